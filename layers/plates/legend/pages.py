"""The pages on which a legend runs on that the map's own page shows in a short form: every layer with every row."""

from dataclasses import replace

from layers.plates.legend import legend
from layers.plates.legend.legend import BLOCK_GAP_PX, COLUMN_GAP_PX, LINE_PX, Block
from layers.plates.map import furniture
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Group, Item, Plate
from layers.words.catalogue import words_of

WIDE_PX = 330.0
SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5)
Column = tuple[Block, ...]


def pages(canvas: Canvas, first: Plate, permalink: str) -> tuple[Plate, ...]:
    """The plates that follow a map whose legend is short, each as large as it and with its foot."""
    layout, unit = canvas.layout, canvas.unit
    margin, width = layout.margin, layout.width - 2 * layout.margin
    foot, floor = furniture.footer(canvas, margin, layout.height - margin, width, permalink)
    top = margin + 3.1 * canvas.setter.size("title")
    sets = _sets(canvas, width, floor - top - 4 * unit)
    return tuple(
        replace(first, title=_title(canvas), groups=(_heading(canvas, n, len(sets)), *_drawn(canvas, each, top), foot))
        for n, each in enumerate(sets, 1)
    )


def _title(canvas: Canvas) -> str:
    return f"{canvas.scene['title']} · {canvas.words['legend']}"


def _heading(canvas: Canvas, number: int, count: int) -> Group:
    setter, inks, layout = canvas.setter, canvas.inks, canvas.layout
    small, y = setter.size("subtitle"), layout.margin + setter.size("title")
    words = words_of(setter.lang, "plate")["legend"] + (f" {number}/{count}" if count > 1 else "")
    lines = setter.wrap(canvas.scene["title"], "subtitle", layout.width - 2 * layout.margin)
    said: tuple[Item, ...] = (setter.set(words, "title", layout.margin, y, inks.ink),)
    below = (
        setter.set(line, "subtitle", layout.margin, y + (1.7 + n * LINE_PX) * small, inks.ink_2)
        for n, line in enumerate((*lines[:1], canvas.scene["subtitle"]))
    )
    return Group("heading", "text", (*said, *below), canvas.scene["title"])


def _sets(canvas: Canvas, width: float, height: float) -> list[list[Column]]:
    """The columns of each page: as large as lets the tallest layer stand in one."""
    gap = COLUMN_GAP_PX * canvas.unit
    count = max(1, int((width + gap) // (WIDE_PX * canvas.unit + gap)))
    wide = (width - gap * (count - 1)) / count
    least = legend.readable(canvas)
    for scale in [each for each in SCALES if each >= least] or SCALES[:1]:
        blocks = [legend.block(canvas, layer, wide, scale) for layer in canvas.layers]
        if max(each.height for each in blocks) <= height:
            break
    sources = [] if canvas.layout.figure else _sources(canvas, wide, height)
    columns = _filled([*blocks, *sources], height, BLOCK_GAP_PX * canvas.unit)
    return [columns[at : at + count] for at in range(0, len(columns), count)]


def _sources(canvas: Canvas, width: float, height: float) -> list[Block]:
    """Every source of the layers by its number, in parts that a column holds."""
    setter, ink, words = canvas.setter, canvas.inks.ink_2, canvas.words["sources"]
    step = setter.size("source") * LINE_PX
    cited = {n for layer in canvas.layers for n in layer["sources"]}
    told = [furniture.source(note, setter.lang) for note in canvas.scene["footnotes"] if note["n"] in cited]
    lines = setter.wrap(" · ".join(told), "source", width) if told else []
    most = max(1, int(height / step) - 2)
    return [_source_block(canvas, words, lines[at : at + most], ink, step) for at in range(0, len(lines), most)]


def _source_block(canvas: Canvas, words: str, lines: list[str], ink: str, step: float) -> Block:
    setter, top = canvas.setter, 1.5 * canvas.setter.size("layer")
    title = setter.set(words, "layer", 0.0, canvas.setter.size("layer") * 1.1, canvas.inks.ink)
    said = (setter.set(line, "source", 0.0, top + (n + 0.8) * step, ink) for n, line in enumerate(lines))
    return Block("sources", words, (title, *said), top + len(lines) * step)


def _filled(blocks: list[Block], height: float, between: float) -> list[Column]:
    columns: list[Column] = [()]
    for each in blocks:
        used = sum(block.height + between for block in columns[-1])
        columns[-1:] = [columns[-1], (each,)] if columns[-1] and used + each.height > height else [(*columns[-1], each)]
    return columns


def _drawn(canvas: Canvas, columns: list[Column], top: float) -> list[Group]:
    gap, between = COLUMN_GAP_PX * canvas.unit, BLOCK_GAP_PX * canvas.unit
    width = canvas.layout.width - 2 * canvas.layout.margin
    count = max(1, int((width + gap) // (WIDE_PX * canvas.unit + gap)))
    wide = (width - gap * (count - 1)) / count
    found = []
    for number, column in enumerate(columns):
        y = top
        for each in column:
            found.append(legend.placed(each, canvas.layout.margin + number * (wide + gap), y))
            y += each.height + between
    return found
