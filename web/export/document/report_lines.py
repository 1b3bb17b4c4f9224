"""How a document says what it has, line by line: noun endings, cells, sources; and how many lines that takes."""

from collections.abc import Iterable, Sequence
from math import ceil
from unicodedata import east_asian_width

from layers import labels
from layers.words.catalogue import Words
from web.export.document.chapters import Cell, Chapter, Document, Row, Source, Table

LETTERS_A_LINE, LETTERS_A_TITLE = 82, 42
PAGE_MM, TITLE_MM, LINE_MM, TALLEST_MM, LOWEST_MM = 212.0, 11.0, 8.2, 146.0, 90.0
DIGITS, MANY_COLUMNS = 6, 10


def noted(sentence: str, words: Words) -> str:
    """A sentence with the ending that reports of its language use (개조식 in Korean); one of another form as it is."""
    pairs = (pair.split("→") for pair in words["endings"].split())
    return next((sentence.removesuffix(last) + short for last, short in pairs if sentence.endswith(last)), sentence)


def said(cell: Cell) -> str:
    """A cell as it is printed; what is not known is an empty cell."""
    if cell is None or isinstance(cell, str):
        return cell or ""
    rounded = round(cell, DIGITS)
    return f"{int(rounded) if rounded == int(rounded) else rounded:,}"


def row_said(row: Row, columns: int) -> tuple[str, ...]:
    """A row as it is printed: one cell that spans the table, or as many as there are columns."""
    texts = tuple(said(cell) for cell in row)
    return texts if len(texts) == 1 else (*texts, *("",) * (columns - len(texts)))[:columns]


def lines_before_picture(chapter: Chapter) -> tuple[tuple[str, str], ...]:
    """Mark and text of each line of a chapter's summary: its remark, its points, its cautions."""
    word = chapter.words["remark"]
    remark = (("▶", f"{word}: {line.strip()}") for line in chapter.remark.splitlines() if line.strip())
    points = (("○", noted(point, chapter.words)) for point in chapter.points)
    return (*remark, *points, *(("※", text) for text in chapter.cautions))


def source_line(chapter: Chapter, source: Source) -> str:
    """A source in one line: number, publisher, title, date, what kind it is, until when we looked."""
    words = chapter.words
    days = (
        labels.short_date(source.date, chapter.lang) if source.date else "",
        words[f"grade_{source.grade}"],
        f"{words['checked']} {labels.short_date(source.checked, chapter.lang)}" if source.checked else "",
    )
    told = f"{source.publisher}, {source.title} ({', '.join(part for part in days if part)})"
    return f"[{source.n}] {told}"


def numbered(numbers: Sequence[int]) -> str:
    """Numbers of sources, ascending, those that follow each other as one: [1]~[4], [7]."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return ", ".join(f"[{run[0]}]" if len(run) == 1 else f"[{run[0]}]~[{run[-1]}]" for run in runs)


def closing_lines(chapter: Chapter) -> tuple[str, ...]:
    """What stands below a chapter's sources: the credit of the boundaries, its stamps, its address."""
    return chapter.credit, chapter.stamp, f"{address_word(chapter)}: {chapter.permalink}"


def address_word(chapter: Chapter) -> str:
    """What a chapter's address is called."""
    return chapter.words["address" if chapter.mapped else "here"]


def summary_word(chapter: Chapter) -> str:
    """What a chapter's summary is called."""
    return chapter.words["summary" if chapter.mapped else "points"]


def lies(chapter: Chapter) -> bool:
    """Whether a chapter needs pages that are wider than high: it is a table of many columns."""
    return not chapter.pictures and any(len(table.columns) >= MANY_COLUMNS for table in chapter.tables)


def dated_title(chapter: Chapter, title: str) -> str:
    """A picture's title with the as-of date."""
    return f"{title} ({' '.join(chapter.stamps[0])})" if chapter.stamps else title


def picture_room_mm(chapter: Chapter) -> float:
    """Height that title and summary leave for the first picture on the first page of an A4 report, in millimetres."""
    lines = sum(line_count(text, LETTERS_A_LINE) for _, text in lines_before_picture(chapter))
    titles = line_count(chapter.title, LETTERS_A_TITLE)
    return min(TALLEST_MM, max(LOWEST_MM, PAGE_MM - TITLE_MM * titles - LINE_MM * lines))


def line_count(text: str, letters: float) -> int:
    """Lines of a text where so many Latin letters fit; a Korean one takes two."""
    return max(1, ceil(sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text) / letters))


def head_line(document: Document) -> str:
    """What stands at the head of every page: the product, and the as-of date where all chapters have one."""
    days = {chapter.asof for chapter in document.chapters}
    name = document.words["name"]
    return f"{name} · {asof_line(document)}" if len(days) == 1 else name


def asof_line(document: Document) -> str:
    """The as-of date of a document, or the first and the last of its chapters."""
    days = sorted({chapter.asof for chapter in document.chapters})
    told = "~".join(labels.short_date(day, document.lang) for day in dict.fromkeys((days[0], days[-1])))
    return f"{document.words['asof']} {told}"


def cover_lines(document: Document) -> tuple[str, ...]:
    """Author, as-of date and product of a cover, line by line."""
    words, author = document.words, document.cover.author if document.cover else ""
    return tuple(line for line in (author, asof_line(document), words["name"]) if line)


def chapter_lines(document: Document) -> tuple[str, ...]:
    """The chapters of a document by number, one line each."""
    return tuple(f"{n}. {chapter.title}" for n, chapter in enumerate(document.chapters, 1))


def grouped(tables: Iterable[Table]) -> list[tuple[str, list[Table]]]:
    """Tables under the heading that they share; a table without one stands alone."""
    found: list[tuple[str, list[Table]]] = []
    for table in tables:
        if found and table.group and found[-1][0] == table.group:
            found[-1][1].append(table)
        else:
            found.append((table.group, [table]))
    return found
