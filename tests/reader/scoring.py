"""Proposals beside the rows that people made of the same document: recall and precision by kind."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from layers.atlas.atlas import Atlas
from layers.errors import LayersError
from layers.evidence.paragraphs import lines_of
from layers.facts.facts import STATUS, Fact
from layers.facts.places import NATION_NAMES
from layers.words.amounts import amount, scaled

KINDS = ("place", "instrument", "status", "value", "date")
NATION = ("korea",)
#: Words that count things, which rows and documents use one for the other.
COUNTERS, COUNTED = frozenset(["개", "개교", "곳", "개소", "종", "권역", "건"]), "개"


@dataclass
class Tally:
    """Hits and misses of one kind, and right and wrong proposals."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Add those of another document."""
        self.found, self.right = self.found + other.found, self.right + other.right
        self.missed += other.missed
        self.wrong += other.wrong

    @property
    def recall(self) -> float:
        """Of the rows, those that were proposed."""
        return self.found / max(self.found + len(self.missed), 1)

    @property
    def precision(self) -> float:
        """Of the proposals, those that a row holds."""
        return self.right / max(self.right + len(self.wrong), 1)


def score(
    atlas: Atlas,
    rows: Iterable[Fact],
    proposals: Iterable,
    day: date,
    texts: dict[int, str],
    hidden: frozenset[str] = frozenset(),
) -> dict[str, Tally]:
    """Tallies by kind; a row whose place is not printed in its paragraph or is hidden is nobody's to find."""
    rows, proposals = list(rows), [one for one in proposals if lines_of(one.locator)]
    found = {kind: Tally() for kind in KINDS}
    placed = [row for row in rows if _is_placed(row) and _is_printed(row, texts) and not hidden & set(row.place)]
    for row in placed:
        near = [one for one in proposals if _overlap(row.locator, one.locator)]
        same = [one for one in near if set(regions(atlas, row, day)) <= _together(near, one)]
        said = f"{row.locator} {row.subject_ko} {'·'.join(row.place)}"
        _count(found["place"], same, said)
        _count(found["instrument"], [one for one in same if one.instrument == (row.instrument or "")], said)
        if row.claim == STATUS:
            _count(found["status"], [one for one in same if one.status == row.status], f"{said} {row.status}")
    for row in rows:
        near = [one for one in proposals if _overlap(row.locator, one.locator)]
        number = base(row.value, row.unit)
        if number is not None:
            _count(
                found["value"],
                [one for one in near if base(one.value, one.unit) == number],
                f"{row.locator} {row.value} {row.unit}",
            )
        if row.due:
            _count(
                found["date"], [one for one in near if one.due == row.due], f"{row.locator} {row.subject_ko} {row.due}"
            )
    _judge(atlas, rows, proposals, day, found)
    return found


def _judge(atlas: Atlas, rows: list[Fact], proposals: list, day: date, found: dict[str, Tally]) -> None:
    for one in proposals:
        near = [row for row in rows if _overlap(row.locator, one.locator)]
        said = f"{one.locator} {one.instrument} {one.status} {one.value}{one.unit} {one.due}"
        for region in one.regions if one.regions != NATION else ():
            same = [row for row in near if region in regions(atlas, row, day)]
            _judged(found["place"], same, f"{said} [{region}]")
            _judged(found["instrument"], [row for row in same if (row.instrument or "") == one.instrument], said)
            if one.status:
                _judged(
                    found["status"],
                    [r for r in same if r.claim == STATUS and r.status == one.status],
                    f"{said} [{region}]",
                )
        number = base(one.value, one.unit)
        if number is not None:
            _judged(found["value"], [row for row in near if base(row.value, row.unit) == number], said)
        if one.due:
            _judged(found["date"], [row for row in near if row.due == one.due], said)


def _together(near: list, one) -> set[str]:
    """The regions of a proposal and of those that say the same of other places."""
    return {
        region
        for other in near
        if (other.instrument, other.status) == (one.instrument, one.status)
        for region in other.regions
    }


def _count(tally: Tally, hits: list, said: str) -> None:
    if hits:
        tally.found += 1
    else:
        tally.missed.append(said)


def _judged(tally: Tally, rows: list[Fact], said: str) -> None:
    if rows:
        tally.right += 1
    else:
        tally.wrong.append(said)


def _is_placed(row: Fact) -> bool:
    return bool(row.place) and not set(row.place) & set(NATION_NAMES)


def _is_printed(row: Fact, texts: dict[int, str]) -> bool:
    lines = lines_of(row.locator or "") or (1, 0)
    text = " ".join(texts.get(line, "") for line in range(lines[0], lines[1] + 1))
    return all(place in text for place in row.place)


def regions(atlas: Atlas, row: Fact, day: date) -> tuple[str, ...]:
    """The regions of a row on a day."""
    try:
        return tuple(region for place in row.place for region in atlas.places.resolve(place, row.topic, day))
    except LayersError:
        return ()


def _overlap(one: str | None, other: str) -> bool:
    first, second = lines_of(one or ""), lines_of(other)
    return bool(first and second and first[0] <= second[1] and second[0] <= first[1])


def base(value: str | None, unit: str | None) -> tuple[Decimal, str] | None:
    """A number in its base unit, without what qualifies it; a period as its years."""
    if value and unit == "기간":
        return Decimal(value.replace("~", "")), unit
    said = amount(value or "")
    if said is None or said.unit or not unit:
        return None
    times, plain = scaled(unit)
    return said.number * times, COUNTED if plain in COUNTERS else plain
