"""The product's font as the exports use it: two faces for PDF, their widths for the layout, one web font for SVG."""

import base64
from functools import cache
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from layers.plates.page.type import Metrics
from web.service import assets

REGULAR, BOLD = "Pretendard-Regular", "Pretendard-Bold"
FAMILY = "Pretendard"
#: What an SVG is set in: the font inside it, and what stands in for it in programs that read no fonts out of a file.
FAMILIES = f"{FAMILY}, '맑은 고딕', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif"


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
    """The style element of an SVG: the cut font of the pages (weights 400 to 700) inside it, nothing fetched.

    The second file, with the rest of common Hangul, is embedded only where one of `letters` needs it.
    """
    rules = [_rule("pretendard.woff2")]
    if any(start <= ord(letter) <= last for letter in letters for start, last in _rest()):
        rules.append(_rule("pretendard-rest.woff2"))
    return f"<style>{''.join(rules)}</style>"


@cache
def _rest() -> tuple[tuple[int, int], ...]:
    """Ranges of code points that the second font file holds."""
    style = _file("pretendard.css").read_text(encoding="utf-8")
    listed = style.partition("unicode-range:")[2].partition(";")[0].split(",")
    pairs = (part.strip().removeprefix("U+").split("-") for part in listed)
    return tuple((int(pair[0], 16), int(pair[-1], 16)) for pair in pairs)


@cache
def _rule(name: str) -> str:
    data = base64.b64encode(_file(name).read_bytes()).decode("ascii")
    source = f'url("data:font/woff2;base64,{data}") format("woff2")'
    held = f";unicode-range:{','.join(_written(pair) for pair in _rest())}" if "rest" in name else ""
    return f'@font-face{{font-family:"{FAMILY}";font-weight:400 700;src:{source}{held}}}'


def _written(pair: tuple[int, int]) -> str:
    return f"U+{pair[0]:X}-{pair[1]:X}"


def _file(name: str) -> Path:
    return assets.file(name)
