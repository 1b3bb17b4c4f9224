"""One view of a basket as the page lists it: its address in full, its computed title, its picture, its code."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from layers.scene.verification import page_of
from layers.words.catalogue import words_of
from web.service.addresses import parts_of
from web.service.mistakes import UnknownPage
from web.state.drawing import Drawing
from web.views.kinds import EVERY, Kind

PICTURE, WIDTH_PX = "png", 320
#: Statistics have no table for the National Assembly: their map is meant.
INSTRUMENT = "instruments"
#: Where one finds another view of a kind whose own is no more.
NEAREST = {
    "regions": "/regions",
    "brief": "/regions",
    "instruments": "/layers",
    "sectors": "/sectors",
    "items": "/layers",
}


@dataclass(frozen=True)
class Shown:
    """A view as a line of the list; `picture` is the address of a small image, empty where there is none."""

    address: str
    kind: str
    label: str
    title: str
    subtitle: str
    picture: str
    code: str


def shown(address: str, source: Drawing, today: date) -> Shown:
    """The view of an address; parameters that no file knows are left out.

    Raises
    ------
    UnknownPage
        No view has such a page.
    """
    key, kind, subject, query = _parted(address)
    if key == INSTRUMENT and subject in source.atlas.catalog and source.atlas.catalog[subject].topic is None:
        key, kind, subject, query = "map", EVERY["map"], "", [("layers", subject), *query]
    args = MultiDict([(name, value) for name, value in query if name in kind.parameters])
    view = kind.read(subject, args, source, today)
    account = view.account(source)
    found = view.permalink("/")
    head = account.digest.title if account.digest else account.title
    below = account.digest.subtitle if account.digest else account.subtitle
    label = words_of(account.lang, "basket")[f"kind_{key}"]
    return Shown(found, key, label, head, below, _picture(key, kind, subject, found), account.fingerprint)


def nearest(address: str) -> str:
    """The page where another view of the same kind is chosen."""
    try:
        key, kind, _, _ = _parted(address)
    except UnknownPage:
        return "/"
    return NEAREST.get(key, kind.page)


def _parted(address: str) -> tuple[str, Kind, str, list[tuple[str, str]]]:
    """Kind of view, what it is about, and its query."""
    split = parts_of(address)
    path = page_of(split.path) if split else ""
    for key, kind in EVERY.items():
        subject = kind.subject(path)
        if split is not None and subject is not None:
            return key, kind, subject, parse_qsl(split.query, keep_blank_values=True)
    raise UnknownPage(f"{path}: {', '.join(kind.page for kind in EVERY.values())}")


def _picture(key: str, kind: Kind, subject: str, found: str) -> str:
    if PICTURE not in {each.name for each in kind.formats}:
        return ""
    query = [*parse_qsl(found.partition("?")[2]), ("width", str(WIDTH_PX))]
    allowed = kind.asked(kind.format(PICTURE))
    about = f"/{subject}" if kind.about else ""
    return f"/export/{key}{about}.{PICTURE}?{urlencode([one for one in query if one[0] in allowed], safe=',/')}"
