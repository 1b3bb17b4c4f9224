"""Refuses a palette: two classes of a legend that look alike to someone, or a text that is hard to read.

Two classes are apart when their shape, syllable, solidity, texture or line differs, or else when their colours do in
every way of seeing: CIEDE2000 of 5 and more (twice what is just noticed side by side) to eyes of every kind, and 4.5 of
CIELAB lightness and more on a photocopy. Poles that share a border are held to the same. Text needs a
contrast of 4.5, the line of a belt one of 3.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from layers.atlas.atlas import Atlas
from layers.errors import UnfitPalette
from layers.palette_check.signs import LANGS, Reading, Sign, bordering, readings, signs
from layers.symbols import vision
from layers.symbols.inks import THEMES

LEAST_DIFFERENCE = {"normal": 5.0, "protan": 5.0, "deutan": 5.0, "tritan": 5.0, "grey": 4.5}


def check(atlas: Atlas) -> None:
    """Hold every theme and language of an atlas to the rules.

    Raises
    ------
    UnfitPalette
        Naming every pair that is not apart, with its distances, and every text below the contrast.
    """
    found = list(dict.fromkeys(_problems(atlas)))
    if found:
        raise UnfitPalette("\n".join([f"{len(found)} problem(s) in the palette:", *(f"  {each}" for each in found)]))


def _problems(atlas: Atlas) -> Iterator[str]:
    for theme in THEMES:
        yield from (f"{theme}: {said}" for lang in LANGS for said in alike(signs(atlas, theme, lang)))
        yield from (f"{theme}: {said}" for one, other in bordering(theme) for said in too_near(one, other))
        yield from (f"{theme}: {said}" for said in unreadable(readings(atlas, theme)))


def alike(found: Iterable[Sign]) -> list[str]:
    """Pairs of signs with one form that are not apart in colour."""
    forms: dict[str, list[Sign]] = defaultdict(list)
    for sign in found:
        forms[sign.form].append(sign)
    return [said for same in forms.values() for one, other in combinations(same, 2) for said in too_near(one, other)]


def too_near(one: Sign, other: Sign) -> list[str]:
    """Why two signs of one form are not apart, or nothing."""
    seen = vision.differences(one.colour, other.colour)
    failed = [f"{name} {seen[name]:.1f} < {least:g}" for name, least in LEAST_DIFFERENCE.items() if seen[name] < least]
    if not failed:
        return []
    shared = f" in one form ({one.form})" if one.form == other.form else ""
    return [f"{one.name} ({one.colour}) and {other.name} ({other.colour}) look alike{shared}: {', '.join(failed)}"]


def unreadable(found: Iterable[Reading]) -> list[str]:
    """Texts and lines with less contrast than they need."""
    weak = ((each, vision.contrast(each.ink, each.ground)) for each in found)
    return [
        f"{each.name}: {each.ink} on {each.ground} has a contrast of {ratio:.2f}; right: {each.least:g} or more"
        for each, ratio in weak
        if ratio < each.least
    ]
