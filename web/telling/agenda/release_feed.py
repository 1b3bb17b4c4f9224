"""What the last release of the data changed as an Atom feed (RFC 4287): an entry for each item, document and table."""

from urllib.parse import urlencode

from lxml import etree

from layers.atlas.atlas import Atlas
from layers.atlas.history import KINDS, Difference
from layers.atlas.releases import DOCUMENT
from layers.labels import pick
from layers.packs.last_release import ItemChange, LastRelease, name
from web.service.language import translator
from web.telling.agenda.feed import ATOM, MIDNIGHT, TAG, link, put, under

#: The day of a feed before there is any release: that of the record.
NEVER = "2017-12-18"


def atom(atlas: Atlas, found: LastRelease, lang: str, host: str, asked: str) -> bytes:
    """The feed; `asked` is the query of its own address, `host` ends in a slash."""
    words = translator(lang)
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", lang)
    put(root, "id", f"{TAG}:changes?{asked}")
    put(root, "title", words("release_changes"))
    put(root, "updated", f"{found.release.day if found.release else NEVER}{MIDNIGHT}")
    put(under(root, "author"), "name", words("site_name"))
    link(root, "self", f"{host}changes.atom?{asked}", "application/atom+xml")
    link(root, "alternate", f"{host}changes?{asked}", "text/html")
    for one in found.items:
        _item(root, atlas, found, one, lang, host)
    for other in found.others:
        _other(root, atlas, found, other, lang, host)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _item(root: etree._Element, atlas: Atlas, found: LastRelease, one: ItemChange, lang: str, host: str) -> None:
    words = translator(lang)
    layers = (layer.title[lang] for layer in atlas.catalog.values() if layer.topic == one.topic)
    whose = next(layers, words("release_of_no_layer"))
    entry = _entry(root, found, one.kind, f"item/{one.item}", f"{whose}: {name(atlas, one.item, lang)}", lang)
    page = f"items/{one.item}?{urlencode({'lang': lang})}" if one.item in atlas.by_item else _page(lang)
    link(entry, "alternate", f"{host}{page}", "text/html")
    counted = (f"{words(f'verify_{kind}')} {one.facts[kind]}" for kind in KINDS if one.facts.get(kind))
    put(entry, "summary", f"{words('release_facts')}: {', '.join(counted)}")


def _other(root: etree._Element, atlas: Atlas, found: LastRelease, one: Difference, lang: str, host: str) -> None:
    """A document, by its title and with its page, or a table by its name."""
    kind, key = one.entry.kind, one.entry.id
    document = atlas.documents.get(key) if kind == DOCUMENT else None
    title = pick(lang, document.title_ko, document.title_en) if document else key
    entry = _entry(root, found, one.kind, f"{kind}/{key}", title, lang)
    page = f"sources/{key}?{urlencode({'lang': lang})}" if document else _page(lang)
    link(entry, "alternate", f"{host}{page}", "text/html")
    put(entry, "summary", translator(lang)("release_documents" if kind == DOCUMENT else "release_rest"))


def _page(lang: str) -> str:
    """Where a thing that has no page of its own is told."""
    return f"changes?{urlencode({'from': 'release', 'lang': lang})}"


def _entry(root: etree._Element, found: LastRelease, kind: str, what: str, title: str, lang: str) -> etree._Element:
    release, said = found.release, translator(lang)(f"verify_{kind}")
    entry = under(root, "entry")
    put(entry, "id", f"{TAG}:release/{release.data_version if release else ''}/{what}")
    put(entry, "title", f"[{said}] {title}")
    put(entry, "updated", f"{release.day if release else NEVER}{MIDNIGHT}")
    category = under(entry, "category")
    category.set("term", kind)
    category.set("label", said)
    return entry
