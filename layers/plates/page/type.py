"""How words are set: kinds of text with size and weight, and how wide a text is in the product's font."""

from collections.abc import Mapping
from dataclasses import dataclass

from layers.plates.page.plate import Text
from layers.words.catalogue import words_of


@dataclass(frozen=True)
class Kind:
    """One kind of text: size in screen pixels (`Layout.unit` mm each), weight, tracking in em of hangul and latin."""

    size: float
    bold: bool = False
    hangul: float = 0.0
    latin: float = 0.0

    @property
    def tracking(self) -> Mapping[str, float]:
        """Tracking by script."""
        return {"hangul": self.hangul, "latin": self.latin}


KINDS = {
    "pole": Kind(13.6, True, 0.16, 0.02),
    "pole-far": Kind(13, True, 0.16, 0.02),
    "province": Kind(13, True),
    "value": Kind(13, True),
    "tile": Kind(16.5, True),
    "tag": Kind(10.5, True),
    "municipality": Kind(11),
    "node": Kind(12.5, True),
    "item": Kind(12.3, True),
    "block": Kind(14, True),
    "industry": Kind(12),
    "role": Kind(11),
    "belt": Kind(12, True),
    "count": Kind(11, True),
    "sea": Kind(12, False, 0.4, 0.12),
    "north": Kind(12.5, False, 0.3, 0.08),
    "mdl": Kind(10.5),
    "island": Kind(11, True),
    "title": Kind(27, True),
    "subtitle": Kind(14.5),
    "lead": Kind(12.2),
    "alert": Kind(12.2, True),
    "layer": Kind(13.8, True),
    "chip": Kind(12.2),
    "chip-count": Kind(12.2, True),
    "caution": Kind(11.5, True),
    "source": Kind(11.3),
    "small": Kind(11.3),
    "small-bold": Kind(11.3, True),
    "line": Kind(15.5, True),
    "entry": Kind(13.4),
    "entry-bold": Kind(13.4, True),
    "number": Kind(11.5, True),
}


@dataclass(frozen=True, eq=False)
class Metrics:
    """Widths of letters in em, by code point, for the regular and the bold face.

    Attributes
    ----------
    regular, bold : mapping of int to float
    missing : float
        Width of a letter the font does not have.
    """

    regular: Mapping[int, float]
    bold: Mapping[int, float]
    missing: float = 1.0

    def width(self, text: str, size: float, bold: bool = False, tracking: float = 0.0) -> float:
        """Width of a text in the unit of its size; the last letter's tracking is not counted."""
        table, missing = self.bold if bold else self.regular, self.missing
        letters = sum(table.get(ord(letter), missing) for letter in text)
        return size * (letters + tracking * max(0, len(text) - 1))


@dataclass(frozen=True)
class Setter:
    """Sets texts on one plate: knows its unit, its language and its font.

    Attributes
    ----------
    scale : float
        What all sizes are multiplied by; below one where a legend must be set closer.
    """

    metrics: Metrics
    unit: float
    lang: str
    scale: float = 1.0

    def size(self, kind: str) -> float:
        """Font size of a kind in millimetres."""
        return KINDS[kind].size * self.unit * self.scale

    def tracking(self, kind: str) -> float:
        """Tracking of a kind in em, by the script of the language."""
        return KINDS[kind].tracking[words_of(self.lang, "language")["script"]]

    def width(self, text: str, kind: str) -> float:
        """Width of a text set as a kind, in millimetres."""
        return self.metrics.width(text, self.size(kind), KINDS[kind].bold, self.tracking(kind))

    def set(self, text: str, kind: str, x: float, y: float, colour: str, anchor: str = "start", halo=None) -> Text:
        """A text on its baseline."""
        size, bold, tracking = self.size(kind), KINDS[kind].bold, self.tracking(kind)
        return Text(x, y, text, size, self.width(text, kind), colour, bold, anchor, tracking, halo)

    def wrap(self, text: str, kind: str, width: float) -> list[str]:
        """A text in lines no wider than `width`; broken at spaces, and inside a word only where it must be."""
        lines: list[str] = []
        for word in text.split(" "):
            joined = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(joined, kind) <= width:
                lines[-1] = joined
            else:
                lines.extend(self._broken(word, kind, width))
        return lines

    def _broken(self, word: str, kind: str, width: float) -> list[str]:
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter, kind) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces
