"""Hostile text in any fact, name or definition stays text in every place where it is shown, in a real browser."""

from __future__ import annotations

import csv
import re

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.browser.serving import served
from tests.browser.visits import Visit
from tests.toy_atlas import copied, relock
from web.application import create_app

FRAGMENTS = (
    "</script><script>window.hacked=1</script>",
    "${window.hacked=1}",
    "\\",
    "\\u003cb\\u003e",
    "\"'`",
    "<img src=x onerror=window.hacked=1>",
    "<svg/onload=window.hacked=1>",
    "</title></textarea></style><!--",
    "{{7*7}}{% raw %}",
    "' onfocus=window.hacked=1 autofocus x='",
    "javascript:window.hacked=1",
    "&ltb&gt &amp",
    "\u202eabc\u2066",
    "]]>",
    "=1+1",
    "긴" * 300,
)
#: Columns whose text is shown, by file; one text for each `several` part.
TEXTS = {
    "seeds/facts/*.csv": (
        "subject_ko", "subject_en", "role", "role_en", "evidence", "ministry", "legal_basis", "deciding_body",
        "notice_no", "anchor", "note", "note_en", "locator", "unit",
    ),
    "seeds/sites.csv": ("name_ko", "name_en", "note", "source"),
    "seeds/places.csv": ("reason",),
    "seeds/sectors.csv": ("ko", "en", "note"),
    "seeds/stages.csv": ("role", "stage", "stage_en", "note"),
    "seeds/statistics/crosswalk.csv": ("note",),
    "seeds/statistics/ksic.csv": ("ko",),
    "seeds/statistics/activities.csv": ("ko",),
    "seeds/gaps.csv": ("would_settle_ko", "would_settle_en"),
    "seeds/statistics/indicators.csv": ("ko", "en", "note"),
    "seeds/statistics/sources.csv": ("publisher", "title_ko"),
    "data/regions.csv": ("name_ko", "short_ko", "name_en", "short_en", "note"),
}  # fmt: skip
WRITTEN_WHERE_EMPTY = frozenset({"note", "note_en", "role", "role_en", "anchor", "subject_en", "locator"})
PLACE = "새바다"
#: Names by which the toy's facts call its regions.
KEPT_NAMES = {
    "pole-north": ("북부권",), "pole-south": ("남부권",), "alpha": ("알파도",), "beta": ("베타광역시",),
    "gamma": ("감마도",), "alpha.gaon": ("가온시",), "alpha.nuri": ("누리구",), "beta.haneul": ("하늘군",),
    "gamma.haneul": ("하늘시",),
}  # fmt: skip
PAGES = (
    "/layers", "/layers/plants", "/layers/population", "/items/plants.gaon?asof=2025-12-17", "/regions/alpha",
    "/regions/alpha.gaon", "/sources", "/sources/daily-2024-05-01", "/sources/motie-2024-02", "/freshness",
    "/timeline", "/due", "/changes?from=2024-01-01&to=2026-11-21", "/compare?regions=alpha,beta&asof=2026-06-30",
)  # fmt: skip
#: Elements that no page of ours has, and attributes that run.
INTRUDERS = (
    "img, iframe, object, embed, base, b:not([class], .tally b), "
    "[onerror], [onload], [onfocus], a[href^='javascript:' i]"
)
SPACE = re.compile(r"\s+")


def poison(config, text):
    """Put a text, without a semicolon, into every textual cell of a data set that anything shows."""
    folder = config.seeds.parent
    for pattern, columns in TEXTS.items():
        for path in folder.glob(pattern):
            _poison_table(path, columns, text)
    for path in (folder / "definitions").glob("*.yml"):
        _poison_definition(path, text)
    _poison_documents(folder / "seeds" / "documents.yml", text)
    _poison_totals(folder / "seeds" / "totals.yml", text)
    relock(folder / "seeds")


def _poison_table(path, columns, text):
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), reader.fieldnames
    for row in rows:
        for column in columns:
            if row[column] or column in WRITTEN_WHERE_EMPTY:
                row[column] = f"{row[column]} {text}".strip()
        if "aliases" in row:
            row["aliases"] = ";".join(filter(None, (row["aliases"], *KEPT_NAMES.get(row["id"], ()))))
        if row.get("place") == PLACE:
            row["place"] = f"{PLACE} {text}".strip()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)


def _read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def _write(path, value):
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _poison_definition(path, text):
    entry = _read(path)
    for key in ("title", "abstract", "notice"):
        entry[key] = {lang: f"{entry.get(key, {}).get(lang, '')} {text}".strip() for lang in ("ko", "en")}
    if "instrument" in entry:
        entry["instrument"]["why"] = {lang: f"{why} {text}" for lang, why in entry["instrument"]["why"].items()}
    _write(path, entry)


def _poison_documents(path, text):
    entries = _read(path)
    for entry in entries.values():
        for key in ("title_ko", "title_en", "publisher_ko", "publisher_en"):
            entry[key] = f"{entry.get(key, '')} {text}".strip()
    _write(path, entries)


def _poison_totals(path, text):
    entries = _read(path)
    for entry in entries:
        entry |= {lang: f"{entry[lang]} {text}".strip() for lang in ("ko", "en")}
    _write(path, entries)


def normal(text):
    return SPACE.sub(" ", text).strip()


def shown(page, selector="body"):
    """The text of a part of the page, as the document has it."""
    return normal(" ".join(page.locator(selector).evaluate_all("all => all.map((each) => each.textContent)")))


def no_intruder(page):
    assert page.evaluate("window.hacked") is None
    assert page.locator(INTRUDERS).count() == 0
    assert page.evaluate("[...document.scripts].every((each) => !each.textContent.startsWith('window.hacked'))")


def explore(page, address, text, lang):
    """Open the map with everything on it: panel, table, card, popup and search."""
    page.goto(f"{address}/?layers=engines,plants,population&focus=alpha&view=7/37/128&lang={lang}")
    page.wait_for_selector("html[data-drawn='1']", state="attached")
    for part in ("#panel-groups", "#card-body", "#table-body", "#map-title"):
        assert text in shown(page, part), part
    page.locator(".marks .mark:not(.words)").first.dispatch_event("click")
    page.wait_for_selector(".item-popup .popup-row")
    assert text in shown(page, ".item-popup")
    page.locator("#search").fill("가온")
    page.wait_for_selector("#search-hits .hit")
    assert text in shown(page, "#search-hits")
    no_intruder(page)
    page.locator("[data-frame='tiles']").dispatch_event("click")
    page.wait_for_selector(".tile .tile-mark")
    page.locator(".tile .tile-mark").first.dispatch_event("click")
    page.wait_for_selector(".tile-popup .popup-row")
    assert text in shown(page, ".tiles")
    assert text in shown(page, ".tile-popup")
    no_intruder(page)


def reads_as_text(browser, folder, text, lang):
    """Serve a poisoned atlas, open every kind of page of it, and find the text as text."""
    config = copied(folder)
    poison(config, text)
    wanted = normal(text)
    with served(create_app(config)) as address:
        page = browser.new_page(locale="ko-KR")
        record = Visit(page, address.removeprefix("http://")).watch()
        page.on("dialog", lambda dialog: (record.messages.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        explore(page, address, wanted, lang)
        for path in PAGES:
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={lang}")
            assert wanted in shown(page), path
            no_intruder(page)
        page.close()
    assert record.problems() == []


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_hostile_fragment_together_stays_text(browser, tmp_path, lang):
    reads_as_text(browser, tmp_path / "toy", "\n".join(FRAGMENTS), lang)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=";"), max_size=12)


@settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
    deadline=None,
    derandomize=True,
)
@given(parts=st.lists(st.sampled_from(FRAGMENTS) | WORDS, min_size=1, max_size=4), lang=st.sampled_from(["ko", "en"]))
def test_any_text_stays_text(browser, tmp_path_factory, parts, lang):
    reads_as_text(browser, tmp_path_factory.mktemp("hostile") / "toy", "".join(parts).strip() or "'", lang)
