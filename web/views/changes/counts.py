"""Changes counted by province, and the legend of their map."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layers.portfolio.changes import BEGUN, ENDED, KNOWLEDGE, Change
from layers.portfolio.changes_told import provinces
from layers.symbols import palette
from web.views.changes.tables import Difference

#: Signs of what began, changed, ended and became unconfirmed: told apart without colour.
SIGNS = {"begun": "+", "changed": "±", "ended": "−", "knowledge": "?"}
CLASSES = 3


@dataclass(frozen=True)
class Count:
    """Numbers of changes: `knowledge` became unconfirmed and is no part of `changed`."""

    begun: int = 0
    changed: int = 0
    ended: int = 0
    knowledge: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.begun + self.changed + self.ended + self.knowledge


def count(found: list[Change]) -> Count:
    """Changes by kind."""
    kinds = [KNOWLEDGE if one.why == KNOWLEDGE else one.kind for one in found]
    told = {BEGUN: kinds.count(BEGUN), ENDED: kinds.count(ENDED), KNOWLEDGE: kinds.count(KNOWLEDGE)}
    return Count(told[BEGUN], len(kinds) - sum(told.values()), told[ENDED], told[KNOWLEDGE])


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
    difference: Difference, counts: Mapping[str, Count], theme: str, checked: tuple[str, ...]
) -> list[dict[str, Any]]:
    """The map's shades and its legend, as layers of a scene."""
    words = difference.words
    totals = {key: numbers.total for key, numbers in counts.items()}
    shades = _shades(totals)
    areas = [
        {"id": key, "label": signed(counts[key]), "role": "", "detail": "", "status_label": "", "kind": "area",
         "regions": [key], "fill": palette.ramp(theme)[shade], "hatch": None}
        for key, shade in shades.items()
    ]  # fmt: skip
    number, cited = len(difference.found.items), [note["n"] for note in difference.cited.footnotes]
    shaded = _layer("change-total", words["change_total"], number, areas)
    shaded |= {"checked": min(checked, default=None), "sources": cited}
    shaded["legend"] = [
        _row(_range([totals[key] for key, one in shades.items() if one == shade]), None,
             {"kind": "class", "colour": palette.ramp(theme)[shade], "pattern": None})
        for shade in sorted(set(shades.values()))
    ]  # fmt: skip
    signs = _layer("change-signs", words["signs"], number, [])
    every = count(list(difference.found.items))
    signs["legend"] = [
        _row(f"{sign} {words['kinds.' + key]}", getattr(every, key), None) for key, sign in SIGNS.items()
    ]
    signs["notice"] = words["changes_note"] + (f". {words['new_province']}" if begun(difference) else "")
    listed = _layer("change-layers", words["by_layer"], number, [])
    listed["legend"] = [
        _row(difference.found.titles[key][difference.lang], sum(kinds.values()), None)
        for key, kinds in difference.found.counts.items()
    ]
    return [shaded, signs, *([listed] if listed["legend"] else [])]


def _shades(totals: Mapping[str, int]) -> dict[str, int]:
    """Class of every province with a change by the rank of its total; equal totals share the lower class."""
    ranked = sorted(total for total in totals.values() if total)
    return {key: ranked.index(total) * CLASSES // len(ranked) for key, total in totals.items() if total}


def _range(totals: list[int]) -> str:
    low, high = min(totals), max(totals)
    return str(low) if low == high else f"{low}–{high}"


def _row(label: str, number: int | None, swatch: dict[str, Any] | None) -> dict[str, Any]:
    return {"by": "class", "label": label, "count": number, "mark": None, "swatch": swatch}


def _layer(key: str, title: str, number: int, areas: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": key, "title": title, "geometry": "regions", "in_force": True, "features": areas, "legend": [],
        "count": number, "count_text": str(number), "count_note": None, "state_text": None, "notice": None,
        "sources": [], "source_text": "", "checked": None,
    }  # fmt: skip
