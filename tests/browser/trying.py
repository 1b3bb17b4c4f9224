"""The twelve tasks tried one after another, `make tasks`: presses, seconds, and a picture of each answer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import click
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.browser.reader import Reader
from tests.browser.serving import served
from tests.browser.tasks import KEPT, TASKS, Task
from tests.conftest import TODAY
from web.application import create_app
from web.service.config import Config

PATIENCE_MS = 120_000


@contextmanager
def begun(browser: Browser, address: str, task: Task) -> Iterator[Reader]:
    """A reader on the front page, in a window as the task has it."""
    context = browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul", reduced_motion="reduce", **task.window)
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(KEPT)
    reader = Reader(context.new_page(), address)
    reader.begin()
    yield reader
    context.close()


def try_all(folder: Path) -> bool:
    """Print what each task cost, and leave its last screen in the folder; whether every answer was right."""
    folder.mkdir(parents=True, exist_ok=True)
    app = create_app(Config(today=TODAY))
    atlas, good = app.extensions["drawing"].atlas, True
    with served(app) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=list(chromium.OPTIONS))
        for task in TASKS:
            with begun(browser, address, task) as reader:
                start = perf_counter()
                right = task.answer(reader) == task.right(atlas)
                seconds = perf_counter() - start
                reader.page.screenshot(path=folder / f"{task.name}.png")
            good &= right and reader.presses <= task.most
            said = "right" if right else "WRONG"
            told = f"{task.name:<11} {reader.presses:>3} of {task.most:>2} presses {seconds:6.1f} s  {said}"
            click.echo(f"{told}  {task.question}")
        browser.close()
    return good


if __name__ == "__main__":
    sys.exit(0 if try_all(Path(sys.argv[1])) else 1)
