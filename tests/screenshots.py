"""The pictures of the README, taken from the running atlas: `make screenshots`."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium
from tests.browser.hosts import as_localhost, framed, host
from tests.browser.serving import served
from web.application import create_app
from web.service.config import Config

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
TODAY = date(2026, 11, 21)
SETTLED_MS = 500


@dataclass(frozen=True)
class Picture:
    """One picture: its file, what it shows, and the window it is taken in (CSS pixels)."""

    name: str
    address: str
    width: int = 1440
    height: int = 900
    scale: int = 1


PICTURES = (
    Picture("explore", "/?asof=2026-11-21&focus=gyeongbuk"),
    Picture("explore-2025-12-17", "/?asof=2025-12-17&focus=gyeongbuk"),
    Picture("explore-mobile", "/?asof=2026-11-21&focus=gyeongbuk", 390, 844, 2),
    Picture("layers", "/layers?asof=2026-11-21"),
    Picture("region", "/regions/gyeongbuk?asof=2026-11-21"),
    Picture("compare", "/compare?regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17"),
    Picture("compare-today", "/compare?regions=gwangju,jeonnam,gyeongbuk&asof=2026-11-21"),
    Picture("changes", "/changes?from=2024-02-01&to=2026-11-21"),
    Picture("source", "/sources/motir-2025-12-17"),
    Picture("freshness", "/freshness?asof=2026-11-21"),
)
MAP = "layers=growth-engines,southern-semiconductor-belt,battery-triangle,advanced-complexes&asof=2025-12-17&width=1440"
#: Exports, as the service hands them out.
EXPORTS = {
    "slide": f"/export/map.png?{MAP}",
    "slide-grey": f"/export/map.png?{MAP}&theme=grey",
    "slide-tiles": f"/export/map.png?{MAP}&frame=tiles",
    "slide-brief": "/export/brief/gyeongbuk.png?asof=2025-12-17&width=1440",
    "slide-compare": "/export/compare.png?regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17&width=1440",
}
#: Shown in a page of another site.
EMBEDDED = Picture(
    "embed",
    "layers=growth-engines,southern-semiconductor-belt,battery-triangle,advanced-complexes&asof=2026-11-21",
    1100,
    1000,
)


def take(folder: Path = FOLDER) -> None:
    """Write every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    app = create_app(Config(today=TODAY, frame_ancestors=("http://localhost:*",)))
    for name, exported in EXPORTS.items():
        (folder / f"{name}.png").write_bytes(app.test_client().get(exported).data)
    with served(app) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=list(chromium.OPTIONS))
        for picture in PICTURES:
            _take(browser, address, picture, folder)
        with host(framed(address, EMBEDDED.address)) as other:
            _take(browser, as_localhost(other), replace(EMBEDDED, address="/"), folder)
        browser.close()


def _take(browser, address, picture, folder):
    page = browser.new_page(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=picture.scale,
        reduced_motion="reduce",
    )
    page.goto(address + picture.address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED_MS)
    page.screenshot(path=folder / f"{picture.name}.png")
    page.close()


if __name__ == "__main__":
    take()
