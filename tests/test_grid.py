"""The few combinations leave out no two values: not for any axes, and not for any test that asks for them."""

from itertools import combinations, product
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import pytest_generate_tests
from tests.grid import SCREENS, every, meetings, pairs, param

AXES = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=5, unique=True), min_size=1, max_size=4)


def met(rows, here, there):
    """The values of two axes that stand together in a combination."""
    return {(row[here], row[there]) for row in rows}


@given(AXES)
def test_every_two_values_of_different_axes_meet(axes):
    rows = pairs(*axes)
    for (here, ones), (there, others) in combinations(enumerate(axes), 2):
        assert met(rows, here, there) == set(product(ones, others))


@given(AXES)
def test_every_value_is_taken_and_no_combination_twice(axes):
    rows = pairs(*axes)
    assert [set(column) for column in zip(*rows, strict=True)] == [set(axis) for axis in axes]
    assert len(rows) == len(set(rows)) <= len(every(*axes))


@pytest.mark.parametrize(("sizes", "fewest"), [((17, 2, 2, 2), 34), ((3, 2, 2, 2, 2), 6), ((2, 2, 2), 4), ((5,), 5)])
def test_they_are_as_few_as_can_be(sizes, fewest):
    assert len(pairs(*map(range, sizes))) == fewest
    assert pairs(*map(range, sizes)) == pairs(*map(range, sizes))


def test_a_combination_lets_each_two_of_its_values_meet():
    assert meetings(("ko", "grey")) == {((0, "ko"), (1, "grey"))}
    assert len(meetings((1, 2, 3, 4))) == 6
    assert meetings(("alone",)) == {((0, "alone"),)}


def taken(grid, **axes):
    """What a test marked with these axes is given."""
    rows = []
    pytest_generate_tests(
        SimpleNamespace(
            definition=SimpleNamespace(get_closest_marker=lambda name: getattr(pytest.mark, name)(**axes).mark),
            config=SimpleNamespace(getoption=lambda name: grid),
            parametrize=lambda names, params: rows.extend(
                dict(zip(names, each.values, strict=True)) for each in params
            ),
        )
    )
    return rows


def test_a_marked_test_takes_pairs_or_the_whole_grid():
    axes = {"kind": ["map", "layer"], "screen": ["wide", "phone"], "lang": ["ko", "en"]}
    assert [tuple(row.values()) for row in taken("pairs", **axes)] == pairs(*axes.values())
    assert [tuple(row.values()) for row in taken("full", **axes)] == every(*axes.values())
    assert list(taken("full", **axes)[0]) == list(axes)


def test_a_screen_is_the_window_of_the_page():
    (window,) = param({"lang": "ko", "screen": "phone"}).marks
    assert (window.name, window.kwargs) == ("browser_context_args", SCREENS["phone"])
    assert param({"lang": "ko"}).marks == ()
