"""How long Chromium takes to draw a page, and what it fetches for that."""

from __future__ import annotations

import json
from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession

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
    if (document.querySelector("#first-picture")) setTimeout(() => (pictured = performance.now()));
    else if (document.readyState !== "complete") look();
  });
  look();
  window.__pictured = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return pictured === null ? null : Math.max(pictured, paint.startTime);
  };
  window.__seen = () => JSON.stringify({seen, now: performance.now()});
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
        Until the frame that shows a picture of the map which the page carries; None where it carries none.
    """

    time_ms: float
    marks: int
    fetched_bytes: int
    font_bytes: int
    heap_bytes: int
    pictured_ms: float | None = None


def draw(browser: Browser, url: str, network: Network = PLAIN) -> Drawn:
    """Open an address in a fresh context and wait until its map no longer changes."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    session = context.new_cdp_session(page)
    sizes = _watch_network(session)
    _slow_down(session, network)
    page.add_init_script(WATCH)
    page.goto(url, wait_until="load", timeout=120_000)
    seen = _settled(page)
    fonts = sum(size for kind, size in sizes.values() if kind == "Font")
    heap = page.evaluate("performance.memory.usedJSHeapSize")
    pictured = page.evaluate("__pictured()")
    context.close()
    total = sum(size for _, size in sizes.values())
    last = max(count for _, count in seen)
    time_ms = next(at for at, count in seen if count == last)
    return Drawn(time_ms, last, total - fonts, fonts, heap, pictured)


def _settled(page) -> list[tuple[float, int]]:
    for _ in range(200):
        page.wait_for_timeout(100)
        state = json.loads(page.evaluate("__seen()"))
        if state["seen"] and state["now"] - state["seen"][-1][0] > QUIET_MS:
            return [tuple(each) for each in state["seen"]]
    raise TimeoutError(f"{page.url}: nothing on the map after 20 s")


def _watch_network(session: CDPSession) -> dict[str, tuple[str, int]]:
    kinds: dict[str, str] = {}
    sizes: dict[str, tuple[str, int]] = {}
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update(
            {event["requestId"]: (kinds.get(event["requestId"], ""), int(event["encodedDataLength"]))}
        ),
    )
    return sizes


def _slow_down(session: CDPSession, network: Network) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": network.slowdown})
    if network.mbit_s:
        speed = network.mbit_s * 1e6 / 8
        limits = {"offline": False, "latency": network.latency_ms}
        session.send(
            "Network.emulateNetworkConditions", limits | {"downloadThroughput": speed, "uploadThroughput": speed}
        )
