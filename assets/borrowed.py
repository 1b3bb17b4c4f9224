"""Hanja and signs that Pretendard has not, borrowed from the Noto fonts: only those that the pages can show.

The packages keep a font in slices, each with the characters it holds. A character comes from the first that holds it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.merge.options import Options as MergeOptions
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib import instancer

from assets import font, packages
from assets.errors import MissingGlyph

FAMILY = "Atlas Hanja"
#: The faces of PDF files: Pretendard with the borrowed letters, and so by a name of its own, as its licence asks.
FULL_FAMILY = "Atlas Sans"
UNITS_PER_EM = 2048
#: Tables of layout and of other programs: the letters stand alone, and a PDF has no use for them.
LEFT_OUT = ["GSUB", "GPOS", "GDEF", "BASE", "DSIG", "vhea", "vmtx", "gasp", "STAT"]
NAMES = {1: "{family}", 3: "{family} {face}", 4: "{family} {face}", 6: "{family}-{face}"}


@dataclass(frozen=True)
class Slice:
    """A part of a font, and the characters that are taken from it."""

    path: Path
    characters: frozenset[str]


def slices(node_modules: Path, wanted: frozenset[str]) -> list[Slice]:
    """Where each of the wanted characters is taken from; one that no package holds is in none.

    A package lists for a slice more than there is in it.
    """
    found, left = [], wanted
    for package in packages.BORROWED:
        for path, held in _listed(package, node_modules):
            listed = frozenset(letter for letter in left if any(ord(letter) in part for part in held))
            taken = listed & font.held(path) if listed else listed
            if taken:
                found.append(Slice(path, taken))
                left -= taken
    return found


def _listed(package: packages.PackageFile, node_modules: Path) -> Iterator[tuple[Path, list[range]]]:
    """The slices of a package that are known by a number, with the code points that each holds."""
    index = packages.path_of(package, node_modules)
    for name, written in json.loads(index.read_text(encoding="utf-8")).items():
        number = name.strip("[]")
        if number.isdigit():
            yield index.parent / "files" / f"{package.name}-{number}-wght-normal.woff2", list(spans(written))


def spans(written: str) -> Iterator[range]:
    """The code points of a list of ranges as style sheets write them."""
    for part in written.split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        yield range(int(first, 16), int(last or first, 16) + 1)


def face(found: Iterable[Slice], weight: int) -> TTFont:
    """One font of the letters of the slices, at a weight, as large as Pretendard's."""
    merged = _merged([_bytes(_cut(each, weight)) for each in found])
    return _named(merged, FAMILY, str(weight))


def full(pretendard: Path, borrowed: TTFont, face_name: str) -> bytes:
    """A face of Pretendard with the borrowed letters in it."""
    own = _subset(TTFont(pretendard, recalcTimestamp=False), None)
    return _bytes(_named(_merged([_bytes(own), _bytes(borrowed)]), FULL_FAMILY, face_name))


def woff2(made: TTFont) -> bytes:
    """The font as pages fetch it."""
    return _bytes(made, "woff2")


def all_drawn(told: frozenset[str], held: frozenset[str]) -> None:
    """Refuse what the pages would show as an empty box.

    Raises
    ------
    MissingGlyph
        If a character of words and data is in none of the fonts.
    """
    lost = sorted(told - held)
    if lost:
        named = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in lost)
        raise MissingGlyph(f"no font has {named}; name a package that does in assets/packages.py: BORROWED")


def _cut(part: Slice, weight: int) -> TTFont:
    cut = _subset(TTFont(part.path, recalcTimestamp=False), part.characters)
    cut = instancer.instantiateVariableFont(cut, {"wght": weight})
    scale_upem(cut, UNITS_PER_EM)
    return cut


def _subset(whole: TTFont, characters: frozenset[str] | None) -> TTFont:
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += LEFT_OUT
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, characters) if characters is not None else whole.getBestCmap())
    cutter.subset(whole)
    return whole


def _merged(files: list[bytes]) -> TTFont:
    dates = {name: getattr(TTFont(io.BytesIO(files[0]))["head"], name) for name in ("created", "modified")}
    merged = Merger(MergeOptions()).merge([io.BytesIO(file) for file in files])
    merged.recalcTimestamp = False
    for name, value in dates.items():
        setattr(merged["head"], name, value)
    return merged


def _named(made: TTFont, family: str, face_name: str) -> TTFont:
    names = made["name"]
    names.names = [record for record in names.names if record.nameID in {0, 13, 14}]
    for number, form in NAMES.items():
        text = form.format(family=family.replace(" ", "") if number == 6 else family, face=face_name)
        names.setName(text, number, 3, 1, 0x409)
    names.setName(face_name, 2, 3, 1, 0x409)
    return made


def _bytes(made: TTFont, flavor: str | None = None) -> bytes:
    made.flavor = flavor
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()
