"""A view as a file: what its address asks for, and its bytes, kept."""

from dataclasses import dataclass, replace
from datetime import date

from werkzeug.datastructures import MultiDict

from layers.errors import LegendTooLong
from layers.keeping import MB, Shelf
from layers.plates.page.layout import Layout
from web.export.document.chapters import Chapter, Document, Paper
from web.export.document.layouts import read_layout, read_width_px
from web.export.formats import DOCUMENTS, MAP_FORMATS, AnyFormat, DocumentFormat
from web.state.drawing import Drawing
from web.state.state import only
from web.views.kinds import Kind, View

FILES = Shelf("files", 32 * MB, "view, format, layout or one slide, width, host", len)
REMARK_MM = 11.0


@FILES
def picture(source: Drawing, view: View, name: str, layout: Layout, size: tuple[int, ...], host: str) -> bytes:
    """The view as one page in one of `MAP_FORMATS`; `size` is the width in pixels where the format has one."""
    return MAP_FORMATS[name].write(view.plate(source, host, layout), *size)


@FILES
def document(source: Drawing, view: View, name: str, host: str, single: bool) -> bytes:
    """The view as a document of one of `DOCUMENTS`; `single` makes its slides one, without an annex."""
    made = DOCUMENTS[name]
    paper = made.beside if single and made.beside else made.paper
    return made.write(Document((view.chapter(source, host, paper),), single=single, annex=not single))


@dataclass(frozen=True)
class Order:
    """A file that is asked for.

    Attributes
    ----------
    stem : str
        Its name without the ending.
    layout : Layout
        The page of a picture; a document chooses its own.
    size : tuple of int
        The width in pixels, where the format has one.
    single : bool
        Whether its slides are one.
    """

    view: View
    made: AnyFormat
    stem: str
    layout: Layout
    size: tuple[int, ...] = ()
    single: bool = False

    @property
    def name(self) -> str:
        """Its file name."""
        return f"{self.stem}.{self.made.name}"

    def data(self, source: Drawing, host: str) -> bytes:
        """Its bytes."""
        if isinstance(self.made, DocumentFormat):
            return document(source, self.view, self.made.name, host, self.single)
        return picture(source, self.view, self.made.name, self.layout, self.size, host)


def order(kind: Kind, subject: str, name: str, args: MultiDict[str, str], source: Drawing, today: date) -> Order:
    """The file that an address asks for.

    Raises
    ------
    UnknownFormat, UnknownParameter, BadParameter
        And the errors of the page.
    """
    made = kind.format(name)
    only(args, *kind.asked(made))
    view = kind.read(subject, args, source, today)
    layout = read_layout(args)
    if isinstance(made, DocumentFormat):
        return Order(view, made, view.name, layout, single=kind.single and made.beside is not None)
    stem = f"{view.name}_{layout.id}" if kind.layouts else view.name
    return Order(view, made, stem, layout, (read_width_px(args, layout),) if made.sized else ())


def chapter(source: Drawing, view: View, paper: Paper, host: str, remark: str = "") -> Chapter:
    """The view as a chapter with a remark; a picture that fills its page is drawn lower, to leave room for it.

    Raises
    ------
    LegendTooLong
        So many layers are on that their legend does not fit the page.
    """
    try:
        made = view.chapter(source, host, _with_room(paper) if remark else paper)
    except LegendTooLong:
        made = view.chapter(source, host, paper)
    return replace(made, remark=remark)


def _with_room(paper: Paper) -> Paper:
    """The paper with room for a remark below its pictures, where pictures are whole pages."""
    layout = paper.layout
    return (
        replace(paper, layout=replace(layout, height=layout.height - REMARK_MM)) if layout and layout.bleeds else paper
    )
