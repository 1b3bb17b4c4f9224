from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import BeforeRecord, NotYetRegion, UnknownRegion
from layers.comparison.cells import INHERITED, NONE, NOT_APPLICABLE, OVER, PRESENT, STATES, UNKNOWN
from layers.comparison.comparison import compare
from layers.comparison.sharing import ALL, ALONE, BY_BOTH, BY_LAYER, ONLY, SOME
from layers.errors import TooFewRegions, TooManyRegions
from layers.portfolio.overlaps import holds
from layers.portfolio.portfolio import memberships

BEFORE, AFTER, TODAY = date(2026, 6, 30), date(2026, 7, 1), date(2026, 11, 21)
DAYS = [date(2018, 1, 1), date(2023, 2, 27), date(2025, 12, 17), TODAY]
OWN = ("own", "partner", "successor", "within")


def provinces(atlas, asof):
    return [region.id for region in atlas.regions.at(asof, "province")]


def test_regions_come_in_official_order_whatever_was_asked(toy):
    assert [region.id for region in compare(toy, ["gamma", "alpha", "beta"], BEFORE).regions] == [
        "alpha",
        "beta",
        "gamma",
    ]


def test_regions_asked_for_twice_are_compared_once_and_said(toy):
    found = compare(toy, ["alpha", "gamma", "alpha"], BEFORE)
    assert [region.id for region in found.regions] == ["alpha", "gamma"]
    assert "alpha" in found.notes[0].text("ko")


def test_abolished_regions_stand_for_their_successors_once_with_a_notice(toy):
    found = compare(toy, ["alpha", "beta", "gamma"], AFTER)
    assert [region.id for region in found.regions] == ["alpha", "beta-gamma"]
    assert [notice.id for notice in found.notices] == ["beta", "gamma"]


def test_one_region_that_remains_offers_its_predecessors(toy):
    found = compare(toy, ["beta", "gamma"], AFTER)
    assert len(found.regions) == 1
    assert (found.instead.regions, found.instead.asof) == (("beta", "gamma"), BEFORE)
    assert len(compare(toy, found.instead.regions, found.instead.asof).regions) == 2


@pytest.mark.parametrize(
    ("asked", "asof", "mistake"),
    [
        (["alpha"], BEFORE, TooFewRegions),
        ([], BEFORE, TooFewRegions),
        (["alpha", "alpha"], BEFORE, TooFewRegions),
        (["alpha", "atlantis"], BEFORE, UnknownRegion),
        (["alpha", "beta-gamma"], BEFORE, NotYetRegion),
        (["alpha", "beta"], date(2017, 12, 17), BeforeRecord),
    ],
)
def test_choice_that_cannot_be_compared_is_an_error(toy, asked, asof, mistake):
    with pytest.raises(mistake):
        compare(toy, asked, asof)


def test_more_than_seventeen_regions_are_too_many(real):
    with pytest.raises(TooManyRegions, match="18"):
        compare(real, [*provinces(real, BEFORE), "korea"], BEFORE)
    assert len(compare(real, provinces(real, BEFORE), BEFORE).regions) == 17


def test_cells_count_by_status_with_undecided_and_unconfirmed_apart(toy):
    gamma = compare(toy, ["alpha", "gamma"], BEFORE).cell("gamma", "plants")
    assert (gamma.state, gamma.undecided, gamma.unconfirmed) == (PRESENT, 0, 1)
    assert gamma.counts == {"selected": 1, "proposed": 1, "ended": 1}
    engines = compare(toy, ["pole-north", "pole-south"], date(2026, 2, 1)).cell("pole-north", "engines")
    assert (engines.state, engines.counts, engines.undecided, engines.unconfirmed) == (PRESENT, {}, 1, 0)


def test_undecided_of_a_pole_is_inherited_and_turns_unconfirmed_after_our_research(toy):
    states = [compare(toy, ["alpha", "beta"], day).cell("alpha", "engines").state for day in (date(2026, 2, 1), BEFORE)]
    assert states == [INHERITED, UNKNOWN]


def test_empty_cells_of_the_capital_region_are_told_apart(real):
    found = compare(real, ["seoul", "busan", "sejong"], TODAY)
    assert found.cell("seoul", "main-industries").state == NOT_APPLICABLE
    assert "14개" in found.cell("seoul", "main-industries").reason.text("ko")
    assert found.cell("seoul", "core-projects").state == NONE
    assert found.cell("seoul", "advanced-complex-call-2026").state == UNKNOWN
    assert found.cell("sejong", "main-industries").state == UNKNOWN
    assert found.cell("seoul", "ax-complexes").state == UNKNOWN
    assert found.cell("busan", "industries-before-reform").state == OVER
    assert found.cell("seoul", "growth-engine-package").state == INHERITED
    assert found.cell("incheon", "main-industries") is None


def test_list_that_did_not_exist_yet_is_none_and_says_so(real):
    cell = compare(real, ["gangwon", "jeju"], date(2018, 1, 1)).cell("gangwon", "advanced-complexes")
    assert (cell.state, "아직" in cell.reason.text("ko")) == (NONE, True)


def test_one_site_under_several_instruments_is_one_site(real):
    found = {one.region: one for one in compare(real, ["gyeonggi", "ulsan"], TODAY).sites}
    assert found["gyeonggi"].sites.count("yongin-namsa") == 1
    assert all(len(set(one.sites)) == len(one.sites) < one.standing for one in found.values())


@pytest.mark.parametrize("asof", DAYS)
def test_cells_hold_what_the_portfolio_holds(real, asof):
    regions = provinces(real, asof)
    found = compare(real, regions, asof)
    for region in ("gyeongbuk", "jeju"):
        own = {(m.layer_id, m.item.id) for m in memberships(real, region, asof) if m.relation in OWN}
        cells = [cell for row in found.layers for cell in row if cell.region == region]
        assert {(cell.layer, item.id) for cell in cells for item in cell.items} == own
    for cell in (cell for row in found.layers for cell in row):
        assert sum(cell.counts.values()) + cell.undecided + cell.unconfirmed == len(cell.items)
        assert cell.state in STATES


@pytest.mark.parametrize("asof", DAYS)
def test_sharing_covers_every_item_that_is_there_once(real, asof):
    found = compare(real, provinces(real, asof), asof)
    for row in found.layers:
        there = {cell.region for cell in row if any(holds(real, item) for item in cell.items)}
        said = [one for one in found.shared if one.by == BY_LAYER and one.key == row[0].layer]
        assert [set(one.items) for one in said] == ([there] if there else [])


def test_sharing_says_all_some_only_and_how_certain(real):
    found = compare(real, ["gwangju", "jeonnam", "gyeongbuk"], date(2025, 12, 17))
    scopes = {one.key: one for one in found.shared if one.by == BY_LAYER}
    assert scopes["national-complex-candidates"].scope == ALL
    assert scopes["southern-semiconductor-belt"].scope == SOME
    assert (scopes["battery-triangle"].scope, scopes["battery-triangle"].certain) == (ONLY, True)
    assert not scopes["re100-complexes"].certain
    assert "advanced-complexes/battery" in {one.key for one in found.scope(BY_BOTH, ONLY)}


def test_where_no_other_region_is_meant_nothing_is_only_here(real):
    found = {one.key: one for one in compare(real, ["seoul", "busan"], TODAY).shared if one.by == BY_LAYER}
    assert (found["main-industries"].scope, found["main-industries"].excluded) == (ALONE, ("seoul",))


def test_sectors_count_their_items_by_layer(real):
    found = compare(real, ["gyeongbuk", "ulsan"], TODAY)
    assert [row[0].sector for row in found.sectors] == list(real.sectors)
    for cell in (cell for row in found.sectors for cell in row):
        assert sum(cell.by_layer.values()) == len(cell.items)
        assert sum(cell.counts.values()) + cell.undecided + cell.unconfirmed == len(cell.items)


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_a_cell_does_not_depend_on_the_other_regions(real, data):
    known = provinces(real, TODAY)
    others = data.draw(st.lists(st.sampled_from(known[1:]), min_size=1, max_size=5, unique=True))
    alone = compare(real, [known[0], known[1]], TODAY)
    found = compare(real, [known[0], *others], TODAY)
    assert [row[0] for row in found.layers] == [row[0] for row in alone.layers]


def test_adding_an_item_lowers_no_count(toy, toy_copy, read_toy):
    path = toy_copy / "seeds" / "facts" / "daily-2024-05-01.csv"
    row = "d24-new,plants,plants.new,status,plant,감마도,,새,New,,,,,selected,battery,,,,,,toy,excerpt,high" + "," * 15
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    before, after = (compare(one, ["alpha", "gamma"], BEFORE) for one in (toy, read_toy()))
    for old, new in zip(before.layers, after.layers, strict=True):
        for was, now in zip(old, new, strict=True):
            assert all(now.counts.get(status, 0) >= number for status, number in was.counts.items())
    assert after.cell("gamma", "plants").counts["selected"] == before.cell("gamma", "plants").counts["selected"] + 1
