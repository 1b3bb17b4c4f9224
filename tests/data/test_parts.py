"""Wards and towns are those of the published boundaries, and of the rules of reading."""

from geo.build import towns
from geo.parts import Parts
from geo.regions import Regions
from layers.reading.rules import RULES
from tests.conftest import ROOT

DATA = ROOT / "data"
PARTS = Parts.read(DATA, Regions.read(DATA / "regions.csv"))


def test_towns_are_those_of_the_published_boundaries():
    assert (DATA / "towns.csv").read_text(encoding="utf-8") == towns.document(DATA)


def test_the_rules_of_reading_know_the_same_wards():
    told = {(ward, city) for city, wards in RULES["places"]["wards"].items() for ward in wards.split()}
    assert told == {(ward.name, ward.municipality) for ward in PARTS.wards}


def test_every_ward_has_a_code_of_its_own_that_no_region_has():
    codes = [ward.code for ward in PARTS.wards]
    regions = {row.code_mois for row in Regions.read(DATA / "regions.csv").rows}
    assert len(codes) == len(set(codes))
    assert not set(codes) & regions
