"""The map of a scene as PowerPoint: native editable shapes named by region, native tables, notes; no picture."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part
from pptx.presentation import Presentation as Made
from pptx.slide import Slide
from pptx.util import Emu

from layers.plates.plate import Group, Plate, Text
from layers.plates.type import Metrics
from web.export import drawingml, fonts, slide_map, slide_table, slide_text
from web.export.archive import dated
from web.export.drawingml import NAMESPACES, Ids, Shape
from web.export.report import Report, report
from web.export.report_lines import shown, source_line
from web.export.slide_table import Grid, Row
from web.export.slide_text import FACE, Letters

TITLE_ONLY = "Title Only"
TEMPLATE_WIDTH = 9_144_000
NOT_OURS = ("/thumbnail", "/printerSettings")
MARGIN_MM, HEADING_MM, FOOT_MM = 11.0, 24.0, 9.0
MOST_TABLES = 12
TITLE_SIZE_MM, FOOT_SIZE_MM = 6.4, 3.0
ITEMS = (("place", 0.16), ("item", 0.23), ("told", 0.27), ("status", 0.14), ("date", 0.09), ("cited", 0.11))
SOURCES = (("n", 0.05), ("publisher", 0.2), ("title", 0.45), ("published", 0.1), ("checked", 0.1), ("grade", 0.1))
HANGUL = range(0xAC00, 0xD7A4)
WIDER, HANGUL_EM = 1.06, 0.93
LEAST_EM = {**dict.fromkeys("0123456789·", 0.57), " ": 0.3}
SCHEME = re.compile(rb"<a:fontScheme.*?</a:fontScheme>", re.DOTALL)
SCRIPTS = re.compile(rb"<a:font script=[^>]*/>")
FONT = re.compile(rb'<a:(latin|ea|cs) typeface="[^"]*"')


def metrics() -> Metrics:
    """Widths of letters that leave room for 맑은 고딕, which is wider than the product's own font and not at hand."""
    own = fonts.metrics()
    regular, bold = ({code: _wider(code, width) for code, width in face.items()} for face in (own.regular, own.bold))
    return Metrics(regular, bold)


def _wider(code: int, width: float) -> float:
    least = HANGUL_EM if code in HANGUL else LEAST_EM.get(chr(code), 0.0)
    return max(width * WIDER, least)


def write(plate: Plate, scene: dict[str, Any]) -> bytes:
    """The slides of a scene: the map, its tables, its sources; equal scenes are equal bytes."""
    told, made = report(scene, plate.permalink), _shell(plate)
    _about(made, told)
    _map_slide(made, plate, scene, told)
    for title, grid, rows in (_items(plate, told), _sources(plate, told)):
        _table_slides(made, plate, told, title, grid, rows)
    file = io.BytesIO()
    made.save(file)
    return dated(file.getvalue(), told.asof)


def _shell(plate: Plate) -> Made:
    """An empty presentation of the plate's size with one layout, in one typeface."""
    made = Presentation()
    made.slide_width, made.slide_height = Emu(drawingml.emu(plate.width)), Emu(drawingml.emu(plate.height))
    for layout in list(made.slide_layouts):
        if layout.name != TITLE_ONLY:
            made.slide_layouts.remove(layout)
    for part in (made.slide_master, *made.slide_layouts):
        for shape in part.placeholders:
            shape.left, shape.width = (
                Emu(round(n * made.slide_width / TEMPLATE_WIDTH)) for n in (shape.left, shape.width)
            )
    _face_theme(made.slide_master.part)
    for owner in (made.part.package, made.part):
        for key in [key for key, rel in owner._rels.items() if rel.reltype.endswith(NOT_OURS)]:
            owner._rels.pop(key)
    return made


def _face_theme(part: Part) -> None:
    """The theme of a master names one typeface for headings and text, Korean letters too."""
    for relation in part.rels.values():
        if relation.reltype.endswith("/theme"):
            theme = relation.target_part
            theme._blob = SCHEME.sub(_scheme, theme.blob)


def _scheme(found: re.Match[bytes]) -> bytes:
    return FONT.sub(b'<a:\\1 typeface="%s"' % FACE.encode("utf-8"), SCRIPTS.sub(b"", found[0]))


def _about(made: Made, told: Report) -> None:
    about, day = made.core_properties, datetime.fromisoformat(told.asof)
    about.title, about.subject, about.author = told.title, told.subtitle, told.words["name"]
    about.comments, about.keywords, about.language = told.stamp, told.stamps[-1][1], told.lang
    about.created = about.modified = day
    about.last_modified_by, about.revision = told.words["name"], 1


def _map_slide(made: Made, plate: Plate, scene: dict[str, Any], told: Report) -> None:
    """The map with title and legend, every shape native; the notes hold the summary and all sources."""
    heading = next(group for group in plate.groups if group.id == "heading")
    titles, rest = _parted(heading)
    below = replace(plate, groups=tuple(rest if group is heading else group for group in plate.groups))
    ids, first, last = Ids(), titles[0], titles[-1]
    box = first.x, first.y - first.size, slide_map.heading_edge(plate), last.y + 0.4 * last.size
    title = slide_text.title(ids, told.title, box, Letters(first.size, first.colour, first.bold))
    _slide(made, told, [title, *slide_map.shapes(below, scene, ids)])


def _parted(heading: Group) -> tuple[list[Text], Group]:
    """The lines of the title, and the heading without them."""
    largest = max(item.size for item in heading.items if isinstance(item, Text))
    titles = [item for item in heading.items if isinstance(item, Text) and item.size == largest]
    return titles, replace(heading, items=tuple(item for item in heading.items if item not in titles))


def _slide(made: Made, told: Report, shapes: Sequence[Shape]) -> None:
    """A slide of shapes; the layout's own placeholders make way for them."""
    slide = made.slides.add_slide(made.slide_layouts[0])
    tree = slide.shapes._spTree
    for placeholder in list(slide.placeholders):
        tree.remove(placeholder.element)
    tree.extend(etree.fromstring(f"<p:spTree {NAMESPACES}>{''.join(shape.xml for shape in shapes)}</p:spTree>"))
    _noted(slide, told)


def _noted(slide: Slide, told: Report) -> None:
    """Speaker notes: summary, cautions, sources, dates, address."""
    sources = (source_line(told, source) for source in told.sources)
    lines = (*told.points, *told.cautions, *sources, told.words["credit"], told.stamp, told.permalink)
    frame = slide.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = "\n".join(lines)


def _items(plate: Plate, told: Report) -> tuple[str, Grid, list[Row]]:
    """Every item of every layer, each layer under a row of its own."""
    rows: list[Row] = []
    for part in told.parts:
        rows.append(Row((f"{part.title} ({part.count})",), wide=True))
        rows += [Row(shown(entry, told.lang)) for entry in part.entries]
    return told.words["items"], _grid(plate, told, ITEMS), rows


def _sources(plate: Plate, told: Report) -> tuple[str, Grid, list[Row]]:
    rows = [
        Row(
            (
                str(each.n),
                each.publisher,
                each.title,
                each.date or "",
                each.checked or "",
                told.words[f"grade_{each.grade}"],
            )
        )
        for each in told.sources
    ]
    return told.words["sources"], _grid(plate, told, SOURCES), rows


def _grid(plate: Plate, told: Report, columns: tuple[tuple[str, float], ...]) -> Grid:
    width = plate.width - 2 * MARGIN_MM
    return Grid(
        MARGIN_MM, tuple(width * share for _, share in columns), tuple(told.words[key] for key, _ in columns), metrics()
    )


def _table_slides(made: Made, plate: Plate, told: Report, title: str, grid: Grid, rows: list[Row]) -> None:
    """A table on as many slides as it takes, up to a limit that is said."""
    pages = list(slide_table.pages(grid, rows, plate.height - HEADING_MM - FOOT_MM - MARGIN_MM))
    cut = sum(not row.wide and not row.head for page in pages[MOST_TABLES:] for row in page)
    shown_pages = pages[:MOST_TABLES]
    for number, page in enumerate(shown_pages, 1):
        one = len(shown_pages) == 1
        named = title if one else told.words["continued"].format(title=title, n=number, of=len(shown_pages))
        more = told.words["more"].format(n=cut) if cut and number == MOST_TABLES else ""
        _slide(made, told, list(_table(plate, told, f"{told.title} – {named}", grid, page, more)))


def _table(plate: Plate, told: Report, title: str, grid: Grid, page: list[Row], more: str) -> Iterator[Shape]:
    """One slide's title, its table and the line at its foot."""
    ids, right = Ids(), plate.width - MARGIN_MM
    yield slide_text.title(
        ids, title, (MARGIN_MM, 10.0, right, HEADING_MM - 3.0), Letters(TITLE_SIZE_MM, slide_table.INK, True)
    )
    yield slide_table.table(ids, title, title, grid, page, HEADING_MM)
    foot, top = " · ".join(part for part in (more, told.stamp) if part), plate.height - MARGIN_MM - FOOT_MM / 2
    said = slide_text.paragraph([foot], Letters(FOOT_SIZE_MM, slide_table.INK), "r")
    yield slide_text.text_box(ids, told.words["dates"], foot, (MARGIN_MM, top, right, top + FOOT_MM / 2), said)
