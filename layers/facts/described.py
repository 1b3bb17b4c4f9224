"""How a source without a known title or outlet is named: by what it is about; the data keep the gap."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

PRESS = "press"


@dataclass(frozen=True)
class Gap:
    """How the data write a gap, and what is said instead: of the press, of any other source."""

    written: re.Pattern[str]
    press: str
    other: str


def _gap(written: str, press: str = "", other: str | None = None) -> Gap:
    return Gap(re.compile(written), press, press if other is None else other)


GAPS = (
    _gap(r"^제목 미확인 \((.+)\)$", r"\1 관련 기사", r"\1 관련 게시물"),
    _gap(r"^Title not shown in the excerpt \((.+)\)$", r"Article: \1", r"Page: \1"),
    _gap(r"^\(제목 미확인\) | \(제목 미확인\)$"),
    _gap(r"^\(title unknown\) | \(title unknown\)$"),
    _gap(r"^.+\(매체명 미확인\)$", "신문 기사", "게시물"),
    _gap(r"^.+ \(outlet not shown\)$", "Press article", "Web page"),
    _gap(r"\(소제목; 제목 미확인\)$", "(소제목)"),
    _gap(r"\(subheading; headline not shown\)$", "(subheading)"),
)
NAMES = ("title_ko", "title_en", "publisher_ko", "publisher_en")


def described(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of a document whose titles and outlets say what is known."""
    told = {key: _told(name, entry.get("kind")) for key in NAMES if isinstance(name := entry.get(key), str)}
    return {**entry, **told}


def _told(name: str, kind: object) -> str:
    for gap in GAPS:
        name = gap.written.sub(gap.press if kind == PRESS else gap.other, name)
    return name
