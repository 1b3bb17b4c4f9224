"""The tile grid: every province has one tile, nothing moves with the merger, and what is counted is true."""

import re
from datetime import date

import pytest

from layers.atlas import tile_table
from layers.atlas.items import items
from layers.overlay import overlay
from layers.scene import scene, tiles
from tests.layers_named import LAYERS

BEFORE, AFTER = date(2025, 12, 17), date(2026, 11, 21)
DAYS = (date(2017, 12, 18), BEFORE, AFTER)
HEAD = "region,row,column,span,valid_from,valid_to\n"


def drawn(atlas, layers, asof=BEFORE, lang="ko", theme="colour"):
    return scene.draw(atlas, scene.State(tuple(layers), asof, None, lang, theme, "tiles"))


def cell(made, region):
    return next(each for each in made["tiles"]["items"] if each["region"] == region)


@pytest.mark.parametrize("day", DAYS)
def test_every_province_has_one_tile_and_no_two_share_a_place(real, day):
    found = tiles.tiles(real, day)
    assert [each.region for each in found] == [region.id for region in real.regions.at(day, "province")]
    places = [place for each in found for place in each.places]
    assert len(places) == len(set(places)) == 17


def test_the_merger_moves_no_tile(real):
    before, after = ({each.region: each for each in tiles.tiles(real, day)} for day in (BEFORE, AFTER))
    assert {key: after[key] for key in after if key in before} == {key: before[key] for key in after if key in before}
    merged = before["gwangju"].places | before["jeonnam"].places
    assert after["jeonnam-gwangju"].places == merged


def test_the_file_names_provinces_only(real):
    known = {region.id for day in DAYS for region in real.regions.at(day, "province")}
    assert {each.tile.region for each in real.tiles} == known


def test_without_a_file_the_provinces_stand_in_their_official_order(toy):
    found = tiles.tiles(toy, BEFORE)
    assert [each.region for each in found] == [region.id for region in toy.regions.at(BEFORE, "province")]
    assert len({place for each in found for place in each.places}) == len(found)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("seoul,x,0,1,,\n", "seoul|row = 'x': must be a whole number"),
        ("seoul,0,0,0,,\n", "span = '0'"),
        ("seoul,0,0,2,,\nbusan,0,1,1,2026-07-01,\n", "2026-07-01 row 0 column 1.*two tiles"),
    ],
)
def test_a_row_that_cannot_be_is_named(tmp_path, rows, said):
    (tmp_path / "tiles.csv").write_text(HEAD + rows, encoding="utf-8")
    _, problems = tile_table.read(tmp_path)
    assert re.search(said, "; ".join(map(str, problems)))


def test_geography_has_no_grid_and_every_state_says_its_frame(real):
    plain = scene.draw(real, scene.State(real.catalog.defaults(), BEFORE))
    assert plain["tiles"] is None
    assert plain["state"]["frame"] == "geo"
    assert drawn(real, real.catalog.defaults())["state"]["frame"] == "tiles"


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_every_item_with_a_mark_stands_in_the_provinces_it_is_about_and_nowhere_else(real, layer, day):
    made = drawn(real, [layer], day)
    shown = {}
    for each in made["tiles"]["items"]:
        for part in (*each["entries"], *({**node, "items": [node["item"]]} for node in each["nodes"])):
            for item in part["items"]:
                shown.setdefault(item, set()).add(each["region"])
    features = [f for f in made["layers"][0]["features"] if f["kind"] in ("point", "ring", "badge", "bubble")]
    for feature in features:
        homes = {made["regions"][r]["parent"] or r for r in feature["regions"] if r in made["regions"]}
        assert homes <= shown.get(feature["id"], set()), feature["id"]
    assert set(shown) <= {f["id"] for f in made["layers"][0]["features"]}


def test_what_is_unconfirmed_is_never_counted_with_what_is_selected(real):
    entries = cell(drawn(real, ["main-industries"], AFTER), "gyeongnam")["entries"]
    assert {each["status"]: each["count"] for each in entries} == {"selected": 2, "unconfirmed": 1}
    assert len({each["mark"] for each in entries}) == 2


def test_nothing_not_for_it_and_not_known_are_told_apart(real):
    assert cell(drawn(real, ["main-industries"]), "seoul")["empty"] == ["대상 아님"]
    assert cell(drawn(real, ["advanced-complexes"]), "seoul")["empty"] == ["없음"]
    assert cell(drawn(real, ["advanced-complex-call-2026"], AFTER), "seoul")["empty"] == ["미확인"]
    mixed = cell(drawn(real, ["advanced-complexes", "advanced-complex-call-2026"], AFTER), "seoul")
    assert mixed["empty"] == ["없음", "1개 레이어 미확인"]
    assert cell(drawn(real, ["advanced-complexes"]), "gyeonggi")["empty"] == []


def test_a_map_of_figures_alone_is_not_empty_and_prints_every_figure(real):
    made = drawn(real, ["population"])
    assert all(len(each["figures"]) == 1 and each["empty"] == [] for each in made["tiles"]["items"])
    assert all(each["areas"][0]["fill"] for each in made["tiles"]["items"])


def test_municipalities_are_counted_in_their_province_by_what_they_are(real):
    entries = cell(drawn(real, ["depopulation-areas"], AFTER), "gangwon")["entries"]
    assert {each["label"]: each["count"] for each in entries} == {"인구감소지역": 12, "인구감소관심지역": 4}
    total = sum(
        e["count"] for each in drawn(real, ["depopulation-areas"], AFTER)["tiles"]["items"] for e in each["entries"]
    )
    assert total == len(items(real, "depopulation-areas", AFTER))


def test_a_pole_is_bounded_where_another_one_or_nothing_begins(real):
    made = drawn(real, ["growth-engines"])
    assert cell(made, "jeonbuk")["edges"] == ["top", "right", "bottom", "left"]
    assert cell(made, "seoul")["edges"] == ["top", "bottom"]
    assert cell(made, "jeonbuk")["special"]
    assert cell(made, "seoul")["pole"] == "수도권"
    assert all(not each["edges"] for each in drawn(real, ["population"])["tiles"]["items"])


def test_the_grid_knows_no_layer_by_name(toy):
    made = drawn(toy, tuple(toy.catalog), BEFORE)
    assert any(each["entries"] for each in made["tiles"]["items"])
    assert {each["region"] for each in made["tiles"]["items"]} == {r.id for r in toy.regions.at(BEFORE, "province")}


def test_a_reader_s_own_row_stands_in_the_tile_of_its_region(real):
    row = overlay.Row("새 공장", ("sejong",), None, None, "planned")
    made = overlay.with_overlay(real, drawn(real, ["advanced-complexes"]), [row])
    found = cell(made, "sejong")
    assert [each["layer"] for each in found["entries"]] == [overlay.LAYER]
    assert found["entries"][0]["mark"] in made["marks"]
    assert found["empty"] == []
    assert cell(made, "seoul")["empty"] == ["없음"]
