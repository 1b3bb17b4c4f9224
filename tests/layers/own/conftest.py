"""An organisation's own folder, made anew for each test, and what it is read against."""

from pathlib import Path

import pytest

from geo.parts import Parts
from layers.facts import sectors, statuses
from layers.own import own

ROOT = Path(__file__).parents[3]
HEAD = """
order: 90
group: investment
owner: {ko: 시험기관, en: Test agency}
title: {ko: 협의 부지, en: Sites}
abstract: {ko: 시험기관이 협의하는 부지 목록., en: Sites of the agency.}
level: site
geometry: points
symbol: {shape: pentagon, by: status}
instrument: {kind: project, ground: plan, allocation: open, complete: false, counted: false}
"""


@pytest.fixture(scope="session")
def ground(regions, boundaries, data):
    """What a folder is read against: the real regions and vocabularies."""
    (known_statuses, _), (known_sectors, _) = (each.read(ROOT / "seeds") for each in (statuses, sectors))
    return own.Known(regions, boundaries, Parts.read(data, regions), known_statuses, known_sectors)


class Folder:
    """An own folder that a test fills."""

    def __init__(self, path: Path, known: own.Known):
        self.path, self.known = path, known
        (path / "layers").mkdir(parents=True)

    def layer(self, name: str, source: str, head: str = HEAD) -> Path:
        """A YAML of a layer whose rows come from a source, written as `file: …, date: …`."""
        path = self.path / "layers" / f"{name}.yml"
        path.write_text(f"id: {name}\n{head.strip()}\nsource: {{{source}}}\n", encoding="utf-8")
        return path

    def file(self, name: str, content: str | bytes) -> Path:
        """A file beside the layers, or in a part of the folder."""
        path = self.path / (name if "/" in name else f"layers/{name}")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self) -> own.Own:
        """What the folder holds; nothing may be wrong with it."""
        found, problems = own.read(self.path, self.known)
        assert problems == []
        return found

    def problems(self) -> list[str]:
        """All that is wrong with it, each in one line and in both languages."""
        found = [str(problem) for problem in own.read(self.path, self.known)[1]]
        assert all(" / " in one and any("가" <= letter <= "힣" for letter in one) for one in found), found
        return found


@pytest.fixture
def folder(tmp_path, ground) -> Folder:
    """An empty own folder."""
    return Folder(tmp_path / "atlas-own", ground)
