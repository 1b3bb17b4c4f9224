"""Tables that commands write: the published one of layers (`docs/layers.md`), and citations by grade."""

import csv
import io
from collections.abc import Iterable

from layers.atlas.catalog import Catalog
from layers.wording.grades import Graded, ranks

HEAD = """# Layers

Written by `atlas layers > docs/layers.md` from `layers/definitions/`; a test holds the two together. An id is the name
of the file, of the topic of its facts and of its addresses, and never changes. *Expect* is how
many items it must hold, a test and no number of a document; *default* is on at first visit.

"""
COLUMNS = ("id", "title", "group", "level", "geometry", "shape", "by", "shows", "expect", "default")


def document(catalog: Catalog) -> str:
    """The whole document, in Markdown."""
    rows = [COLUMNS, ("---",) * len(COLUMNS), *(_row(layer) for layer in catalog.values())]
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(layer):
    shows = f"statistic {layer.statistic}" if layer.statistic else f"topic {layer.topic}"
    return (
        f"`{layer.id}`",
        f"{layer.title['ko']} · {layer.title['en']}",
        layer.heading,
        layer.level,
        layer.geometry,
        str(layer.symbol.get("shape", "–")),
        str(layer.symbol.get("by", "–")),
        shows,
        "–" if layer.expect is None else str(layer.expect),
        "yes" if layer.default else "–",
    )


def citations(graded: Iterable[Graded]) -> str:
    """Numbers of citations by layer and rank as CSV, with that of designations without an official document."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    found = tuple(graded)
    shown = ranks(found)
    writer.writerow(("layer", *shown, "no_official_document"))
    writer.writerows((one.layer, *(one.counts[rank] for rank in shown), len(one.unofficial)) for one in found)
    return text.getvalue()
