"""A plain reader to compare with: every name of a place in a line, its first status word, its first instrument."""

import re
from dataclasses import dataclass

from layers.intake.document import Document
from layers.proposing.amounts import stated
from layers.proposing.dates import dates
from layers.proposing.names import Names
from layers.proposing.tables import INSTRUMENTS
from layers.reading.rules import RULES

STATUSES = {word: status for status, words in RULES["statuses"].items() for word in words.split() if len(word) > 1}
STATUS = re.compile("|".join(sorted(map(re.escape, STATUSES), key=len, reverse=True)), re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """What a line says, as a proposal has it."""

    locator: str
    regions: tuple[str, ...]
    instrument: str
    status: str
    value: str
    unit: str
    due: str


def read(names: Names, document: Document) -> list[Said]:
    """One row for every place of every line, and for every amount."""
    lines = [(one.locator, one.text) for one in document.paragraphs]
    for table in document.tables:
        lines += [(table.locator(number), " ".join(row)) for number, row in enumerate(table.rows(), 1)]
    return [said for locator, text in lines for said in _of_line(names, document.masthead.date, locator, text)]


def _of_line(names: Names, anchor: str, locator: str, text: str) -> list[Said]:
    status = STATUS.search(text)
    instrument = next((one.instrument for one in INSTRUMENTS if one.pattern.search(text)), "")
    when = [one.iso for one in dates(text, anchor)]
    said = STATUSES[status[0].casefold()] if status else ""
    base = (instrument, said)
    places = [
        Said(locator, names.known[word].meanings[0], *base, "", "", when[0] if when else "")
        for word in dict.fromkeys(names.pattern.findall(text))
    ]
    amounts = [Said(locator, (), *base, one.value, one.unit, when[0] if when else "") for one in stated(text)]
    return places + amounts
