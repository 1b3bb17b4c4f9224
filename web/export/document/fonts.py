"""The product's font as the exports use it: two faces for PDF, their widths for the layout, web fonts for SVG."""

import base64
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from layers.plates.page.type import Metrics
from web.service import assets

REGULAR, BOLD = "AtlasSans-Regular", "AtlasSans-Bold"
#: What an SVG is set in: the font inside it, and what stands in for it in programs that read no fonts out of a file.
FAMILIES = "Pretendard, 'Atlas Hanja', '맑은 고딕', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif"
RULE = re.compile(r"@font-face \{\n(.*?)\}", re.DOTALL)
SPAN = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?")
ADDRESS = re.compile(r'url\("([^"?]+)')
SAID = ("font-family", "font-weight", "src", "unicode-range")


@cache
def register() -> None:
    """Make both faces known to reportlab; once per process.

    Raises
    ------
    web.service.assets.MissingAsset
        The set-up step has not been run.
    """
    rl_config.useA85 = 0  # binary streams: text armour costs time and a quarter more bytes
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, str(_file(f"{name}.ttf"))))


@cache
def metrics() -> Metrics:
    """Widths of all letters of both faces, in em."""
    register()
    return Metrics(_widths(REGULAR), _widths(BOLD))


def _widths(name: str) -> dict[int, float]:
    return {code: width / 1000 for code, width in pdfmetrics.getFont(name).face.charWidths.items()}


def embedded(letters: frozenset[str]) -> str:
    """The style element of an SVG: the fonts of the pages (weights 400 to 700) inside it, nothing fetched.

    A file that serves certain letters only is embedded where one of them is among `letters`.
    """
    needed = (
        rule for rule, served in _rules() if not served or any(ord(at) in part for at in letters for part in served)
    )
    return f"<style>{''.join(needed)}</style>"


@cache
def _rules() -> tuple[tuple[str, tuple[range, ...]], ...]:
    """The rules of the pages' sheet of fonts, each file inside it, with the code points that it serves: none is all."""
    sheet = _file("pretendard.css").read_text(encoding="utf-8")
    return tuple((_inside(rule), tuple(_served(rule))) for rule in RULE.findall(sheet))


def _served(rule: str) -> Iterator[range]:
    for first, last in SPAN.findall(rule):
        yield range(int(first, 16), int(last or first, 16) + 1)


def _inside(rule: str) -> str:
    """A rule with its file inside it, as short as it goes."""
    said = {
        name.strip(): value.strip()
        for name, _, value in (part.partition(":") for part in rule.split(";") if part.strip())
    }
    data = base64.b64encode(_file(f"vendor/{ADDRESS.findall(said['src'])[0]}").read_bytes()).decode("ascii")
    said["src"] = f'url("data:font/woff2;base64,{data}") format("woff2")'
    return "@font-face{" + ";".join(f"{name}:{said[name].replace(', ', ',')}" for name in SAID if name in said) + "}"


def _file(name: str) -> Path:
    return assets.file(name)
