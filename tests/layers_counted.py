"""`python -m tests.layers_counted BEFORE AFTER`: layers with official count, items, notices, points, grades.

Not a part of the tests: a table in Markdown over the catalogue of two checkouts, for who judges how solid a change is.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

DAY = date(2026, 11, 28)
#: A site of these precisions that rests on a source is a point of the item; of the others a ring or an area is drawn.
OWN, BY_HEART = ("site", "town"), "memory"
#: Heads of the table: text and number; citations are counted as grade 1 · 2 · 3.
HEADS = (("layer", "official count"), ("ours (on the day)", "with notice no.", "with own point", "citations by grade",
                                       "of grade 3 alone"))  # fmt: skip
GRADES = (1, 2, 3)
ALONE = "--alone"


def counted(code: Path) -> list[dict[str, Any]]:
    """Every layer of facts of a checkout, in the order of its catalogue, read by the checkout's own code."""
    command = [sys.executable, str(Path(__file__).resolve()), ALONE]
    done = subprocess.run(command, cwd=code, env={**os.environ, "PYTHONPATH": "."}, check=True, capture_output=True)
    layers: list[dict[str, Any]] = json.loads(done.stdout)
    return layers


def alone() -> list[dict[str, Any]]:
    """The same of the checkout in which it runs."""
    from layers.atlas.atlas import read
    from layers.atlas.items import items

    atlas = read(Path("seeds"), Path("data"), Path("layers/definitions"))
    totals = yaml.safe_load(Path("seeds/totals.yml").read_text(encoding="utf-8"))
    found = []
    for definition in atlas.catalog.values():
        if definition.topic:
            facts = atlas.by_topic[definition.topic]
            shown, every = items(atlas, definition.topic, DAY), {one.item for one in facts if one.draws}
            sites = {one.id: [atlas.sites[key] for key in one.sites] for one in shown}
            found.append({
                "id": definition.id,
                "title": definition.title["ko"],
                "official": list(_official(totals, definition.topic)),
                "items": len(every),
                "shown": len(shown),
                "noticed": len({one.item for one in facts if one.notice_no} & every),
                "pointed": sum(any(map(_own, of_item)) for of_item in sites.values()),
                "grades": Counter(str(atlas.documents[one.document].grade) for one in facts),
                "only_indirect": sum(all(atlas.documents[one.document].grade == GRADES[-1] for one in item.facts)
                                     for item in shown),
            })  # fmt: skip
    return found


def _own(site: Any) -> bool:
    return site.precision in OWN and site.basis != BY_HEART


def _official(totals: list[dict[str, Any]], topic: str) -> Iterator[str]:
    for one in totals:
        if one.get("check", {}).get("topic") == topic:
            yield f"{one['ko']} {one['printed']} ({one['document']})"


def table(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> Iterator[str]:
    """Lines of Markdown; what stands before the arrow was so before."""
    known = {one["id"]: one for one in before}
    yield f"| {' | '.join([*HEADS[0], *HEADS[1]])} |"
    yield f"|{'---|' * len(HEADS[0])}{'---:|' * len(HEADS[1])}"
    for one in after:
        was = known.get(one["id"])
        new = "" if was else " **new**"
        cells = (
            f"`{one['id']}` {one['title']}{new}",
            "; ".join(one["official"]) or "–",
            _moved(was, one, lambda each: f"{each['items']} ({each['shown']})"),
            _moved(was, one, lambda each: str(each["noticed"])),
            _moved(was, one, lambda each: str(each["pointed"])),
            _moved(was, one, lambda each: " · ".join(str(each["grades"].get(str(n), 0)) for n in GRADES)),
            _moved(was, one, lambda each: str(each["only_indirect"])),
        )
        yield f"| {' | '.join(cells)} |"
    for said, some in (("before", before), ("after", after)):
        grades: Counter[str] = sum((Counter(one["grades"]) for one in some), Counter())
        told = " · ".join(str(grades[str(n)]) for n in GRADES)
        kinds = [f"**{said}: {len(some)} layers of facts**", ""]
        sums = [str(sum(one[key] for one in some)) for key in ("items", "noticed", "pointed")]
        yield f"| {' | '.join([*kinds, *sums, told, str(sum(one['only_indirect'] for one in some))])} |"


def _moved(was: dict[str, Any] | None, now: dict[str, Any], told: Any) -> str:
    return told(now) if was is None or told(was) == told(now) else f"{told(was)} → {told(now)}"


if __name__ == "__main__":
    if ALONE in sys.argv:
        json.dump(alone(), sys.stdout, ensure_ascii=False)
    else:
        first, last = (counted(Path(folder)) for folder in sys.argv[1:])
        sys.stdout.write("\n".join(table(first, last)) + "\n")
