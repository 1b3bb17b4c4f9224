"""What a feature says on a Folium map: a line when it is pointed at, its row with sources when it is pressed."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from layers.atlas.atlas import Atlas
from layers.labels import short_date
from layers.scene_types.feature import Feature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Footnote
from layers.scene_types.vocabulary import Lang
from layers.wording.footnotes import STATISTIC, short
from layers.words.catalogue import words_of

MOST_NOTES = 3
LINE = Markup('<div style="margin-top:3px">{}</div>')
QUIET = Markup('<div style="margin-top:3px;color:#48535F">{}</div>')
LINK = Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>')


@dataclass(frozen=True)
class Teller:
    """Says features of one scene; everything it gives is HTML with every value escaped."""

    atlas: Atlas
    lang: Lang
    footnotes: dict[int, Footnote]

    def tooltip(self, layer: SceneLayer, feature: Feature) -> Markup:
        """Name; layer, status and day; who says so."""
        about = _joined(layer["title"], _standing(feature, self.lang))
        cited = ", ".join(short(self.footnotes[n], self.lang) for n in feature["sources"])
        return Markup("<strong>{}</strong><br>{}<br>{}").format(feature["label"], about, cited)

    def popup(self, layer: SceneLayer, feature: Feature) -> Markup:
        """Name and status, role and detail, cautions, and every source with its title, date and address."""
        words = words_of(self.lang, "notebook")
        head = Markup("<strong>{}</strong> {}").format(feature["label"], feature["status_label"] or "")
        told = _joined(*dict.fromkeys(filter(None, (feature["role"], feature["detail"]))))
        about = _joined(layer["title"], feature["sector_label"], _day(feature, self.lang))
        cautions = [*feature["flag_labels"], *feature["notes"][:MOST_NOTES]]
        cited = Markup("<br>").join(self._cited(self.footnotes[n]) for n in feature["sources"])
        lines = [LINE.format(one) for one in (told, about) if one]
        lines += [QUIET.format(one) for one in cautions]
        source = LINE.format(Markup("{} {}").format(words["source"], cited)) if cited else Markup("")
        return Markup("").join((head, *lines, source))

    def _cited(self, note: Footnote) -> Markup:
        title = Markup("‘{}’").format(note["title"])
        day = short_date(note["checked"], self.lang) if note["checked"] else ""
        checked = words_of(self.lang, "notebook")("checked", day=day) if day else ""
        address = _address(self.atlas, note["document"])
        named = LINK.format(address, title) if address else title
        return Markup("{} {} {}").format(short(note, self.lang), named, checked)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _standing(feature: Feature, lang: Lang) -> str:
    return " ".join(filter(None, (feature["status_label"], _day(feature, lang))))


def _day(feature: Feature, lang: Lang) -> str:
    return short_date(feature["date"], lang) if feature["date"] else ""


def _address(atlas: Atlas, document: str) -> str:
    """Where a source is read; empty where no page of the web is named."""
    table = atlas.statistics.sources.get(document.removeprefix(STATISTIC))
    found = atlas.documents[document].url if document in atlas.documents else table.url if table else None
    return found if found and urlsplit(found).scheme in ("http", "https") else ""
