"""What the page shows of a layer, rendered in the page's own templates and cut into the parts that a file keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Scene
from layers.scene_types.told import TableRow
from web.one_file.inline import closed, unlinked
from web.service.language import translator

ROW = ("<tbody>\n", "</tbody>")
LAYER = ("</legend>\n", "</fieldset>")
#: A row that says nothing.
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

    def _table(self, rows: list[TableRow], marks: Mapping[str, str]) -> str:
        macros: Any = self.templates.get_template("macros.html").module
        return str(macros.item_rows(rows, translator(self.lang), marks, self.lang, True, " "))

    def _render(self, template: str, **values: object) -> str:
        return self.templates.get_template(template).render(t=translator(self.lang), lang=self.lang, **values)


def _between(html: str, ends: tuple[str, str]) -> tuple[str, str, str]:
    """What stands before, between and after two ends, which stay with the outer parts."""
    first, last = ends
    before, _, rest = html.partition(first)
    inside, _, after = rest.rpartition(last)
    return before + first, inside, last + after
