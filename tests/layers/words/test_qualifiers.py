import pytest

from layers import quantities
from layers.errors import BrokenSeeds
from layers.words.qualifiers import parsed, printed


@pytest.mark.parametrize(
    ("cell", "unit", "ko", "en"),
    [
        ("약 1800", "억원", "약 1,800억 원", "about KRW 180 billion"),
        ("최대 12", "척", "최대 12척", "up to 12 ships"),
        ("40 이상", "%", "40% 이상", "40% or more"),
        ("100 여", "명", "100여명", "more than 100 people"),
        ("102 +α", "조원", "102조 원+α", "KRW 102 trillion or more (+α)"),
        ("1000 여", "만㎡", "1,000여만㎡", "more than 10 km²"),
        ("154", "억원", "154억 원", "KRW 15.4 billion"),
    ],
)
def test_a_qualifier_is_part_of_the_quantity(cell, unit, ko, en):
    assert quantities.quantity(cell, unit, "ko") == ko
    assert quantities.quantity(cell, unit, "en") == en


@pytest.mark.parametrize(
    ("term", "value", "right"),
    [
        ("약 1,800억원", "1800", "약 1800"),
        ("약 9천억원", "9000", "약 9000"),
        ("최대 12척", "12", "최대 12"),
        ("150조원;40% 이상", "40", "40 이상"),
        ("1천여개 산·학·연", "1000", "1000 여"),
        ("일자리 30만개+α", "30", "30 +α"),
        ("4배 이상 확대;739억원", "739", None),
        ("약 300일;80명", "80", None),
        ("'30년까지 총 500개", "500", None),
        ("약 1,800억원", "약 1800", None),
        ("세계 최대 클러스터", "2022~2047", None),
    ],
)
def test_what_evidence_says_of_a_number_belongs_to_its_value(term, value, right):
    assert printed(term.split(";"), value) == right


def test_a_plain_number_has_no_qualifier_and_words_are_none():
    assert parsed("3,607.5").number == 3607.5
    assert parsed("3,607.5").keys == ()
    assert parsed("설비투자비 최대 50%") is None


def test_a_row_that_drops_a_qualifier_refuses_to_start(toy_copy, read_toy):
    path = next((toy_copy / "seeds" / "facts").glob("motie-2024-02.csv"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("674,조원,,,,,,,,toy", "674,조원,,,,,,,,약 674조원"), encoding="utf-8")
    with pytest.raises(BrokenSeeds, match="write 약 674"):
        read_toy()
