"""The map as one file: whole, closed to the outside, the same bytes for the same state, and true on every day."""

import base64
import gzip
import html
import json
import re
from datetime import date, timedelta

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from layers.scene import scene
from layers.scene.scene import State
from tests.browser.test_hostile import FRAGMENTS, poison
from web.application import create_app
from web.cli.main import main
from web.one_file import days as one_file_days
from web.one_file.inline import unlinked
from web.one_file.pieces import pieces, written
from web.service.headers import script_hash

URL = "/export/map.html"
LOADED = re.compile(r'\b(?:src|href|action|srcset|poster|data|formaction)="([^"]*)"')
NAMED_IN_CSS = re.compile(r"url\(\s*[\"']?([^\"')]*)")
ELEMENT = {name: re.compile(rf"<{name}\b([^>]*)>(.*?)</{name}>", re.DOTALL) for name in ("script", "style")}
BLOCK = re.compile(r'<script type="text/plain" id="([^"]+)">([^<]*)</script>')
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def fetched(app, query=""):
    answer = app.test_client().get(f"{URL}?{query}")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def unpacked(file):
    return {name: gzip.decompress(base64.b64decode(text)).decode("utf-8") for name, text in BLOCK.findall(file)}


def run(file):
    """The scripts that a browser runs."""
    return [
        text for given, text in ELEMENT["script"].findall(file) if "text/plain" not in given and "json" not in given
    ]


@pytest.fixture
def file(toy_app):
    return fetched(toy_app)


def test_it_is_handed_out_as_a_file_named_by_its_day(toy_app):
    answer = toy_app.test_client().get(f"{URL}?asof=2025-12-17")
    assert answer.mimetype == "text/html"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="map_2025-12-17.html"'
    assert answer.headers["ETag"]


def test_its_packed_data_are_not_packed_again(toy_app):
    answer = toy_app.test_client().get(URL, headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in answer.headers
    assert {"no-cache", "no-transform"} <= set(answer.headers["Cache-Control"].split(", "))


def test_no_address_in_it_leads_outside(file):
    named = [url for _, css in ELEMENT["style"].findall(file) for url in NAMED_IN_CSS.findall(css)]
    addresses = [*LOADED.findall(ELEMENT["script"].sub("", file)), *named]
    assert addresses
    assert [url for url in addresses if not url.startswith(("#", "data:"))] == []


def test_its_policy_names_every_script_and_style_and_nothing_else(file):
    policy = html.unescape(POLICY.search(file)[1])
    parts = {name: set(sources.split()) for name, _, sources in (one.partition(" ") for one in policy.split("; "))}
    assert parts["default-src"] == {"'none'"}
    assert parts["script-src"] == set(map(script_hash, run(file)))
    assert parts["style-src"] == {script_hash(css) for _, css in ELEMENT["style"].findall(file)}
    assert "connect-src" not in parts
    assert file.index("<meta http-equiv") < min(file.index("<style"), file.index("<script"))


def test_it_holds_every_layer_and_every_set_of_boundaries(toy_app, file):
    blocks = unpacked(file)
    atlas = toy_app.extensions["drawing"].atlas
    for themed in json.loads(blocks["atlas-store"])["themes"].values():
        assert [layer["id"] for layer in themed["layers"]] == list(atlas.catalog)
    assert {name for name in blocks if name.startswith("land-")} == {
        f"land-{each.vintage}" for each in atlas.regions.vintages
    }
    assert json.loads(blocks["context"])["type"] == "Topology"


def test_equal_states_are_equal_bytes(toy_config, file):
    assert fetched(create_app(toy_config)) == file


def test_a_state_changes_the_opening_and_not_the_data(toy_app, file):
    other = fetched(toy_app, "layers=plants&asof=2025-01-01&view=8/37/128&focus=alpha")
    assert BLOCK.findall(other) == BLOCK.findall(file)
    assert '"view": "8/37/128"' in other
    assert '"focus": "alpha"' in other


def test_every_theme_is_in_a_file_and_every_language_is_one(toy_app, file):
    grey, english = (fetched(toy_app, query) for query in ("theme=grey", "lang=en"))
    assert BLOCK.findall(grey) == BLOCK.findall(file)
    assert '<html lang="ko" data-theme="grey">' in grey
    assert unpacked(english)["atlas-store"] != unpacked(file)["atlas-store"]


def test_a_state_in_tiles_opens_on_the_land(toy_app, file):
    assert fetched(toy_app, "frame=tiles") == file


@pytest.mark.parametrize("query", ["width=300", "layers=nothing", "asof=2017-01-01", "lang=fr"])
def test_what_cannot_be_shown_is_refused_by_name(toy_app, query):
    answer = toy_app.test_client().get(f"{URL}?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert query.partition("=")[0] in answer.get_json()["detail"]


def test_the_command_writes_the_same_file(toy_config, toy_app, tmp_path, monkeypatch):
    for name in ("seeds", "data", "definitions", "today"):
        monkeypatch.setenv(f"ATLAS_{name.upper()}", str(getattr(toy_config, name)))
    output = tmp_path / "out.html"
    done = CliRunner().invoke(
        main, ["map", "-o", str(output), "--state", "layers=plants", "--address", "http://localhost"]
    )
    assert done.exit_code == 0, done.output
    assert output.read_text(encoding="utf-8") == fetched(toy_app, "layers=plants")


def test_the_command_says_what_the_file_does_not_take(tmp_path):
    done = CliRunner().invoke(main, ["map", "-o", str(tmp_path / "out.html"), "--layout", "a4"])
    assert done.exit_code == 2
    assert "layout" in done.output


def test_hostile_text_ends_no_element(toy_config):
    plain = fetched(create_app(toy_config))
    poison(toy_config, "\n".join(FRAGMENTS))
    hostile = fetched(create_app(toy_config))
    assert hostile.count("<script") == plain.count("<script")
    assert hostile.count("</style") == plain.count("</style")
    assert "window.hacked=1</script>" in "".join(json.loads(unpacked(hostile)["atlas-store"])["texts"])


def content(atlas, layer_id, day):
    """A layer on a day and what it cites, without the words that name the day."""
    drawn = scene.draw(atlas, State(layers=(layer_id,), asof=day))
    return [drawn["layers"], drawn["footnotes"], drawn["marks"]]


def test_between_its_days_a_layer_stays_as_it_is(known):
    for definition in known.catalog.values():
        days = one_file_days.of_layer(known, definition)
        for first, after in list(zip(days, [*days[1:], date(2027, 12, 31)], strict=True))[:: max(1, len(days) // 4)]:
            last = after - timedelta(days=1)
            assert content(known, definition.id, first) == content(known, definition.id, last), (definition.id, first)


def test_days_are_in_order_and_begin_with_the_record(known):
    days = one_file_days.of_regions(known)
    assert days == sorted(set(days))
    assert days[0] == date(2017, 12, 18)
    assert date(2026, 7, 1) in days


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(values=st.dictionaries(st.text(min_size=1), PLAIN, max_size=5), data=st.data())
def test_pieces_filled_again_are_the_canonical_text(values, data):
    gaps = data.draw(st.sets(st.sampled_from(sorted(values)))) if values else set()
    found = pieces(values, gaps)
    assert found[1::2] == sorted(gaps)
    filled = "".join(written(values[part]) if number % 2 else part for number, part in enumerate(found))
    assert filled == json.dumps(values, ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/layers/x" class="b">가 <b>나</b></a>', '<span class="b">가 <b>나</b></span>'),
        ('<a class="cite" href="#source-1">1</a>', '<a class="cite" href="#source-1">1</a>'),
        ('<a href="/?asof=1" data-date="2024">가</a>', '<a href="#content" data-date="2024">가</a>'),
        ('<form method="get" action="/">', '<form method="get" action="#">'),
    ],
)
def test_links_become_text_unless_the_page_answers_them(before, after):
    assert unlinked(before) == after
