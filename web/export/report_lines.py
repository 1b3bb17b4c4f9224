"""How a report says what it has, line by line: noun endings, counts, table rows, sources."""

from layers import labels
from web.export.report import Entry, Part, Report, Source

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
