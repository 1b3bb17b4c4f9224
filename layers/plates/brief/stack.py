"""A column of a brief while it is set: lines of text below each other, a big number at the left, a label."""

from dataclasses import dataclass, replace

from layers.plates.brief.canvas import BriefCanvas
from layers.plates.page.plate import Item

FIGURE_PX, ASIDE_GAP_PX, LINE = 66.0, 22.0, 1.3


@dataclass
class Stack:
    """Items set one below the other from `y` on, in a column of a width."""

    canvas: BriefCanvas
    x: float
    y: float
    width: float
    items: list[Item]

    @property
    def unit(self) -> float:
        """One screen pixel at the scale of the column, in millimetres."""
        return self.canvas.unit * self.canvas.setter.scale

    def step(self, kind: str) -> float:
        """Height of a line of a kind."""
        return self.canvas.setter.size(kind) * LINE

    def write(self, text: str, kind: str, colour: str, x: float, width: float) -> None:
        """A text in as many lines as it needs."""
        setter = self.canvas.setter
        for line in setter.wrap(text, kind, width) if text else ():
            self.y += self.step(kind)
            self.items.append(setter.set(line, kind, x, self.y - 0.3 * setter.size(kind), colour))


def _figure(stack: Stack, text: str, colour: str, room: float) -> None:
    """A big number at the left of its row; set smaller where it is wider than its room."""
    setter = stack.canvas.setter
    wide = setter.width(text, "figure")
    fit = replace(setter, scale=setter.scale * min(1.0, room * 0.94 / wide)) if wide else setter
    baseline = stack.y + 0.86 * setter.size("figure")
    stack.items.append(fit.set(text, "figure", stack.x, baseline, colour))


def headed(stack: Stack, label: str, figure: str, colour: str, aside: str = "") -> tuple[float, float]:
    """Number, label and, at the right, of what it is made up; gives where the row's text begins and how wide it is."""
    inks, room, setter = stack.canvas.inks, FIGURE_PX * stack.unit, stack.canvas.setter
    _figure(stack, figure, colour, room)
    x, width = stack.x + room, stack.width - room
    stack.write(label, "line", inks.ink, x, width)
    left = width - setter.width(label, "line") - ASIDE_GAP_PX * stack.unit
    if aside and setter.width(aside, "small") <= left:
        base = stack.y - 0.3 * setter.size("line")
        stack.items.append(setter.set(aside, "small", x + width, base, inks.ink_2, "end"))
    else:
        stack.write(aside, "small", inks.ink_2, x, width)
    return x, width


def floored(stack: Stack, top: float) -> None:
    """A row is never lower than its number."""
    stack.y = max(stack.y, top + 1.0 * stack.canvas.setter.size("figure"))
