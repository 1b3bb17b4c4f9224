"""How a report says what it has, line by line: noun endings, counts, table rows, sources."""

from math import ceil
from unicodedata import east_asian_width

from layers import labels
from web.export.report import Entry, Part, Report, Source

ITEMS = (("place", 27), ("item", 40), ("told", 43), ("status", 22), ("date", 20), ("cited", 18))
LAYERS = (("layer", 62), ("count", 16), ("label", 92))
"""Columns of a report's tables: key of the heading's word, width in millimetres of A4."""
LETTERS_A_LINE, LETTERS_A_TITLE = 82, 42
PAGE_MM, TITLE_MM, LINE_MM, TALLEST_MM, LOWEST_MM = 212.0, 11.0, 8.2, 146.0, 90.0
ENDINGS = (
    ("켰다.", "켬"),
    ("확인했다.", "확인"),
    ("있다.", "있음"),
    ("없다.", "없음"),
    ("이다.", "임"),
    ("했다.", "함"),
)


def noted(sentence: str) -> str:
    """A sentence in the noun endings of Korean reports (개조식); one of another form as it is."""
    for ending, noun in ENDINGS:
        if sentence.endswith(ending):
            return sentence.removesuffix(ending) + noun
    return sentence


def counted(part: Part) -> str:
    """A layer's legend in one line: 반도체 2, 이차전지 4."""
    return ", ".join(row.label if row.count is None else f"{row.label} {row.count}" for row in part.counts)


def shown(entry: Entry, lang: str) -> tuple[str, ...]:
    """An entry as a table row: place, name, role and detail, status, date, sources."""
    day = labels.short_date(entry.date, lang) if entry.date else ""
    status = f"{entry.status} ({entry.flags})" if entry.flags else entry.status
    return entry.place, entry.name, entry.told, status, day, entry.cited


def source_line(told: Report, source: Source) -> str:
    """A source in one line: number, publisher, title, date, what kind it is, until when we looked."""
    days = (
        labels.short_date(source.date, told.lang) if source.date else "",
        told.words[f"grade_{source.grade}"],
        f"{told.words['checked']} {labels.short_date(source.checked, told.lang)}" if source.checked else "",
    )
    return f"[{source.n}] {source.publisher}, {source.title} ({', '.join(part for part in days if part)})"


def picture_room_mm(told: Report) -> float:
    """Height that title and summary leave for the map on the first page of an A4 report, in millimetres."""
    lines = sum(line_count(text, LETTERS_A_LINE) for text in (*told.points, *told.cautions))
    titles = line_count(told.title, LETTERS_A_TITLE)
    return min(TALLEST_MM, max(LOWEST_MM, PAGE_MM - TITLE_MM * titles - LINE_MM * lines))


def line_count(text: str, letters: float) -> int:
    """Lines of a text where so many Latin letters fit; a Korean one takes two."""
    return max(1, ceil(sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text) / letters))
