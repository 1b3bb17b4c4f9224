"""How long Chromium takes to draw a page, and what it fetches for that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page

from tests.peers import parts

QUIET_MS = 700
WATCH = """
(() => {
  const seen = [];
  const count = () => document.querySelectorAll(
    ".leaflet-pane path, .leaflet-pane circle, .leaflet-pane text, .leaflet-marker-icon").length;
  let waiting = false;
  const note = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => setTimeout(() => {
      waiting = false;
      const now = count();
      if (now !== (seen.at(-1) || [0, 0])[1]) seen.push([performance.now(), now]);
    }));
  };
  new MutationObserver(note).observe(document, {childList: true, subtree: true});
  let pictured = null;
  const look = () => requestAnimationFrame(() => {
    if (document.querySelector("#first-picture.laid")) setTimeout(() => (pictured = performance.now()));
    else if (document.readyState !== "complete") look();
  });
  look();
  window.__pictured = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return pictured === null ? [null, null] : [pictured, Math.max(pictured, paint.startTime)];
  };
  window.__seen = () => JSON.stringify({seen, now: performance.now()});
})();
"""
#: Once something is painted, press land near the middle of the map once a frame until it is answered: by a popup, or by
#: a region's card that is seen.
PRESS = """
(() => {
  const told = () => document.querySelector(".leaflet-popup, .has-card #card-body h2")?.checkVisibility();
  const press = () => {
    if (!performance.getEntriesByName("first-contentful-paint").length) return requestAnimationFrame(press);
    const map = document.querySelector(".leaflet-container, .pictured");
    if (map) {
      const box = map.getBoundingClientRect();
      const at = {clientX: box.x + box.width / 2 + 60, clientY: box.y + box.height / 2 - 90};
      const met = document.elementFromPoint(at.clientX, at.clientY);
      for (const kind of ["mousedown", "mouseup", "click"])
        met?.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true, view: window, ...at}));
    }
    if (told()) window.__told = performance.now();
    else requestAnimationFrame(() => setTimeout(press));
  };
  press();
})();
"""

#: Once something is painted, drag the middle of the map once a frame until the land that is shown follows.
DRAG = """
(() => {
  const land = () => document.querySelector(":root:not([data-drawn]) #first-picture.laid, .leaflet-map-pane path");
  const drag = () => {
    const shown = land();
    if (!shown) return requestAnimationFrame(drag);
    const map = document.querySelector(".leaflet-container");
    const box = map?.getBoundingClientRect();
    const before = shown.getBoundingClientRect().x;
    if (box) {
      const from = {clientX: box.x + box.width / 2, clientY: box.y + box.height / 2};
      const to = {...from, clientX: from.clientX + 40};
      const tell = (kind, at, to) =>
        to.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true, view: window, buttons: 1, ...at}));
      tell("mousedown", from, document.elementFromPoint(from.clientX, from.clientY));
      for (const at of [to, {...to, clientX: to.clientX + 40}]) tell("mousemove", at, document);
    }
    requestAnimationFrame(() => setTimeout(() => {
      if (shown.getBoundingClientRect().x > before + 20) window.__told = performance.now();
      else drag();
      document.dispatchEvent(new MouseEvent("mouseup", {bubbles: true}));
    }));
  };
  drag();
})();
"""


@dataclass(frozen=True)
class Network:
    """A slower machine behind a slower line: processor slow-down, Mbit/s and round-trip milliseconds."""

    slowdown: int = 1
    mbit_s: float | None = None
    latency_ms: int = 0


PLAIN = Network()
OFFICE = Network(slowdown=4, mbit_s=20, latency_ms=20)


@dataclass(frozen=True)
class Drawn:
    """One opening of a page with an empty cache.

    Attributes
    ----------
    time_ms
        From the start of the navigation to the frame that shows the last map element.
    marks
        Elements on the map.
    fetched_bytes
        Bytes over the wire, compressed, headers included, fonts left out.
    font_bytes
        The same for fonts.
    heap_bytes
        JavaScript heap after drawing.
    pictured_ms
        Until the frame that shows a picture of the map which the page carries, by the clock of `time_ms`; None where it
        carries none.
    painted_ms
        Until the browser tells that it has shown that frame, which it does not tell of what `time_ms` is taken of.
    parts
        The bytes over the wire by what they are.
    """

    time_ms: float
    marks: int
    fetched_bytes: int
    font_bytes: int
    heap_bytes: int
    pictured_ms: float | None = None
    painted_ms: float | None = None
    parts: Mapping[str, int] = field(default_factory=dict)


def draw(browser: Browser, url: str, network: Network = PLAIN) -> Drawn:
    """Open an address in a fresh context and wait until its map no longer changes."""
    page = _opened(browser, network, WATCH)
    fetched = parts.Fetched(page)
    page.goto(url, wait_until="load", timeout=120_000)
    seen = _settled(page)
    heap = page.evaluate("performance.memory.usedJSHeapSize")
    pictured, painted = page.evaluate("__pictured()")
    page.context.close()
    sizes = fetched.by_part()
    last = max(count for _, count in seen)
    time_ms = next(at for at, count in seen if count == last)
    fonts = sizes.get("fonts", 0)
    return Drawn(time_ms, last, sum(sizes.values()) - fonts, fonts, heap, pictured, painted, sizes)


def pressed_ms(browser: Browser, url: str, network: Network = PLAIN) -> float:
    """Milliseconds until the first press on the land of a page that is just opened is answered."""
    return _told_ms(browser, url, network, PRESS)


def dragged_ms(browser: Browser, url: str, network: Network = PLAIN) -> float:
    """Milliseconds until the land of a page that is just opened follows a drag: then the web map has taken over."""
    return _told_ms(browser, url, network, DRAG)


def _told_ms(browser: Browser, url: str, network: Network, script: str) -> float:
    page = _opened(browser, network, script)
    page.goto(url, wait_until="load", timeout=120_000)
    for _ in range(600):
        told = page.evaluate("window.__told")
        if told:
            page.context.close()
            return float(told)
        page.wait_for_timeout(50)
    raise TimeoutError(f"{url}: nothing that was done to the map was answered")


def _opened(browser: Browser, network: Network, script: str) -> Page:
    context = browser.new_context(viewport={"width": 1366, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    _slow_down(context.new_cdp_session(page), network)
    page.add_init_script(script)
    return page


def _settled(page: Page) -> list[tuple[float, int]]:
    for _ in range(200):
        page.wait_for_timeout(100)
        state = json.loads(page.evaluate("__seen()"))
        if state["seen"] and state["now"] - state["seen"][-1][0] > QUIET_MS:
            return [tuple(each) for each in state["seen"]]
    raise TimeoutError(f"{page.url}: nothing on the map after 20 s")


def _slow_down(session: CDPSession, network: Network) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": network.slowdown})
    if network.mbit_s:
        speed = network.mbit_s * 1e6 / 8
        limits = {"offline": False, "latency": network.latency_ms}
        session.send(
            "Network.emulateNetworkConditions", limits | {"downloadThroughput": speed, "uploadThroughput": speed}
        )
