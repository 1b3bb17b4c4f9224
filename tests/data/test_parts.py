"""Wards and towns are those of the published boundaries."""

from geo.build import towns
from geo.parts import Parts
from geo.regions import Regions
from tests.conftest import ROOT

DATA = ROOT / "data"
PARTS = Parts.read(DATA, Regions.read(DATA / "regions.csv"))


def test_towns_are_those_of_the_published_boundaries():
    assert (DATA / "towns.csv").read_text(encoding="utf-8") == towns.document(DATA)


def test_every_ward_lies_in_a_city(regions):
    assert {regions.latest(ward.municipality).level for ward in PARTS.wards} == {"municipality"}
    assert all(ward.name.endswith("구") for ward in PARTS.wards)


def test_every_ward_has_a_code_of_its_own_that_no_region_has():
    codes = [ward.code for ward in PARTS.wards]
    regions = {row.code_mois for row in Regions.read(DATA / "regions.csv").rows}
    assert len(codes) == len(set(codes))
    assert not set(codes) & regions
