"""A reader at a page, whose presses are counted: on links, buttons and keys, not the letters that are typed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Locator, Page


class Reader:
    """Somebody who begins on the front page.

    Parameters
    ----------
    page
        The window, already of its size.
    address
        Where the atlas is served.

    Attributes
    ----------
    presses
        How often something was pressed, touched or chosen since the front page was opened.
    """

    def __init__(self, page: Page, address: str):
        self.page, self.address, self.presses = page, address, 0

    def begin(self) -> None:
        """Open the front page; the presses are counted from here."""
        self.go("/")
        self.page.wait_for_selector("html[data-drawn='1']", state="attached")
        self.presses = 0

    def go(self, path: str) -> None:
        """Open an address, which is no press."""
        self.page.goto(f"{self.address}{path}", wait_until="load")

    def press(self, css: str, words: str = "") -> None:
        """Press the first shown element of a selector, which has some words."""
        self.seen(css, words).click()
        self.presses += 1

    def touch(self, css: str, words: str = "") -> None:
        """The same with a finger."""
        self.seen(css, words).tap()
        self.presses += 1

    def keys(self, *names: str) -> None:
        """Press keys, each a press."""
        for name in names:
            self.page.keyboard.press(name)
            self.presses += 1

    def seek(self, text: str) -> None:
        """Type into the search box, and wait for what it finds."""
        self.page.locator("#search").fill(text)
        self.page.locator("#search-hits .hit").first.wait_for()

    def seen(self, css: str, words: str = "") -> Locator:
        """The first element of a selector that is shown and has some words."""
        return self.page.locator(css).filter(visible=True, has_text=words).first

    def texts(self, css: str) -> list[str]:
        """Words of every element of a selector, once its page is whole."""
        self.page.locator(css).first.wait_for(state="attached")
        self.page.wait_for_load_state()
        return [text.strip() for text in self.page.locator(css).all_text_contents()]

    def taken(self, css: str, words: str = "") -> bytes:
        """The file that a press downloads."""
        with self.page.expect_download() as download:
            self.press(css, words)
        with TemporaryDirectory() as folder:
            download.value.save_as(path := Path(folder) / "file")
            return path.read_bytes()
