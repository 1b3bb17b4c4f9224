import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.records import read_table, read_yaml, several

CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("records") / "table.csv"


@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=5))
def test_a_written_table_is_read_back(file, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    file.write_text(text.getvalue(), encoding="utf-8", newline="")
    found, problems = read_table(file, ("a", "b", "c"))
    said = [[unicodedata.normalize("NFC", cell).strip() or None for cell in row] for row in rows]
    assert [list(row.cells.values()) for row in found] == [row for row in said if any(row)]
    assert problems == []


@given(raw=st.binary(max_size=200))
def test_any_bytes_give_rows_or_problems_never_a_crash(file, raw):
    file.write_bytes(raw)
    rows, problems = read_table(file, ("a", "b"))
    assert rows == [] or set(rows[0].cells) == {"a", "b"}
    assert problems or raw


@given(raw=st.binary(max_size=200))
def test_any_bytes_as_yaml_give_a_value_or_a_problem(file, raw):
    file.write_bytes(raw)
    value, problems = read_yaml(file)
    assert value is None or not problems or isinstance(value, str | list | dict)


def test_rows_are_numbered_by_the_line_they_begin_on(file):
    file.write_text('a,b\n"one\ntwo",2\n\nthree,3\n', encoding="utf-8")
    rows, _ = read_table(file, ("a", "b"))
    assert [row.number for row in rows] == [2, 5]


@pytest.mark.parametrize("written", ["042", "no", "12:30", "1e3", "2024-02-29", "null", "~", "0x1F", "1_000"])
def test_yaml_scalars_stay_as_written(file, written):
    file.write_text(f"key: {written}\n", encoding="utf-8")
    assert read_yaml(file) == ({"key": written}, [])


@pytest.mark.parametrize("text", ["a: 1\na: 2\n", "top:\n  a: 1\n  a: 1\n", "- {a: 1, a: 2}\n"])
def test_a_key_that_stands_twice_is_a_problem(file, text):
    file.write_text(text, encoding="utf-8")
    assert [problem.key for problem in read_yaml(file)[1]] == ["a"]


@pytest.mark.parametrize("text", ["a: [", "a: 'x", "\t- a", "&a [*a]", "a: *b"])
def test_broken_yaml_is_a_problem_with_its_file(file, text):
    file.write_text(text, encoding="utf-8")
    _, problems = read_yaml(file)
    assert [problem.file.endswith("table.csv") for problem in problems] == [True]


def test_decomposed_hangul_is_composed(file):
    file.write_text(unicodedata.normalize("NFD", "a,b\n포항,1\n"), encoding="utf-8")
    assert read_table(file, ("a", "b"))[0][0]["a"] == "포항"


@pytest.mark.parametrize(("cell", "values"), [(None, ()), ("", ()), ("가; 나 ;", ("가", "나")), ("하나", ("하나",))])
def test_several_values_are_split_at_semicolons(cell, values):
    assert several(cell) == values


@pytest.mark.parametrize("address", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//a.example/",
                                     "ftp://a.example/", "/sources", "www.a.example", "https://a b.kr/"])  # fmt: skip
def test_an_address_that_is_no_page_of_the_web_is_a_problem(tmp_path, address):
    (tmp_path / "t.csv").write_text(f'id,official_url\nx,"{address}"\n', encoding="utf-8")
    (tmp_path / "t.yml").write_text(f'x:\n  url: "{address}"\n', encoding="utf-8")
    _, of_table = read_table(tmp_path / "t.csv", ("id", "official_url"))
    _, of_yaml = read_yaml(tmp_path / "t.yml")
    assert [(one.row, one.key, one.value) for one in of_table] == [(2, "official_url", address)]
    assert [(one.row, one.key, one.value) for one in of_yaml] == [(2, "url", address)]


@pytest.mark.parametrize("address", ["https://a.example", "http://a.example:8080/b?c=d#e", "HTTPS://A.EXAMPLE/한글"])
def test_an_address_of_a_page_is_none(tmp_path, address):
    (tmp_path / "t.csv").write_text(f"id,url\nx,{address}\n", encoding="utf-8")
    assert read_table(tmp_path / "t.csv", ("id", "url"))[1] == []
