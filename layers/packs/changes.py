"""What a pack changes: facts by layer, documents, figures, tables and boundaries, definitions of layers and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from layers.atlas import history
from layers.atlas.atlas import Atlas
from layers.atlas.history import KINDS, Difference
from layers.atlas.releases import FACT, Entry
from layers.facts import digests
from layers.words import terms

DEFINITION, WORD = "definition", "word"
#: In the order in which they are told.
TOLD = {
    FACT: "facts",
    "document": "documents",
    "statistic": "figures",
    "table": "tables",
    "boundary": "boundaries",
    DEFINITION: "definitions",
    WORD: "words",
}


def entries(atlas: Atlas, definitions_dir: Path, printed: Path) -> list[Entry]:
    """All that a pack of these data would hold, an entry for each thing that can differ."""
    of_layers = ((path.stem, path.read_text(encoding="utf-8")) for path in sorted(definitions_dir.glob("*.yml")))
    return [
        *history.entries(atlas),
        *(Entry(DEFINITION, key, "", "", digests.digest([text])) for key, text in of_layers),
        *(Entry(WORD, key, "", "", digests.digest([told])) for key, told in terms.read(printed).items()),
    ]


def lines(found: Iterable[Difference], each: bool = False) -> Iterator[str]:
    """What differs, in lines: numbers by kind, facts by layer too; with `each` also every single thing."""
    some = list(found)
    if not some:
        yield "nothing differs"
    for kind, name in TOLD.items():
        of_kind = [one for one in some if one.entry.kind == kind]
        if of_kind:
            yield f"{name}: {_counted(of_kind)}"
        for topic in sorted({one.entry.topic for one in of_kind}) if kind == FACT else ():
            yield f"  {topic}: {_counted(one for one in of_kind if one.entry.topic == topic)}"
        yield from (f"    {one}" for one in of_kind if each)


def _counted(some: Iterable[Difference]) -> str:
    counts: Mapping[str, int] = Counter(one.kind for one in some)
    return ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind])
