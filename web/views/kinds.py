"""What can be put into a file or a briefing: a map, a comparison, a region, what changed. One module and one row each.

A view is read from the query of its page, so that an address is all that a briefing needs; it answers with a chapter
(`web.export.document.chapters`) for documents and with one plate for pictures.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any, Protocol
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from layers.plates.page.layout import Layout
from layers.plates.page.plate import Plate
from web.export.document.chapters import Chapter, Paper
from web.export.formats import DOCUMENTS, PAGES, PRINTED, REPORTS, TOLD, AnyFormat, DocumentFormat
from web.service.mistakes import UnknownFormat, UnknownPage
from web.state.drawing import Drawing
from web.state.filtering import FILTERS
from web.state.state import NAMES, only
from web.views.account.account import Account


class View(Protocol):
    """One state of one page; hashable, so that what was made of it can be kept."""

    def __hash__(self) -> int: ...

    @property
    def name(self) -> str:
        """Stem of its file name, ASCII: `map_2025-12-17`."""
        ...

    def permalink(self, host: str) -> str:
        """The address of the page that shows the same; `host` ends in a slash."""
        ...

    def fingerprint(self, source: Drawing) -> str:
        """Short hash of its state and of what it says, such as 3f2a-91bc; the data version is not part of it."""
        ...

    def layers(self, source: Drawing) -> tuple[str, ...]:
        """Ids of the layers that it tells of."""
        ...

    def account(self, source: Drawing) -> Account:
        """What is said of it, whatever the format."""
        ...

    def chapter(self, source: Drawing, host: str, paper: Paper) -> Chapter:
        """The view as a chapter of a document, its pictures on the paper of the format."""
        ...

    def plate(self, source: Drawing, host: str, layout: Layout) -> Plate | None:
        """The view as one printed page; None of a kind without pictures."""
        ...


@dataclass(frozen=True)
class Kind:
    """One kind of view.

    Attributes
    ----------
    page : str
        Path of its page; `<subject>` stands for the id of what it is about.
    module : str
        Module of this package with `read(subject, args, source, today) -> View`.
    parameters : tuple of str
        Parameters of its downloads.
    formats : tuple of MapFormat or DocumentFormat
        In the order in which they are offered.
    layouts : bool
        Whether the page of its pictures may be chosen; else it is a slide.
    about : str
        What the addresses of its downloads call its subject.
    single : bool
        Whether its slides are one, as in a briefing, its sources in the notes.
    """

    page: str
    module: str
    parameters: tuple[str, ...]
    formats: tuple[AnyFormat, ...] = TOLD
    layouts: bool = True
    about: str = ""
    single: bool = False

    def subject(self, path: str) -> str | None:
        """The id in a path of its page, empty where the page has none; None for the path of another page."""
        pattern = re.escape(self.page).replace(re.escape("<subject>"), "([^/]+)")
        found = re.fullmatch(pattern, path)
        return None if found is None else "".join(found.groups())

    def format(self, name: str) -> AnyFormat:
        """One of its formats.

        Raises
        ------
        UnknownFormat
            Naming those there are.
        """
        known = {each.name: each for each in self.formats}
        if name not in known:
            raise UnknownFormat(f"{name}: {', '.join(known)}")
        return known[name]

    def asked(self, made: AnyFormat) -> tuple[str, ...]:
        """Parameters of its downloads in a format."""
        if isinstance(made, DocumentFormat):
            return self.parameters
        return (*self.parameters, *(("layout",) if self.layouts else ()), *(("width", "scale") if made.sized else ()))

    def read(self, subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> View:
        """The view of a subject; raises the errors of its page."""
        reader: Callable[..., Any] = import_module(f"{__package__}.{self.module}").read
        view: View = reader(subject, args, source, today)
        return view


STATED = ("asof", "lang", "theme")
VIEWS = {
    "map": Kind("/", "map.view", NAMES, PRINTED),
    "compare": Kind("/compare", "comparison.view", ("regions", *STATED, *FILTERS)),
    "regions": Kind("/regions/<subject>", "region.view", STATED, about="region_id"),
    "brief": Kind("/brief/<subject>", "brief", STATED, (*PAGES, DOCUMENTS["pptx"]), layouts=False, about="region_id"),
    "changes": Kind("/changes", "changes.view", ("from", "to", "layer", "region", "sector", "kind", "lang", "theme")),
    "sectors": Kind("/sectors/<subject>", "collected.sector", STATED, REPORTS, about="sector_id", single=True),
    "instruments": Kind("/layers/<subject>", "instrument", (*STATED, *FILTERS), REPORTS, about="layer_id"),
}


#: Views of a report that have no files of their own.
COLLECTED = {
    "items": Kind("/items/<subject>", "collected.item", STATED, REPORTS),
    "due": Kind("/due", "collected.due", ("layer", "region", "sector", "kind", "to", *STATED), REPORTS),
}
EVERY = {**VIEWS, **COLLECTED}


def kind_of(path: str) -> str:
    """The key of the kind of view that a path is the page of; empty where it is none's."""
    return next((key for key, kind in EVERY.items() if kind.subject(path) is not None), "")


def read(path: str, query: str, source: Drawing, today: date) -> View:
    """The view of an address.

    Parameters
    ----------
    path : str
        Path of a page: `/`, `/compare`, `/regions/gyeongbuk`, `/changes`, `/layers/advanced-complexes`.
    query : str
        What follows the question mark, as written.
    today : date
        The as-of date where the query names none.

    Raises
    ------
    UnknownPage
        No view has such a page; the message names those there are.
    UnknownParameter, BadParameter
        And the errors of the page: unknown regions and layers, too few or too many regions, dates in the wrong order.
    """
    args = MultiDict(parse_qsl(query, keep_blank_values=True))
    for kind in EVERY.values():
        subject = kind.subject(path)
        if subject is not None:
            only(args, *dict.fromkeys((*kind.parameters, *NAMES)))
            return kind.read(subject, args, source, today)
    raise UnknownPage(f"{path}: {', '.join(kind.page for kind in EVERY.values())}")
