"""Every value of every row reads in English with all of its numbers and qualifiers, or is marked as printed."""

import calendar
import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from layers.quantities import is_told, quantity, term

FACTS = Path(__file__).parents[2] / "seeds" / "facts"
HANGUL = re.compile("[ㄱ-ㆎ가-힣]")
NUMBER = r"\d[\d,]*(?:\.\d+)?"
#: How much a Korean numeral stands for, and what English writes for it.
KOREAN = {"천": 10**3, "만": 10**4, "억": 10**8, "조": 10**12, "㎢": 10**6}
ENGLISH = {"million": 10**6, "billion": 10**9, "trillion": 10**12, "km²": 10**6}
#: Words of English that are numbers of a Korean value: months, halves, 국가 1호, 2기.
WORDS = {"first": 1, "second": 2, **{calendar.month_name[month]: month for month in range(1, 13)}}
#: A qualifier of a Korean value, and what must then stand in the English one.
KEPT = {
    r"(?<![가-힣])약 ?\d": "about ", r"최대 ?\d": "up to ", r"최소 ?\d": "at least ", "이상": " or more",
    "이하": " or less", r"\d ?여": "more than ", r"\+α": "(+α)", "미확인": "unknown", r"\?": "?",
}  # fmt: skip


def rows():
    for path in sorted(FACTS.glob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from ((row["value"], row["unit"] or None) for row in csv.DictReader(file) if row["value"])


VALUES = tuple(rows())


def korean_numbers(text: str) -> set[Decimal]:
    """Numbers of a Korean text; 2조8452억 is one, and a unit that scales counts for the number before it."""
    found = re.findall(rf"(?:{NUMBER} ?[천만억조㎢]*(?<=[만억조]) ?)*{NUMBER} ?[천만억조㎢]*", text)
    return {
        sum(_scaled(digits, scale) for digits, scale in re.findall(rf"({NUMBER}) ?([천만억조㎢]*)", one))
        for one in found
    }


def _scaled(digits: str, scale: str) -> Decimal:
    amount = Decimal(digits.replace(",", ""))
    for sign in scale:
        amount *= KOREAN[sign]
    return amount


def english_numbers(text: str) -> set[Decimal]:
    """Numbers of an English text, those that are words among them."""
    for word, number in WORDS.items():
        text = re.sub(rf"\b{word}\b", str(number), text)
    found = re.findall(rf"({NUMBER}) ?({'|'.join(ENGLISH)})?", text)
    return {Decimal(digits.replace(",", "")) * ENGLISH.get(scale, 1) for digits, scale in found}


def printed_whole(value: str, unit: str | None) -> str:
    """A value with its unit put to every number that carries none: 0.1→0.8 조원 is 0.1조→0.8조."""
    scale = re.match("[천만억조㎢]*", unit or "")
    times = scale.group() if scale else ""
    if not times:
        return f"{value} {unit or ''}"
    return re.sub(NUMBER, lambda found: found.group() + times, value)


@pytest.mark.parametrize(("value", "unit"), dict.fromkeys(VALUES))
def test_a_value_keeps_its_numbers_and_qualifiers_in_english(value, unit):
    said = quantity(value, unit, "en")
    if not is_told(value, unit, "en"):
        assert said == f"“{value}{f' {unit}' if unit else ''}” (as printed in Korean)"
        return
    assert not HANGUL.search(said)
    assert korean_numbers(printed_whole(value, unit)) == english_numbers(said), said
    for printed, told in KEPT.items():
        assert told in said or not re.search(printed, value)


def test_nine_of_ten_values_are_told(record_property):
    told = sum(is_told(value, unit, "en") for value, unit in VALUES)
    record_property("values told in English", f"{told} of {len(VALUES)}")
    assert told / len(VALUES) > 0.9


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("약 1조 8천억 원", None, "about KRW 1.8 trillion"),
        ("2조8452억 / 10조", "원", "KRW 2.8452 trillion / KRW 10 trillion"),
        ("1천633만㎡", None, "16.33 km²"),
        ("5,000㎡", None, "5,000 m²"),
        ("2026년 하반기", None, "second half of 2026"),
        ("2026년 6월 3일까지", None, "until 3 June 2026"),
        ("'27년 말", None, "end of 2027"),
        ("80여 명", None, "more than 80 people"),
        ("1명", None, "1 person"),
        ("1 곳", None, "1 place"),
        ("최대 12", "척", "up to 12 ships"),
        ("총 1.2GW 이상", None, "1.2 GW or more in total"),
        ("연 70만 톤", None, "700,000 t a year"),
        ("5~10", "명", "5–10 people"),
        ("1.5~2", "조원", "KRW 1.5 trillion–KRW 2 trillion"),
        ("5억 원", None, "KRW 500 million"),
        ("3억 불", None, "USD 300 million"),
        ("유지 → 첨단반도체", None, "kept → advanced semiconductors"),
        ("축소조정 → 첨단반도체 (신규?)", None, "narrowed → advanced semiconductors (new?)"),
    ],
)
def test_a_value_is_told_by_rule(value, unit, said):
    assert quantity(value, unit, "en") == said


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("가나다라", None),
        ("약 3", "가나다"),
        ("유지 → 가나다라", None),
        ("약 1조 원 (가나다라)", None),
        ("3곳 안 됨", None),
    ],
)
def test_what_no_rule_tells_is_whole_and_marked(value, unit):
    printed = f"{value} {unit}" if unit else value
    assert quantity(value, unit, "en") == f"“{printed}” (as printed in Korean)"
    assert quantity(value, unit, "ko").startswith(value)


def test_a_printed_name_is_told_or_marked():
    assert term("삼성전자", "en") == "Samsung Electronics"
    assert term("가나다라", "en") == "“가나다라” (as printed in Korean)"
    assert term("가나다라", "ko") == "가나다라"


def test_a_unit_that_stands_alone_is_told():
    assert (term("백만원", "en"), term("천명", "en"), term("개", "en")) == ("KRW million", "thousand people", "number")


def test_every_industry_of_the_survey_has_an_english_name(real):
    assert [name for name in real.surveys.industries.values() if not is_told(name, None, "en")] == []
