"""The card of a region has everything that applies to it, once, by layer, each with its source."""

from datetime import date

import pytest

from geo.errors import NotYetRegion, UnknownRegion
from layers.portfolio import portfolio
from layers.statistics.figures import CARD
from web.telling.cards import card

BEFORE, AFTER = date(2025, 12, 17), date(2026, 11, 21)


@pytest.fixture(scope="module")
def drawing(app):
    return app.extensions["drawing"]


def made(drawing, region, asof=AFTER, lang="ko"):
    return card(drawing, region, asof, lang)


@pytest.mark.parametrize("region", ["gyeongbuk", "gyeongbuk.pohang", "pole-honam", "korea", "jeju"])
def test_every_membership_is_one_entry(drawing, region):
    found = made(drawing, region)
    own = {(section.layer["id"], entry.feature["id"]) for section in found.sections for entry in section.entries}
    wanted = {(m.layer_id, m.item.id) for m in portfolio.memberships(drawing.atlas, region, AFTER)}
    assert own == wanted
    assert sum(len(section.entries) for section in found.sections) == len(own)


@pytest.mark.parametrize("region", ["gyeongbuk", "jeonbuk", "seoul", "sejong"])
def test_sections_come_in_the_order_of_the_catalogue(drawing, region):
    order = list(drawing.atlas.catalog)
    ids = [section.layer["id"] for section in made(drawing, region).sections]
    assert ids == sorted(ids, key=order.index)


@pytest.mark.parametrize("region", ["gyeongbuk", "gyeongbuk.pohang", "pole-honam"])
def test_every_entry_has_a_status_and_a_source_that_is_listed(drawing, region):
    found = made(drawing, region)
    listed = {note["n"] for note in found.footnotes}
    for section in found.sections:
        for entry in section.entries:
            assert entry.feature["status"], entry.feature["id"]
            assert entry.feature["sources"], entry.feature["id"]
            assert set(entry.feature["sources"]) <= listed


def test_no_document_is_listed_that_nothing_cites(drawing):
    found = made(drawing, "jeju")
    cited = {n for section in found.sections for entry in section.entries for n in entry.feature["sources"]}
    assert {note["n"] for note in found.footnotes} == cited


def test_an_ended_region_leads_to_its_successor_with_a_notice(drawing):
    found = made(drawing, "gwangju")
    assert found.id == "jeonnam-gwangju"
    assert found.notice is not None
    assert [heir.id for heir in found.successors] == ["jeonnam-gwangju"]


def test_a_split_region_names_all_successors(drawing):
    found = made(drawing, "incheon.seo")
    assert {heir.id for heir in found.successors} == {"incheon.seohae", "incheon.geomdan"}


def test_a_region_that_is_has_no_notice(drawing):
    assert made(drawing, "gwangju", BEFORE).notice is None
    assert made(drawing, "gwangju", BEFORE).successors == ()


def test_a_region_that_is_not_yet_is_refused(drawing):
    with pytest.raises(NotYetRegion, match="2026-07-01"):
        made(drawing, "jeonnam-gwangju", BEFORE)


def test_a_region_that_never_was_is_refused(drawing):
    with pytest.raises(UnknownRegion, match="atlantis"):
        made(drawing, "atlantis")


@pytest.mark.parametrize(("lang", "name"), [("ko", "경상북도"), ("en", "Gyeongsangbuk-do")])
def test_a_card_speaks_the_language_asked_for(drawing, lang, name):
    assert made(drawing, "gyeongbuk", lang=lang).name == name


def test_a_moved_municipality_has_the_parent_of_the_day(drawing):
    days = {date(2023, 6, 30): "gyeongbuk", date(2023, 7, 1): "daegu"}
    assert {day: made(drawing, "gyeongbuk.gunwi", day).parent.id for day in days} == days


def test_a_province_has_its_figures_with_their_year(drawing):
    figures = made(drawing, "gyeongbuk").figures
    names = {drawing.atlas.statistics.indicator(name).ko for name in drawing.atlas.statistics.shown(CARD)}
    assert {each["label"] for each in figures} == names
    assert all(each["year"] and (each["amount"] or each["note"]) for each in figures)


def test_a_data_set_without_the_headline_figures_has_cards_too(toy_app):
    found = made(toy_app.extensions["drawing"], "alpha")
    assert found.sections
    assert [each["label"] for each in found.figures] == ["인구"]
