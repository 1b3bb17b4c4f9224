"""A briefing as a YAML file: read with line numbers, so that every mistake names the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

import yaml

from layers.scene.verification import page_of
from layers.scene_types.vocabulary import Lang
from web.briefing.yaml_nodes import BadBriefing, BriefingTooLarge, Wrong, composed, line_of, pairs, text_of
from web.service.addresses import parts_of
from web.service.language import LANGUAGES, translator
from web.views.kinds import EVERY, Kind

LARGEST_BYTES, MOST_VIEWS = 64_000, 40
HEAD = {
    "title": 120,
    "subtitle": 200,
    "author": 80,
    "lang": 2,
    "asof": 10,
    "theme": 6,
    "cover": 5,
    "annex": 5,
    "views": 0,
}
ENTRY = {"view": 8000, "kind": 40, "id": 80, "title": 120, "remark": 1500}
#: What the head of the file says for every view that does not say it itself.
SHARED = ("lang", "asof", "theme")
LONGEST_VALUE = 4000
#: Words for what is wanted or not, as YAML has them.
CHOICES = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@dataclass(frozen=True)
class Mistake:
    """What is wrong with one entry, and what would be right; `late` if nothing is but the time it takes."""

    line: int
    entry: str
    said: str
    late: bool = False


@dataclass(frozen=True)
class Entry:
    """One view to show: path and query of its page, and what the writer says of it."""

    line: int
    path: str
    query: str
    title: str = ""
    remark: str = ""

    @property
    def address(self) -> str:
        """Path and query as one text."""
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True)
class Briefing:
    """A whole file: its cover, its views in order, and the entries that could not be read.

    Attributes
    ----------
    cover, annex : bool or None
        Whether it has a cover and an annex of sources; None leaves it to the format: reports have both, slides neither.
    """

    title: str
    subtitle: str
    author: str
    lang: Lang
    entries: tuple[Entry, ...]
    mistakes: tuple[Mistake, ...]
    cover: bool | None = None
    annex: bool | None = None


def read(text: str) -> Briefing:
    """The briefing of a YAML text.

    Raises
    ------
    BriefingTooLarge
        Over 64,000 bytes, or over 40 views.
    BadBriefing
        No YAML, or the head is wrong; both name the line.
    """
    t = translator(LANGUAGES[0])
    if len(text.encode("utf-8")) > LARGEST_BYTES:
        raise BriefingTooLarge(0, t("briefing_bytes", most=LARGEST_BYTES))
    root = composed(text.removeprefix("\ufeff"), HEAD)
    lang = _lang(root)
    t = translator(lang)
    try:
        head = pairs(root, HEAD)
        said = {key: text_of(head[key], key, HEAD[key]) for key in head if key != "views"}
        views = _views(root, head)
        cover, annex = (_choice(head.get(key)) for key in ("cover", "annex"))
    except Wrong as wrong:
        raise BadBriefing(line_of(wrong.node), t(wrong.text, **wrong.values)) from wrong
    if len(views) > MOST_VIEWS:
        raise BriefingTooLarge(line_of(views[MOST_VIEWS]), t("briefing_views", most=MOST_VIEWS, n=len(views)))
    shared = {key: said[key] for key in SHARED if said.get(key)}
    found = [_entry(node, shared, lang) for node in views]
    return Briefing(
        title=said["title"],
        subtitle=said.get("subtitle", ""),
        author=said.get("author", ""),
        lang=lang,
        entries=tuple(one for one in found if isinstance(one, Entry)),
        mistakes=tuple(one for one in found if isinstance(one, Mistake)),
        cover=cover,
        annex=annex,
    )


def _choice(node: yaml.Node | None) -> bool | None:
    """What a key says that is wanted or not; None where it says nothing."""
    if node is None:
        return None
    said = str(node.value).lower()
    if said not in CHOICES:
        raise Wrong(node, "briefing_choice", value=said[:20])
    return CHOICES[said]


def _lang(root: yaml.MappingNode) -> Lang:
    """The language that the file says, Korean where it says none that there is."""
    told = next((value.value for key, value in root.value if key.value == "lang"), "")
    return next((lang for lang in LANGUAGES if lang == told), LANGUAGES[0])


def _views(root: yaml.MappingNode, head: dict[str, yaml.Node]) -> list[yaml.Node]:
    for key in ("title", "views"):
        if key not in head or not head[key].value:
            raise Wrong(head.get(key, root), "briefing_missing", name=key)
    if not isinstance(head["views"], yaml.SequenceNode):
        raise Wrong(head["views"], "briefing_list")
    lang = head.get("lang")
    if lang is not None and lang.value not in LANGUAGES:
        raise Wrong(lang, "briefing_lang", value=str(lang.value)[:20])
    return list(head["views"].value)


def _entry(node: yaml.Node, shared: dict[str, str], lang: str) -> Entry | Mistake:
    """An entry, or what is wrong with it."""
    try:
        return _read_entry(node, shared)
    except Wrong as wrong:
        return Mistake(line_of(wrong.node), _shown(node), translator(lang)(wrong.text, **wrong.values))


def _shown(node: yaml.Node) -> str:
    """What a reader knows an entry by: its address, kind or title."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)[:200]
    found = node.value if isinstance(node, yaml.MappingNode) else []
    told = {key.value: value.value for key, value in found if isinstance(key.value, str)}
    return next((str(told[key])[:200] for key in ("view", "title", "kind") if told.get(key)), "")


def _read_entry(node: yaml.Node, shared: dict[str, str]) -> Entry:
    if isinstance(node, yaml.ScalarNode):
        return _addressed(node, {"view": node}, shared)
    if not isinstance(node, yaml.MappingNode):
        raise Wrong(node, "briefing_entry")
    names = [key.value for key, _ in node.value]
    if "view" in names:
        return _addressed(node, pairs(node, ("view", "title", "remark")), shared)
    if "kind" not in names:
        raise Wrong(node, "briefing_entry")
    return _of_kind(node, shared)


def _said(found: dict[str, yaml.Node]) -> tuple[str, str]:
    title, remark = (text_of(found[key], key, ENTRY[key]) if key in found else "" for key in ("title", "remark"))
    return title, remark


def _addressed(node: yaml.Node, found: dict[str, yaml.Node], shared: dict[str, str]) -> Entry:
    """An entry that gives the address of a page, with or without its host."""
    split = parts_of(text_of(found["view"], "view", ENTRY["view"]))
    path = page_of(split.path) if split else ""
    kind = next((each for each in EVERY.values() if each.subject(path) is not None), None)
    if split is None or kind is None:
        raise Wrong(found["view"], "briefing_page", pages=", ".join(each.page for each in EVERY.values()))
    query = _query(kind, dict(parse_qsl(split.query, keep_blank_values=True)), shared)
    return Entry(line_of(node), path, query, *_said(found))


def _of_kind(node: yaml.MappingNode, shared: dict[str, str]) -> Entry:
    """An entry that gives a kind of view and its parameters."""
    name = next(value for key, value in node.value if key.value == "kind")
    kind = EVERY.get(name.value if isinstance(name, yaml.ScalarNode) else "")
    if kind is None:
        raise Wrong(name, "briefing_kind", value=str(name.value)[:60], kinds=", ".join(EVERY))
    named = "<subject>" in kind.page
    own = tuple(key for key in kind.parameters if key not in ENTRY)  # `kind=` of a page is written in its address
    found = pairs(node, ("kind", *(("id",) if named else ()), *own, "title", "remark"))
    if named and "id" not in found:
        raise Wrong(node, "briefing_missing", name="id")
    path = kind.page.replace("<subject>", text_of(found["id"], "id", ENTRY["id"])) if named else kind.page
    given = {key: text_of(found[key], key, LONGEST_VALUE) for key in own if key in found}
    return Entry(line_of(node), path, _query(kind, given, shared), *_said(found))


def _query(kind: Kind, given: dict[str, str], shared: dict[str, str]) -> str:
    """The query of a view with what the head of the file says for all."""
    missing = {key: shared[key] for key in shared if key in kind.parameters and key not in given}
    return urlencode({**given, **missing}, safe=",/")
