"""The forms of a legend, from the whole one to the shortest: what each row keeps where a page has little room."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from layers.plates.page.canvas import Canvas
from layers.scene import own
from layers.scene_types.layer import LegendRow as Row
from layers.scene_types.layer import SceneLayer
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of

NAMED_ON_THE_MAP = frozenset({"pole"})
READ_BY_SYLLABLE = frozenset({"sector"})
OF_STATUS = frozenset({"status", "flag", "line", "size", "role"})


@dataclass(frozen=True)
class Form:
    """One form of a legend.

    Attributes
    ----------
    rows : callable
        The rows of a layer's legend that it keeps, as it writes them.
    columns : int
        How many columns it may have more than the whole legend.
    smallest : float
        The smallest scale it is set in.
    cites : bool
        Whether each layer names its sources.
    states : bool
        Whether each layer says of what is undecided or unconfirmed until when, besides how many.
    """

    rows: Callable[[list[Row]], list[Row]]
    columns: int
    smallest: float
    whole: bool = False
    cites: bool = True
    states: bool = True

    def of(self, canvas: Canvas) -> Canvas:
        """The canvas with the legends of its layers in this form."""
        if self.whole:
            return canvas
        layers = [self._short(layer, canvas.setter.lang) for layer in canvas.scene["layers"]]
        return replace(canvas, scene=canvas.scene | {"layers": layers})

    def _short(self, layer: SceneLayer, lang: Lang) -> SceneLayer:
        """The layer without its cautions and the day until which we looked."""
        return layer | {
            "notice": None,
            "state_text": layer["state_text"] if self.states else _open(layer, lang),
            "count_note": None,
            "source_text": "",
            "checked": None,
            "sources": layer["sources"] if self.cites else [],
            "legend": self.rows(layer["legend"]),
        }


def continued(canvas: Canvas, rest: int = 0) -> Canvas:
    """The canvas with a last line: how many layers are left out, and where the whole legend stands.

    Beside the text of a slide no page follows: only what is left out is told.
    """
    layout, words = canvas.layout, canvas.words
    left_out = words("legend_rest", n=rest) if rest else ""
    follows = "" if layout.beside else words["legend_figure" if layout.figure else "legend_pages"]
    line = " · ".join(part for part in (left_out, follows) if part)
    said = own.layer("more", line, "listed")
    return replace(canvas, scene=canvas.scene | {"layers": [*canvas.layers, *([said] if line else [])]})


def first_of(canvas: Canvas, most: int) -> Canvas:
    """The canvas with the legends of its first layers alone."""
    shown = replace(canvas, scene=canvas.scene | {"layers": canvas.layers[:most]})
    return continued(shown, len(canvas.layers) - most)


def _open(layer: SceneLayer, lang: Lang) -> str | None:
    """How many are undecided and unconfirmed, without until when."""
    words, counts = words_of(lang, "layer"), layer["open"]
    said = (("undecided", counts.get("undecided")), ("unconfirmed_items", counts.get("unconfirmed")))
    return " · ".join(words(key, n=n) for key, n in said if n) or None


def _whole(rows: list[Row]) -> list[Row]:
    return rows


def _drawn(rows: list[Row]) -> list[Row]:
    """What stands on the map: what counts none is left out."""
    return [row for row in rows if row["count"] != 0]


def _compact(rows: list[Row]) -> list[Row]:
    """Sectors by their syllables and counts, classes by their shades, statuses in words."""
    kept = [row for row in rows if row["by"] not in NAMED_ON_THE_MAP]
    return _shades([row | {"label": ""} if row["by"] in READ_BY_SYLLABLE else row for row in kept])


def _shortest(rows: list[Row]) -> list[Row]:
    """Statuses with their counts, lines and shades alone."""
    return _shades([row for row in rows if row["by"] in OF_STATUS or row["by"] == "class"])


def _signs(rows: list[Row]) -> list[Row]:
    """The signs of statuses and lines with their counts, and shades, without words."""
    kept = [row for row in _shortest(rows) if (row["mark"] or row["swatch"]) and row["by"] != "size"]
    return [row | {"label": "", "count": None if row["by"] == "class" else row["count"]} for row in kept]


def _titles(_rows: list[Row]) -> list[Row]:
    """No row: the layers alone."""
    return []


def _shades(rows: list[Row]) -> list[Row]:
    """Classes as a row of shades with words at its ends."""
    classes = [row for row in rows if row["by"] == "class" and row["swatch"] and row["swatch"]["kind"] == "class"]
    ends = {id(row) for row in (*classes[:1], *classes[-1:])}
    return [row | {"label": "", "count": None} if row in classes and id(row) not in ends else row for row in rows]


FORMS = (
    Form(_whole, 0, 0.5, whole=True),
    Form(_whole, 1, 0.65, cites=False),
    Form(_compact, 1, 0.65),
    Form(_shortest, 1, 0.6),
    Form(_signs, 3, 0.45, cites=False, states=False),
    Form(_titles, 3, 0.4, cites=False, states=False),
)
ON_SLIDES = (Form(_drawn, 0, 0.7, cites=False), *(replace(form, cites=False) for form in FORMS[2:]))
"""Forms beside the text of a slide, which says sources and days itself."""
