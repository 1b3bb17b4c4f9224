"""The sources of a view by number: documents as its items cite them, statistical tables after them."""

from collections.abc import Iterable
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CRISIS
from layers.scene_types.scene import Footnote, Scene
from layers.scene_types.told import ToldItem
from layers.scene_types.vocabulary import Lang, Theme
from layers.wording import caption
from layers.wording.footnotes import STATISTIC, Footnotes
from web.export.document.chapters import Row
from web.state.drawing import Drawing
from web.telling.citing import Citations


class Cited(Citations):
    """The features of every layer on a day, and the numbers of what they and the figures rest on, from 1."""

    def __init__(self, source: Drawing, asof: date, lang: Lang, theme: Theme = "colour"):
        super().__init__(source.whole(asof, lang, theme))
        self._atlas = source.atlas
        self._others = Footnotes(source.atlas, lang)
        self._order: dict[str, int] = {}

    def document(self, document_id: str) -> int:
        """The number of a document."""
        self._others.document(document_id)
        return self._numbered(document_id)

    def figures(self, source_ids: Iterable[str]) -> str:
        """Numbers of statistical tables, as a reader sees them: [4][5]."""
        keys = dict.fromkeys(source_ids)
        for key in keys:
            self._others.statistic(key, "")
        return numbers(self._numbered(STATISTIC + key) for key in keys)

    @property
    def footnotes(self) -> list[Footnote]:
        """Documents and tables as they were cited, by number."""
        others = {entry["document"]: entry for entry in self._others.entries()}
        known = {**others, **{note["document"]: note for note in self._known.values()}}
        return [known[key] | {"n": n, "href": self._address(known[key])} for key, n in self._order.items()]

    def _number(self, old: int) -> int:
        return self._numbered(self._known[old]["document"])

    def _numbered(self, key: str) -> int:
        return self._order.setdefault(key, len(self._order) + 1)

    def _address(self, note: Footnote) -> str:
        """Our page of a document, or where a statistical table is published."""
        key = note["document"]
        if not key.startswith(STATISTIC):
            return str(note["href"])
        found = self._atlas.statistics.sources[key.removeprefix(STATISTIC)]
        return found.official_url or found.url or "/sources"


def numbers(found: Iterable[int]) -> str:
    """Source numbers as a reader sees them, once each: [1][2]."""
    return "".join(f"[{n}]" for n in dict.fromkeys(found))


def checks(scene: Scene, layer_ids: Iterable[str]) -> tuple[str, ...]:
    """자료 확인일 of some layers of a scene that are in force."""
    wanted = set(layer_ids)
    return tuple(layer["checked"] for layer in scene["layers"] if layer["id"] in wanted and layer["checked"])


def banner(scene: Scene, layer_ids: Iterable[str], asof: date) -> str | None:
    """The sentence that says that the research on some layers of a scene ends long before the day."""
    wanted = set(layer_ids)
    held = [layer for layer in scene["layers"] if layer["id"] in wanted and layer["stale"]]
    stale = [layer["checked"] for layer in held if layer["checked"]]
    return caption.banner(stale, asof, scene["state"]["lang"])


def standing(atlas: Atlas, feature: ToldItem) -> str:
    """An item in one line with how sure it is: its name, in a crisis with its tier, its status and its flags."""
    tier = feature["role"] if atlas.instruments[feature["layer"]].ground == CRISIS else ""
    return f"{feature['label']} {tier}".strip() + f" ({' · '.join((feature['status_label'], *feature['flag_labels']))})"


def item_cells(feature: ToldItem) -> Row:
    """An item as the end of a wide row: name to id."""
    return (
        feature["label"], feature["role"] or None, feature["detail"] or None, feature["status_label"],
        feature["date"], feature["due"], feature["sector_label"], " · ".join(feature["flag_labels"]) or None,
        " ".join(feature["notes"]) or None, numbers(feature["sources"]), feature["id"],
    )  # fmt: skip
