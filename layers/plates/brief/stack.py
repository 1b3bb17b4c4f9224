"""A column of a brief while it is set: lines of text below each other, each row with its label."""

from dataclasses import dataclass

from layers.plates.brief.canvas import BriefCanvas
from layers.plates.page.plate import Item

ASIDE_GAP_PX, LINE = 22.0, 1.3


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


def headed(stack: Stack, label: str, aside: str = "", colour: str = "") -> tuple[float, float]:
    """Label and, at the right, what is said beside it; gives where the row's text begins and how wide it is."""
    inks, setter, x, width = stack.canvas.inks, stack.canvas.setter, stack.x, stack.width
    colour = colour or inks.ink_2
    stack.write(label, "line", inks.ink, x, width)
    left = width - setter.width(label, "line") - ASIDE_GAP_PX * stack.unit
    if aside and setter.width(aside, "small") <= left:
        base = stack.y - 0.3 * setter.size("line")
        stack.items.append(setter.set(aside, "small", x + width, base, colour, "end"))
    else:
        stack.write(aside, "small", colour, x, width)
    return x, width
