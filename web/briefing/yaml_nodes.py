"""The YAML of a briefing file: plain nodes with line numbers, and nothing that could exhaust or surprise a reader."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import yaml

from web.service.language import LANGUAGES, translator

DEEPEST = 6


class BriefingError(Exception):
    """The root of what is wrong with a briefing as a whole."""

    def __init__(self, line: int, said: str):
        super().__init__(f"{line}: {said}" if line else said)
        self.line, self.said = line, said


class BadBriefing(BriefingError):
    """A file that is no briefing: not YAML, no title, no views."""


class BriefingTooLarge(BriefingError):
    """More bytes or views than a briefing may have."""


class Wrong(Exception):
    """A node is not what it should be; told as a mistake or as a bad briefing, never to a reader as it is."""

    def __init__(self, node: yaml.Node, text: str, **values: Any):
        super().__init__(text)
        self.node, self.text, self.values = node, text, values


def decoded(data: bytes) -> str:
    """The text of a file; one that is no UTF-8 is refused with the line where that shows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadBriefing(line, translator("ko")("briefing_utf8")) from error


def composed(text: str, keys: Collection[str]) -> yaml.MappingNode:
    """The nodes of a text that is one plain YAML mapping: no aliases, no tags, no depth that could exhaust the reader.

    Raises
    ------
    BadBriefing
        Naming the line; `keys` are those that a mapping would have.
    """
    t = translator(LANGUAGES[0])
    try:
        for line in _refused(text):
            raise BadBriefing(line, t("briefing_plain"))
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadBriefing(mark.line + 1 if mark else 0, t("briefing_yaml", problem=error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise BadBriefing(line, t("briefing_letter")) from error
    if not isinstance(root, yaml.MappingNode):
        raise BadBriefing(1, t("briefing_mapping", keys=", ".join(keys)))
    return root


def _refused(text: str) -> Iterator[int]:
    """Lines with an alias, a tag of its own, or more depth than a briefing has."""
    depth = 0
    for event in _events(text):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > DEEPEST or getattr(event, "tag", None):
            yield event.start_mark.line + 1 if event.start_mark else 0


def _events(text: str) -> Iterator[yaml.Event]:
    """What YAML reads in a text; raises BadBriefing where a number stands for no letter, or for no version."""
    loader = yaml.SafeLoader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    except (ValueError, OverflowError) as error:
        raise BadBriefing(loader.line + 1, translator(LANGUAGES[0])("briefing_letter")) from error


def line_of(node: yaml.Node) -> int:
    """The line of a node, counted from 1."""
    return int(node.start_mark.line) + 1


def pairs(node: yaml.MappingNode, known: Collection[str]) -> dict[str, yaml.Node]:
    """Values by key; a key that is not known or stands twice is wrong."""
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name not in known:
            raise Wrong(key, "briefing_key", name=name[:60], keys=", ".join(known))
        if name in found:
            raise Wrong(key, "briefing_twice", name=name)
        found[name] = value
    return found


def text_of(node: yaml.Node, key: str, longest: int) -> str:
    """A value in words; a list is joined by commas."""
    if isinstance(node, yaml.SequenceNode) and all(isinstance(each, yaml.ScalarNode) for each in node.value):
        text = ",".join(each.value for each in node.value)
    elif isinstance(node, yaml.ScalarNode):
        text = str(node.value)
    else:
        raise Wrong(node, "briefing_text", name=key)
    if len(text) > longest:
        raise Wrong(node, "briefing_long", name=key, most=longest)
    return text.strip()
