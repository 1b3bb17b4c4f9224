"""Decisions and bids counted by province, and the legend of their map; the two are never added up."""

from collections.abc import Mapping

from layers.agenda.blocks import APPLIED, DECISION, MAPPED
from layers.portfolio.changes import BEGUN
from layers.scene import own
from layers.scene.rows import row, shaded
from layers.scene_types.layer import SceneLayer
from layers.scene_types.vocabulary import Theme
from layers.symbols import palette
from web.views.changes.tables import Difference

#: Signs of what a map counts, told apart without colour.
SIGNS = {DECISION: "●", APPLIED: "△"}
#: Shade of a province with a decision, and of one with bids alone.
SHADES = {DECISION: 2, APPLIED: 0}
Counts = Mapping[str, int]


def signed(numbers: Counts) -> str:
    """The numbers with their signs in one line: ●12 △3."""
    return " ".join(f"{sign}{numbers[key]}" for key, sign in SIGNS.items() if numbers.get(key))


def by_province(difference: Difference) -> dict[str, dict[str, int]]:
    """Numbers of each province of the last day that stand on the map, in official order."""
    found = difference.told.by_province
    return {key: {block: counts[block] for block in MAPPED} for key, counts in found.items()}


def begun(difference: Difference) -> tuple[str, ...]:
    """Provinces that began between the two days."""
    return tuple(one.region for one in difference.found.administrative if one.level == "province" and one.kind == BEGUN)


def layers(
    difference: Difference, counts: Mapping[str, Counts], theme: Theme, checked: tuple[str, ...]
) -> list[SceneLayer]:
    """The map's shades and its legend, as layers of a scene."""
    words, ramp = difference.words, palette.ramp(theme)
    shades = {key: block for key, numbers in counts.items() if (block := _shade(numbers))}
    total = _layer("change-total", words["change_total"], len(shades))
    total["features"] = [own.area(key, signed(counts[key]), key, ramp[SHADES[block]]) for key, block in shades.items()]
    total["checked"] = min(checked, default=None)
    total["sources"] = [note["n"] for note in difference.cited.footnotes]
    total["legend"] = [
        row("class", words[f"shade_{block}"], list(shades.values()).count(block), None, shaded(ramp[SHADES[block]]))
        for block in MAPPED
        if block in shades.values()
    ]
    blocks = {block.key: block for block in difference.told.told}
    signs = _layer("change-signs", words["signs"], len(blocks))
    signs["legend"] = [
        row("class", " ".join(filter(None, (SIGNS.get(key), difference.named(key)))), block.count)
        for key, block in blocks.items()
    ]
    signs["notice"] = words["changes_note"] + (f". {words['new_province']}" if begun(difference) else "")
    listed = _layer("change-layers", words["by_layer"], len(difference.told.by_layer))
    listed["legend"] = [
        row("class", f"{difference.found.titles[key][difference.lang]}: {difference.listed(numbers)}", None)
        for key, numbers in difference.told.by_layer.items()
    ]
    return [total, signs, *([listed] if listed["legend"] else [])]


def _shade(numbers: Counts) -> str | None:
    """What a province is shaded for: a decision before a bid."""
    return next((block for block in MAPPED if numbers[block]), None)


def _layer(key: str, title: str, number: int) -> SceneLayer:
    return own.layer(key, title) | {"count": number, "count_text": str(number)}
