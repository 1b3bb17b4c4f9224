"""The published table of layers, written from the catalogue: `docs/layers.md`."""

from layers.atlas.catalog import Catalog

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
        layer.group,
        layer.level,
        layer.geometry,
        str(layer.symbol.get("shape", "–")),
        str(layer.symbol.get("by", "–")),
        shows,
        "–" if layer.expect is None else str(layer.expect),
        "yes" if layer.default else "–",
    )
