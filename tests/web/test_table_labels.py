"""Cells say the column that they stand in, where tables are too wide for a screen."""

import re

import pytest

from web.gateway.table_labels import labelled

HEAD = "<thead><tr><th>Name</th><th>A</th><th>B</th></tr></thead>"


def labels(html):
    return re.findall(r'data-label="([^"]*)"', labelled(html))


def test_every_cell_but_the_first_says_its_column():
    assert labels(f"<table>{HEAD}<tbody><tr><th>x</th><td>1</td><td>2</td></tr></tbody></table>") == ["A", "B"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ('<tr><td colspan="3">all</td></tr>', []),
        ('<tr><th>x</th><td colspan="2">both</td></tr>', []),
        ('<tr><th rowspan="2">x</th><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>', ["A", "B", "A", "B"]),
    ],
)
def test_cells_over_several_columns_have_no_label_and_those_below_are_moved(row, found):
    assert labels(f"<table>{HEAD}<tbody>{row}</tbody></table>") == found


def test_two_rows_of_heads_are_both_told_and_letters_stay_escaped():
    head = '<thead><tr><th rowspan="2">n</th><th colspan="2">R&amp;D</th></tr><tr><th>a</th><th>b</th></tr></thead>'
    row = "<tr><td>x</td><td>1</td><td>2</td></tr>"
    assert labels(f"<table>{head}<tbody>{row}</tbody></table>") == ["R&amp;D · a", "R&amp;D · b"]


def test_a_table_without_a_head_stays_as_it_is():
    bare = "<p>a</p><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
    assert labelled(bare) == bare


@pytest.mark.parametrize("path", ["/layers/advanced-complexes", "/sources", "/freshness", "/scenes", "/accessibility"])
def test_the_tables_of_pages_are_labelled(client, path):
    page = client.get(path).get_data(as_text=True)
    assert page.count("<table") == page.count("data-cards>") > 0
    assert "data-label=" in page
