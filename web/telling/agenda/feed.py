"""Changes as an Atom feed (RFC 4287): an entry for each line, whose id is the same for whoever asks and whenever."""

from collections import Counter
from datetime import date
from hashlib import sha256
from urllib.parse import urlencode

from lxml import etree

from layers.agenda.blocks import FOLDED, Line, line_key
from layers.labels import day, named, pick, short_date
from layers.periods import last_day
from layers.wording.details import full_label
from layers.words.catalogue import words_of
from web.export.document.plain_text import plain
from web.service.language import translator
from web.telling.agenda.changed import Changed

ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:korea-industry-atlas,2026"
#: The midnight with which a day begins in Korea.
MIDNIGHT = "T00:00:00+09:00"
#: Names that an entry lists.
MOST = 30


def atom(told: Changed, host: str, asked: str) -> bytes:
    """The feed of changes; `asked` is the query of its own address, `host` ends in a slash."""
    lang, lines = told.lang, [(block.key, line) for block in told.blocks for line in block.lines]
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    title = " · ".join(part for part in (translator(lang)("changes_title"), told.names) if part)
    put(root, "id", f"{TAG}:changes?{urlencode({**told.narrowing.pairs(), 'lang': lang})}")
    put(root, "title", title)
    put(root, "subtitle", ". ".join(part for part in (told.lead[0], told.unsure) if part))
    put(root, "updated", max((_updated(told, line) for _, line in lines), default=_day(told, told.found.first)))
    put(under(root, "author"), "name", translator(lang)("site_name"))
    link(root, "self", f"{host}changes.atom{'?' if asked else ''}{asked}", "application/atom+xml")
    link(root, "alternate", f"{host}changes{'?' if asked else ''}{asked}", "text/html")
    for key, line in sorted(lines, key=lambda one: (_updated(told, one[1]), entry_id(told, *one)), reverse=True):
        _entry(root, told, key, line, host)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def entry_id(told: Changed, key: str, line: Line) -> str:
    """The id of a line: what its changes have in common, which no filter alters."""
    common = "\n".join(line_key(told.atlas, key, line.one))
    return f"{TAG}:changes/{key}/{line.one.layer_id}/{sha256(common.encode()).hexdigest()[:16]}"


def _entry(root: etree._Element, told: Changed, key: str, line: Line, host: str) -> None:
    lang, words, item = told.lang, words_of(told.lang, "agenda"), (line.whole or line.one.item)
    entry = under(root, "entry")
    put(entry, "id", entry_id(told, key, line))
    put(entry, "title", f"[{words[f'block.{key}']}] {title(told, line)}")
    put(entry, "updated", _updated(told, line))
    query = urlencode({"asof": day(told.found.last), "lang": lang})
    link(entry, "alternate", f"{host}items/{item.id}?{query}", "text/html")
    category = under(entry, "category")
    category.set("term", key)
    category.set("label", words[f"block.{key}"])
    put(entry, "summary", summary(told, line))


def title(told: Changed, line: Line) -> str:
    """Instrument and item, or instrument and number of items, and what became of them."""
    words, lang, one = words_of(told.lang, "agenda"), told.lang, line.one
    layer, n = told.found.titles[one.layer_id][lang], len(line.changes)
    name = full_label(told.atlas, line.whole or one.item, lang)
    several = words("units", name=name, n=n) if line.whole else words("units", name=layer, n=n)
    return f"{several if n > 1 else f'{layer}: {name}'} · {turned(told, line)}"


def turned(told: Changed, line: Line) -> str:
    """What became of a line: its deadline, or its status."""
    words, lang, one = words_of(told.lang, "agenda"), told.lang, line.one
    if one.dues:
        was, now = (short_date(each, lang) for each in one.dues)
        return words("deadline", was=was, now=now)
    known = [named(told.atlas.statuses[key], lang) if key else words["new"] for key in (*line.befores, one.after)]
    ended = [] if one.after else [words[f"block.{line.block}"]]
    return " → ".join([" / ".join(known[: len(line.befores)]), *(known[len(line.befores) :] if one.after else ended)])


def summary(told: Changed, line: Line) -> str:
    """Every name, where, when, and who says so."""
    lang = told.lang
    names = [full_label(told.atlas, change.item, lang) for change in line.changes]
    more = translator(lang)("changes_more", n=len(names) - MOST) if len(names) > MOST else ""
    sources = Counter(
        f"{pick(lang, document.publisher_ko, document.publisher_en)} {short_date(document.date, lang)}"
        for document in told.documents(line)
    )
    parts = (
        f"{' · '.join(names[:MOST])}{more}",
        told.where(line),
        " ".join(part for part in (short_date(told.day(line), lang), told.dated(line)) if part),
        ", ".join(sources),
    )
    return ". ".join(part for part in parts if part)


def _updated(told: Changed, line: Line) -> str:
    """The day on which the line became known: the latest publication; of what is not known that of the last look."""
    if line.block in FOLDED and line.one.after == "unconfirmed":
        return _day(told, last_day(line.one.item.checked))
    return _day(told, max(last_day(document.date) for document in told.documents(line)))


def _day(told: Changed, found: date) -> str:
    return f"{min(found, told.found.last).isoformat()}{MIDNIGHT}"


def under(parent: etree._Element, name: str) -> etree._Element:
    """A new element of Atom."""
    return etree.SubElement(parent, f"{{{ATOM}}}{name}")


def put(parent: etree._Element, name: str, text: str) -> None:
    """A new element that holds a text."""
    under(parent, name).text = plain(text)


def link(parent: etree._Element, rel: str, href: str, kind: str) -> None:
    """A new link to an address of a media type."""
    made = under(parent, "link")
    for name, value in (("rel", rel), ("href", href), ("type", kind)):
        made.set(name, value)
