"""A plate as PNG: its PDF drawn by PDFium at the wanted size, so that both show the same."""

import io
from threading import Lock

import pypdfium2
from PIL import Image

from layers.plates.page.plate import Plate
from web.export.plate import pdf

MM_PER_INCH, POINTS = 25.4, 72
DEFAULT_WIDTH_PX = 1920
LEVEL = 1
HAIR_PX = 0.01  # PDFium rounds sizes up
_ONE_AT_A_TIME = Lock()


def write(plate: Plate, width_px: int = DEFAULT_WIDTH_PX) -> bytes:
    """The plate as a picture `width_px` pixels wide; its resolution is said in the file."""
    return _encoded(picture(plate, width_px), width_px / plate.width * MM_PER_INCH)


def picture(plate: Plate, width_px: int) -> Image.Image:
    """The plate's pixels; of one in the grey theme without colour."""
    scale = (width_px - HAIR_PX) / (plate.width / MM_PER_INCH * POINTS)
    page = drawn(pdf.write(plate, compressed=False), scale)
    return page.convert("L") if plate.theme == "grey" else page


def drawn(content: bytes, scale: float) -> Image.Image:
    """A PDF's first page; PDFium draws for one thread at a time, which also bounds the memory of large pictures."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(content)
        try:
            return document[0].render(scale=scale).to_pil().copy()
        finally:
            document.close()


def _encoded(picture: Image.Image, dpi: float) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=LEVEL, dpi=(dpi, dpi))
    return file.getvalue()
