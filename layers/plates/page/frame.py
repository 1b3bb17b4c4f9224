"""The map's window on a plate: metres of the Korean grid to millimetres of the page."""

from dataclasses import dataclass
from math import cos, radians

import numpy as np

from geo.crs import metres_of, web_metres_of
from layers.symbols.cartography import EXTREMES

EQUATOR_M_PER_PX = 156_543.034


@dataclass(frozen=True)
class Frame:
    """A rectangle of the page and the part of the country it shows.

    Attributes
    ----------
    x, y, width, height : float
        Millimetres on the page.
    east, north : float
        What stands in its middle, metres of EPSG:5179.
    metres : float
        Metres on the ground per millimetre of the page.
    """

    x: float
    y: float
    width: float
    height: float
    east: float
    north: float
    metres: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle on the page."""
        return self.x + self.width / 2, self.y + self.height / 2

    def place(self, metres: np.ndarray) -> np.ndarray:
        """Positions in metres as positions on the page; both (n, 2)."""
        across, down = self.middle
        return np.column_stack(
            [across + (metres[:, 0] - self.east) / self.metres, down - (metres[:, 1] - self.north) / self.metres]
        )

    def projected(self, lonlat: np.ndarray) -> np.ndarray:
        """Places (n, 2), WGS 84 degrees, as positions on the page."""
        return self.place(metres_of(lonlat))

    def project(self, lon: float, lat: float) -> tuple[float, float]:
        """A place (WGS 84 degrees) as a point on the page."""
        x, y = self.projected(np.array([[lon, lat]], dtype=float))[0]
        return float(x), float(y)

    def zoom(self, unit: float) -> float:
        """The web map's zoom level that shows as much, a pixel being `unit` millimetres."""
        return float(np.log2(EQUATOR_M_PER_PX * cos(radians(36.5)) / (self.metres * unit)))


class WebFrame(Frame):
    """A frame that shows the country as a map in a browser does: its metres are those of EPSG:3857."""

    def projected(self, lonlat: np.ndarray) -> np.ndarray:
        """Places (n, 2), WGS 84 degrees, as positions on the page."""
        return self.place(web_metres_of(lonlat))

    def zoom(self, unit: float) -> float:
        """The zoom level of the web map, a pixel being `unit` millimetres."""
        return float(np.log2(EQUATOR_M_PER_PX / (self.metres * unit)))


def on_screen(width: float, height: float, zoom: float, unit: float) -> WebFrame:
    """The frame of the whole country at a zoom of the web map, the country in its middle, a pixel being `unit` mm."""
    points = web_metres_of(np.array(EXTREMES, dtype=float))
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    metres = EQUATOR_M_PER_PX / 2**zoom / unit
    return WebFrame(0.0, 0.0, width, height, float(west + east) / 2, float(south + north) / 2, metres)


def whole(x: float, y: float, width: float, height: float, room: float) -> Frame:
    """The frame that shows the whole country with `room` millimetres around it."""
    points = metres_of(np.array(EXTREMES, dtype=float))
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    metres = max((east - west) / (width - 2 * room), (north - south) / (height - 2 * room))
    return Frame(x, y, width, height, float(west + east) / 2, float(south + north) / 2, float(metres))


def window(x: float, y: float, width: float, height: float, view: str, unit: float) -> Frame:
    """The frame of a view `zoom/latitude/longitude` as the web map shows it."""
    zoom, lat, lon = map(float, view.split("/"))
    (east, north) = metres_of(np.array([[lon, lat]]))[0]
    metres = EQUATOR_M_PER_PX * cos(radians(lat)) / 2**zoom / unit
    return Frame(x, y, width, height, float(east), float(north), float(metres))
