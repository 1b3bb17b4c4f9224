"""A region on one page: what is counted, in which order it is named, and that all of it fits the page."""

from datetime import date
from functools import lru_cache
from itertools import combinations

import pytest

from layers.atlas.items import items
from layers.brief import brief
from layers.brief import scene as brief_scene
from layers.brief.brief import MOVING, SETTLED, UNSURE, WAITING
from layers.brief.rivals import CALL
from layers.comparison.industries import SOUGHT
from layers.facts.statuses import SOLIDITIES
from layers.findings.portrait import portrait
from layers.plates.brief import sheet
from layers.plates.page.layout import LAYOUTS, REPORT_FIGURE
from layers.plates.page.plate import Circle, Path, Text
from layers.plates.page.type import Metrics
from layers.portfolio.due import PENDING
from layers.scene import scene
from tests.layers.findings import independent

DAYS = (date(2025, 12, 17), date(2026, 11, 21))
LINK = "https://atlas.example/brief/gyeongbuk?asof=2025-12-17&lang=ko&theme=colour"
WIDTHS = dict.fromkeys(range(0x20, 0x1100), 0.58) | dict.fromkeys(range(0x1100, 0xD7B0), 0.865)
METRICS = Metrics(WIDTHS, {code: width * 1.04 for code, width in WIDTHS.items()})
HAIR = 0.05
#: Below this no letter of a line may be set, in points: 11.3 px of 0.245 mm at the smallest scale that may be needed.
SMALLEST_PT = 6.0
OTHERS = ("pole-honam", "pole-daegyeong", "gyeongbuk.pohang", "gyeongbuk.ulleung", "jeju.seogwipo", "korea")


@lru_cache(maxsize=16)
def whole(atlas, day, lang, theme):
    return scene.draw(atlas, scene.State(tuple(atlas.catalog), day, None, lang, theme))


def told(atlas, region, day, lang="ko", theme="colour"):
    """The scene of a brief."""
    return brief_scene.scene(atlas, brief.brief(atlas, region, day), whole(atlas, day, lang, theme))


def drawn(atlas, made, layout="slide"):
    return sheet.draw(made, atlas.boundaries, LAYOUTS[layout], METRICS, LINK)


def touching(texts):
    boxes = [(text, *text.box) for text in texts if text.text.strip()]
    return [
        (one[0].text, other[0].text)
        for one, other in combinations(boxes, 2)
        if one[1] + HAIR < other[3]
        and other[1] + HAIR < one[3]
        and one[2] + HAIR < other[4]
        and other[2] + HAIR < one[4]
    ]


def outside(plate):
    return [
        text.text
        for text in plate.texts()
        if not (text.box[0] >= 0 and text.box[1] >= 0 and text.box[2] <= plate.width and text.box[3] <= plate.height)
    ]


@pytest.mark.whole
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_text_leaves_the_page_or_touches_another_in_any_province(real, day, lang):
    for region in real.regions.at(day, "province"):
        plate = drawn(real, told(real, region.id, day, lang))
        assert outside(plate) == [], region.id
        assert touching(plate.texts()) == [], region.id
        sizes = [text.size / 25.4 * 72 for group in plate.groups if group.kind == "legend" for text in group.items
                 if isinstance(text, Text) and len(text.text) > 2]  # fmt: skip
        assert min(sizes) >= SMALLEST_PT, (region.id, min(sizes))


@pytest.mark.parametrize("region", OTHERS)
@pytest.mark.parametrize("theme", ["colour", "grey"])
@pytest.mark.whole
def test_poles_municipalities_and_the_nation_fit_too(real, region, theme):
    plate = drawn(real, told(real, region, DAYS[1], theme=theme))
    assert outside(plate) == []
    assert touching(plate.texts()) == []


def test_a_planted_overlap_is_found(real):
    texts = list(drawn(real, told(real, "jeju", DAYS[1])).texts())
    assert touching([*texts, texts[-1]])


def test_every_solidity_has_its_line_but_what_is_struck():
    assert set(brief.LINES) == set(SOLIDITIES) - {"struck"}


def states(real, region, asof):
    """The last status of each item of a region on a day, from rows alone."""
    known, topics = independent.places(), [layer.topic for layer in real.catalog.values() if layer.topic]
    found = [row for topic in topics for row in independent.states(asof, topic).values()]
    return [row for row in found if independent.lies_in(known, row, region)]


def solid(real, region, asof):
    """Items of a region that are solid on a day, from rows alone."""
    return sum(row["status"] in independent.SOLID for row in states(real, region, asof))


def unsure(real, region, asof):
    """Items of a region that are 미확인 on a day, from rows alone."""
    return sum(independent.unknown(row, asof) for row in states(real, region, asof))


def test_lines_count_what_the_portfolio_has(real):
    found = brief.brief(real, "gyeongbuk", DAYS[1])
    counts = {line.key: len(line.held) for line in found.lines}
    assert counts == {SETTLED: solid(real, "gyeongbuk", DAYS[1]), MOVING: 6, WAITING: 9,
                      UNSURE: unsure(real, "gyeongbuk", DAYS[1])}  # fmt: skip
    assert all(
        one.layer_id != "depopulation-areas" for key in (SETTLED, MOVING, WAITING) for one in found.line(key).held
    )


@pytest.mark.parametrize(("region", "line"), [("ulsan", WAITING), ("sejong", UNSURE), ("gyeongnam", UNSURE)])
def test_what_is_its_own_is_named_before_what_is_open_above_it_however_solid(real, region, line):
    found = brief.brief(real, region, DAYS[1])
    pending = {key for key, one in found.deadlines.items() if one.state == PENDING and line == WAITING}
    own = [one.relation in brief.OF_ITSELF for one in found.line(line).held if one.item.id not in pending]
    assert True in own
    assert own == sorted(own, reverse=True)


def test_of_what_waits_a_pending_deadline_comes_before_what_is_its_own(real):
    found = brief.brief(real, "gyeongbuk", DAYS[0])
    held = found.line(WAITING).held
    pending = [one.item.id in found.deadlines and found.deadlines[one.item.id].state == PENDING for one in held]
    assert {True, False} <= set(pending)
    assert pending == sorted(pending, reverse=True)


def test_what_is_undecided_is_pending_until_its_deadline_and_again_when_it_was_moved(real):
    promised, overdue, moved = (
        brief.brief(real, "gyeongbuk", day) for day in (DAYS[0], date(2026, 3, 15), date(2026, 4, 2))
    )
    engine = "growth-engines.pole-daegyeong"
    assert engine in {one.item.id for one in promised.line(WAITING).held}
    assert engine in {one.item.id for one in overdue.line(UNSURE).held}
    assert engine in {one.item.id for one in moved.line(WAITING).held}


def test_the_next_decision_is_the_nearest_in_time_and_then_in_place(real):
    before, after = (brief.brief(real, "gyeongbuk", day) for day in DAYS)
    assert (before.next.item.id, before.next.days) == ("growth-engines.pole-daegyeong", 73)
    assert after.next is not None
    assert after.next.item.status not in SOUGHT


def test_what_is_missing_is_told_up_to_the_last_that_was_designated(real):
    gaps = {gap.layer: gap.word("ko") for gap in brief.brief(real, "gyeongbuk", DAYS[1]).gaps}
    assert (
        gaps["sobujang-complexes"] == "2023.7.20. 지정분까지 없음, 이후 미확인"
    )  # the outcome of a third round is not known
    assert "ax-complexes" not in gaps  # a list that is not whole
    assert {gap.layer for gap in brief.brief(real, "seoul", DAYS[1]).gaps}.isdisjoint({"main-industries"})


def test_a_region_that_is_no_province_is_not_said_to_hold_every_instrument(real):
    made = told(real, "gyeongbuk.pohang", DAYS[1])["brief"]["gaps"]
    assert (made["parts"], made["empty"]) == ([], "시·도 단위로만 비교")


def test_rivals_share_a_call_or_a_sector_and_are_never_its_own(real):
    found = brief.brief(real, "gyeongbuk", DAYS[1])
    assert CALL not in {one.shares for one in found.rivals}  # sources disagree on the outcome of the call
    assert "gyeongbuk" not in {region for one in found.rivals for region in one.regions}
    assert {one.layer for one in found.rivals}.isdisjoint({"innovation-cities", "main-industries"})


def test_an_abolished_region_is_briefed_as_its_successor_with_a_notice(real):
    made = told(real, "gwangju", DAYS[1])
    assert made["brief"]["region"] == "jeonnam-gwangju"
    assert "광주광역시" in made["notices"][0]
    plate = drawn(real, made)
    assert any("광주광역시" in text.text for text in plate.texts())


def test_at_most_six_sites_inside_the_region_are_numbered_and_named_at_the_right(real):
    made = told(real, "gyeongbuk", DAYS[1])
    numbers = [site["number"] for site in made["brief"]["sites"]]
    assert numbers == [1, 2, 3, 4, 5, 6]
    named = {entry["number"] for line in made["brief"]["lines"] for entry in line["entries"]} - {None}
    assert named == set(numbers)
    inside = told(real, "gyeongbuk.pohang", DAYS[1])["brief"]["sites"]
    assert {real.boundaries.at(site["lon"], site["lat"], DAYS[1]) for site in inside} == {"gyeongbuk.pohang"}


def test_every_number_of_the_map_is_drawn_inside_its_frame(real):
    plate = drawn(real, told(real, "jeonnam-gwangju", DAYS[1]))
    frame = next(group for group in plate.groups if group.id == "frame").items[0]
    sites = [group for group in plate.groups if group.id.startswith("site-")]
    assert len(sites) == 6
    for disk in (item for group in sites for item in group.items if isinstance(item, Circle)):
        assert frame.x < disk.x < frame.right
        assert frame.y < disk.y < frame.bottom


def test_sources_are_numbered_as_they_are_cited_and_stand_at_the_foot(real):
    made = told(real, "gyeongbuk", DAYS[1])
    numbers = [note["n"] for note in made["footnotes"]]
    assert numbers == list(range(1, len(numbers) + 1))
    cited = {n for line in made["brief"]["lines"] for entry in line["entries"] for n in entry["sources"]}
    assert cited <= set(numbers)
    foot = next(group for group in drawn(real, made).groups if group.id == "footer")
    said = " ".join(item.text for item in foot.items if isinstance(item, Text))
    assert made["fingerprint"] in said
    assert made["data_version"] in said


def test_dokdo_is_in_place_and_in_the_inset_of_its_province_and_in_the_locator_of_others(real):
    own, other = (drawn(real, told(real, region, DAYS[0])) for region in ("gyeongbuk", "jeju"))
    islets = next(group for group in own.groups if group.id == "dokdo").items[0]
    frame = next(group for group in own.groups if group.id == "frame").items[0]
    assert all(frame.x < x < frame.right for part in islets.outline.parts for x, _ in part)
    assert islets.fill == next(group for group in own.groups if group.id == "area-brief").items[0].fill
    assert {"inset", "dokdo"} <= {group.id for group in own.groups}
    assert "locator" in {group.id for group in other.groups}


def test_shapes_of_the_region_carry_its_name(real):
    plate = drawn(real, told(real, "pole-honam", DAYS[0]))
    area = next(group for group in plate.groups if group.id == "area-brief")
    assert {item.name for item in area.items if isinstance(item, Path)} == {"gwangju", "jeonnam"}


def test_title_is_the_headline_of_the_region_and_no_sum_over_instruments(real):
    for region in ("sejong", "gyeongbuk"):
        said = told(real, region, DAYS[1])
        assert said["title"] == portrait(real, region, DAYS[1]).title("ko")[0]
        assert said["title"].startswith(said["brief"]["name"])
        assert said["brief"]["name"] == real.regions.get(region, DAYS[1]).name("ko")


def counts_by_instrument(real, found, key):
    titles = [real.catalog[one.layer_id].title["ko"] for one in found.line(key).held]
    return {title: titles.count(title) for title in titles}


@pytest.mark.parametrize("region", ["gyeongbuk", "korea", "jeonnam-gwangju"])
def test_every_number_of_a_line_counts_one_instrument(real, region):
    found, said = brief.brief(real, region, DAYS[1]), told(real, region, DAYS[1])["brief"]
    for line in said["lines"]:
        counted = counts_by_instrument(real, found, line["key"])
        assert line["counts"] == ", ".join(f"{title} {n}" for title, n in counted.items())
        named = [one["layer_title"] for one in line["entries"]]
        assert dict(line["rest_counts"]) == {
            title: n - named.count(title) for title, n in counted.items() if n > named.count(title)
        }


def test_of_a_call_whose_outcome_sources_disagree_on_the_slide_says_nothing(real):
    layer = "advanced-complex-call-2026"
    bids = [one for one in items(real, layer, DAYS[1]) if one.status == "applied"]
    assert bids
    assert any("contradicted" in fact.flags for one in items(real, layer, DAYS[1]) for fact in one.facts)
    for region in {region for one in bids for region in one.regions}:
        made = told(real, region, DAYS[1])
        entries = {entry["item"] for line in made["brief"]["lines"] for entry in line["entries"]}
        written = "".join(text.text for text in drawn(real, made).texts())
        assert entries.isdisjoint({one.id for one in bids})
        assert all(one.subject_ko not in written for one in bids)
        assert "신청" not in written


def test_research_that_ends_early_is_said(real):
    made = told(real, "jeju", DAYS[1])
    assert made["banner"]
    said = "".join(text.text for text in drawn(real, made).texts()).replace(" ", "")
    assert made["banner"].replace(" ", "") in said


def test_equal_briefs_have_equal_fingerprints_and_other_days_others(real):
    assert told(real, "jeju", DAYS[1])["fingerprint"] == told(real, "jeju", DAYS[1])["fingerprint"]
    assert told(real, "jeju", DAYS[0])["fingerprint"] != told(real, "jeju", DAYS[1])["fingerprint"]


def test_the_figure_of_a_report_is_the_map_alone(real):
    made = told(real, "gyeongbuk", DAYS[1])
    plate = sheet.figure(made, real.boundaries, REPORT_FIGURE, METRICS, LINK)
    assert outside(plate) == []
    assert not {"heading", "footer"} & {group.id for group in plate.groups}
