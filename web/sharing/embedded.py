"""What an embedded map is asked to be: a state, the controls around it, and the height it has to fit into."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from layers.atlas.atlas import Atlas
from web.service.mistakes import BadParameter
from web.state.state import NAMES, PageState, only, read_kept

CONTROLS = ("legend", "layers", "date", "zoom")
USUAL = ("legend", "zoom")
OWN_NAMES = ("controls", "height")
SHORTEST_PX, TALLEST_PX = 240, 4000


@dataclass(frozen=True)
class Embedding:
    """One embedded map; hashable, so that its page can be kept.

    Attributes
    ----------
    controls : tuple of str
        Names out of `CONTROLS`, in that order.
    height_px : int or None
        CSS pixels of the whole; None lets it be as high as it needs, and tell its host.
    """

    state: PageState
    controls: tuple[str, ...] = USUAL
    height_px: int | None = None

    def query(self, **changes) -> str:
        """The query string that restores the embedded map, with `changes` to its state."""
        own = {"controls": ",".join(self.controls)}
        if self.height_px:
            own["height"] = str(self.height_px)
        return f"{self.state.query(**changes)}&{urlencode(own, safe=',')}"

    def at_height(self, height_px: int) -> "Embedding":
        """The same map, made to fit into so many CSS pixels."""
        return replace(self, height_px=height_px)


def read_embedding(args, atlas: Atlas, today: date) -> Embedding:
    """The embedded map in query arguments.

    Raises
    ------
    UnknownParameter
        Naming those that an embedded map does not have.
    BadParameter
        Naming the parameter, its value and the form it should have.
    """
    only(args, *NAMES, *OWN_NAMES)
    return Embedding(read_kept(args, atlas, today), read_controls(args), _height(args.get("height")))


def read_controls(args) -> tuple[str, ...]:
    """Controls of `controls=a,b`, or of `controls=a&controls=b` as a form sends them; an empty value is none."""
    values = args.getlist("controls")
    if not values:
        return USUAL
    wanted = [part for text in values for part in text.split(",") if part]
    for each in wanted:
        if each not in CONTROLS:
            raise BadParameter("controls", each, "controls_form")
    return tuple(each for each in CONTROLS if each in wanted)


def _height(text):
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or not SHORTEST_PX <= int(text[:9]) <= TALLEST_PX:
        raise BadParameter("height", text, "height_form")
    return int(text)
