"""Changes counted by province, and the legend of their map."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from layers.portfolio.changes import BEGUN, KNOWLEDGE, Change
from layers.portfolio.changes_told import provinces
from layers.scene import own
from layers.scene.rows import row, shaded
from layers.scene_types.layer import SceneLayer
from layers.scene_types.vocabulary import Theme
from layers.symbols import palette
from web.views.changes.tables import Difference

#: Signs of each kind of change, told apart without colour; those after the fourth stand only where there are some.
SIGNS = {"begun": "+", "changed": "±", "ended": "−", "knowledge": "?", "lapsed": "×", "moved": "→", "sharpened": "="}
ALWAYS = ("begun", "changed", "ended", "knowledge")
CLASSES = 3


@dataclass(frozen=True)
class Count:
    """Numbers of changes: `knowledge` became unconfirmed and is no part of `changed`."""

    begun: int = 0
    changed: int = 0
    ended: int = 0
    knowledge: int = 0
    lapsed: int = 0
    moved: int = 0
    sharpened: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(vars(self).values())


def count(found: list[Change]) -> Count:
    """Changes by kind."""
    return Count(**Counter(KNOWLEDGE if one.why == KNOWLEDGE else one.kind for one in found))


def signed(numbers: Count) -> str:
    """The numbers with their signs in one line: +12 ±3 −1 ?4."""
    return " ".join(f"{sign}{n}" for key, sign in SIGNS.items() if (n := getattr(numbers, key)))


def by_province(difference: Difference) -> dict[str, Count]:
    """Changes of each province of the last day, in official order; an item of several counts in each."""
    atlas, last = difference.atlas, difference.found.last
    found: dict[str, list[Change]] = {region.id: [] for region in atlas.regions.at(last, "province")}
    for change in difference.found.items:
        for province in provinces(atlas, change.regions, last):
            if province in found:
                found[province].append(change)
    return {key: count(held) for key, held in found.items()}


def begun(difference: Difference) -> tuple[str, ...]:
    """Provinces that began between the two days."""
    return tuple(one.region for one in difference.found.administrative if one.level == "province" and one.kind == BEGUN)


def layers(
    difference: Difference, counts: Mapping[str, Count], theme: Theme, checked: tuple[str, ...]
) -> list[SceneLayer]:
    """The map's shades and its legend, as layers of a scene."""
    words = difference.words
    totals = {key: numbers.total for key, numbers in counts.items()}
    shades = _shades(totals)
    ramp, number = palette.ramp(theme), len(difference.found.items)
    total = _layer("change-total", words["change_total"], number)
    total["features"] = [own.area(key, signed(counts[key]), key, ramp[shade]) for key, shade in shades.items()]
    total["checked"] = min(checked, default=None)
    total["sources"] = [note["n"] for note in difference.cited.footnotes]
    total["legend"] = [
        row("class", _range([totals[key] for key, one in shades.items() if one == shade]), None, None,
            shaded(ramp[shade]))
        for shade in sorted(set(shades.values()))
    ]  # fmt: skip
    signs = _layer("change-signs", words["signs"], number)
    every = count(list(difference.found.items))
    signs["legend"] = [
        row("class", f"{sign} {words['kinds.' + key]}", getattr(every, key))
        for key, sign in SIGNS.items()
        if key in ALWAYS or getattr(every, key)
    ]
    signs["notice"] = words["changes_note"] + (f". {words['new_province']}" if begun(difference) else "")
    listed = _layer("change-layers", words["by_layer"], number)
    listed["legend"] = [
        row("class", difference.found.titles[key][difference.lang], sum(kinds.values()))
        for key, kinds in difference.found.counts.items()
    ]
    return [total, signs, *([listed] if listed["legend"] else [])]


def _shades(totals: Mapping[str, int]) -> dict[str, int]:
    """Class of every province with a change by the rank of its total; equal totals share the lower class."""
    ranked = sorted(total for total in totals.values() if total)
    return {key: ranked.index(total) * CLASSES // len(ranked) for key, total in totals.items() if total}


def _range(totals: list[int]) -> str:
    low, high = min(totals), max(totals)
    return str(low) if low == high else f"{low}–{high}"


def _layer(key: str, title: str, number: int) -> SceneLayer:
    return own.layer(key, title) | {"count": number, "count_text": str(number)}
