"""Which addresses of the service become files, and what each file is called (docs/static-site.md)."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """Addresses of one form.

    Attributes
    ----------
    path
        The path, as a pattern.
    ending
        What the name of the file ends in; empty where the path has its own.
    asked
        The sets of parameters with which an address is one of these; what else an address asks makes it none.
    value
        What the value of each of them must be, as a pattern.
    carried
        Parameters that a page hands on for the map and does not show.
    shared
        Whether it is one file for all languages.
    sealed
        Whether the file is called by a hash of what is asked, which would be too long a name.
    """

    path: str
    ending: str = ".html"
    asked: tuple[frozenset[str], ...] = (frozenset(),)
    value: str = r".+"
    carried: frozenset[str] = frozenset({"layers", "view", "focus", "frame"})
    shared: bool = False
    sealed: bool = False


def _asked(*sets: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(names.split()) for names in sets)


ID = r"[^/]+"
KINDS = (
    Kind(rf"/(regions|items|sectors|sources|layers)(/{ID})?"),
    Kind("/(instruments|timeline|freshness|glossary|help|accessibility|data|scenes)"),
    Kind("/(overlaps|due)", asked=_asked("", "region")),
    Kind(rf"/findings(/{ID})?", asked=_asked("", "region")),
    Kind("/changes", asked=_asked("", "from to", "from")),
    Kind(r"/changes\.atom", "", _asked("", "from")),
    Kind("/compare", asked=_asked("", "regions"), value=r"[a-z-]+,[a-z-]+"),  # two provinces, or two poles
    Kind("/embed", asked=_asked("controls", "controls layers"), carried=frozenset({"view", "focus", "frame"})),
    Kind(r"/scene\.json", "", _asked("layers"), carried=frozenset(), sealed=True),
    Kind(r"/export/map\.png", "", _asked("layers width"), carried=frozenset(), sealed=True),
    Kind(f"/api/(instruments|overlaps|scenes|findings|items/{ID})", ".json"),
    Kind(r"/(instruments|api/overlaps)\.csv|/due\.ics", ""),
    Kind(rf"/export/layers/{ID}|/export/atlas\.zip", ""),
    Kind(r"/(static|geometry)/.+|/favicon\.ico", "", carried=frozenset({"v"}), shared=True),
)
#: The first addresses: pages from which others are found, and what no page leads to.
FIRST = (
    "/regions", "/sectors", "/compare", "/changes", "/data", "/due", "/timeline", "/scenes", "/layers", "/instruments",
    "/sources", "/freshness", "/glossary", "/accessibility", "/help", "/findings", "/overlaps", "/instruments.csv",
    "/api/instruments", "/api/overlaps", "/api/overlaps.csv", "/api/scenes", "/api/findings", "/due.ics",
    "/changes.atom", "/favicon.ico", "/export/atlas.zip",
)  # fmt: skip
#: Maps for frames, all layers of the first map or one; where nobody answers they have no choice of days and layers.
FRAMED, FRAMED_LAYER = "/embed?controls=legend,zoom", "/embed?layers={layer}&controls=legend,zoom"
#: The parameters that name regions, the page of one, and what is made to be taken along.
REGIONS = ("region", "regions")
OF_A_REGION = re.compile(rf"/regions/({ID})")
DATA = re.compile("/export/")
#: Scripts that ask the service; what they bring to a page is hidden until they run.
ASKING = re.compile(r"/static/js/(?:comparing|choosing|overlay_beside)\.js")
#: Parts of a page that are of no use without the service, by an attribute of the element.
OF_THE_SERVICE = (("class", "basket-tools"), ("data-theme-link", ""), ("id", "moving-boot"))
