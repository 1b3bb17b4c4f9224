"""A page that carries all it needs: styles, scripts and fonts inside it, no address that a browser would follow."""

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from web.export.document.archive import gzipped
from web.service import assets
from web.service.policy import script_hash

SOURCE_MAP = re.compile(rb"//# sourceMappingURL=.*")
ADDRESS = re.compile(r"""url\(\s*(["']?)([^"')#][^"')]*)\1\s*\)""")
MEDIA_TYPES = {".woff2": "font/woff2", ".png": "image/png", ".svg": "image/svg+xml"}
LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
HREF = re.compile(r'\s*\bhref="([^"]*)"')
#: What a script of the page answers itself, whatever its address.
IN_PAGE = ("data-date=", "data-focus=")
GOES_ON = re.compile(r'<span class="more"> · <a\b[^>]*>.*?</a></span>(?=</p>)', re.DOTALL)


@dataclass(frozen=True)
class Style:
    """One style sheet of the page."""

    text: str
    media: str = "all"


def style(name: str, media: str = "all") -> Style:
    """A style sheet by its asset name, every file that it names inside it."""
    path = assets.file(name)

    def inside(found: re.Match[str]) -> str:
        return f'url("{data_address((path.parent / found[2].partition("?")[0]).resolve())}")'

    return Style(ADDRESS.sub(inside, path.read_text(encoding="utf-8")), media)


def data_address(path: Path) -> str:
    """A file as an address that holds its content."""
    content = base64.b64encode(path.read_bytes()).decode("ascii")
    return f"data:{MEDIA_TYPES[path.suffix]};base64,{content}"


def script(name: str) -> str:
    """A script by its asset name, without the address of its source map."""
    return SOURCE_MAP.sub(b"", assets.file(name).read_bytes()).decode("utf-8").strip()


def packed(content: bytes) -> str:
    """Bytes as a text that a browser unpacks: gzip in base64; equal bytes are equal texts."""
    return base64.b64encode(gzipped(content)).decode("ascii")


def policy(scripts: list[str], styles: list[Style]) -> str:
    """The content policy of such a page: these scripts and styles, pictures and fonts inside it, and nothing else."""
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(map(script_hash, scripts)),
        "style-src": " ".join(script_hash(one.text) for one in styles),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def unlinked(html: str) -> str:
    """Our own HTML with its links as plain text, but for those inside the page; forms go nowhere."""
    return LINK.sub(_unlinked, html).replace(' action="/"', ' action="#"')


def _unlinked(found: re.Match[str]) -> str:
    attributes, words = found.groups()
    href = HREF.search(attributes)
    if href and href[1].startswith("#"):
        return found[0]
    if any(name in attributes for name in IN_PAGE):
        return f'<a href="#content"{HREF.sub("", attributes)}>{words}</a>'
    return f"<span{HREF.sub('', attributes)}>{words}</span>"


def closed(html: str) -> str:
    """As `unlinked`, for the end of a line that only leads somewhere else: left out."""
    return unlinked(GOES_ON.sub("", html))
