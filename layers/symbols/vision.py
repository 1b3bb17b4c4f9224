"""How far apart two colours look: to most eyes, on a photocopy, and under the three colour-vision deficiencies.

Differences are CIEDE2000; deficiencies are those of Machado, Oliveira and Fernandes (2009) at severity 1 for protan and
deutan, of Brettel, Viénot and Mollon (1997) for tritan; contrast is that of WCAG 2.1. All of them by `coloraide`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coloraide import Color

DEFICIENCIES = {"protan": "machado", "deutan": "machado", "tritan": "brettel"}
NORMAL, GREY = "normal", "grey"


@lru_cache(maxsize=4096)
def differences(one: str, other: str) -> dict[str, float]:
    """How far apart two hex colours are, by the way they are seen.

    CIEDE2000 for `normal`, `protan`, `deutan` and `tritan`; the difference of CIELAB lightness for `grey`.
    """
    first, second = _colour(one), _colour(other)
    seen = {NORMAL: first.delta_e(second, method="2000"), GREY: abs(_lightness(first) - _lightness(second))}
    for name, method in DEFICIENCIES.items():
        pair = (each.filter(name, method=method) for each in (first, second))
        seen[name] = next(pair).delta_e(next(pair), method="2000")
    return seen


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """Contrast of two hex colours, 1 to 21."""
    return _colour(one).contrast(_colour(other), method="wcag21")


def mixed(colour: str, opacity: float, ground: str) -> str:
    """A colour of some opacity on a ground, as hex."""
    return _colour(ground).mix(_colour(colour), opacity, space="srgb").convert("srgb").to_string(hex=True).upper()


def _colour(code: str) -> Color:
    """A hex colour as the library has it; the library is loaded with the first one, not with the service."""
    from coloraide import Color

    return Color(code)


def _lightness(colour: Color) -> float:
    return float(colour.convert("lab-d65")["lightness"])
