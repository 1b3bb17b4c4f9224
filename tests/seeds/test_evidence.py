"""The lock covers the rows of the four documents, and a row that is not borne out fails."""

import hashlib
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from layers.errors import BrokenSeeds, ChangedText, MissingText
from layers.evidence import evidence, paragraphs
from layers.evidence import lock as evidence_lock
from layers.facts import documents, facts
from layers.facts.facts import COLUMNS
from layers.words.qualifiers import parsed

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Ministry of Toys\n\nThe plan: 220 MW by 2031 in “Toytown”\n\nand 13 more\nplaces, **in all** 1,858 won\n"


def write_toys(folder: Path, *rows: dict[str, str], joined: str = '"5-6"', text: str = TEXT) -> tuple[Path, Path]:
    """A toy set of seeds and the folder of its one document."""
    seeds, texts = folder / "seeds", folder / "texts"
    (seeds / "facts").mkdir(parents=True)
    texts.mkdir()
    (texts / "toy.txt").write_text(text, encoding="utf-8", newline="")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (seeds / "documents.yml").write_text(
        "toy-2024:\n  title_ko: 장난감\n  publisher_ko: 장난감부\n  date: '2024'\n  grade: '1'\n"
        f"  checked: '2024-02'\n  file: toy.txt\n  sha256: {digest}\n",
        encoding="utf-8",
    )
    (seeds / "paragraphs.yml").write_text(f"toy-2024: [{joined}]\n", encoding="utf-8")
    lines = [",".join(COLUMNS)]
    for number, row in enumerate(rows):
        known = {"id": f"toy-{number}", "topic": "toys", "item": "toys.a", "claim": "status", "status": "planned"}
        cells = known | {"basis": "document", "confidence": "high"} | row
        lines.append(",".join(f'"{cells.get(column, "")}"' for column in COLUMNS))
    (seeds / "facts" / "toy-2024.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return seeds, texts


#: Values that the documents count out or spell otherwise: fact → value and the words it is read from.
SPELLED = {
    "motie24-advanced-complexes-total-total": ("7", "용인·평택"),
    "motie24-national-figures-acts-2024-law": ("5", "첨단산업인재혁신법"),
    "motie24-national-figures-ten-industries-2024-figure": ("10", "철강, 섬유"),
    "motir25-growth-engines-total-total": ("8", "5극 3특"),
    "motir25-re100-complexes-pilot-timing": ("2026", "'26년내"),
    "motir25-regional-projects-total-total": ("3", "대구 AI 로봇 인프라"),
    "motir25-national-figures-exports-2025-figure": ("7000", "수출 7천억불"),
    "motir25-national-figures-exports-2026-figure": ("7000", "2년 연속 수출 7천억불"),
    "motir25-national-figures-max-alliance-figure": ("1000", "1천여개 산·학·연"),
    "motir25-national-figures-ev-chargers-figure": ("71000", "전기차 충전기 7.1만기"),
    "motir25-national-figures-aero-engine-investment": ("9000", "약 9천억원"),
    "motir25-national-figures-us-fund-investment": ("2000", "對美 2천억불 투자펀드"),
}
NUMBERED = [fact for fact in evidence.transcribed(SEEDS)[1] if parsed(fact.value or "")]


def numbers(terms: tuple[str, ...]) -> set[str]:
    """Every number that stands in the terms, without separators."""
    return {found.replace(",", "").rstrip(".") for found in re.findall(r"\d[\d,.]*", ";".join(terms))}


def toy_problems(folder: Path, locator: str, terms: str, **more: str) -> list[str]:
    seeds, texts = write_toys(folder, {"locator": locator, "evidence": terms}, **more)
    return [str(problem) for problem in evidence.problems(evidence.verify(seeds, texts))]


def lock_problems(seeds: Path) -> list[str]:
    found = evidence_lock.check(seeds, documents.read(seeds)[0], facts.read(seeds)[0])
    return [str(problem) for problem in found]


def test_lock_covers_every_row_of_the_four_documents_and_all_stand():
    assert lock_problems(SEEDS) == []


@pytest.mark.parametrize("fact", NUMBERED, ids=lambda fact: fact.id)
def test_a_value_is_the_number_that_its_evidence_writes(fact):
    if fact.id in SPELLED:
        value, words = SPELLED[fact.id]
        assert f"{parsed(fact.value).number:.12g}" == value
        assert words in fact.evidence
    else:
        assert parsed(fact.value).number in map(float, numbers(fact.evidence))


def test_every_value_spelled_otherwise_is_still_there():
    assert SPELLED.keys() <= {fact.id for fact in NUMBERED}


def test_lock_has_as_many_rows_as_the_four_documents():
    texts, rows = evidence.transcribed(SEEDS)
    lock, _ = evidence_lock.read_lock(SEEDS)
    assert set(lock) == set(texts)
    assert sum(len(entry["rows"]) for entry in lock.values()) == len(rows) > 180


def test_lock_is_what_the_texts_give_where_they_are_at_hand(tmp_path):
    folder = os.environ.get("ATLAS_DOCUMENTS")
    if folder is None:
        seeds, texts = write_toys(tmp_path, {"locator": "L3", "evidence": "220 MW"})
        evidence_lock.write_lock(seeds, evidence.verify(seeds, texts))
    else:
        seeds, texts = SEEDS, Path(folder)
    again = evidence_lock.dump(evidence_lock.lock_of(seeds, evidence.verify(seeds, texts)))
    assert again == (seeds / evidence_lock.FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("locator", "terms"),
    [
        ("L3", "220 MW;2031;Toytown"),
        ("L3", "in “Toytown”"),
        ("L3", "The plan;220"),
        ("L5-L6", "13 more places;in all 1,858 won"),
        ("L6", "13 more"),
    ],
)
def test_terms_that_stand_in_the_paragraph_are_found(tmp_path, locator, terms):
    assert toy_problems(tmp_path, locator, terms) == []


@pytest.mark.parametrize(
    ("locator", "terms", "missing"),
    [
        ("L3", "220 MW;Lego", "Lego"),
        ("L3", "20 MW", "20 MW"),
        ("L3", "220 MW by 203", "220 MW by 203"),
        ("L3", "13 more", "13 more"),
        ("L5", "858 won", "858 won"),
        ("L5", "in all 1", "in all 1"),
    ],
)
def test_a_term_that_does_not_stand_names_file_row_and_term(tmp_path, locator, terms, missing):
    (problem,) = toy_problems(tmp_path, locator, terms)
    assert "facts/toy-2024.csv:2: evidence" in problem
    assert repr(missing) in problem
    assert "does not stand in paragraph L" in problem


@pytest.mark.parametrize("locator", ["", "3", "L0", "L99", "L3-L5", "L6-L5", "page 3"])
def test_a_locator_that_is_no_single_paragraph_is_refused(tmp_path, locator):
    (problem,) = toy_problems(tmp_path, locator, "220 MW")
    assert "locator" in problem
    assert "L64" in problem


def test_lines_that_are_not_joined_are_paragraphs_of_their_own(tmp_path):
    assert "13 more places" in toy_problems(tmp_path, "L5", "13 more places", joined="")[0]


@pytest.mark.parametrize("joined", ['"6-5"', '"5"', '"5-6", "6-7"', "all"])
def test_a_wrong_range_of_lines_is_refused(tmp_path, joined):
    seeds, texts = write_toys(tmp_path, {"locator": "L3", "evidence": "plan"}, joined=joined)
    with pytest.raises(BrokenSeeds, match="must be a range such as 30-31"):
        evidence.verify(seeds, texts)


def test_a_changed_text_is_refused(tmp_path):
    seeds, texts = write_toys(tmp_path, {"locator": "L3", "evidence": "plan"})
    (texts / "toy.txt").write_text("The plan", encoding="utf-8")
    with pytest.raises(ChangedText, match=r"toy\.txt: sha256"):
        evidence.verify(seeds, texts)


def test_a_missing_text_is_refused(tmp_path):
    seeds, _ = write_toys(tmp_path, {"locator": "L3", "evidence": "plan"})
    with pytest.raises(MissingText, match=r"toy-2024\.file = 'toy\.txt'"):
        evidence.verify(seeds, tmp_path)


def locked(folder: Path) -> Path:
    seeds, texts = write_toys(folder, {"locator": "L3", "evidence": "220 MW"}, {"locator": "L5", "evidence": "13"})
    evidence_lock.write_lock(seeds, evidence.verify(seeds, texts))
    assert lock_problems(seeds) == []
    return seeds


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("facts/toy-2024.csv", "220 MW", "221 MW", "changed since"),
        ("facts/toy-2024.csv", '"L3"', '"L5"', "changed since"),
        ("facts/toy-2024.csv", "toy-1", "toy-9", "is not in evidence.lock"),
        ("evidence.lock", "toy-1", "toy-9", "is no row any more"),
        ("evidence.lock", " found", " missing", "does not stand"),
        ("evidence.lock", '"sha256": "', '"sha256": "0', "toy-2024.sha256"),
        ("paragraphs.yml", "5-6", "3-6", "toy-2024.paragraphs"),
    ],
)
def test_a_lock_that_no_longer_fits_says_why(tmp_path, file, old, new, said):
    seeds = locked(tmp_path)
    path = seeds / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    problems = lock_problems(seeds)
    assert any(said in problem for problem in problems), problems


def test_without_a_lock_the_file_is_named(tmp_path):
    seeds = locked(tmp_path)
    (seeds / evidence_lock.FILE).unlink()
    (problem,) = lock_problems(seeds)
    assert "evidence.lock: file = '': is missing; run make verify-facts" in problem


@pytest.mark.parametrize(
    ("written", "plain"),
    [("‘방향\uf000 을’  “新”", "'방향 을' \"新\""), ("**남부권** 벨트", "남부권 벨트"), ("\u1112\u1161\u11ab", "한")],
)
def test_text_is_compared_in_one_form(written, plain):
    assert paragraphs.normalise(written) == plain


def test_a_result_reads_as_its_problem(tmp_path):
    seeds, texts = write_toys(tmp_path, {"locator": "L3", "evidence": "Lego"}, {"locator": "L3", "evidence": "plan"})
    failed, passed = evidence.verify(seeds, texts)
    assert (failed.passed, passed.passed) == (False, True)
    assert "does not stand in paragraph L3 of toy-2024" in str(failed)
    assert str(passed).endswith("toy-2024.csv:3: stands in L3")


@pytest.mark.parametrize("column", ["value", "status", "ministry", "legal_basis", "notice_no", "note", "confidence"])
def test_a_change_of_what_a_row_shows_asks_for_a_new_check(tmp_path, column):
    seeds, texts = write_toys(tmp_path, {"locator": "L3", "evidence": "220 MW"})
    evidence_lock.write_lock(seeds, evidence.verify(seeds, texts))
    (fact,) = facts.read(seeds)[0]
    changed = replace(fact, **{column: "other"})
    (problem,) = evidence_lock.check(seeds, documents.read(seeds)[0], [changed])
    assert problem.message.startswith("changed since it was checked")
