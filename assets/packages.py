"""Which files of which npm packages the pages and the exports need, and under what name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assets.errors import MissingPackageFile


@dataclass(frozen=True)
class PackageFile:
    """One file of an npm package.

    Parameters
    ----------
    name
        Name under which the pages know it.
    package
        npm package.
    source
        Path inside the package.
    hashed
        Whether the published name carries a hash of the content. Pictures that a style sheet names keep their name.
    """

    name: str
    package: str
    source: str
    hashed: bool = True


FILES = (
    PackageFile("leaflet.js", "leaflet", "dist/leaflet.js"),
    PackageFile("leaflet.css", "leaflet", "dist/leaflet.css"),
    PackageFile("topojson-client.js", "topojson-client", "dist/topojson-client.min.js"),
    *(
        PackageFile(f"images/{picture}", "leaflet", f"dist/images/{picture}", hashed=False)
        for picture in ("layers.png", "layers-2x.png", "marker-icon.png", "marker-icon-2x.png", "marker-shadow.png")
    ),
)

LICENCES = (
    PackageFile("Leaflet (BSD-2-Clause)", "leaflet", "LICENSE"),
    PackageFile("topojson-client (ISC)", "topojson-client", "LICENSE"),
    PackageFile("fflate (MIT)", "fflate", "LICENSE"),
    PackageFile("proj4 (MIT)", "proj4", "LICENSE.md"),
    PackageFile("mgrs (MIT)", "mgrs", "license.md"),
    PackageFile("wkt-parser (MIT)", "wkt-parser", "LICENSE.md"),
    PackageFile("vector-tile (BSD-3-Clause)", "@mapbox/vector-tile", "LICENSE.txt"),
    PackageFile("point-geometry (ISC)", "@mapbox/point-geometry", "LICENSE"),
    PackageFile("pbf (BSD-3-Clause)", "pbf", "LICENSE"),
    PackageFile("Pretendard (OFL-1.1)", "pretendard", "dist/LICENSE.txt"),
    PackageFile("Noto Sans KR (OFL-1.1)", "@fontsource-variable/noto-sans-kr", "LICENSE"),
    PackageFile("Noto Sans JP (OFL-1.1)", "@fontsource-variable/noto-sans-jp", "LICENSE"),
)

FONT = PackageFile("pretendard", "pretendard", "dist/web/variable/woff2/PretendardVariable.woff2")
#: Its faces for PDF files by weight.
FACES = {
    weight: PackageFile(face, "pretendard", f"dist/public/static/alternative/Pretendard-{face}.ttf")
    for weight, face in ((400, "Regular"), (700, "Bold"))
}
#: Fonts in slices, each with the list of them, that lend what the interface font has not: the first that has it.
BORROWED = tuple(
    PackageFile(name, f"@fontsource-variable/{name}", "unicode.json") for name in ("noto-sans-kr", "noto-sans-jp")
)


def path_of(file: PackageFile, node_modules: Path) -> Path:
    """Where an installed package keeps a file.

    Raises
    ------
    MissingPackageFile
        If it is not there.
    """
    path = node_modules / file.package / file.source
    if not path.is_file():
        raise MissingPackageFile(
            f"package.json: {file.package}: no file {file.source} in node_modules; run: npm ci --ignore-scripts"
        )
    return path
