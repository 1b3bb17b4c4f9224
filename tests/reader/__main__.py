"""Read the four documents beside the rows made by hand, each with all tables and with what only it says left out.

Prints recall and precision by kind, of the reader and of a plain one (every name of a place, the first status word), of
each the traps that it springs, seconds per page, and misses.
"""

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path

from layers.atlas.atlas import Atlas, read
from layers.evidence.evidence import BASIS
from layers.facts.documents import Document
from layers.intake.read import read as read_document
from layers.periods import first_day
from layers.proposing.names import names
from layers.proposing.propose import propose
from layers.proposing.topics import Topics
from tests.reader import plain, traps
from tests.reader.scoring import KINDS, Tally, score
from web.service.config import Config

#: A page of a release has about so many letters.
PAGE = 1500
WAYS = ("all tables", "left one out", "plain reader")


def main() -> None:
    """Print the figures; end with 1 where a text is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, required=True, help="Folder of the four texts.")
    parser.add_argument("--misses", type=int, default=10, help="How many misses of a kind to print.")
    asked = parser.parse_args()
    config = Config()
    atlas = read(config.seeds, config.data, config.definitions)
    totals = {way: {kind: Tally() for kind in KINDS} for way in WAYS}
    seconds, letters = 0.0, 0
    for document in (one for one in atlas.documents.values() if one.file):
        path = asked.documents / (document.file or "")
        if not path.is_file():
            sys.exit(f"{document.file} is not in the given folder")
        spent, length, found = compared(atlas, document, path)
        seconds, letters = seconds + spent, letters + length
        for way, tallies in found.items():
            for kind, tally in tallies.items():
                totals[way][kind].add(tally)
            _print_row(document.id, way, tallies)
    for way, tallies in totals.items():
        _print_row("all four", way, tallies)
    _print_misses(totals[WAYS[1]], asked.misses)
    _say(f"\n{seconds / max(letters / PAGE, 1):.2f} s per page ({letters / PAGE:.0f} pages of {PAGE} letters)")
    for name, sprung, of in traps.sprung(atlas):
        _say(
            f"traps sprung by the {name}: {len(sprung)} of {of}"
            + "".join(f"\n  {one}" for one in sprung[: asked.misses])
        )


def compared(atlas: Atlas, document: Document, path: Path) -> tuple[float, int, dict[str, dict[str, Tally]]]:
    """Seconds, letters, and tallies by way and kind."""
    begun = time.perf_counter()
    text = read_document(path)
    text = replace(text, masthead=text.masthead.corrected(None, None, document.date))
    whole = propose(atlas, text).proposals
    seconds = time.perf_counter() - begun
    hidden, topics = left_out(atlas, document.id)
    without = propose(atlas, text, hidden, topics).proposals
    day = first_day(document.date)
    others = plain.read(names(atlas, day), text)
    rows = [fact for fact in atlas.by_document[document.id] if fact.basis == BASIS]
    lines = dict(enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1))
    ways = zip(WAYS, ((whole, frozenset()), (without, hidden), (others, frozenset())), strict=True)
    found = {way: score(atlas, rows, said, day, lines, unknown) for way, (said, unknown) in ways}
    return seconds, sum(map(len, lines.values())), found


def left_out(atlas: Atlas, document: str) -> tuple[frozenset[str], Topics]:
    """Names of places and sites, and instruments, that only the facts of one document use."""
    own = atlas.by_document[document]
    others = [fact for fact in atlas.facts if fact.document != document]
    named = {place for fact in own for place in fact.place} - {place for fact in others for place in fact.place}
    sites = {site for fact in own for site in fact.site} - {site for fact in others for site in fact.site}
    topics = {fact.topic for fact in own} - {fact.topic for fact in others}
    hidden = named | {atlas.sites[site].name_ko for site in sites}
    return frozenset(hidden), Topics(lambda instrument: instrument.topic not in topics)


def _print_row(document: str, way: str, tallies: dict[str, Tally]) -> None:
    told = "  ".join(
        f"{kind} R {tally.recall:.2f} ({tally.found}/{tally.found + len(tally.missed)}) P {tally.precision:.2f} "
        f"({tally.right}/{tally.right + len(tally.wrong)})"
        for kind, tally in tallies.items()
    )
    _say(f"{document:18} {way:13} {told}")


def _print_misses(tallies: dict[str, Tally], most: int) -> None:
    for kind, tally in tallies.items():
        _say(f"\n{kind}: not found {len(tally.missed)}, not held by a row {len(tally.wrong)}")
        for word, lines in (("-", tally.missed), ("+", tally.wrong)):
            for line in lines[:most]:
                _say(f"  {word} {line}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
