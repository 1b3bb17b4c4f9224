"""One style for each place of a text: data in 개조식, ending in nouns; guidance in 합니다체; never 해라체."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
DEFINITIONS = sorted((ROOT / "layers" / "definitions").glob("*.yml"))
WORDS = ROOT / "layers" / "words" / "ko.yml"
#: Where a sentence ends; a word in brackets at its end belongs to it.
ENDS = re.compile(r"(?<=[.])\s+|\n")
#: 다 at the end of a sentence or before what explains it, with the two letters before.
LAST = re.compile(r"(.?)([가-힣])다(?:[.)]*$|[:(])")
SYLLABLES, FINALS, BIEUP = 0xAC00, 28, 17
#: Words that end so and are no verbs.
NOUNS = {"바다"}
#: Names of buttons and hints inside them, which are no sentences of data.
HINTS = {"page.briefing_file_label"}


def styles(sentence: str) -> set[str]:
    """The styles of the endings in a sentence: `plain` (했다), `polite` (했습니다)."""
    return {_style(*found) for found in LAST.findall(sentence)} - {""}


def _style(before: str, last: str) -> str:
    polite = last == "니" and before and (ord(before) - SYLLABLES) % FINALS == BIEUP
    return "polite" if polite else "" if last == "마" else "plain"


def sentences(text: str) -> list[str]:
    return [one for one in ENDS.split(text) if one and one not in NOUNS]


def texts(told, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of nested tables with its key."""
    if isinstance(told, dict):
        for name, value in told.items():
            yield from texts(value, f"{key}.{name}".strip("."))
    elif isinstance(told, list):
        for value in told:
            yield from texts(value, key)
    elif isinstance(told, str):
        yield key, told


@pytest.mark.parametrize("path", DEFINITIONS, ids=lambda path: path.stem)
def test_what_is_said_of_a_layer_ends_in_nouns(path):
    layer = yaml.safe_load(path.read_text(encoding="utf-8"))
    said = {key: layer.get(key) for key in ("abstract", "told", "notice")}
    korean = [text for key, text in texts(said) if key.endswith(".ko")]
    assert [one for text in korean for one in sentences(text) if styles(one)] == []


def test_no_text_of_the_house_ends_in_the_style_of_essays():
    known = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    found = [(key, one) for key, text in texts(known) for one in sentences(text) if "plain" in styles(one)]
    assert [one for one in found if one[0] not in HINTS] == []


ENDINGS = {
    "지정됐다.": {"plain"}, "대상이 아니다.": {"plain"}, "있다(계획 포함).": {"plain"},
    "3건이 달라졌다: 신규 1건": {"plain"},
    "없습니다.": {"polite"}, "고르십시오.": set(), "정책 항목마다.": set(), "지정됨.": set(), "둘 다(2곳)": set(),
}  # fmt: skip


@pytest.mark.parametrize(("said", "style"), ENDINGS.items())
def test_the_style_is_told_by_its_ending(said, style):
    assert styles(said) == style


#: Columns that say what a row is about in the words of the house; the others are names or words of documents.
SAID = ("note", "reason", "would_settle_ko", "why_ko")


#: What an essay says, and what an office writes.
OFFICE = {
    r"찾지 못|확인하지 못|알지 못|보지 못": "미확인, 확인되지 않음",
    r"우리의? (?:풀이|계산|짐작)": "편집 해석, 자체 계산",
    r"뽑(?:은|힌|힘|히지)": "선정한, 선정됨",
    r"낱말|물음|증거": "용어, 질문, 근거",
}
#: Where the page speaks to a reader of what it looked for and did not find in what the reader gave.
ANSWERS = re.compile(r"overlay_why_|error_|basket_|nothing_")


def essayistic(text: str) -> list[str]:
    """Words of an essay in a text, with what to write instead."""
    return [f"{found} → {better}" for word, better in OFFICE.items() for found in re.findall(word, text)]


def test_the_words_of_the_house_are_those_of_an_office():
    known = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    said = [(key, text) for key, text in texts(known) if not ANSWERS.search(key)]
    assert [(key, one) for key, text in said for one in essayistic(text)] == []


def test_rows_and_layers_remark_in_the_words_of_an_office():
    found = []
    for path in sorted((ROOT / "seeds").rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            told = [row.get(column) or "" for row in csv.DictReader(file) for column in SAID]
        found += [(path.name, text, one) for text in told for one in essayistic(text)]
    for path in DEFINITIONS:
        korean = [text for key, text in texts(yaml.safe_load(path.read_text(encoding="utf-8"))) if key.endswith("ko")]
        found += [(path.name, text, one) for text in korean for one in essayistic(text)]
    assert found == []


#: The same in English, of rows, layers and words alike.
ENGLISH = re.compile(
    r"\bour (?:own )?(?:reading|match|calculation|search|table)\b|\b(?:is|are) ours\b|\bby us\b"
    r"|\bno result found\b|\bnot (?:been )?seen\b|\b(?:was|were|has) not (?:been )?found\b",
    re.IGNORECASE,
)
SAID_IN_ENGLISH = ("note_en", "reason_en", "would_settle_en", "why_en")
#: Their files are held by `seeds/evidence.lock`: a word changes there when the texts are checked again.
LOCKED = {"motie-2017-12-18.csv", "mss-2023-02-16.csv", "motie-2024-02.csv", "motir-2025-12-17.csv"}


def test_english_remarks_say_unconfirmed_and_editorial_as_the_korean_do():
    told = [
        (path.name, row.get(column) or "")
        for path in sorted((ROOT / "seeds").rglob("*.csv"))
        if path.name not in LOCKED
        for row in csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
        for column in SAID_IN_ENGLISH
    ]
    words = yaml.safe_load(WORDS.with_name("en.yml").read_text(encoding="utf-8"))
    told += [(key, text) for key, text in texts(words) if not ANSWERS.search(key)]
    for path in DEFINITIONS:
        layer = yaml.safe_load(path.read_text(encoding="utf-8"))
        told += [(path.name, text) for key, text in texts(layer) if key.endswith("en")]
    assert [(where, text) for where, text in told if ENGLISH.search(text)] == []


@pytest.mark.parametrize("said", ["결과를 찾지 못함", "시·군·구는 우리의 풀이", "심의로 뽑힘", "근거 낱말"])
def test_a_word_of_an_essay_is_seen(said):
    assert essayistic(said)


def test_what_rows_remark_ends_in_nouns():
    found = []
    for path in sorted((ROOT / "seeds").rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as file:
            told = [row.get(column) or "" for row in csv.DictReader(file) for column in SAID]
        found += [(path.name, one) for text in told for one in sentences(text) if "plain" in styles(one)]
    assert found == []
