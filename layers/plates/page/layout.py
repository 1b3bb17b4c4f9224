"""The pages a plate can be drawn on: their sizes, and how title, map and legend share them."""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Layout:
    """One kind of page.

    Attributes
    ----------
    width, height : float
        Millimetres.
    unit : float
        Length in millimetres of one pixel of the screen map: everything on the plate is sized in it.
    margin : float
        Millimetres; a map that bleeds ignores it at the top and the right.
    side : bool
        Whether legend and title stand left of the map, or above and below it.
    column : float
        Width of the legend's column in millimetres, where it stands at the side.
    neighbours : frozenset of str
        Neighbour lands that are drawn behind Korea.
    figure : bool
        Whether it is a figure of a document, which lists its sources itself.
    beside : bool
        Whether it has the map and its legend alone: title, table and sources stand beside them, on a slide.
    slides : bool
        Whether it is a slide, which says nothing of bids on whose outcome sources disagree.
    least_pt : float
        The smallest letters of its legend, in points: a slide is read from further away.
    live : bool
        Whether it is the picture of a page, where the web map takes over: belts' names stand along their lines, and
        provinces are named where items leave room.
    """

    id: str
    width: float
    height: float
    unit: float
    margin: float
    side: bool
    column: float = 0.0
    bleeds: bool = False
    neighbours: frozenset[str] = frozenset({"china", "japan", "north-korea", "russia"})
    figure: bool = False
    beside: bool = False
    slides: bool = False
    live: bool = False
    least_pt: float = 5.5


ON_SLIDES = frozenset({"china", "north-korea", "russia"})

LAYOUTS = {
    each.id: each
    for each in (
        Layout("slide", 338.667, 190.5, 0.245, 11.0, True, 122.0, True, ON_SLIDES, slides=True, least_pt=7.0),
        Layout("a4", 210.0, 297.0, 0.215, 10.0, False),
        Layout("a4-landscape", 297.0, 210.0, 0.215, 10.0, True, 92.0),
        Layout("a3", 420.0, 297.0, 0.3, 14.0, True, 130.0),
    )
}

BESIDE_TEXT = replace(LAYOUTS["slide"], id="beside", beside=True)
"""The map of a slide that says the rest itself."""
REPORT_FIGURE = Layout("report", 172.0, 205.0, 0.2, 1.5, False, figure=True, least_pt=5.0)
"""As wide as the text of a report, so that the letters of map and legend are printed in the size they are set in."""

SCREEN = Layout("screen", 120.0, 120.0, 0.12, 0.0, False, neighbours=ON_SLIDES | {"japan"}, live=True)
"""The map of a page before its scripts: half a pixel is the finest line of a plate, and so of this picture."""

SCREEN_ZOOM = 6.7
"""The zoom of the web map at which it is drawn; a page scales it to its own."""
