"""Shelves: bounded in bytes, the oldest goes first, one maker for one value, and nothing under a passing text."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from layers.keeping import ENTRY_BYTES, SHELVES, Passing, PassingText, Shelf, weight

LIMIT = 10 * (1_000 + ENTRY_BYTES)


@pytest.fixture
def shelf():
    made = Shelf("for a test", LIMIT, "a number", len)
    yield made
    del SHELVES[made.name]


@pytest.fixture
def asked(shelf):
    """A kept function, and the numbers that it was called with."""
    calls = []

    @shelf
    def value(number, host=""):
        calls.append(number)
        return b"x" * 1_000

    return value, calls


def test_a_value_is_made_once(shelf, asked):
    value, calls = asked
    assert value(1) == value(1)
    assert (calls, shelf.hits, shelf.misses, shelf.entries) == ([1], 1, 1, 1)


def test_bytes_stay_below_the_limit_and_what_was_asked_for_longest_ago_goes_first(shelf, asked):
    value, calls = asked
    for number in range(10):
        value(number)
    value(0)
    for number in range(100, 105):
        value(number)
    assert shelf.held <= shelf.limit == LIMIT
    assert shelf.entries == 10
    del calls[:]
    value(0)
    value(1)
    assert calls == [1]


def test_what_is_larger_than_the_shelf_is_made_and_not_kept(shelf):
    large = shelf(lambda: b"x" * LIMIT)
    assert len(large()) == LIMIT
    assert shelf.held == 0


def test_nothing_is_kept_of_what_passes(shelf, asked):
    value, calls = asked
    passing = Passing()
    value(1, passing)
    value(1, passing)
    assert (calls, shelf.entries) == ([1, 1], 0)


def test_nothing_is_kept_under_a_passing_text(shelf, asked):
    value, calls = asked
    value(1, PassingText("http://invented/"))
    value(1, host=PassingText("http://invented/"))
    assert (calls, shelf.entries) == ([1, 1], 0)


def test_a_call_that_fails_keeps_nothing_and_can_be_tried_again(shelf):
    @shelf
    def fails():
        raise ValueError("not today")

    for _ in range(2):
        with pytest.raises(ValueError, match="not today"):
            fails()
    assert shelf.entries == 0


def test_what_is_asked_for_at_one_time_is_made_once(shelf):
    begun, both = Event(), Barrier(2)
    made = []

    @shelf
    def slow(number):
        made.append(number)
        begun.wait()
        return b"x"

    def ask():
        both.wait()
        return slow(1)

    with ThreadPoolExecutor(2) as pool:
        answers = [pool.submit(ask) for _ in range(2)]
        begun.set()
        assert [each.result() for each in answers] == [b"x", b"x"]
    assert made == [1]


def test_two_functions_on_a_shelf_do_not_answer_for_each_other(shelf):
    one, other = shelf(lambda number: b"one"), shelf(lambda number: b"other")
    assert (one(1), other(1), shelf.entries) == (b"one", b"other", 2)


def test_the_weight_of_a_value_is_that_of_all_that_hangs_on_it_but_what_is_shared():
    class Shared:
        def __init__(self):
            self.held = "x" * 1_000_000

    value = {"text": "y" * 10_000, "again": ["z" * 5_000] * 3, "shared": Shared()}
    assert 15_000 < weight(value, (Shared,)) < 17_000
    assert weight(value) > 1_000_000
