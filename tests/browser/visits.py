"""What a page did while it was open: messages, errors, and every address it asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Response

LOUD = frozenset({"error", "warning"})
#: What Chromium says of files fetched ahead that no script took in time, which tells how busy the machine is.
SLOW = "not used within a few seconds from the window's load event"
INLINE = frozenset({"data", "blob", "about"})
#: Every page address that any visit of this run opened; those of the workers come in when each has ended.
OPENED: list[str] = []


def switch(page: Page, layer: str) -> Locator:
    """The control of a layer in the panel, whose group is opened if it is folded."""
    found = page.locator(f"#layer-{layer}")
    group = page.locator("details[data-group]").filter(has=found)
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return found


@dataclass
class Visit:
    """A record of one page.

    Attributes
    ----------
    page
        The page that is watched.
    host
        `host:port` the page may ask.
    messages
        Console errors and warnings, and uncaught errors, as text.
    requests
        Every address asked for, in order.
    failures
        Answers of 400 and above and requests that did not finish, as text.
    """

    page: Page
    host: str
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def watch(self) -> Visit:
        """Start recording; itself."""
        self.page.on("console", lambda message: self._said(message.type, message.text))
        self.page.on("pageerror", lambda error: self.messages.append(f"uncaught: {error}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        self.page.on("response", self._answered)
        self.page.on("framenavigated", lambda frame: frame is self.page.main_frame and OPENED.append(frame.url))
        return self

    def _said(self, kind: str, text: str) -> None:
        if kind in LOUD and SLOW not in text:
            self.messages.append(f"{kind}: {text}")

    def _failed(self, url: str, reason: str | None) -> None:
        if reason != "net::ERR_ABORTED":  # a fetch the page itself gave up
            self.failures.append(f"{url}: {reason}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.url}: {response.status}")

    def left_the_host(self) -> list[str]:
        """Addresses asked for on another host."""
        parts = ((url, urlsplit(url)) for url in self.requests)
        return [url for url, part in parts if part.scheme not in INLINE and part.netloc != self.host]

    def problems(self) -> list[str]:
        """Everything that should not have happened."""
        left = [f"left the host: {url}" for url in self.left_the_host()]
        return [*self.messages, *left, *self.failures]
