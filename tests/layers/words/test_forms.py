"""What texts ask of their values: particles, words for counts, numbers."""

import re
from pathlib import Path

import pytest
import yaml

from layers.words.catalogue import words_of
from layers.words.forms import Filling
from layers.words.particles import particle

WORDS = Path(__file__).parents[3] / "layers" / "words"

KOREAN, ENGLISH, POLISH = Filling(""), Filling("^1$"), Filling("^1$ (^|[^1])[234]$")


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("벨트", "은/는", "벨트는"),
        ("지역", "은/는", "지역은"),
        ("산단", "이/가", "산단이"),
        ("공모 4", "이/가", "공모 4가"),
        ("단지 12", "이/가", "단지 12가"),
        ("단지 10", "이/가", "단지 10이"),
        ("성장엔진 (8)", "이/가", "성장엔진 (8)이"),
        ("RE100", "을/를", "RE100을"),
        ("2026", "과/와", "2026과"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("제주", "으로/로", "제주로"),
        ("7", "으로/로", "7로"),
        ("10", "으로/로", "10으로"),
        ("LNG URL", "으로/로", "LNG URL로"),
        ("AI Farm", "으로/로", "AI Farm으로"),
        ("", "은/는", "는"),
    ],
)
def test_a_particle_follows_the_last_sound(word, pair, expected):
    assert particle(word, pair) == expected


@pytest.mark.parametrize(
    ("filling", "text", "values", "expected"),
    [
        (KOREAN, "{name:은/는} {n}건", {"name": "부산 {x}", "n": 3}, "부산 {x}는 3건"),
        (ENGLISH, "{n} {n:layer|layers}", {"n": 1}, "1 layer"),
        (ENGLISH, "{n} {n:layer|layers}", {"n": 0}, "0 layers"),
        (ENGLISH, "{n} {n:layer|layers}", {"n": 21}, "21 layers"),
        (POLISH, "{n:warstwa|warstwy|warstw}", {"n": 1}, "warstwa"),
        (POLISH, "{n:warstwa|warstwy|warstw}", {"n": 22}, "warstwy"),
        (POLISH, "{n:warstwa|warstwy|warstw}", {"n": 12}, "warstw"),
        (KOREAN, "{n:#}만㎡", {"n": 3607.0}, "3,607만㎡"),
        (KOREAN, "{n:#÷10000.1}만 명", {"n": 123456}, "12.3만 명"),
        (ENGLISH, "{n:,} bytes", {"n": 65536}, "65,536 bytes"),
    ],
)
def test_a_text_takes_the_form_its_values_ask_for(filling, text, values, expected):
    assert filling.fill(text, values) == expected


#: What a text asks of a count.
FORMS = re.compile(r"\{\w+:[^{}]*(?:\{\w+\}[^{}]*)?\}")
#: A count and a noun of several after it, but for a part `of` a whole.
COUNTED_NOUN = re.compile(
    r"(?<!of )\{(?:n|count|rest|items|rows|regions|layers|sectors|provinces)\} "
    r"(?:(?:more|policy|administrative|blank) )?[a-z]{3,}s\b"
)


def test_an_english_noun_after_a_count_has_the_form_of_the_count():
    texts = yaml.safe_load((WORDS / "en.yml").read_text(encoding="utf-8"))
    plain = {
        f"{section}.{key}": COUNTED_NOUN.findall(FORMS.sub("", text))
        for section, keys in texts.items()
        for key, text in keys.items()
        if isinstance(text, str) and key != "read_me"
    }
    assert {key: found for key, found in plain.items() if found} == {}
    assert words_of("en", "script")("items", n=1) == "1 item"
