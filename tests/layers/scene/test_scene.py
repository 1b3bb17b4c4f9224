import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from geo.errors import BeforeRecord
from layers.atlas import atlas
from layers.errors import UnknownLayer
from layers.periods import last_day
from layers.scene import scene
from layers.scene.scene import State
from layers.symbols import palette
from layers.symbols.symbology import HATCHES, NO_DATA

ROOT = Path(__file__).parents[3]
DEFINITIONS = ROOT / "layers" / "definitions"
LAYERS = sorted(path.stem for path in DEFINITIONS.glob("*.yml"))
REPORT, TODAY = date(2025, 12, 17), date(2026, 11, 21)
DAYS = [REPORT, TODAY]
KINDS = {"area", "point", "ring", "badge", "line", "link", "bubble", "listed"}


@pytest.fixture(scope="module")
def korea():
    return atlas.read(ROOT / "seeds", ROOT / "data", DEFINITIONS)


def drawn(korea, layer, day=TODAY, **choices):
    return scene.draw(korea, State((layer,), day, **choices))


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_draws_or_says_from_when(korea, layer, day):
    only = drawn(korea, layer, day)["layers"][0]
    assert bool(only["features"]) == only["in_force"]
    assert only["in_force"] or (only["from"] or "") > day.isoformat() or "까지의 목록" in only["state_text"]
    assert {feature["kind"] for feature in only["features"]} <= KINDS


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_counts_what_its_document_totals(korea, layer):
    expect = korea.catalog[layer].expect
    ends = [fact.valid_to for fact in korea.by_topic.get(layer, ()) if fact.draws]
    last = last_day(max(ends)) if ends and all(ends) else TODAY
    only = drawn(korea, layer, min(last, TODAY))["layers"][0]
    apart = int(only["count_text"].partition(" + ")[2] or 0)
    beyond = apart if only["count"] > (expect or only["count"]) else 0
    assert expect in (None, only["count"] - beyond)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("layer", LAYERS)
def test_the_legend_counts_every_item_once_by_status_and_by_sector(korea, layer, day):
    only = drawn(korea, layer, day)["layers"][0]
    for by in ("status", "sector", "role", "class"):
        counts = [row["count"] for row in only["legend"] if row["by"] == by]
        total = len(only["features"]) if by == "class" else only["count"]
        assert not counts or sum(counts) == total


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("layer", LAYERS)
def test_every_feature_has_a_source_and_every_footnote_is_used(korea, layer, lang):
    whole = drawn(korea, layer, lang=lang)
    features = whole["layers"][0]["features"]
    cited = {number for feature in features for number in feature["sources"]}
    assert all(feature["sources"] for feature in features)
    assert cited == {note["n"] for note in whole["footnotes"]}
    assert [note["n"] for note in whole["footnotes"]] == list(range(1, len(cited) + 1))


@pytest.mark.parametrize("layer", LAYERS)
def test_every_mark_is_drawn_once_and_used(korea, layer):
    whole = drawn(korea, layer)
    used = {feature.get(key) for feature in whole["layers"][0]["features"] for key in ("mark", "own")}
    used |= {row["mark"] for row in whole["layers"][0]["legend"]}
    assert used - {None} == set(whole["marks"])


@pytest.mark.parametrize("theme", ["colour", "grey"])
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("layer", LAYERS)
def test_legend_rows_differ_in_something_other_than_hue(korea, layer, day, theme):
    whole = drawn(korea, layer, day, theme=theme)
    rows = [row for row in whole["layers"][0]["legend"] if row["mark"]]
    seen = Counter(plain(whole["marks"][row["mark"]]) for row in rows)
    assert not [mark for mark, times in seen.items() if times > 1]


def plain(mark):
    """A mark without its colours."""
    return "".join(part[6:] if index else part for index, part in enumerate(mark.split("#")))


@pytest.mark.parametrize("layer", LAYERS)
def test_features_have_the_fields_of_their_kind(korea, layer):
    for feature in drawn(korea, layer)["layers"][0]["features"]:
        assert {"id", "kind", "regions", "label", "status", "sources", "href", "notes"} <= set(feature)
        if feature["kind"] in ("point", "ring", "badge", "bubble"):
            assert 124 < feature["lon"] < 132
            assert 33 < feature["lat"] < 39
        if feature["kind"] == "ring":
            assert feature["radius_km"] > 0
        if feature["kind"] in ("line", "link"):
            assert len(feature["path"]) >= 2


@pytest.mark.parametrize("layer", LAYERS)
def test_no_uncertain_site_is_drawn_as_a_precise_point(korea, layer):
    for feature in drawn(korea, layer)["layers"][0]["features"]:
        if feature["kind"] == "point":
            assert korea.sites[feature["site"]].precise


@pytest.mark.parametrize("day", DAYS)
def test_undecided_and_unconfirmed_never_share_a_hatch_or_a_count(korea, day):
    whole = scene.draw(korea, State(tuple(korea.catalog), day))
    hatches = {feature.get("hatch") for layer in whole["layers"] for feature in layer["features"]}
    assert hatches <= {None, NO_DATA, *HATCHES.values()}
    assert HATCHES["undecided"] != HATCHES["unconfirmed"]
    for layer in whole["layers"]:
        labels = [row["label"] for row in layer["legend"] if row["by"] == "status"]
        assert len(labels) == len(set(labels))


def test_engines_are_undecided_on_the_day_of_the_report_and_unconfirmed_when_it_was_not_kept(korea):
    report, today = (drawn(korea, "growth-engines", day)["layers"][0] for day in (REPORT, date(2026, 3, 15)))
    assert report["open"] == {"undecided": 8, "unconfirmed": 0, "name-unknown": 0}
    assert {feature["hatch"] for feature in report["features"]} == {"undecided"}
    assert today["open"] == {"undecided": 0, "unconfirmed": 8, "name-unknown": 0}
    assert {feature["hatch"] for feature in today["features"] if feature["kind"] == "area"} == {
        "unconfirmed",
        "proposed",
    }


@pytest.mark.parametrize("day", [REPORT, TODAY])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_first_scene_shows_poles_by_tint_and_says_of_the_engines_in_one_line_what_is_open(korea, day, lang):
    first = scene.draw(korea, State(korea.catalog.defaults(), day, lang=lang))["layers"]
    engines = next(layer for layer in first if layer["geometry"] == "dissolve")
    alone = scene.draw(korea, State((engines["id"],), day, lang=lang))["layers"][0]
    areas = [feature for feature in engines["features"] if feature["kind"] == "area"]
    assert {feature["hatch"] for feature in areas} == {None}
    assert all(feature["fill"] for feature in areas)
    assert [(row["count"], row["swatch"]) for row in engines["legend"] if row["by"] == "status"] == [(8, None)]
    assert None not in {feature["hatch"] for feature in alone["features"] if feature["kind"] == "area"}
    assert engines["open"] == alone["open"]


def test_seventeen_provinces_on_the_day_of_the_report_and_sixteen_today(korea):
    counts = [
        sum(region["level"] == "province" for region in drawn(korea, "population", day)["regions"].values())
        for day in DAYS
    ]
    assert counts == [17, 16]


def test_the_semiconductor_belt_starts_in_the_capital_region_and_the_triangle_is_closed(korea):
    belt, triangle = (
        next(f for f in drawn(korea, layer, REPORT)["layers"][0]["features"] if f["kind"] == "line")
        for layer in ("southern-semiconductor-belt", "battery-triangle")
    )
    assert belt["path"][0][1] > 36.8
    assert not belt["closed"]
    assert triangle["path"][0] == triangle["path"][-1]
    assert triangle["closed"]
    assert belt["pattern"] != triangle["pattern"]


def nodes(korea, layer, day):
    features = drawn(korea, layer, day)["layers"][0]["features"]
    return {feature["id"]: (feature["lon"], feature["lat"]) for feature in features if feature["kind"] == "ring"}


def test_nodes_stay_where_their_place_was_after_a_merger(korea):
    before, after = (nodes(korea, "southern-semiconductor-belt", day) for day in DAYS)
    assert len(before) == 3
    assert before == after


def test_unnamed_complexes_are_counted_and_listed_but_not_drawn(korea):
    only = drawn(korea, "ax-complexes")["layers"][0]
    listed = [feature for feature in only["features"] if feature["kind"] == "listed"]
    assert only["count_text"] == "10 + 3"
    assert len(listed) == 3
    assert not any("lon" in feature for feature in listed)


def test_a_stack_of_badges_is_counted_by_its_first(korea):
    only = drawn(korea, "main-industries")["layers"][0]
    stacks = {}
    for feature in only["features"]:
        stacks.setdefault((feature["lon"], feature["lat"]), []).append(feature)
    assert sum(map(len, stacks.values())) == 41
    for stack in stacks.values():
        assert [feature["slot"] for feature in stack] == list(range(len(stack)))
        assert [feature["mark"] is not None for feature in stack] == [True] + [False] * (len(stack) - 1)
        assert f"count-{len(stack)}." in stack[0]["mark"]


def test_only_power_is_drawn_to_scale(korea):
    features = drawn(korea, "complex-infrastructure")["layers"][0]["features"]
    assert {f["unit"] for f in features if f["kind"] == "bubble"} <= {"MW", "GW"}
    assert {f["kind"] for f in features} == {"bubble", "badge"}


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("theme", ["colour", "grey"])
def test_equal_states_are_equal_scenes(korea, lang, theme):
    state = State(tuple(korea.catalog), REPORT, "gyeongbuk", lang, theme)
    first, second = (scene.draw(korea, state) for _ in range(2))
    assert first == second
    assert json.dumps(first) == json.dumps(second)


def test_a_fingerprint_changes_with_the_state(korea):
    state = State(("growth-engines",), REPORT)
    changes = {"asof": TODAY}, {"lang": "en"}, {"layers": ()}, {"focus": "jeju"}
    prints = {scene.draw(korea, replace(state, **each))["fingerprint"] for each in ({}, *changes)}
    assert len(prints) == 1 + len(changes)


def test_a_fingerprint_is_of_what_is_drawn_and_not_of_the_version_of_the_data(korea):
    drawn = scene.draw(korea, State(("growth-engines",), REPORT))
    assert scene.code({**drawn, "data_version": "another"}) == drawn["fingerprint"]
    assert scene.code({**drawn, "caption": "another"}) != drawn["fingerprint"]


def test_the_banner_appears_only_long_after_the_research(korea):
    assert drawn(korea, "growth-engines", REPORT)["banner"] is None
    assert "2026년 3월 12일" in drawn(korea, "battery-triangle")["banner"]
    assert drawn(korea, "growth-engines")["banner"] is None  # whose poles were looked after until 28 November


def test_of_a_layer_of_later_days_a_map_says_that_nothing_of_it_is_known_and_the_panel_when_it_begins(korea):
    whole = drawn(korea, "advanced-complex-call-2026", date(2025, 12, 14))
    assert whole["layers"][0]["in_force"] is False
    assert whole["layers"][0]["from"] == "2025-12-15"
    assert whole["notices"] == ["2026 국가첨단전략산업 특화단지 공모: 기준일까지 발표되거나 정해진 것이 없음."]


def test_an_abolished_region_in_focus_is_told(korea):
    assert "전남광주" in drawn(korea, "population", focus="gwangju")["notices"][0]


def test_poles_do_not_exist_before_a_document_lists_them(korea):
    assert drawn(korea, "population", date(2024, 3, 1))["poles"] == {}
    assert set(drawn(korea, "population")["poles"]) == set(palette.POLES)


def test_a_map_without_layers_is_a_map_of_provinces(korea):
    whole = scene.draw(korea, State((), REPORT))
    assert whole["title"] == "시·도 지도"
    assert whole["layers"] == []


def test_an_unknown_layer_and_a_day_before_the_record_are_refused(korea):
    with pytest.raises(UnknownLayer, match="no-such-layer"):
        scene.draw(korea, State(("no-such-layer",), REPORT))
    with pytest.raises(BeforeRecord):
        scene.draw(korea, State((), date(2017, 12, 17)))


def test_a_merged_provinces_share_is_recomputed_and_its_per_capita_is_not_available(korea):
    share, per_capita = (
        next(f for f in drawn(korea, layer)["layers"][0]["features"] if f["regions"] == ["jeonnam-gwangju"])
        for layer in ("manufacturing-share", "grdp-per-capita")
    )
    assert share["class"] is not None
    assert (per_capita["class"], per_capita["fill"], per_capita["hatch"]) == (None, None, NO_DATA)
    assert per_capita["role"] == "미산출"


def test_english_scenes_hold_no_korean_in_their_own_words(korea):
    whole = scene.draw(korea, State(tuple(korea.catalog), TODAY, lang="en"))
    own = [whole["title"], whole["subtitle"], whole["caption"], whole["banner"], *whole["notices"]]
    own += [row["label"] for layer in whole["layers"] for row in layer["legend"]]
    own += [layer["state_text"] or "" for layer in whole["layers"]]
    assert [text for text in own if any("가" <= char <= "힣" for char in text)] == []


def test_hostile_text_in_a_subject_stays_a_plain_string(korea):
    evil = "<img src=x onerror=alert(1)>"
    facts = tuple(
        replace(fact, subject_ko=evil) if fact.topic == "advanced-complexes" else fact for fact in korea.facts
    )
    whole = drawn(replace(korea, facts=facts), "advanced-complexes", lang="ko")
    assert not any(evil in mark for mark in whole["marks"].values())
    assert {feature["label"] for feature in whole["layers"][0]["features"]} == {evil}


def test_a_new_definition_draws_at_once(tmp_path):
    folder = tmp_path / "definitions"
    folder.mkdir()
    for path in DEFINITIONS.glob("*.yml"):
        (folder / path.name).write_bytes(path.read_bytes())
    text = {"ko": "배터리 단지의 배지", "en": "Badges of battery places"}
    new = {
        "id": "battery-badges", "order": "90", "group": "conditions", "title": text, "abstract": text,
        "topic": "battery-triangle", "level": "municipality", "geometry": "region-marks",
        "symbol": {"shape": "badge", "by": "sector"},
        "instrument": {
            "kind": "plan", "ground": "plan", "allocation": "open", "complete": False, "counted": False,
        },
    }  # fmt: skip
    (folder / "battery-badges.yml").write_text(yaml.safe_dump(new, allow_unicode=True), encoding="utf-8")
    whole = drawn(atlas.read(ROOT / "seeds", ROOT / "data", folder), "battery-badges")
    assert whole["title"] == "배터리 단지의 배지"
    assert whole["layers"][0]["count"] == 4
    assert {feature["kind"] for feature in whole["layers"][0]["features"]} == {"badge"}


def test_a_municipality_is_named_with_its_province(korea):
    ko, en = (drawn(korea, "depopulation-areas", lang=lang)["layers"][0]["features"] for lang in ("ko", "en"))
    assert "부산 중구" in {feature["label"] for feature in ko}
    assert not [feature["label"] for feature in en if ", " not in feature["label"]]


def test_a_fact_about_a_split_municipality_keeps_its_old_outline(korea):
    features = drawn(korea, "depopulation-areas")["layers"][0]["features"]
    old = [feature for feature in features if feature["outline"]]
    assert [feature["id"] for feature in old] == ["depopulation-areas.incheon.dong"]
    assert old[0]["regions"] == ["incheon.jemulpo"]
    assert all(
        126 < lon < 127 and 37 < lat < 38 for polygon in old[0]["outline"] for ring in polygon for lon, lat in ring
    )
    assert any("분할 전" in note for note in old[0]["notes"])


@pytest.mark.parametrize(("lang", "name"), [("ko", "새만금"), ("en", "Saemangeum")])
def test_a_node_bears_the_name_its_document_gives_it(korea, lang, name):
    features = drawn(korea, "battery-triangle", REPORT, lang=lang)["layers"][0]["features"]
    node = next(feature for feature in features if feature["id"] == "battery-triangle.saemangeum")
    assert node["label"] == name
    assert "2023" in node["role"]
    assert name not in node["role"]


def test_the_commonest_kind_of_area_has_the_strongest_fill(korea):
    rows = [row for row in drawn(korea, "depopulation-areas")["layers"][0]["legend"] if row["by"] == "role"]
    assert [row["count"] for row in rows] == [89, 18]
    assert rows[0]["swatch"]["colour"] == palette.AREA[0]
