"""What stands on each row of a brief: items, what is missing, who else bids, what comes next and is unsure."""

from collections.abc import Sequence

from layers.plates.brief import map
from layers.plates.brief.canvas import BriefCanvas
from layers.plates.brief.stack import Stack, headed
from layers.plates.page.stamps import Stamp
from layers.scene_types.brief import BriefEntry, BriefGaps, BriefLine, BriefNext, BriefRivals, BriefUnsure

MARK_PX, TOLD_GAP_PX = 18.0, 16.0


def counted(stack: Stack, told: BriefLine, named: int) -> None:
    """Items of a line that are named, and of which layers others are."""
    inks = stack.canvas.inks
    x, width = headed(stack, told["label"], told["deadline"])
    for entry in told["entries"][:named]:
        _entry(stack, entry, x, width)
    left = told["entries"][named:]
    stack.write(rest(stack.canvas, told, left), "small", inks.ink_2, x, width)
    if not told["entries"]:
        stack.write(stack.canvas.scene["brief"]["none_here"], "small", inks.ink_2, x, width)


def rest(canvas: BriefCanvas, told: BriefLine, left: Sequence[BriefEntry]) -> str:
    """The items of a line that are not named, by layer."""
    if not left:
        return told["rest"]
    counts = dict(told["rest_counts"])
    for entry in left:
        counts[entry["layer_title"]] = counts.get(entry["layer_title"], 0) + 1
    words = canvas.scene["brief"]["rest_words"]
    layers = ", ".join(f"{title} {n}" for title, n in counts.items())
    return words.format(layers=layers)


def _entry(stack: Stack, entry: BriefEntry, x: float, width: float) -> None:
    """Number, mark and name of an item; status, date and sources at the right."""
    canvas, unit, setter = stack.canvas, stack.unit, stack.canvas.setter
    told = f"{entry['told']} {cited(entry['sources'])}".strip()
    room = setter.width(told, "small")
    indent = (2 * map.DISK_PX + 4 + MARK_PX + 4) * unit
    middle = stack.y + 0.5 * stack.step("entry")
    if entry["number"]:
        scale = setter.scale * 0.86
        stack.items += map.disk(canvas, entry["number"], x + map.DISK_PX * unit, middle, scale)
    if entry["mark"]:
        at = x + (2 * map.DISK_PX + 4 + MARK_PX / 2) * unit
        stack.items += Stamp(canvas.mark(entry["mark"]), at, middle, MARK_PX * unit).items(setter.metrics)
    first = stack.y + stack.step("entry") - 0.3 * setter.size("entry")
    stack.items.append(setter.set(told, "small", x + width, first, canvas.inks.ink_2, "end"))
    label = " · ".join((entry["label"], *entry["flags"]))
    stack.write(label, "entry", canvas.inks.ink, x + indent, width - indent - room - TOLD_GAP_PX * unit)


def cited(sources: Sequence[int]) -> str:
    """Numbers of sources in brackets."""
    return "".join(f"[{n}]" for n in sources)


def gaps(stack: Stack, told: BriefGaps) -> None:
    """Instruments of which nothing is here, every one with until when, in one run of text."""
    inks = stack.canvas.inks
    x, width = headed(stack, told["label"], str(sum(part["count"] for part in told["parts"]) or ""))
    parts = (f"{', '.join(part['layers'])} {part['state']} {cited(part['sources'][:4])}" for part in told["parts"])
    stack.write(" · ".join(part.strip() for part in parts) or told["empty"], "small", inks.ink_2, x, width)


def rivals(stack: Stack, told: BriefRivals, named: int) -> None:
    """Other regions of the same calls and sectors."""
    inks = stack.canvas.inks
    regions = " · ".join(told["regions"][:6]) + (" …" if len(told["regions"]) > 6 else "")
    x, width = headed(stack, told["label"], regions)
    more = told["more"]
    for i, part in enumerate(told["parts"]):
        shown = part["entries"][:named]
        more += len(part["entries"]) - len(shown)
        items = [f"{one['label']} ({one['told']}) {cited(one['sources'])}" for one in shown]
        items += [_more(stack, more)] if more and i == len(told["parts"]) - 1 else []
        stack.write(f"{part['shares']}: {' · '.join(items)}", "small", inks.ink_2, x, width)
    if not told["parts"]:
        stack.write(told["empty"], "small", inks.ink_2, x, width)


def _more(stack: Stack, count: int) -> str:
    return stack.canvas.scene["brief"]["more_words"].format(n=count)


def decision(stack: Stack, told: BriefNext) -> None:
    """The next decision."""
    inks = stack.canvas.inks
    x, width = headed(
        stack, told["label"], " · ".join(part for part in (told["day"], told["when"]) if part), inks.accent
    )
    stack.write(f"{told['what']} {cited(told['sources'])}".strip(), "entry-bold", inks.ink, x, width)
    stack.write(told["who"], "small", inks.ink_2, x, width)


def unsure(stack: Stack, told: BriefUnsure) -> None:
    """What is unconfirmed, by layer, and until when it was checked."""
    inks = stack.canvas.inks
    x, width = headed(stack, told["label"], told["checked"])
    for text in (f"{told['text']} {cited(told['sources'][:6])}".strip(), told["overdue"]):
        stack.write(text, "small", inks.ink_2, x, width)
