"""What a row says, as one text and its hash."""

from layers.facts import digests


def test_a_column_that_is_new_and_empty_changes_nothing():
    assert digests.said({"id": "a", "value": "7"}) == digests.said({"note": "", "id": "a", "value": "7", "anchor": ()})
    assert digests.said({"id": "a", "area": None}) == digests.said({"id": "a"})


def test_zero_is_not_empty():
    assert digests.said({"id": "a", "area": 0.0}) != digests.said({"id": "a"})


def test_a_value_in_another_column_is_another_row():
    assert digests.said({"due": "2027"}) != digests.said({"valid_to": "2027"})


def test_order_of_columns_is_no_matter_and_order_of_rows_is():
    assert digests.said({"a": "1", "b": "2"}) == digests.said({"b": "2", "a": "1"})
    assert digests.digest(["a", "b"]) != digests.digest(["b", "a"])
