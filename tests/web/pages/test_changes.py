"""`/changes` tells what differs between two days, by layer and by region, with the counts of the sentences."""

import re
from datetime import date
from html import unescape

import pytest

from layers.atlas import history
from layers.atlas.atlas import read
from tests.layers.findings import independent
from web.export.formats import DOCUMENTS
from web.service.language import LANGUAGES
from web.state.narrowing import Narrowing
from web.telling.agenda.changed import changed
from web.views import kinds as views

SPANS = [("2017-12-18", "2023-02-16"), ("2023-02-16", "2024-02-01"), ("2024-02-01", "2025-12-17"),
         ("2024-02-01", "2026-11-21"), ("2025-12-17", "2025-12-17")]  # fmt: skip


def told(atlas, first, last, lang="ko", **narrowing):
    return changed(atlas, date.fromisoformat(first), date.fromisoformat(last), Narrowing(**narrowing), lang)


def headline(html):
    """The words of its heading, whatever parts they stand in."""
    return unescape(re.sub(r"<[^>]+>", "", html.split("<h1>", 1)[1].split("</h1>", 1)[0]))


def shown(html):
    """The numbers of the blocks that a page shows."""
    return {key: int(n) for key, n in re.findall(r'data-count="([a-z]+)">(\d+)<', html)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("first", "last"), SPANS)
def test_the_page_answers_first_and_lists_every_line(client, known, first, last, lang):
    html = client.get(f"/changes?from={first}&to={last}&lang={lang}").get_data(as_text=True)
    found = told(known, first, last, lang)
    assert headline(html) == found.lead[0]
    for sentence in found.lead[1:]:
        assert sentence in html.replace("&#39;", "'")
    assert shown(html) == {block.key: block.count for block in (*found.told, *found.folded)}
    for block in (*found.told, *found.folded):
        part = html.split(f'role="group" aria-labelledby="{block.key}"', 1)[1].split("</table>", 1)[0]
        assert part.count('<th scope="row"') == len(block.lines)
        assert part.count('href="/items/') == block.items + sum(line.whole is not None for line in block.lines)


def test_policy_comes_first_then_regions_then_what_was_not_checked(client):
    html = client.get("/changes?from=2025-12-17&to=2026-11-28").get_data(as_text=True)
    parts = [html.index(f'aria-labelledby="{key}"') for key in ("policy", "areas", "unchecked")]
    assert parts == sorted(parts)
    assert html.index('<summary id="unknown">') > parts[2]
    assert 'aria-labelledby="applied"' in html[parts[0] : parts[1]]


def test_without_dates_it_starts_from_the_latest_document(client):
    assert headline(client.get("/changes").get_data(as_text=True)).startswith("2025.12.17.~2026.11.21. 수록분")


def test_the_days_of_the_documents_are_one_click_away(client):
    html = client.get("/changes").get_data(as_text=True)
    for first in ("2017-12-18", "2023-02-16", "2024-02-01", "2025-12-17"):
        assert f"/changes?from={first}&amp;to=" in html


def test_one_layer_and_one_region_can_be_looked_at(client):
    html = client.get("/changes?from=2024-02-01&to=2026-11-21&layer=advanced-complexes&region=gyeongbuk")
    listed = html.get_data(as_text=True).split('aria-labelledby="policy"', 1)[1]
    assert "경북(안동·포항) 바이오 특화단지" in listed
    assert "강원(춘천·홍천) 바이오 특화단지" not in listed


def _part(html, key):
    return html.split(f'aria-labelledby="{key}"', 1)[1].split("</section>", 1)[0]


NARROWED = [
    ("2023-02-16", "2024-02-01", "advanced-complexes", None),
    ("2023-02-16", "2026-11-21", "regional-projects", None),
    ("2024-02-01", "2026-11-21", None, "gyeongbuk"),
    ("2024-02-01", "2026-11-21", "advanced-complexes", "gangwon"),
    ("2025-12-17", "2026-11-21", None, "gwangju"),
]


@pytest.mark.parametrize(("first", "last", "layer", "region"), NARROWED)
def test_a_layer_or_a_region_narrows_everything_on_the_page(client, known, first, last, layer, region):
    asked = "".join(f"&{name}={value}" for name, value in (("layer", layer), ("region", region)) if value)
    html = client.get(f"/changes?from={first}&to={last}{asked}").get_data(as_text=True)
    whole, found = told(known, first, last), told(known, first, last, layer=layer, region=region)
    assert 0 < len(found.found.items) < len(whole.found.items)
    assert shown(html) == {block.key: block.count for block in (*found.told, *found.folded)}
    counts = found.by_province
    dots = [int(n) for n in re.findall(r'class="(?:decided|bid)-number"[^>]*>(\d+)<', html, re.DOTALL)]
    assert dots == [numbers[key] for numbers in counts.values() for key in ("decision", "applied") if numbers[key]]
    assert _part(html, "by-layer").count('<tr><th scope="row"') == len(found.by_layer)
    cells = re.findall(r'<td class="number"[^>]*>(\d+)</td>', _part(html, "by-region"))
    kinds = [block.key for block in found.told]
    assert sum(map(int, cells)) == sum(numbers[key] for numbers in counts.values() for key in kinds)
    assert ('aria-labelledby="administrative"' in html) == (layer is None)


@pytest.mark.parametrize("sector", ["battery", "robotics"])
def test_an_industry_narrows_everything_on_the_page(client, known, sector):
    html = client.get(f"/changes?from=2024-02-01&to=2026-11-28&sector={sector}").get_data(as_text=True)
    found = told(known, "2024-02-01", "2026-11-28", sector=sector)
    assert found.found.items
    assert {one.item.sector for one in found.found.items} | {one.item.sector2 for one in found.found.items} >= {sector}
    assert shown(html) == {block.key: block.count for block in (*found.told, *found.folded)}
    assert known.sectors[sector].ko + "에 해당하는 것만" in html
    assert 'aria-labelledby="administrative"' not in html
    assert f"/export/changes.pptx?from=2024-02-01&amp;to=2026-11-28&amp;sector={sector}" in html


@pytest.mark.parametrize("asked", ["applied", "designated", "designated,applied"])
def test_a_status_narrows_everything_on_the_page_and_says_nothing_of_other_kinds(client, known, asked):
    html = client.get(f"/changes?from=2023-02-16&to=2026-11-28&status={asked}").get_data(as_text=True)
    whole, found = told(known, "2023-02-16", "2026-11-28"), told(known, "2023-02-16", "2026-11-28", status=asked)
    wanted = asked.split(",")
    assert len(found.found.items) == sum(one.item.status in wanted for one in whole.found.items) > 0
    assert shown(html) == {block.key: block.count for block in (*found.told, *found.folded)}
    assert ", ".join(known.statuses[one].ko for one in known.statuses if one in wanted) + "에 해당하는 것만" in html
    assert not re.search(r"(?<!\d)0건", html.split("<h1>", 1)[1].split("</h1>", 1)[0])
    query = f"from=2023-02-16&to=2026-11-28&status={asked.replace(',', '%2C')}"
    assert f"/export/changes.pptx?{query}".replace("&", "&amp;") in html
    feed = client.get(f"/changes.atom?{query}").get_data(as_text=True)
    assert feed.count("<entry>") == sum(len(block.lines) for block in found.blocks)


@pytest.mark.parametrize("kind", ["decision", "moved", "applied", "proposed", "unknown", "indirect", "administrative"])
def test_a_kind_narrows_everything_on_the_page(client, known, kind):
    html = client.get(f"/changes?from=2025-12-17&to=2026-11-28&kind={kind}").get_data(as_text=True)
    whole = told(known, "2025-12-17", "2026-11-28")
    counts = {block.key: block.count for block in whole.blocks}
    assert shown(html) == ({kind: counts[kind]} if counts.get(kind) else {})
    assert ('aria-labelledby="administrative"' in html) == (kind == "administrative")


def test_a_region_keeps_the_districts_that_changed_in_it_alone(client):
    html = client.get("/changes?from=2025-12-17&to=2026-11-21&region=incheon").get_data(as_text=True)
    told = _part(html, "administrative")
    assert "제물포구" in told
    assert "목포시" not in told
    assert "인천광역시에 해당하는 것만" in html.split('class="lead"')[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_poles_are_first_listed_and_no_administrative_region(client, lang):
    html = client.get(f"/changes?from=2024-02-01&to=2026-11-21&lang={lang}").get_data(as_text=True)
    told, poles = _part(html, "administrative"), _part(html, "poles")
    began = "신설" if lang == "ko" else ">begun<"
    assert "pole-" not in told
    assert poles.count('href="/regions/pole-') == 8
    assert began not in poles
    levels = html.split('<details class="agenda-fold"><summary>', 1)[1].split("</summary>", 1)[0]
    assert ("권역" if lang == "ko" else "pole") not in levels.split(". ")[0]


def test_the_merger_is_told_with_what_it_was_made_of(client):
    html = client.get("/changes?from=2025-12-17&to=2026-11-21").get_data(as_text=True)
    row = html.split('href="/regions/jeonnam-gwangju?', 1)[1].split("</tr>", 1)[0]
    assert "← 광주광역시, 전라남도" in row


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("from=2026-01-01&to=2025-01-01", 400, "2025-01-01"),
        ("from=2010-01-01", 400, "2017-12-18"),
        ("to=yesterday", 400, "2025-12-17"),
        ("layer=nothing", 404, "nothing"),
        ("sector=batery", 400, "battery"),
        ("kind=nothing", 400, "decision"),
        ("status=desgnated", 400, 'href="/changes?status=designated"'),
        ("sector=배터리", 400, 'href="/changes?sector=battery"'),
        ("layer=battery-triangl", 404, 'href="/changes?layer=battery-triangle"'),
        ("region=nowhere", 404, "nowhere"),
    ],
)
def test_a_wrong_question_says_what_would_be_right(client, query, status, said):
    answer = client.get(f"/changes?{query}")
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


def test_what_regions_ask_for_is_told_apart_from_what_was_decided(client):
    address = "/changes?from=2025-12-17&to=2026-11-28"
    korean = client.get(address).get_data(as_text=True)
    events = independent.events(date(2025, 12, 17), date(2026, 11, 28), independent.SOLID)
    supported = len(independent.supports(events))
    decided = len(events) - supported
    bids = len(independent.events(date(2025, 12, 17), date(2026, 11, 28), {"applied"}))
    told = f"정부 결정 {decided}건 / 기한 변경 4건 / 지역 신청 {bids}건 · 제안 12건"
    assert headline(korean) == f"2025.12.17.~2026.11.28. 수록분: {told}"
    assert '<span class="clause">기한 변경 4건 /</span>' in korean
    assert f"그 밖: 위기대응·인구감소 지원 {supported}건" in korean
    assert "신규 18건" not in korean
    assert "건이 달라졌다" not in korean
    assert "가장 많이" not in korean
    english = client.get(f"{address}&lang=en").get_data(as_text=True)
    assert (
        f"{decided} government decisions / 4 deadlines moved / regions: {bids} applications · 12 proposals"
        in headline(english)
    )


def test_english_counts_have_the_right_number(client):
    page = client.get("/changes?from=2025-12-17&to=2026-11-28&lang=en").get_data(as_text=True)
    assert "1 province · 4 municipalities begun" in page
    assert "(s)" not in page
    assert "(ies)" not in page


def test_what_changed_in_a_province_includes_what_its_pole_is_told(client):
    page = client.get("/changes?from=2025-12-17&to=2026-11-28&region=jeonbuk").get_data(as_text=True)
    assert "전북 성장엔진" in page
    assert "수도권 성장엔진" not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_page_feed_and_workbook_leave_out_and_tell_what_is_dated_by_its_month_alone(client, known, lang):
    query = f"from=2025-12-01&to=2025-12-17&lang={lang}"
    late = {row["item"] for row in independent.rows() if row["valid_from"] == "2025-12" and row["claim"] == "status"}
    found = told(known, "2025-12-01", "2025-12-17", lang)
    assert {one.item.id for one in found.found.unsure} == late
    html = client.get(f"/changes?{query}").get_data(as_text=True)
    listed = html.split("<h1>", 1)[1]
    assert not [item for item in late if f"/items/{item}?" in listed]
    assert f'data-unsure="{len(late)}">{found.unsure}' in html
    assert found.unsure in client.get(f"/changes.atom?{query}").get_data(as_text=True)
    source = client.application.extensions["drawing"]
    view = views.read("/changes", query, source, date(2026, 11, 28))
    assert found.unsure in view.chapter(source, "http://a/", DOCUMENTS["xlsx"].paper).cautions
    after = client.get(f"/changes?from=2025-12-17&to=2026-11-28&lang={lang}").get_data(as_text=True)
    assert not [item for item in late if f"/items/{item}?" not in after]
    assert {"ko": "날짜가 월까지만", "en": "known by month only"}[lang] in after


@pytest.mark.parametrize("region", ["jeonnam-gwangju", "incheon.jemulpo", "gwangju", "gyeongbuk"])
def test_no_span_is_offered_by_whose_end_a_region_was_not_yet(client, region):
    html = client.get(f"/changes?region={region}").get_data(as_text=True)
    links = {one.replace("&amp;", "&") for one in re.findall(r'href="(/changes\?[^"]*)"', html)}
    assert any(f"region={region}" in one for one in links)
    assert {one: client.get(one).status_code for one in links} == dict.fromkeys(links, 200)
    assert ("to=2023-02-16" in html) == (region in ("gwangju", "gyeongbuk"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_from_release_tells_the_last_release_and_that_the_data_differ_from_it(client, known, lang):
    html = client.get(f"/changes?from=release&lang={lang}").get_data(as_text=True)
    assert "0.2.0 (2026-11-21)" in html
    assert "0.1.0" in html
    assert "stages.csv" in html
    assert ('role="note"' in html) == (not history.standing(known).released)
    assert "/changes?from=release&amp;" in client.get(f"/changes?lang={lang}").get_data(as_text=True)


def test_without_a_release_there_is_nothing_to_tell(toy_app, toy_config):
    said = toy_app.test_client().get("/changes?from=release&lang=en")
    assert "No release of the data is recorded." in said.text
    assert toy_app.test_client().get("/changes.atom?from=release").status_code == 200
    atlas = read(toy_config.seeds, toy_config.data, toy_config.definitions)
    history.release(atlas, "1.0.0", date(2026, 11, 21))
    first = toy_app.test_client().get("/changes?from=release&lang=en").text
    assert "1.0.0 (2026-11-21) is the first release" in first
