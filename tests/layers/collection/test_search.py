import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.collection.initials import initials
from layers.collection.search import search

ASOF = date(2026, 6, 30)
MERGED = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("알파도", "region", "alpha"),
        ("알파주", "region", "alpha"),
        ("GAON", "region", "alpha.gaon"),
        ("gaon works", "item", "plants.gaon"),
        ("새바다", "place", "새바다"),
        ("공장", "layer", "plants"),
        ("하늘전자", "item", "plants.haneul"),
        ("북부 권", "region", "pole-north"),
    ],
)
def test_names_aliases_places_layers_items_and_firms_are_found(toy, text, kind, key):
    assert (kind, key) in [(hit.kind, hit.id) for hit in search(toy, text, ASOF)]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_composition_of_hangul_does_not_matter(toy, form):
    assert search(toy, unicodedata.normalize(form, "가온시"), ASOF) == search(toy, "가온시", ASOF) != []


def test_whole_names_come_before_beginnings_before_parts(toy):
    labels = [hit.label for hit in search(toy, "가온", ASOF)]
    assert labels.index("가온시") < labels.index("가온 공장")


@pytest.mark.parametrize("text", ["ㄱㅇ", "ㄱㅇㅅ"])
def test_initial_consonants_find_names(toy, text):
    assert "alpha.gaon" in [hit.id for hit in search(toy, text, ASOF)]


def test_same_name_gives_every_region_told_apart(toy):
    found = {hit.id: hit.sublabel for hit in search(toy, "하늘", ASOF) if hit.kind == "region"}
    assert found == {"beta.haneul": "베타광역시", "gamma.haneul": "감마도"}


def test_former_name_leads_to_what_there_is_now(toy):
    hit = search(toy, "베타광역시", MERGED)[0]
    assert (hit.kind, hit.region, hit.sublabel) == ("region", "beta-gamma", "구 베타광역시")


def test_english_labels_are_english(toy):
    hit = search(toy, "북부권 성장엔진", date(2025, 12, 17), "en")[0]
    assert hit.label == "Growth engine of the North"


def test_limit_is_kept(toy):
    assert len(search(toy, "가", ASOF, limit=2)) <= 2


@given(st.text(max_size=20))
def test_any_text_gives_hits_that_exist(toy, text):
    ids = {region.id for region in toy.regions.at(ASOF)}
    for hit in search(toy, text, ASOF, "en"):
        assert hit.region is None or hit.region in ids


@pytest.mark.parametrize(("text", "letters"), [("포항", "ㅍㅎ"), ("AI 산단", "aiㅅㄷ"), ("ㄱ", "ㄱ")])
def test_initials_of_syllables(text, letters):
    assert initials(text) == letters


@pytest.mark.parametrize("text", ["36.08, 129.38", "129.38 36.08", "36.08°N 129.38°E", "북위 36.08, 동경 129.38"])
def test_a_pair_of_coordinates_finds_the_page_of_its_point(toy, text):
    (hit,) = search(toy, text, ASOF)
    assert hit.href == f"/at?lon=129.38&lat=36.08&asof={ASOF}&lang=ko"


@pytest.mark.parametrize("text", ["10GW", "36.08", "2026", "36.08, 129.38, 4"])
def test_other_numbers_are_no_point(toy, text):
    assert not any(hit.id == "at" for hit in search(toy, text, ASOF))


def test_a_municipality_where_designations_meet_is_found_by_its_name_and_by_the_word(real):
    asof = date(2026, 11, 28)
    for text, lang in (("군산시 중첩 지정", "ko"), ("overlapping designations gunsan", "en"), ("군산", "ko")):
        hits = search(real, text, asof, lang)
        assert "/overlaps?region=jeonbuk.gunsan" in [hit.href for hit in hits], text
    assert search(real, "중첩 지정", asof)[0].href == "/overlaps"


def test_facts_of_lists_that_are_not_whole_are_found_on_their_day_alone(real):
    for day, found in ((date(2026, 11, 28), True), (date(2020, 4, 1), False)):
        hits = [hit.id for hit in search(real, "방산혁신클러스터 창원", day)]
        assert ("oth-defence-changwon" in hits) == found
    (hit, *_) = search(real, "방산혁신클러스터 창원", date(2026, 11, 28))
    assert hit.sublabel.startswith("기타 확인된 사실")
    assert hit.href == "/sources/dapa-2020-04-23-oth#oth-defence-changwon"
