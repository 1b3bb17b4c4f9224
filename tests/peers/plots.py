"""The same map by `GeoDataFrame.plot`, as its documentation would have it."""

from __future__ import annotations

import io

import matplotlib
from matplotlib import font_manager
from matplotlib import pyplot as plt

from geo.crs import to_metres
from tests.peers.content import Content
from web.service import assets

INCHES = (19.2, 10.8)
DPI = 100

matplotlib.use("Agg")


def in_metres(content: Content) -> Content:
    """The content in EPSG:5179, as one projects it once before plotting."""
    return Content(
        to_metres(content.provinces),
        to_metres(content.municipalities),
        {title: to_metres(frame) for title, frame in content.layers.items()},
    )


def plot(content: Content, kind: str) -> bytes:
    """The map of a content (EPSG:5179) as `png`, `pdf` or `svg` of 1920 × 1080 pixels, provinces named."""
    with plt.rc_context({"font.family": _face(), "axes.unicode_minus": False, "pdf.fonttype": 42}):
        figure, axes = plt.subplots(figsize=INCHES, dpi=DPI)
        content.municipalities.plot(ax=axes, color="#f1e7d8", edgecolor="#b9c0c5", linewidth=0.3)
        content.provinces.boundary.plot(ax=axes, color="#44505c", linewidth=0.9)
        for number, (title, frame) in enumerate(content.layers.items()):
            frame.plot(ax=axes, color=f"C{number}", alpha=0.5, label=title)
        for name, point in zip(content.provinces["name"], content.provinces.representative_point(), strict=True):
            axes.annotate(name, (point.x, point.y), ha="center", fontsize=9)
        axes.legend(loc="lower right")
        axes.set_axis_off()
        file = io.BytesIO()
        figure.savefig(file, format=kind, dpi=DPI)
        plt.close(figure)
    return file.getvalue()


def _face() -> str:
    """The product's font, by the name it has in matplotlib."""
    path = assets.file("AtlasSans-Regular.ttf")
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()
