"""What the page shows of a layer, rendered in the page's own templates and cut into the parts that a file keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from layers.portfolio.portfolio import RELATIONS
from layers.scene_types.feature import ItemFeature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Footnote, Scene
from layers.scene_types.told import TableRow
from web.one_file.inline import closed, unlinked
from web.one_file.pieces import gap
from web.service.language import translator
from web.telling.cards import Head

CARD = "fragments/card_parts.html"
ROW = ("<tbody>\n", "</tbody>")
LIST = ("<ol>\n", "</ol>")
LAYER = (" data-layers>\n", "</div>\n</details>")
#: A document and a row that say nothing.
#: The state that links would carry on, were they not taken out.
NO_STATE = {"asof": "", "lang": "", "theme": "colour"}
NO_NOTE: Mapping[str, object] = dict.fromkeys(("n", "href", "publisher", "title", "date", "grade"), "")
BLANK: TableRow = {
    "id": "", "regions": [], "label": "", "role": "", "detail": "", "flags": [], "flag_labels": [], "notes": [],
    "sector": None, "sector_label": None, "date": None, "due": None, "sources": [], "href": "", "status": None,
    "status_label": None, "mark": None, "value": None, "unit": None, "lon": None, "lat": None, "layer_id": "",
    "layer_title": "", "place": "",
}  # fmt: skip


@dataclass(frozen=True)
class Rendered:
    """Parts of the page as HTML without links.

    Attributes
    ----------
    templates : jinja2.Environment
        The application's.
    page : object
        A page state; its `query` is only asked for addresses that are taken out.
    """

    templates: Environment
    page: Any
    lang: str

    def row(self, row: TableRow, scene: Scene) -> str:
        """One row of the table."""
        return _between(unlinked(self._table([row], scene["marks"])), ROW)[1]

    def table(self) -> dict[str, str]:
        """What stands before and after the rows, and instead of them."""
        before, _, after = _between(self._table([BLANK], {}), ROW)
        return {"before": before, "after": after, "nothing": self._table([], {})}

    def panel(self, layer: SceneLayer, scene: Scene, on: bool) -> str:
        """One layer of the panel."""
        group = {"id": layer["group"], "title": "", "marks": scene["marks"], "layers": [{**layer, "on": on}]}
        html = self._render("fragments/panel.html", groups=[group], page=self.page)
        return _between(closed(html), LAYER)[1]

    def group(self, group_id: str, title: str, shaded: bool) -> dict[str, str]:
        """A group of the panel: what stands before and after its layers, with a gap for how many are on."""
        group: dict[str, Any] = {"id": group_id, "title": title, "marks": {}, "shaded": shaded, "layers": []}
        group["count"] = gap("count")
        before, _, after = _between(self._render("fragments/panel.html", groups=[group], page=self.page), LAYER)
        return {"id": group_id, "before": before, "after": after}

    def footnotes(self) -> dict[str, str]:
        """What stands before and after the documents of the table."""
        before, _, after = _between(self._footnotes(NO_NOTE), LIST)
        return {"before": before, "after": after}

    def footnote(self, note: Footnote) -> str:
        """A document of the table, with a gap for its number."""
        return _between(unlinked(self._footnotes(_numberless(note))), LIST)[1]

    def card(self) -> dict[str, Any]:
        """Parts that all cards share: how an item belongs, by relation in order, a citation, sources, and nothing."""
        macros, t = self._macros(CARD), translator(self.lang)
        return {
            "relations": {relation: str(macros.belongs(relation, t)) for relation in RELATIONS},
            "cite": str(macros.cite(gap("n"))),
            "sources": str(macros.sources(t, caller=lambda: gap("sources"))),
            "nothing": str(macros.nothing(t)),
        }

    def head(self, head: Head) -> str:
        """The head of a region's card."""
        return unlinked(str(self._macros(CARD).head(head, "", translator(self.lang), self.lang)))

    def section(self, layer: SceneLayer) -> str:
        """What a card says of a layer, with gaps for the entries and their number."""
        return str(self._macros(CARD).section(layer, gap("count"), caller=lambda: gap("entries")))

    def entry(self, feature: ItemFeature, marks: Mapping[str, str]) -> str:
        """One thing of a card, with gaps for how it belongs and what it cites."""
        return unlinked(str(self._macros(CARD).entry(feature, marks, gap("belongs"), gap("cites"))))

    def source(self, note: Footnote) -> str:
        """A document of a card, with a gap for its number."""
        return unlinked(str(self._macros(CARD).source(_numberless(note))))

    def _footnotes(self, note: Mapping[str, object]) -> str:
        return str(self._macros("macros.html").footnotes([note], translator(self.lang)))

    def _macros(self, template: str) -> Any:
        return self.templates.get_template(template).module

    def _table(self, rows: list[TableRow], marks: Mapping[str, str]) -> str:
        return str(self._macros("macros.html").item_rows(rows, translator(self.lang), marks, NO_STATE, True, " "))

    def _render(self, template: str, **values: object) -> str:
        return self.templates.get_template(template).render(t=translator(self.lang), lang=self.lang, **values)


def _numberless(note: Footnote) -> dict[str, object]:
    return {**note, "n": gap("n")}


def _between(html: str, ends: tuple[str, str]) -> tuple[str, str, str]:
    """What stands before, between and after two ends, which stay with the outer parts."""
    first, last = ends
    before, _, rest = html.partition(first)
    inside, _, after = rest.rpartition(last)
    return before + first, inside, last + after
