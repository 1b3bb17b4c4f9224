"""What a reader says is wrong with an item: a small file, which is read back as a proposal for a person to judge."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from layers.atlas.atlas import Atlas
from layers.errors import UnknownItem, UnreadableDocument
from layers.facts.facts import Fact
from layers.naming.item_ids import item_id
from layers.proposing.proposal import LOW

FORMAT = "korea-industry-atlas-correction-1"
LARGEST_BYTES = 64 * 1024
#: Letters that a field takes; `wrong` alone must say something.
LONGEST = {"item": 200, "row": 200, "wrong": 2000, "evidence": 2000, "data_version": 40}
#: What no field may hold: it could steer a terminal or turn the line around.
UNFIT = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
ASKED, NO_ROW = "정정 요청", "수록되지 않은 행"


@dataclass(frozen=True)
class Correction:
    """What a reader says of an item.

    Attributes
    ----------
    item, row : str
        Key of the item, and id of the fact that is wrong; no row where the item as a whole is.
    wrong, evidence : str
        What is wrong, and what shows it, in the reader's words.
    data_version : str
        Of the data that were looked at.
    """

    item: str
    row: str
    wrong: str
    evidence: str
    data_version: str

    def text(self) -> str:
        """The file, as JSON; what it is stands first."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1) + "\n"

    def lines(self) -> list[str]:
        """What it says, for a terminal."""
        return [f"{name}: {value}" for name, value in asdict(self).items()]


def unfit(values: Mapping[str, object]) -> str | None:
    """The first field that cannot be taken: no text, too long, without words where some are needed."""
    for name, most in LONGEST.items():
        value = values.get(name)
        if not isinstance(value, str) or len(value) > most or UNFIT.search(value):
            return name
    return next((name for name in ("item", "wrong") if not str(values[name]).strip()), None)


def read(path: Path) -> Correction | None:
    """The correction that a file holds; None where it is something else.

    Raises
    ------
    UnreadableDocument
        It begins as a correction and is broken; the message says where.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_BYTES + 1)
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or FORMAT.encode() not in data:
        return None
    if len(data) > LARGEST_BYTES:
        raise UnreadableDocument(f"{path.name} is larger than a correction ({LARGEST_BYTES // 1024} KiB)")
    try:
        held = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument(f"{path.name} is a broken correction (JSON in UTF-8): {error}") from error
    if held.get("format") != FORMAT:
        raise UnreadableDocument(f"{path.name}: format = {str(held.get('format'))[:40]!r}; right would be {FORMAT!r}")
    wrong = unfit(held)
    if wrong:
        told = f"a text of at most {LONGEST[wrong]} letters without control characters; item and wrong not empty"
        raise UnreadableDocument(f"{path.name}: {wrong} = {str(held.get(wrong))[:40]!r}; right would be {told}")
    return Correction(**{each.name: held[each.name] for each in fields(Correction)})


def rows(atlas: Atlas, name: str, correction: Correction) -> list[dict[str, str]]:
    """The correction as cells of a table of proposals: the row it is about, beside it the reader's words.

    Which document shows it is for a person to say: the cells of the document stay empty.

    Raises
    ------
    UnreadableDocument
        These data have no such item.
    """
    try:
        key = item_id(atlas, correction.item)
    except UnknownItem as error:
        near = ", ".join(error.suggestions) or "–"
        raise UnreadableDocument(f"{name}: item = {correction.item!r} is not in these data; near: {near}") from error
    fact = next((one for one in atlas.by_item[key] if one.id == correction.row), None)
    missing = bool(correction.row) and fact is None
    return [
        {
            "id": "correction-001",
            "topic": atlas.by_item[key][0].topic,
            "item": key,
            **(_cells(fact) if fact else {}),
            "evidence": correction.evidence,
            "confidence": LOW,
            "reason": " · ".join(filter(None, (ASKED, correction.row, fact.document if fact else ""))),
            "causes": NO_ROW if missing else "",
            "text": correction.wrong,
        }
    ]


def _cells(fact: Fact) -> dict[str, str]:
    """What the row says now, for a person to change."""
    return {
        "claim": fact.claim,
        "instrument": fact.instrument or "",
        "place": ";".join(fact.place),
        "subject_ko": fact.subject_ko or "",
        "value": fact.value or "",
        "unit": fact.unit or "",
        "status": fact.status or "",
        "sector": fact.sector or "",
        "valid_from": fact.valid_from or "",
        "due": fact.due or "",
        "locator": fact.locator or "",
    }
