"""A view as a file: its bytes, kept. Every view has the same formats."""

from dataclasses import replace

from layers.errors import LegendTooLong
from layers.keeping import MB, Shelf
from layers.plates.page.layout import Layout
from web.export.document.chapters import Chapter, Document, Paper
from web.export.formats import DOCUMENTS, MAP_FORMATS
from web.state.drawing import Drawing
from web.views.kinds import View

FILES = Shelf("files", 32 * MB, "view, format, layout, width, host", len)
REMARK_MM = 11.0


@FILES
def picture(source: Drawing, view: View, name: str, layout: Layout, size: tuple[int, ...], host: str) -> bytes:
    """The view as one page in one of `MAP_FORMATS`; `size` is the width in pixels where the format has one."""
    return MAP_FORMATS[name].write(view.plate(source, host, layout), *size)


@FILES
def document(source: Drawing, view: View, name: str, host: str) -> bytes:
    """The view as a document of one of `DOCUMENTS`."""
    made = DOCUMENTS[name]
    return made.write(Document((view.chapter(source, host, made.paper),)))


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
