"""Twelve tasks of twelve readers, from the front page: the right answer, counted from the data, in few presses."""

import pytest

from tests.browser.tasks import TASKS
from tests.browser.trying import begun


@pytest.mark.parametrize("task", TASKS, ids=[task.name for task in TASKS])
def test_a_reader_finds_the_right_answer_in_few_presses(browser, atlas, app, task):
    with begun(browser, atlas, task) as reader:
        assert task.answer(reader) == task.right(app.extensions["drawing"].atlas)
        assert reader.presses <= task.most
