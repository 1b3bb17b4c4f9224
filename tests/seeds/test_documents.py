"""The facts of the four documents: what they must hold, and that their words and numbers agree."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from layers.words.qualifiers import parsed

SEEDS = Path(__file__).parents[2] / "seeds"
FOUR = ("motie-2017-12-18", "mss-2023-02-16", "motie-2024-02", "motir-2025-12-17")
TOPICS = {path.stem for path in (SEEDS.parent / "layers" / "definitions").glob("*.yml")} | {"national-figures"}
CLAIMS = {"status", "total", "component", "area", "investment", "anchor", "power", "water", "transport", "period"}
CLAIMS |= {"role", "timing", "name", "count", "process", "subsidy", "law", "figure", "place"}
MISPRINTS = {"core-projects.p18": ("샹한 프로젝트", "사신프로젝트")}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def rows_of(*documents: str) -> list[dict[str, str]]:
    return [row | {"document": d} for d in documents for row in table(SEEDS / "facts" / f"{d}.csv")]


ROWS = rows_of(*FOUR)
STATUSES = {row["id"]: row for row in table(SEEDS / "statuses.csv")}
SECTORS = {row["id"]: row for row in table(SEEDS / "sectors.csv")}


def items(topic: str, claim: str = "status", **cells: str) -> set[str]:
    wanted = {"topic": topic, "claim": claim} | cells
    return {row["item"] for row in ROWS if all(row[column] == value for column, value in wanted.items())}


def test_ids_are_unique_kebab_case_and_begin_with_their_document():
    ids = [row["id"] for row in ROWS]
    assert [key for key, count in Counter(ids).items() if count > 1] == []
    prefixes = dict(zip(FOUR, ("motie17-", "mss23-", "motie24-", "motir25-"), strict=True))
    odd = [r["id"] for r in ROWS if not re.fullmatch(prefixes[r["document"]] + "[a-z0-9-]+", r["id"])]
    assert odd == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_is_whole(row):
    assert row["subject_ko"]
    assert row["subject_en"]
    assert not re.search("[가-힣]", row["subject_en"])
    assert row["place"]
    assert row["locator"]
    assert row["evidence"]
    assert row["basis"] == "document"
    assert row["topic"] in TOPICS
    assert row["item"].startswith(row["topic"] + ".")
    assert row["claim"] in CLAIMS
    assert row["status"] in {"", *STATUSES}
    assert {row["sector"], row["sector2"]} <= {"", *SECTORS}
    assert bool(row["note"]) == bool(row["note_en"])
    assert not re.search("[가-힣]", row["note_en"])
    assert len(row["evidence"]) < 120, "key terms, not sentences"


@pytest.mark.parametrize("row", [r for r in ROWS if r["claim"] == "status"], ids=lambda row: row["id"])
def test_a_mark_has_a_place_unless_the_nation_is_meant(row):
    assert row["status"]
    awaited = row["status"] == "undecided" and row["due"]  # a decision that is announced and has no place yet
    nationwide = row["topic"] == "growth-engine-package" or "name-unknown" in row["flags"] or awaited
    assert row["place"] != "전국" or nationwide


def test_at_least_180_rows():
    assert len(ROWS) >= 180


def test_no_national_figure_contradicts_itself_unless_it_says_so():
    values: dict[tuple[str, str], set[str]] = {}
    for row in ROWS:
        if row["topic"] == "national-figures" and row["value"] and row["flags"] != "contradicted":
            values.setdefault((row["item"], row["claim"]), set()).add(row["value"])
    assert {key: found for key, found in values.items() if len(found) > 1} == {}


def test_two_readings_of_the_investment_of_2024_are_both_kept():
    rows = [row for row in ROWS if row["item"] == "national-figures.capex-2024"]
    assert {row["value"] for row in rows} == {"100", "110"}
    assert {row["flags"] for row in rows} == {"contradicted"}


def test_growth_engines_are_undecided_until_february_2026_in_all_eight_poles():
    rows = [row for row in ROWS if row["topic"] == "growth-engines" and row["claim"] == "status"]
    assert len(rows) == 8
    assert {(row["status"], row["due"], row["flags"]) for row in rows} == {("undecided", "2026-02", "")}
    assert items("growth-engines", "process") == {"growth-engines.national"}


def test_the_subsidy_and_the_dedicated_research_are_only_considered():
    considered = items("growth-engine-package", status="considered")
    assert considered == {"growth-engine-package.fiscal", "growth-engine-package.innovation"}
    assert len(items("growth-engine-package")) == 5


@pytest.mark.parametrize(
    ("topic", "names"),
    [
        ("southern-semiconductor-belt", {"gwangju", "busan", "gumi"}),
        ("battery-triangle", {"saemangeum", "cheongju", "pohang", "ulsan"}),
    ],
)
def test_belts_have_their_nodes(topic, names):
    assert items(topic) == {f"{topic}.{name}" for name in names}


def test_the_battery_cities_have_no_role_in_the_document():
    assert {row["role"] for row in ROWS if row["topic"] == "battery-triangle"} == {""}


def test_twenty_core_projects_are_planned_with_their_periods():
    rows = [row for row in ROWS if row["topic"] == "core-projects" and row["claim"] == "status"]
    assert [row["item"] for row in rows] == [f"core-projects.p{number:02}" for number in range(1, 21)]
    assert {row["status"] for row in rows} == {"planned"}
    assert all(re.fullmatch(r"20\d\d~" + row["due"], row["value"]) for row in rows)
    assert all(row["sector"] for row in rows)


@pytest.mark.parametrize(("item", "spellings"), MISPRINTS.items())
def test_a_misprint_keeps_its_spelling_and_names_the_reading(item, spellings):
    names = [row for row in ROWS if row["item"] == item and row["claim"] == "name"]
    assert {row["value"] for row in names} == set(spellings)
    assert all("샤힌" in row["note"] for row in names)


@pytest.mark.parametrize("item", ["core-projects.p18", "core-projects.p19"])
def test_contradicting_periods_are_both_kept_and_marked(item):
    periods = [row for row in ROWS if row["item"] == item and row["claim"] == "period"]
    assert len({row["value"] for row in periods}) == 2
    assert {row["flags"] for row in periods} == {"contradicted"}


def test_power_is_never_counted_twice():
    rows = [row for row in ROWS if row["topic"] == "complex-infrastructure" and row["unit"] in ("MW", "GW")]
    megawatts = {
        row["item"]: float(row["value"]) * (1000 if row["unit"] == "GW" else 1)
        for row in rows
        if row["claim"] == "status"
    }
    assert sum(megawatts.values()) == 10000 + 220 + 864 + 861 + 1100
    parts = [float(row["value"]) for row in rows if row["claim"] == "component"]
    assert sum(parts) == 10


def test_the_ten_gigawatts_belong_to_two_cities_together():
    (row,) = [
        row
        for row in ROWS
        if row["item"] == "complex-infrastructure.yongin-pyeongtaek.power" and row["claim"] == "status"
    ]
    assert (row["value"], row["unit"], row["place"]) == ("10", "GW", "용인;평택")


def test_examples_of_2023_draw_no_mark():
    assert {row["claim"] for row in rows_of("mss-2023-02-16") if row["topic"] != "national-figures"} & {
        "status"
    } == set()


def test_the_document_of_2023_states_no_89():
    assert [row["id"] for row in rows_of("mss-2023-02-16") if row["value"] == "89"] == []


TOTALS = yaml.safe_load((SEEDS / "totals.yml").read_text(encoding="utf-8"))
PRINTED = {entry["id"]: entry["printed"] for entry in TOTALS}
#: The four documents and what ministries released or noticed.
OFFICIAL = {
    key: document
    for path in SEEDS.glob("documents*.yml")
    for key, document in yaml.safe_load(path.read_text(encoding="utf-8")).items()
    if int(document["grade"]) == 1
}


def signed_sum(text: str) -> int:
    """Value of "a - b + c" over the printed numbers."""
    words = ["+", *text.split()]
    return sum((1 if sign == "+" else -1) * PRINTED[key] for sign, key in zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize("entry", TOTALS, ids=lambda entry: entry["id"])
def test_a_total_is_stated_as_its_head_says(entry):
    assert entry["document"] in OFFICIAL
    assert set(entry) - {"locator", "parts", "why"} == {"id", "document", "ko", "en", "printed", "check"}
    assert "sum" in entry["check"] or {"topic", "claim"} <= set(entry["check"])


@pytest.mark.parametrize("entry", [e for e in TOTALS if "sum" in e["check"]], ids=lambda entry: entry["id"])
def test_the_arithmetic_of_the_documents_holds(entry):
    assert signed_sum(entry["check"]["sum"]) == entry["printed"]


@cache
def all_rows() -> list[dict[str, str]]:
    return [row | {"document": path.stem} for path in sorted((SEEDS / "facts").glob("*.csv")) for row in table(path)]


def counted(check: dict[str, str]) -> int:
    """How many facts, items or groups a check counts over every fact there is."""
    kinds = {
        "items": lambda rows: {row["item"] for row in rows},
        "rows": lambda rows: rows,
        "groups": lambda rows: {row["item"].split(".")[1] for row in rows},
    }
    cells = {column: str(value) for column, value in check.items() if column not in ("count", "claim")}
    claims = check["claim"].split(";")
    rows = [r for r in all_rows() if r["claim"] in claims and all(r[c] == v for c, v in cells.items())]
    return len(kinds[check.get("count", "items")](rows))


@pytest.mark.parametrize("entry", [e for e in TOTALS if "sum" not in e["check"]], ids=lambda entry: entry["id"])
def test_the_facts_add_up_to_the_documents_total(entry):
    assert counted(entry["check"]) == entry["printed"] or set(entry["why"]) == {"ko", "en"}


def stated(document: str, number: float) -> list[dict[str, str]]:
    """Rows of a document that state a number, in their value and in their evidence."""
    value = f"{number:g}"
    return [
        row
        for row in all_rows()
        if row["document"] == document and row["claim"] in ("total", "count") and row["value"] == value
        and re.search(rf"(?<![\d,.]){value}(?![\d,.])", row["evidence"])
    ]  # fmt: skip


#: Numbers that a document prints and that cells of rows cannot count: which lie outside the capital region.
NOT_COUNTED = {("mss-2023-02-16", "depopulation-areas.noncapital")}


@pytest.mark.parametrize("entry", [e for e in TOTALS if e["document"] not in FOUR], ids=lambda entry: entry["id"])
def test_a_number_of_a_release_is_stated_by_its_rows_and_by_its_title_where_that_is_its_place(entry):
    if "parts" in entry:
        topics = {row["topic"] for n in entry["parts"] for key in OFFICIAL for row in stated(key, n)}
        assert sum(entry["parts"]) == entry["printed"]
        assert entry["check"]["topic"] in topics
        return
    assert entry["locator"] in ("제목", "본문", "사본의 머리")
    assert stated(entry["document"], entry["printed"])
    if entry["locator"] == "제목":
        assert f"{entry['printed']}" in re.findall(r"\d+", OFFICIAL[entry["document"]]["title_ko"])


def test_a_number_that_a_notice_or_release_prints_of_a_list_stands_beside_ours():
    compared = {
        (key, float(number))
        for entry in TOTALS
        for number in (entry["printed"], *entry.get("parts", ()))
        for key in (entry["document"], entry["check"].get("topic"))
    }
    printed = [
        row
        for row in all_rows()
        if row["document"] in OFFICIAL and row["claim"] in ("total", "count") and row["place"] == "전국"
        if row["unit"] != "㎡" and stated(row["document"], float(row["value"]))
    ]
    alone = {
        (row["document"], row["item"])
        for row in printed
        if not {(row["document"], float(row["value"])), (row["topic"], float(row["value"]))} & compared
    }
    assert alone == NOT_COUNTED


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("sector", SECTORS.values(), ids=lambda sector: sector["id"])
def test_a_sectors_colour_reads_on_white(sector):
    assert 1.05 / (luminance(sector["colour"]) + 0.05) >= 4.5


@pytest.mark.parametrize("column", ["id", "order", "ko", "en", "seal_ko", "seal_en", "colour"])
def test_no_two_sectors_share(column):
    values = [sector[column] for sector in SECTORS.values()]
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("seal", ["수", "소", "배"])
def test_no_seal_reads_as_another_word(seal):
    assert seal not in {sector["seal_ko"] for sector in SECTORS.values()}


def test_undecided_and_unconfirmed_are_drawn_differently():
    assert STATUSES["undecided"]["solidity"] == "hatched"
    assert STATUSES["unconfirmed"]["solidity"] == "question"


def test_statuses_stand_in_order_of_solidity():
    assert [row["order"] for row in STATUSES.values()] == [str(n) for n in range(1, 17)]
    solid = ["solid", "half", "outline", "dashed", "dotted", "hatched", "question", "struck"]
    positions = [solid.index(row["solidity"]) for row in STATUSES.values()]
    assert positions == sorted(positions)


def forms(value: str) -> list[str]:
    """How a document may print a number or a period: 7000 as 7천, 71000 as 7.1만, 2022~2026 as '22~'26."""
    if "~" in value and len(value) == 9:
        return ["~".join(f"'{year[2:]}" for year in value.split("~"))]
    if not re.fullmatch(r"[\d.]+", value):
        return [value]
    number = float(value)
    return [value, f"{number / 1000:g}천", f"{number / 10000:g}만"]


def plain(row: dict[str, str]) -> dict[str, str]:
    """A row whose number is without what qualifies it."""
    found = parsed(row["value"])
    return row | {"value": f"{found.number:.12g}"} if found and found.keys else row


NUMBERED = [
    row for row in map(plain, ROWS) if re.fullmatch(r"[\d.~]+", row["value"]) and row["unit"] not in ("기한", "권역")
]


@pytest.mark.parametrize("row", [r for r in NUMBERED if r["flags"] != "inferred"], ids=lambda row: row["id"])
def test_a_number_stands_in_its_evidence(row):
    printed = row["evidence"].replace(",", "")
    assert any(re.search(rf"(?<![\d.]){re.escape(form)}(?!\d|\.\d)", printed) for form in forms(row["value"]))


def test_the_eight_poles_are_printed_as_five_and_three():
    (row,) = [row for row in ROWS if row["item"] == "growth-engines.total"]
    assert (row["value"], row["evidence"]) == ("8", "5극 3특")


@pytest.mark.parametrize("row", [r for r in NUMBERED if r["flags"] == "inferred"], ids=lambda row: row["id"])
def test_a_number_that_is_not_printed_says_it_was_counted(row):
    assert "센 값" in row["note"]
