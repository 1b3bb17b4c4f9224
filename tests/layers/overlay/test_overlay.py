"""A reader's own rows on a scene: drawn, counted, cited and marked as theirs, and nothing else is changed."""

import re
from dataclasses import replace
from datetime import date

import pytest

from layers.overlay import overlay
from layers.overlay.overlay import with_overlay
from layers.overlay.rows import Row
from layers.plates.page.layout import LAYOUTS
from layers.plates.page.plate import Text
from layers.plates.page.type import Metrics
from layers.plates.sheets import sheet
from layers.scene import scene
from layers.symbols.marks import SHAPES, USER
from layers.words.catalogue import languages, words_of

ASOF = date(2026, 11, 21)
HOSTILE = "</text><script>alert(1)</script>"
ROWS = (
    Row("공장", ("alpha.gaon",), None, None, "planned", "battery", "2026-11-20", "지역 신문", "둘째 줄"),
    Row("단지", ("beta",), None, None, "candidate"),
    Row("센터", ("beta",), None, None, "candidate", source=HOSTILE),
    Row("부두", (), 129.4, 36.1, "undecided", None, "2026-11", "지역 신문"),
    Row("온 나라", ("korea",), None, None, "considered"),
)


@pytest.fixture
def plain(toy):
    return scene.draw(toy, scene.State(tuple(toy.catalog), ASOF))


@pytest.fixture
def drawn(toy, plain):
    return with_overlay(toy, plain, ROWS)


def layer(drawn):
    return drawn["layers"][-1]


def test_without_rows_a_scene_is_itself(toy, plain):
    assert with_overlay(toy, plain, ()) is plain


def test_the_scene_that_was_given_is_not_changed(toy, plain):
    kept = scene.draw(toy, scene.State(tuple(toy.catalog), ASOF))
    with_overlay(toy, plain, ROWS)
    assert plain == kept


def test_every_row_is_counted_and_marked_as_the_readers(drawn):
    ours = layer(drawn)
    assert (ours["id"], ours["count"], ours["count_text"]) == (overlay.LAYER, 5, "5")
    assert [each["label"] for each in ours["features"]] == [row.name for row in ROWS]
    assert all(each["flag_labels"] == [words_of("ko", "overlay")["title"]] for each in ours["features"])
    counts = {row["label"]: row["count"] for row in ours["legend"] if row["by"] == "status"}
    assert sum(counts.values()) == 5
    assert ours["open"]["undecided"] == 1


def test_a_row_stands_where_its_precision_allows(drawn):
    kinds = {each["label"]: each["kind"] for each in layer(drawn)["features"]}
    assert kinds == {"공장": "ring", "단지": "badge", "센터": "badge", "부두": "point", "온 나라": "listed"}
    ring = layer(drawn)["features"][0]
    assert ring["precision"] == "municipality"
    assert ring["radius_km"] > 0


def test_badges_of_one_region_share_their_anchor(drawn):
    badges = [each for each in layer(drawn)["features"] if each["kind"] == "badge"]
    assert [(each["slot"], each["slots"]) for each in badges] == [(0, 2), (1, 2)]


def test_sources_are_numbered_on_from_the_maps_own_and_stay_text(plain, drawn):
    added = drawn["footnotes"][len(plain["footnotes"]) :]
    first = max(note["n"] for note in plain["footnotes"]) + 1
    assert [note["n"] for note in added] == list(range(first, first + 3))
    assert {note["grade"] for note in added} == {overlay.GRADE}
    assert added[0]["publisher"] == "사용자 입력: 지역 신문"
    assert added[0]["date"] is None, "two rows of one source name two days"
    assert HOSTILE in added[2]["publisher"]
    assert layer(drawn)["features"][3]["sources"] == [added[0]["n"]]


@pytest.mark.parametrize("lang", languages())
def test_title_summary_notices_and_data_version_say_how_many(toy, lang):
    state = scene.State(tuple(toy.catalog), ASOF, lang=lang)
    drawn = with_overlay(toy, scene.draw(toy, state), ROWS)
    said = words_of(lang, "overlay")("counted", n=5)
    assert all(said in drawn[key] for key in ("title", "data_version"))
    assert words_of(lang, "overlay")("notice", n=5) in drawn["notices"]
    assert drawn["caption"].endswith(("더함.", "is added."))


def test_the_fingerprint_covers_every_word_of_a_row(toy, plain, drawn):
    other = with_overlay(toy, plain, (*ROWS[:-1], replace(ROWS[-1], note="다른 비고")))
    assert len({plain["fingerprint"], drawn["fingerprint"], other["fingerprint"]}) == 3
    assert with_overlay(toy, plain, ROWS) == drawn


def test_every_mark_is_the_readers_shape_and_in_the_table_of_marks(drawn):
    keys = [each["mark"] for each in layer(drawn)["features"]] + [row["mark"] for row in layer(drawn)["legend"]]
    assert all(key.startswith(f"{USER}.") for key in keys)
    assert set(keys) <= set(drawn["marks"])


def test_no_layer_of_the_catalogue_has_the_readers_shape(real):
    assert USER in SHAPES
    assert USER not in {definition.symbol.get("shape") for definition in real.catalog.values()}


def test_a_region_still_to_come_is_listed_and_says_so(real):
    day = date(2025, 12, 17)
    plain = scene.draw(real, scene.State((), day))
    found = with_overlay(real, plain, (Row("통합청사", ("jeonnam-gwangju",), None, None, "planned"),))
    (feature,) = layer(found)["features"]
    assert feature["kind"] == "listed"
    assert feature["notes"] == [words_of("ko", "overlay")["not_yet"]]


def test_a_region_that_has_ended_is_drawn_at_its_successor(real):
    plain = scene.draw(real, scene.State((), ASOF))
    found = with_overlay(real, plain, (Row("단지", ("gwangju",), None, None, "planned"),))
    assert layer(found)["features"][0]["regions"] == ["jeonnam-gwangju"]


def test_a_page_without_room_for_every_source_does_not_send_to_the_maps_address_for_the_readers(real):
    rows = [Row(f"이름 {n}", ("ulsan",), None, None, "planned", source=f"긴 이름의 지역 신문 {n}") for n in range(60)]
    plain = scene.draw(real, scene.State((), ASOF))
    drawn = sheet.draw(
        with_overlay(real, plain, rows), real.boundaries, LAYOUTS["slide"], Metrics({}, {}, 0.9), "http://x/?a=1"
    )
    said = " ".join(each.text for group in drawn.groups for each in group.items if isinstance(each, Text))
    assert "긴 이름의 지역 신문 0" in said
    assert re.search(r"외 \d+건", said)
    assert "지도 주소에서" not in said
