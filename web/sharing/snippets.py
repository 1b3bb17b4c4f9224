"""What one copies to put a map elsewhere: its addresses, a frame with its script, a picture, Markdown, a QR code."""

import re
from dataclasses import dataclass
from html import escape
from io import BytesIO

import segno

from web.sharing.embedded import Embedding

WIDTH_PX, HEIGHT_PX = 800, 640
PICTURE_PX = 1280
FRAME = (
    '<iframe src="{src}" title="{title}" width="{width}" height="{height}" data-atlas-embed'
    ' style="{style}" loading="lazy" referrerpolicy="strict-origin-when-cross-origin"></iframe>'
)
SCRIPT = '<script src="{host}embed.js" async></script>'
PICTURE = '<a href="{href}"><img src="{src}" alt="{alt}" style="max-width:100%"></a>'
MARKED = re.compile(r"([\\`*_\[\]<>|])")


@dataclass(frozen=True)
class Snippets:
    """The ways of handing on one map; `host` is this service's address and ends in a slash."""

    host: str
    embedding: Embedding
    title: str
    caption: str

    @property
    def permalink(self) -> str:
        """Address of the map on its own page."""
        return f"{self.host}?{self.embedding.state.query()}"

    @property
    def framed(self) -> str:
        """Address of the embedded map."""
        return f"{self.host}embed?{self.embedding.query()}"

    @property
    def picture(self) -> str:
        """Address of the printed map as a PNG."""
        return self.picture_at(PICTURE_PX)

    def picture_at(self, width_px: int) -> str:
        """Address of the PNG at a width in pixels; its page is a slide, 16:9."""
        return f"{self.host}export/map.png?{self.embedding.state.query()}&width={width_px}"

    def frame(
        self, width_px: int = WIDTH_PX, height_px: int = HEIGHT_PX, style: str = "max-width:100%;border:0"
    ) -> str:
        """The frame as HTML, at most so wide and so high."""
        title = escape(self.title)
        return FRAME.format(src=escape(self.framed), title=title, width=width_px, height=height_px, style=style)

    @property
    def html(self) -> str:
        """The frame, the script that keeps its height, and a picture for readers without scripts."""
        picture = PICTURE.format(href=escape(self.permalink), src=escape(self.picture), alt=escape(self.caption))
        frame = self.frame(style="width:100%;border:0")
        return "\n".join((frame, SCRIPT.format(host=escape(self.host)), f"<noscript>{picture}</noscript>"))

    @property
    def markdown(self) -> str:
        """A picture that leads to the map, for pages written in Markdown."""
        title = MARKED.sub(r"\\\1", " ".join(self.title.split()))
        return f"[![{title}]({self.picture})]({self.permalink})"


def qr_svg(address: str) -> bytes:
    """The QR code of an address as SVG, as it is printed on exports."""
    made = BytesIO()
    code = segno.make(address, error="l", micro=False, boost_error=False)
    code.save(made, kind="svg", border=2, scale=4, omitsize=False, title=None)
    return made.getvalue()
