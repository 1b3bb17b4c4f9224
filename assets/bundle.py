"""Our scripts and styles as few files: forty requests cost a page more than it takes to draw the map.

The modules in `web/static/js` and the sheets in `web/static/css` stay as they are written; what the pages load is put
together from them by esbuild, an npm package that carries its own program.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from assets.errors import BrokenSource, MissingPackageFile

STATIC = Path("web", "static")
#: What scripts import that Python reads as well.
SHARED = "layers/symbols/cartography.json"
PROGRAM = "@esbuild/*/bin/esbuild"
OPTIONS = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none", "--log-level=error")


@dataclass(frozen=True)
class Bundle:
    """One file of a page.

    Parameters
    ----------
    name
        Name under which the pages know it.
    loader
        `js` or `css`.
    entry
        Source that imports the parts, relative to the folder of static files.
    """

    name: str
    loader: str
    entry: str


def _sheets(*names: str, **conditions: str) -> str:
    conditioned = [f'@import "./css/{name}.css" {condition};' for name, condition in conditions.items()]
    return "\n".join([*(f'@import "./css/{name}.css";' for name in names), *conditioned])


#: What dresses the pages that study regions, days and points, in the order in which one rule overrides another.
STUDIES = ("choosing", "sketches", "matrices", "spans", "timeline", "beside", "studies_narrow", "studies_print",
           "compare_print", "user_input")  # fmt: skip
BUNDLES = (
    Bundle("explore.js", "js", 'import "./js/explore.js";'),
    Bundle("first_picture.js", "js", 'import "./js/first_picture.js";'),
    Bundle("later.js", "js", 'import "./js/later.js";'),
    Bundle("embed.js", "js", 'import "./js/embed.js";'),
    Bundle("overlay.js", "js", 'export * from "./js/overlay/index.js";'),
    Bundle("points.js", "js", 'export * from "./js/points/index.js";'),
    Bundle("offline.js", "js", 'import "./js/offline.js";'),
    Bundle("basket.js", "js", 'import "./js/basket/button.js"; import "./js/site_menu.js"; import "./js/meaning.js";'),
    Bundle("briefing.js", "js", 'import "./js/basket/page.js";'),
    Bundle("tour.js", "js", 'export * from "./js/tour.js";'),
    Bundle("moving.js", "js", 'export * from "./js/moving.js";'),
    Bundle("site.css", "css", _sheets("tokens", "parts", "pages", "basket", "share", "findings", "menu", "cards")),
    Bundle("studies.css", "css", _sheets(*STUDIES)),
    Bundle("map.css", "css", _sheets("explore", "map", "overlay", narrow="screen and (max-width: 1023px)")),
    Bundle("moving.css", "css", _sheets("map")),
    Bundle("embed.css", "css", _sheets("tokens", "parts", "map", "embed")),
)


def sources(root: Path) -> list[Path]:
    """Every file a bundle may be made of."""
    own = (path for folder in ("js", "css") for path in (root / STATIC / folder).rglob("*") if path.is_file())
    return sorted((*own, *root.glob(SHARED)))


def bundled(bundle: Bundle, static: Path, node_modules: Path) -> bytes:
    """The content of a bundle; equal sources give equal bytes.

    Raises
    ------
    MissingPackageFile
        If esbuild is not installed for this machine.
    BrokenSource
        If a source cannot be read; the message names file and line.
    """
    done = subprocess.run(
        [program(node_modules), *OPTIONS, f"--loader={bundle.loader}"],
        input=bundle.entry.encode("utf-8"),
        cwd=static,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise BrokenSource(f"{bundle.name}: {done.stderr.decode('utf-8').strip()}")
    return done.stdout


def program(node_modules: Path) -> Path:
    """The program of esbuild for this machine.

    Raises
    ------
    MissingPackageFile
        If there is none.
    """
    found = sorted(node_modules.glob(PROGRAM))
    if not found:
        raise MissingPackageFile("package.json: esbuild: no program for this machine in node_modules; run: make assets")
    return found[0].resolve()
