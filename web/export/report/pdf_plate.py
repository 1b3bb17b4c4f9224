"""A plate as a part of a PDF page: vectors scaled to the width of the text, without the heading and foot of a page."""

from functools import partial

import segno
from reportlab.platypus import Flowable

from layers.plates.page import qr
from layers.plates.page.plate import Box, Path, Plate
from web.export.plate import pdf
from web.export.plate.figure import PAGE_FURNITURE, room
from web.export.plate.pdf_reading import picture

MM = pdf.MM
ABOVE_MM, INK = 3.0, "#1A222C"


class Drawn(Flowable):
    """A plate no wider and no higher than its room, in the middle of the text."""

    def __init__(self, plate: Plate, width_mm: float, height_mm: float):
        super().__init__()
        self.plate, self.room = plate, room(plate)
        left, top, right, bottom = self.room
        self.factor = min(width_mm / (right - left), height_mm / (bottom - top))
        self.width, self.height = (right - left) * self.factor * MM, ((bottom - top) * self.factor + ABOVE_MM) * MM
        self.hAlign = "CENTER"

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The room it takes, in points."""
        return self.width, self.height

    def draw(self) -> None:
        """The plate's groups, seen through its room."""
        left, top, right, bottom = self.room
        page, scale = self.canv, MM * self.factor
        page.saveState()
        page.transform(scale, 0, 0, -scale, -left * scale, bottom * scale)
        window = Box(left, top, right - left, bottom - top, self.plate.paper)
        groups = [group for group in self.plate.groups if group.id not in PAGE_FURNITURE]
        with page.part("Figure", self.plate.description):
            pdf.draw(page, groups, window, partial(picture, page))
        page.restoreState()


class Code(Flowable):
    """The QR code of an address; nothing where no code holds so long an address."""

    def __init__(self, address: str, side_mm: float):
        super().__init__()
        self.address, self.side_mm = address, side_mm

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """The room it takes, in points."""
        return self.side_mm * MM, self.side_mm * MM

    def draw(self) -> None:
        """Its dark modules as one outline."""
        try:
            outline = qr.outline(self.address, 0.0, 0.0, self.side_mm)
        except segno.DataOverflowError:
            return
        page = self.canv
        page.saveState()
        page.transform(MM, 0, 0, -MM, 0, self.side_mm * MM)
        with page.part("Figure", self.address), page.content():
            pdf.path(page, Path(outline, INK))
        page.restoreState()
