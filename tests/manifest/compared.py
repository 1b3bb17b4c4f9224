"""Two records side by side: which addresses answer differently."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

Record = dict[str, tuple[str, ...]]
EQUAL, CHANGED, GONE, NEW = "equal", "changed", "gone", "new"


def read(path: Path) -> Record:
    """Hash, status and type by address."""
    rows = (line.split("  ", 3) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {address: tuple(rest) for *rest, address in rows}


def compare(before: Record, after: Record) -> tuple[list[str], bool]:
    """A line for each address that differs and a summary; whether any does."""
    told = {address: _kind(before.get(address), after.get(address)) for address in sorted({*before, *after})}
    counts = Counter(told.values())
    lines = [f"{kind}  {address}{_what(before, after, address)}" for address, kind in told.items() if kind != EQUAL]
    summary = ", ".join(f"{counts[kind]} {kind}" for kind in (EQUAL, CHANGED, GONE, NEW))
    return [*lines, summary], counts[EQUAL] < len(told)


def _kind(old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> str:
    if old is None or new is None:
        return NEW if old is None else GONE
    return EQUAL if old == new else CHANGED


def _what(before: Record, after: Record, address: str) -> str:
    """What differs of an address that both have: its status, its type, the hashes of what was kept."""
    if address not in before or address not in after:
        return ""
    pairs: Iterator[tuple[str, str]] = zip(before[address], after[address], strict=True)
    return "".join(f"  {old} → {new}" for old, new in pairs if old != new)
