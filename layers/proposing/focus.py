"""The parts of a document that say something, each with the texts above it: its heading, the items it stands below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from layers.intake.document import HEADING, NOTE, TEXT, Document, Paragraph, Table
from layers.proposing.tables import GRAMMAR, pattern

_NOISE, _BYLINE = pattern("noise"), pattern("byline")
_SENTENCE, LINE = re.compile(r"[다음함임됨요][.)]*$|[.:]$"), 90
#: A line of the title is longer than so many letters.
LEAST = 8
_STAR = re.compile(r"([^,.]{2,40})[*†]")
_PLACE_HEADS = re.compile(r"지역|시·?도|시·?군|위치|입지|소재지|대상지|지자체|구역|단지")
_UNIT_HEAD = re.compile(rf"\((?:단위 ?[:：] ?)?({GRAMMAR['units']})\)")
_BARE = re.compile(r"(?:약 ?)?\d[\d,]*(?:\.\d+)?")
#: A heading in a frame is over the table or the items below it, no further; where no item stands, over the prose.
FRAMES, FRAMED, SECTION = ("<", "【", "《", "＜", "〈"), 1.5, 0.4
#: 가. stands below 1., of which marks alone say no more than that both begin an item.
_PROSE = 0.5
_LETTERED, _BELOW = re.compile(r"[가-하]\."), 0.25
_STATES, _TOTALS, _DATED = pattern("state_heads"), pattern("total_rows"), pattern("dated_heads")
_CORRECTED = pattern("corrected")
_ATTRIBUTES, _YEAR = pattern("attributes"), re.compile(r"20\d\d")
_TAIL, _ENDS, _OTHERS, _OWN = map(pattern, ("tails", "ends_all", "others_words", "own_words"))
_OLD, _ANSWERS = map(pattern, ("old_columns", "answers"))
#: In its first paragraphs a document says that it answers others.
FIRST, HEAD = 6, 20
#: Of a table that lies on its side so much of the first column names what is said of places.
_MOST = 0.6


@dataclass(frozen=True)
class Part:
    """Some text to read; `above` are texts that it inherits from, nearest first, `item` the item above, `lead` what
    a note is a note to, `beside` the paragraph before; `line` is what may be a row of a PDF; of a row `places` is the
    cell of its place and `states` are heads that speak of a status or its day, each with the cell below it.
    """

    text: str
    locator: str
    above: tuple[str, ...]
    row: bool = False
    line: bool = False
    places: str = ""
    states: tuple[tuple[str, str], ...] = ()
    cells: tuple[str, ...] = ()
    note: bool = False
    subtitle: bool = False
    item: str = ""
    lead: str = ""
    beside: str = ""
    printed: str = ""

    @property
    def standing(self) -> str:
        """The text as the document prints it, in which evidence stands."""
        return self.printed or self.text


def parts(document: Document) -> Iterator[Part]:
    """Paragraphs and rows in their order, without the masthead and lines of menus and telephone numbers."""
    stack: list[tuple[float, str]] = []
    last, corrected = "", False
    for block in _body(document):
        above = tuple(text for _, text in reversed(_over(stack, block)))
        if isinstance(block, Table):
            yield from _rows(block, above)
            stack = [one for one in stack if not one[1].startswith(FRAMES)]
            continue
        text = _BYLINE.sub("", block.text)
        if _NOISE.search(text) or (len(text) > LEAST and text in document.masthead.title):
            continue
        text = block.printed if text == block.text else text
        line = _is_line(block, text)
        corrected = line and (corrected or bool(_CORRECTED.search(text)))
        if corrected:
            continue
        if line:
            whole = tuple(one for _, one in reversed(stack))
            yield Part(text, block.locator, whole, line=True, printed=block.printed)
            continue
        note = block.kind == NOTE or block.text.startswith("*")
        over = _over(stack, block)
        item = over[-1][1] if over and over[-1][0] >= 1 else ""
        yield Part(
            text,
            block.locator,
            (*_starred(last, note), *above),
            note=note,
            subtitle=any(one and one in text for one in document.masthead.subtitles),
            item=item,
            lead=last if note else "",
            beside=last,
        )
        if not note:
            last = block.text
            stack = _pushed(stack, block)


def answers(document: Document) -> bool:
    """Whether a document explains, corrects or denies what others told."""
    first = [block.printed for block in document.blocks[:FIRST] if isinstance(block, Paragraph)]
    return any(_ANSWERS.search(text) for text in (document.masthead.title, *first))


def _body(document: Document) -> Iterator[Paragraph | Table]:
    """Its blocks without what others said that it answers (기사 내용), and without menus and lists of other news."""
    texts = [block.printed if isinstance(block, Paragraph) else "" for block in document.blocks]
    until = next((at for at, text in enumerate(texts) if at > len(texts) * _MOST and _ENDS.match(text)), len(texts))
    answering, others = answers(document), False
    for at, block in enumerate(document.blocks[:until]):
        others = (answering and bool(_OTHERS.match(texts[at]))) or (
            others and not (len(texts[at]) <= HEAD and _OWN.match(texts[at]))
        )
        if not others and not _TAIL.match(texts[at]):
            yield block


def _is_line(block: Paragraph, text: str) -> bool:
    """Whether a paragraph of a page is a row of a table, of which a PDF has but the line."""
    return block.page is not None and block.kind == TEXT and len(text) <= LINE and not _SENTENCE.search(text)


def _over(stack: list[tuple[float, str]], block: Paragraph | Table) -> list[tuple[float, str]]:
    """The texts that stand above a block: all of them above a table or a note, of an item those less deep."""
    if isinstance(block, Table) or block.kind == NOTE:
        return stack
    return [one for one in stack if one[0] < _depth(block)]


def _depth(block: Paragraph) -> float:
    """How deep a paragraph stands; items stand below the prose before them."""
    if block.kind == TEXT:
        return _PROSE
    return (block.depth or 1) + (_BELOW if _LETTERED.fullmatch(block.mark) else 0)


def _pushed(stack: list[tuple[float, str]], block: Paragraph) -> list[tuple[float, str]]:
    """The texts above the next block: a heading ends all before it, an item those as deep or deeper."""
    if block.kind == HEADING:
        framed = block.text.startswith(FRAMES)
        depth = 0 if not framed else FRAMED if any(one[0] >= 1 for one in stack) else SECTION
        return [*(one for one in stack if framed and one[0] < depth), (depth, block.text)]
    depth = _depth(block)
    return [*(one for one in stack if one[0] < depth), (depth, block.text)]


def _starred(text: str, note: bool) -> tuple[str, ...]:
    """What a note is a note to: the words before the star, then their paragraph."""
    if not note:
        return ()
    found = _STAR.findall(text)
    return (*(found[:1]), text)


def _rows(table: Table, above: tuple[str, ...]) -> Iterator[Part]:
    printed_rows = table.rows()
    turned = _is_turned(printed_rows)
    given = [list(cells) for cells in zip(*printed_rows, strict=True)] if turned else printed_rows
    rows = _filled(given)
    first, head = (1, rows[0]) if turned else _head(given)
    if any(_CORRECTED.search(cell) for cell in head):
        return
    rows = _dated(rows, first, head)
    at = next((column for column, cell in enumerate(head) if _PLACE_HEADS.search(cell)), None)
    for number, cells in enumerate(rows[first:], first + 1):
        printed = " | ".join(dict.fromkeys(cell for cell in (printed_rows[0] if turned else cells) if cell))
        heads = [head[at] if at < len(head) else "" for at in range(len(cells))]
        measured = ["" if _OLD.match(over) else _measured(cell, over) for cell, over in zip(cells, heads, strict=True)]
        text = " | ".join(dict.fromkeys(cell for cell in measured if cell))
        if text and not _NOISE.search(text) and not _TOTALS.match(text):
            place = cells[at] if at is not None and len(cells[at]) <= 40 else ""
            told = zip(head, measured, strict=False)
            states = [(title, cell) for title, cell in told if cell and (_STATES.search(title) or _DATED.search(title))]
            yield Part(
                text,
                table.locator(1 if turned else number),
                (" ".join(head), *above),
                row=True,
                places=place,
                states=tuple(states),
                cells=tuple(filter(None, cells)),
                printed=printed,
            )


def _dated(rows: list[list[str]], first: int, head: list[str]) -> list[list[str]]:
    """Rows of which empty cells below a head of days mean as above."""
    columns = [at for at, cell in enumerate(head) if _DATED.search(cell)]
    found = [list(cells) for cells in rows]
    for above, cells in pairwise(found[first:]):
        for at in columns:
            cells[at] = cells[at] or above[at]
    return found


def _is_turned(rows: list[list[str]]) -> bool:
    """Whether a table lies on its side: its first column names what is said of the places in its first row."""
    if len(rows) < 3 or len(rows[0]) < 3:
        return False
    below, beside = [row[0] for row in rows[1:]], rows[0][1:]
    said = sum(bool(_ATTRIBUTES.search(cell)) and len(cell) <= 12 for cell in below)
    return said >= _MOST * len(below) and not any(_ATTRIBUTES.search(cell) for cell in beside)


def _head(rows: list[list[str]]) -> tuple[int, list[str]]:
    """How many rows are the head, and what stands in it above each column."""
    if not rows or not _is_head(rows[0]):
        return 0, []
    spanned = not all(rows[0]) or len(set(rows[0])) < len(rows[0])
    if len(rows) > 2 and spanned and rows[1][0] in ("", rows[0][0]) and _is_head(rows[1]):
        over = _spread(rows[0], rows[1])
        return 2, [" ".join(dict.fromkeys(filter(None, pair))) for pair in zip(over, rows[1], strict=True)]
    return 1, rows[0]


def _measured(cell: str, head: str) -> str:
    """A bare number with the unit that its head says: 사업비(억원)."""
    if _DATED.search(head) and _YEAR.fullmatch(cell):
        return f"{cell}년"
    unit = _UNIT_HEAD.search(head)
    return f"{cell}{unit[1]}" if unit and _BARE.fullmatch(cell) else cell


def _is_head(cells: list[str]) -> bool:
    said = [cell for cell in cells if cell]
    return bool(said) and all(len(cell) <= 20 and not re.search(r"\d{3}", cell) for cell in said)


def _spread(over: list[str], below: list[str]) -> list[str]:
    """A head of which an empty cell above another is of the one at its left, as merged cells are written."""
    found: list[str] = []
    for cell, under in zip(over, below, strict=True):
        found.append(cell or (found[-1] if found and under else ""))
    return found


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """Rows of which empty cells at the left mean as above."""
    found: list[list[str]] = []
    for cells in rows:
        first = next((at for at, cell in enumerate(cells) if cell), 0)
        above = found[-1] if found else cells
        filled = [above[at] if at < first or (0 < at < 2 and not cell) else cell for at, cell in enumerate(cells)]
        found.append(filled)
    return found
