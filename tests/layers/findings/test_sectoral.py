"""The headline of an industry: its numbers are those of plain rows; silent where an unknown could turn them."""

from dataclasses import replace
from datetime import date

import pytest

from layers.comparison.industries import named_sectors
from layers.findings import sectoral
from layers.findings.sectoral import counted, headline, title
from tests.layers.findings import independent

TODAY = date(2026, 11, 28)
DAYS = [date(2021, 3, 1), date(2023, 7, 20), date(2025, 12, 17), TODAY]
COMPLEXES = ("advanced-complexes", "sobujang-complexes", "national-complex-candidates")


def of_rows(asof, topic, sector):
    """Items and provinces by status, from the rows as they are written."""
    found = {}
    for item, row in independent.states(asof, topic).items():
        if sector in (row["sector"], row["sector2"]):
            items, provinces = found.setdefault(row["status"], (set(), set()))
            items.add(item)
            provinces |= provinces_of(row, asof)
    return found


def provinces_of(row, asof):
    known = independent.places()
    names = [name.strip() for name in row["place"].split(";")]
    ids = [one for name in names for one in known.get((name, row["topic"])) or known[name, ""]]
    merged = {"gwangju": "jeonnam-gwangju", "jeonnam": "jeonnam-gwangju"} if asof >= date(2026, 7, 1) else {}
    provinces = {one.split(".")[0] for one in ids}
    return {merged.get(one, one) for one in provinces}


@pytest.mark.parametrize("asof", DAYS)
@pytest.mark.parametrize("layer", COMPLEXES)
def test_every_number_is_counted_again_from_the_rows(real, asof, layer):
    topic = real.catalog[layer].topic
    for sector in named_sectors(real):
        told = {one.status: one for one in counted(real, sector, asof) if one.layer == layer}
        rows = of_rows(asof, topic, sector)
        assert {key: (set(one.items), set(one.provinces)) for key, one in told.items()} == rows


def test_the_firmest_comes_first_and_statuses_stand_apart(real):
    found = counted(real, "semiconductor", TODAY)
    order = [list(real.statuses).index(one.status) for one in found]
    assert order == sorted(order)
    candidates = [one for one in found if one.layer == "national-complex-candidates"]
    assert [(one.status, len(one.items)) for one in candidates] == [("approved", 1), ("candidate", 2)]


@pytest.mark.parametrize(("lang", "said"), [
    ("ko", ("이차전지, 국가첨단전략산업 특화단지 4곳(지정, 4개 시·도, 2024.6.27.까지)",
            "소부장 특화단지 1곳(지정, 1개 시·도, 2023.7.20.까지)")),
    ("en", ("Battery: National advanced strategic industry complexes: 4 (Designated, in 4 provinces, to 27 Jun 2024)",
            "Materials, parts and equipment complexes: 1 (Designated, in 1 province, to 20 Jul 2023)")),
])  # fmt: skip
def test_it_reads_as_a_sentence(real, lang, said):
    assert title(headline(real, "battery", counted(real, "battery", TODAY)), lang) == said


def layers(found):
    return {one.layer for one in found}


def changed(real, item, **values):
    """The atlas with other values in every claim of one item."""
    return replace(real, facts=tuple(replace(one, **values) if one.item == item else one for one in real.facts))


@pytest.mark.parametrize("values", [
    {"status": "unconfirmed"}, {"status": "undecided"}, {"sector": None, "sector2": None}, {"valid_from": None},
])  # fmt: skip
def test_a_list_is_silent_where_an_unknown_could_turn_its_number(real, values):
    assert "advanced-complexes" in layers(counted(real, "battery", TODAY))
    item = next(one.items[0] for one in counted(real, "battery", TODAY) if one.layer == "advanced-complexes")
    assert layers(counted(changed(real, item, **values), "battery", TODAY)) == {"sobujang-complexes"}


@pytest.mark.parametrize("region", ["daegyeong", "korea"])
def test_an_item_that_lies_in_no_province_of_its_own_silences_its_list(real, monkeypatch, region):
    item = next(one.items[0] for one in counted(real, "nuclear-power", TODAY))
    known = sectoral.areas
    monkeypatch.setattr(
        sectoral, "areas", lambda atlas, one, day: (region,) if one.id == item else known(atlas, one, day)
    )
    assert counted(real, "nuclear-power", TODAY) == []


@pytest.mark.parametrize("layer", ["rnd-small-zones", "distributed-energy-zones", "main-industries", "ax-complexes"])
def test_lists_with_items_of_no_sector_quotas_and_lists_that_are_not_whole_are_not_counted(real, layer):
    assert not any(layer in layers(counted(real, sector, TODAY)) for sector in named_sectors(real))


def test_without_anything_sure_there_is_no_headline(real):
    assert headline(real, "tourism-content", counted(real, "tourism-content", TODAY)) == ()
