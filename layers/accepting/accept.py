"""Accepted rows with their document's entry, written into a folder all at once, or not at all.

The folder is copied, the rows are written into the copy, and the whole atlas is read with it: what is refused there
is told by row and column of the table of proposals, and the folder stays as it was.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml

from layers.accepting.copying import Copy
from layers.accepting.copying import copy as copied
from layers.accepting.layers import Layers, may_need
from layers.accepting.marked import Marked
from layers.atlas.atlas import Atlas
from layers.errors import BrokenSeeds, Problem
from layers.evidence import evidence, lock, paragraphs
from layers.facts import documents, facts
from layers.facts.documents import Document
from layers.facts.facts import COLUMNS, STATUS
from layers.intake.document import Document as Read
from layers.own import folder as own_folder
from layers.own.saying import both, problem

#: Who accepted and who reviewed which rows, beside them.
SIGNED, SIGNED_COLUMNS = "accepted.csv", ("id", "document", "accepted_by", "reviewed_by", "accepted_on")
ALREADY, OLDER, LAYER, DIFFER = "already", "older", "layer", "differ"
#: What no cell of a fact begins with; + and - may be signs of numbers.
RUNS = ("=", "@")
#: Endings of what was done: the noun before them is what a table prints of a status (지정했다: 지정).
DONE = re.compile(r"(?<=[가-힣])(?:했|하였|됐|되었)(?:다|고|으며|음|습니다)?$")


@dataclass(frozen=True)
class Target:
    """Where rows go: the own folder, or the release's seeds.

    Attributes
    ----------
    stem : str
        What ids begin with; in the own folder `own-`, which no release has.
    documents : str
        The file of entries of documents.
    full : bool
        Whether the text is kept and its lock written; else rows are excerpts.
    """

    folder: Path
    stem: str
    documents: str
    full: bool


def own(path: Path) -> Target:
    """The own folder."""
    return Target(path, own_folder.PREFIX, f"{own_folder.DOCUMENTS}/accepted.yml", full=True)


def release(seeds: Path) -> Target:
    """The seeds of a checkout."""
    return Target(seeds, "read-", "documents-accepted.yml", full=False)


@dataclass(frozen=True)
class Signed:
    """Who accepted, who reviewed (empty where nobody did), on which day, and whose new own layers are."""

    by: str
    reviewed: str
    on: str
    owner: str = ""


@dataclass(frozen=True)
class Accepted:
    """What would be written: texts by path within the folder, the atlas that they make, and remarks (key, value)."""

    target: Target
    files: Mapping[str, str]
    atlas: Atlas
    rows: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...] = field(default=())

    def diff(self) -> str:
        """The change of every file, as `git diff` writes it."""
        return "".join(_diff(self.target.folder, name, text) for name, text in self.files.items())


def prepare(
    target: Target, entry: Document, copy: Copy, marked: Sequence[Marked], signed: Signed,
    read: Callable[[Path], Atlas], table: str,
) -> Accepted:  # fmt: skip
    """What accepting would write, checked whole; nothing is written.

    Parameters
    ----------
    entry : Document
        The document without id; `sha256` and `file` are set here.
    read : callable
        The atlas with a folder in the place of the target's.
    table : str
        The name of the table, for messages.

    Raises
    ------
    BrokenSeeds
        All problems, by row and column of the table.
    """
    entry = identified(target, entry, copy)
    key = entry.id
    if running := _running(marked, table):
        raise BrokenSeeds(running)
    with tempfile.TemporaryDirectory() as held:
        staged = Path(held) / target.folder.name
        _stage(target.folder, staged)
        said = [{column: one.cells.get(column, "") for column in COLUMNS} for one in marked]
        layers = _layers(target, staged, said, entry.date, signed, read)
        rows, kept = _rows(target, key, copy, list(zip(marked, said, strict=True)), staged, table)
        if not rows:
            raise BrokenSeeds([problem(table, None, "accepted", "", "all_there" if kept else "none_marked")])
        written = _written(target, staged, entry, copy, [cells for _, cells in rows], signed)
        written += _texts(staged, layers)
        problems = _unproved(target, staged, entry, copy, rows, table)
        if problems:
            raise BrokenSeeds(both(problems))
        try:
            made = read(staged)
        except BrokenSeeds as broken:
            raise BrokenSeeds(both(_of_table(broken.problems, staged, key, rows, table))) from broken
        files = {name: (staged / name).read_text("utf-8") for name in written}
    before = remarks(target, entry, made.documents.values())
    told = (*before, *((LAYER, name) for name in layers), *_differing([cells for _, cells in rows]), *kept)
    return Accepted(target, files, made, tuple(cells["id"] for _, cells in rows), told)


def write(accepted: Accepted, stamp: str) -> Path | None:
    """Write all files; the folder of those that were there before, if any; on an error all of them are put back."""
    root = accepted.target.folder
    backup = root / ".backup" / stamp
    done: list[str] = []
    try:
        for name, text in accepted.files.items():
            path = root / name
            if path.is_file():
                (backup / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, backup / name)
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f".{path.name}.part")
            part.write_text(text, encoding="utf-8", newline="\n")
            done.append(name)
            part.replace(path)
    except OSError:
        _put_back(root, backup, done)
        raise
    return backup if backup.is_dir() else None


def _put_back(root: Path, backup: Path, names: Iterable[str]) -> None:
    for name in names:
        if (backup / name).is_file():
            shutil.copy2(backup / name, root / name)
        else:
            (root / name).unlink(missing_ok=True)


def _stage(source: Path, staged: Path) -> None:
    """A copy without hidden files; links are followed by nobody."""
    if source.is_dir():
        shutil.copytree(source, staged, symlinks=True, ignore=shutil.ignore_patterns(".*"))
    else:
        staged.mkdir(parents=True)


def identified(target: Target, entry: Document, copy: Copy) -> Document:
    """A document's entry with its id, and with its text where the target keeps it."""
    key = f"{target.stem}{entry.date}-{copy.sha256[:8]}"
    text = {"file": f"{key}.txt", "sha256": copy.sha256} if target.full else {"file": None, "sha256": None}
    return replace(entry, id=key, **text)


def remarks(target: Target, entry: Document, atlas: Iterable[Document]) -> list[tuple[str, str]]:
    """Whether a document was read already, or another version of it, here or for the documents of the atlas."""
    path = target.folder / target.documents
    before, _ = documents.read_files([path] if path.is_file() else [])
    found = [(ALREADY, entry.id)] if entry.id in before else []
    alike = [one for one in (*before.values(), *atlas) if one.id != entry.id and _named(one) == _named(entry)]
    return found + [(OLDER, f"{one.id} ({one.date})") for one in alike]


def before(atlas: Atlas, document: Read) -> list[tuple[str, str]]:
    """The same of a document that is only read, beside the atlas and its own folder."""
    head = document.masthead
    entry = Document(
        id="", title_ko=head.title, publisher_ko=head.publisher, date=head.date, grade=1, checked=head.date
    )
    if not head.title or atlas.own.folder is None:
        return []
    target = own(atlas.own.folder)
    return remarks(target, identified(target, entry, copied(document)), atlas.documents.values())


def _named(document: Document) -> tuple[str, str]:
    return " ".join(document.title_ko.split()), document.publisher_ko


def _running(marked: Iterable[Marked], table: str) -> list[Problem]:
    """Cells that a spreadsheet would run where somebody opens the rows."""
    return [
        problem(table, one.line, column, one.cells[column], "runs")
        for one in marked
        for column in COLUMNS
        if one.cells.get(column, "").startswith(RUNS)
    ]


def _layers(
    target: Target, staged: Path, rows: Sequence[dict[str, str]], day: str, signed: Signed,
    read: Callable[[Path], Atlas],
) -> Mapping[str, str]:  # fmt: skip
    """Texts of the own layers that rows of no layer need; rows get their topics. A release makes none."""
    if not target.full or not any(may_need(row["topic"]) for row in rows):
        return {}
    layers = Layers(staged, read(staged), signed.owner or signed.by)
    layers.place(rows, day)
    return layers.made


def _texts(staged: Path, texts: Mapping[str, str]) -> list[str]:
    for name, text in texts.items():
        (staged / name).parent.mkdir(parents=True, exist_ok=True)
        (staged / name).write_text(text, encoding="utf-8", newline="\n")
    return list(texts)


def _rows(
    target: Target, key: str, copy: Copy, marked: Sequence[tuple[Marked, dict[str, str]]], staged: Path, table: str
) -> tuple[list[tuple[Marked, dict[str, str]]], list[tuple[str, str]]]:
    """Rows of facts with the lines they come from, and those that are there already."""
    held = facts.read(staged)[0]
    before, known = [one for one in held if one.document == key], {one.item for one in held}
    told = {_same(vars(one)) for one in before}
    found: list[tuple[Marked, dict[str, str]]] = []
    kept: list[tuple[str, str]] = []
    items: dict[tuple[str, ...], str] = {}
    for one, cells in marked:
        number = len(before) + len(found) + 1
        group = tuple(cells[column] for column in ("topic", "instrument", "place", "sector"))
        new = f"{cells['topic']}.{key}-{number:03d}"
        cells["id"] = f"{key}-{number:03d}"
        if cells["claim"] == STATUS and _joins(cells["item"], known):
            cells["subject_ko"] = cells["subject_en"] = ""
        cells["item"] = cells["item"] or items.setdefault(group, new)
        cells["status_printed"] = DONE.sub("", cells["status_printed"])
        cells |= _whence(target, copy, cells["locator"])
        if _same(cells) in told:
            kept.append((ALREADY, f"{table}:{one.line}"))
            continue
        told.add(_same(cells))
        found.append((one, cells))
    return found, kept


def _joins(item: str, known: Collection[str]) -> bool:
    """Whether a row joins an item that is there, which keeps its name: of the folder, or of the release beside it."""
    return bool(item) and (item in known or own_folder.PREFIX not in item)


def _differing(rows: Sequence[Mapping[str, str]]) -> list[tuple[str, str]]:
    """Items of which one document would state two statuses on one day, which readers are told as a contradiction."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        if row["claim"] == STATUS and row["status"]:
            said.setdefault((row["item"], row["valid_from"]), {})[row["status"]] = row["subject_ko"] or row["item"]
    return [(DIFFER, f"{next(iter(of.values()))} ({', '.join(of)})") for of in said.values() if len(of) > 1]


def _whence(target: Target, copy: Copy, locator: str) -> dict[str, str]:
    if not target.full:
        return {"locator": "", "basis": "excerpt"}
    return {"locator": f"L{copy.lines[locator]}" if locator in copy.lines else locator, "basis": evidence.BASIS}


def _same(cells: Mapping[str, object]) -> tuple[str, ...]:
    """What makes two rows the same, whatever their ids."""
    columns = ("topic", "claim", "place", "instrument", "value", "status", "due", "locator", "evidence")
    values = (cells[column] for column in columns)
    return tuple(";".join(one) if isinstance(one, tuple) else str(one or "") for one in values)


def _written(
    target: Target, staged: Path, entry: Document, copy: Copy, rows: Sequence[Mapping[str, str]], signed: Signed
) -> list[str]:
    """Write everything into the copy of the folder; the names of the files."""
    table = f"facts/{entry.id}.csv"
    names = [table, SIGNED] if target.full else [table]
    _append(staged / table, COLUMNS, rows)
    if target.full:
        named = {"document": entry.id, "accepted_by": signed.by, "reviewed_by": signed.reviewed}
        people = [{"id": row["id"], "accepted_on": signed.on, **named} for row in rows]
        _append(staged / SIGNED, SIGNED_COLUMNS, people)
    path = staged / target.documents
    path.parent.mkdir(parents=True, exist_ok=True)
    held = path.read_text("utf-8") if path.is_file() else ""
    if entry.id not in (yaml.safe_load(held) or {}):
        said = {name: str(value) for name, value in vars(entry).items() if value and name != "id"}
        path.write_text(held + yaml.safe_dump({entry.id: said}, allow_unicode=True, sort_keys=False), "utf-8")
        names.append(target.documents)
    if target.full:
        names += _locked(staged, entry, copy)
    return names


def _locked(staged: Path, entry: Document, copy: Copy) -> list[str]:
    """Keep the text and write the folder's lock; locks of its other documents stay as they are."""
    text = f"{own_folder.DOCUMENTS}/{entry.file}"
    (staged / text).write_text(copy.text, encoding="utf-8", newline="\n")
    names = [text, own_folder.EVIDENCE]
    if not (staged / own_folder.PARAGRAPHS).is_file():
        (staged / own_folder.PARAGRAPHS).write_text("{}\n", encoding="utf-8")
        names.append(own_folder.PARAGRAPHS)
    path = staged / own_folder.EVIDENCE
    locked = lock.read_lock(staged)[0] if path.is_file() else {}
    cut = paragraphs.cut(copy.text, ())
    rows = [one for one in facts.read(staged)[0] if one.document == entry.id]
    locked[entry.id] = lock.entry_of(entry, [evidence.check(one, cut) for one in rows])
    path.write_text(lock.dump(locked), encoding="utf-8", newline="\n")
    return names


def _unproved(
    target: Target, staged: Path, entry: Document, copy: Copy, rows: Sequence[tuple[Marked, Mapping[str, str]]],
    table: str,
) -> list[Problem]:  # fmt: skip
    """Rows whose words do not stand together in their paragraph of the document."""
    cut = paragraphs.cut(copy.text, ())
    lines = {cells["id"]: one for one, cells in rows}
    found = []
    for fact in facts.read(staged)[0]:
        if fact.id not in lines or fact.document != entry.id:
            continue
        one = lines[fact.id]
        at = one.cells.get("locator", "")
        standing = replace(fact, locator=f"L{copy.lines[at]}" if at in copy.lines else at)
        said = evidence.check(standing, cut).problems()
        found += [replace(each, file=table, row=one.line) for each in said]
    return found


def _of_table(
    problems: Iterable[Problem], staged: Path, key: str, rows: Sequence[tuple[Marked, Mapping[str, str]]], table: str
) -> list[Problem]:
    """Problems of the new rows by their lines in the table of proposals."""
    lines = {cells["id"]: one.line for one, cells in rows}
    at = {one.row: lines[one.id] for one in facts.read(staged)[0] if one.document == key and one.id in lines}
    name = f"facts/{key}.csv"
    return [
        replace(one, file=table, row=at[one.row]) if one.file.endswith(name) and one.row in at else one
        for one in problems
    ]


def _append(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    held = io.StringIO()
    writer = csv.DictWriter(held, columns, lineterminator="\n", extrasaction="ignore")
    before = path.read_text("utf-8") if path.is_file() else ""
    if not before:
        writer.writeheader()
    writer.writerows(rows)
    path.write_text(before + held.getvalue(), encoding="utf-8", newline="\n")


def _diff(root: Path, name: str, text: str) -> str:
    before = (root / name).read_text("utf-8") if (root / name).is_file() else ""
    lines = (before.splitlines(keepends=True), text.splitlines(keepends=True))
    return "".join(difflib.unified_diff(*lines, f"a/{name}", f"b/{name}"))
