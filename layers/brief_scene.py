"""A brief in words, as a scene (docs/scene.md) whose one layer is the region and whose `brief` holds the lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from layers import details, labels, palette
from layers.atlas import Atlas
from layers.brief import MOVING, SETTLED, UNSURE, WAITING, Brief, Line
from layers.brief_rivals import Rival
from layers.brief_words import WORDS
from layers.caption import banner
from layers.cells import NONE
from layers.due import PENDING, Due
from layers.footnotes import Footnotes
from layers.items import Item, checked_until, is_stale
from layers.periods import last_day
from layers.places import NATION
from layers.portfolio import POLE, PROVINCE, Membership, regions_inside
from layers.scene import digest

MOST_SITES, MOST_NAMED, MOST_RIVALS = 6, 3, 3
#: Lines whose named items may be numbered on the map.
ON_MAP = (SETTLED, MOVING, WAITING)
PLACED = ("point", "ring")
#: A word of a layer's title that is as long as this, and stands in an item's name, says what the item is.
LONG_WORD = {"ko": 3, "en": 6}
SEPARATORS = re.compile(r"[\s·,:–-]+")
LINE_GEOMETRY = "corridor"


class Telling:
    """What a brief is told with: the whole scene of its day, footnotes of its own, words and numbers.

    Parameters
    ----------
    whole : dict
        The scene of the same day, language and theme with every layer on.
    """

    def __init__(self, atlas: Atlas, told: Brief, whole: dict[str, Any]):
        self.atlas, self.told, self.lang = atlas, told, whole["state"]["lang"]
        self.words, self.notes = WORDS[self.lang], Footnotes(atlas, self.lang)
        self.layers = {layer["id"]: layer for layer in whole["layers"]}
        self._documents = {note["n"]: note["document"] for note in whole["footnotes"]}
        self._features: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for layer in whole["layers"]:
            for feature in layer["features"]:
                self._features.setdefault((layer["id"], feature["id"]), []).append(feature)
        here = [told.region.id]
        self._inside = {*here, *regions_inside(atlas, here, told.asof)}
        self.cited: dict[str, set[int]] = {}
        self.sites: list[dict[str, Any]] = []

    def feature(self, layer_id: str, item: Item) -> dict[str, Any]:
        """What the map says of an item."""
        return self._features[layer_id, item.id][0]

    def cite(self, layer_id: str, documents: Iterable[str]) -> list[int]:
        """Numbers of documents of a layer."""
        found = [self.notes.document(document) for document in documents]
        self.cited.setdefault(layer_id, set()).update(found)
        return found

    def sources(self, layer_id: str, item: Item) -> list[int]:
        """Number of the document that an item's status comes from."""
        return self.cite(layer_id, [item.status_fact.document])

    def number(self, layer_id: str, item: Item) -> int | None:
        """Number of an item's site on the map, given at its first mention; None beyond six, or without a position."""
        placed = [one for one in self._features[layer_id, item.id] if one["kind"] in PLACED and one.get("mark")]
        placed = [one for one in placed if self._here(item, one)]
        if not placed:
            return None
        first = next((one for one in placed if one.get("primary")), placed[0])
        same = next((one for one in self.sites if (one["lon"], one["lat"]) == (first["lon"], first["lat"])), None)
        if same is None and len(self.sites) < MOST_SITES:
            same = {**first, "number": len(self.sites) + 1, "layer": layer_id}
            self.sites.append(same)
        return same["number"] if same else None

    def _here(self, item: Item, feature: dict[str, Any]) -> bool:
        """Whether a position lies in the region; one off its coast counts where nobody else shares the item."""
        found = self.atlas.boundaries.at(feature["lon"], feature["lat"], self.told.asof)
        return found in self._inside if found else self._inside.issuperset(item.regions)

    def title(self, layer_id: str) -> str:
        """A layer's title."""
        return self.layers[layer_id]["title"]

    def name(self, region_id: str) -> str:
        """A region's short name on the day."""
        return self.atlas.regions.latest(region_id).short(self.lang)


def scene(atlas: Atlas, told: Brief, whole: dict[str, Any]) -> dict[str, Any]:
    """The scene of a brief.

    Parameters
    ----------
    whole : dict
        The scene of the same day, language and theme with every layer on.

    Returns
    -------
    dict
        As docs/scene.md, with one layer that shows the region, and `brief` as docs/briefings.md.
    """
    telling = Telling(atlas, told, whole)
    page = _page(telling)
    state = {**whole["state"], "layers": [], "focus": told.region.id}
    checks = _checks(telling)
    stale = [day for day in checks if is_stale(day, told.asof)]
    made = {
        **{key: whole[key] for key in ("vintage", "regions", "poles", "marks", "data_version")},
        "state": state,
        "title": page["title"],
        "subtitle": page["subtitle"],
        "caption": page["caption"],
        "layers": [_region_layer(telling, state["theme"]), *_cited_layers(telling)],
        "footnotes": telling.notes.entries(),
        "banner": banner(stale, told.asof, telling.lang),
        "notices": [told.notice.text(telling.lang)] if told.notice else [],
        "brief": page,
        "fingerprint": "",
    }
    return {**made, "fingerprint": digest(made)}


def _page(telling: Telling) -> dict[str, Any]:
    told, words = telling.told, telling.words
    lines = {line.key: _line(telling, line) for line in told.lines if line.key in ON_MAP}
    counted = [(words[f"{line.key}_in_title"], len(line.held)) for line in told.lines]
    counts = ", ".join(words["line"].format(label=label, n=n) for label, n in counted)
    name = told.region.name(telling.lang)
    asof = labels.long_date(told.asof.isoformat(), telling.lang)
    return {
        "region": told.region.id,
        "title": words["title"].format(name=name, lines=counts),
        "subtitle": words["subtitle"].format(asof=asof, places=told.places),
        "caption": words["picture"].format(name=name, lines=counts),
        "lines": [lines[key] for key in ON_MAP],
        "gaps": _gaps(telling),
        "rivals": _rivals(telling),
        "next": _next(telling),
        "unsure": _unsure(telling),
        "sites": telling.sites,
        "reading": words["numbers" if telling.sites else "no_sites"],
        "none_here": words["none_here"],
        "rest_words": words["rest"],
        "more_words": words["more"],
    }


def _line(telling: Telling, line: Line) -> dict[str, Any]:
    named, rest = line.held[:MOST_NAMED], line.held[MOST_NAMED:]
    return {
        "key": line.key,
        "label": telling.words[line.key],
        "count": len(line.held),
        "counts": " · ".join(f"{_status(telling, status)} {n}" for status, n in line.counts.items()),
        "entries": [_entry(telling, line.key, one) for one in named],
        "rest": _rest(telling, rest),
        "rest_counts": [[telling.title(key), n] for key, n in Counter(one.layer_id for one in rest).items()],
        "deadline": _d_day(telling, _nearest(telling, line)) if line.key == WAITING else "",
    }


def _status(telling: Telling, status: str) -> str:
    found = telling.atlas.statuses[status]
    return labels.pick(telling.lang, found.ko, found.en)


def _nearest(telling: Telling, line: Line) -> Due | None:
    dated = (telling.told.deadlines.get(one.item.id) for one in line.held)
    return min((one for one in dated if one and one.state == PENDING), key=lambda one: one.days, default=None)


def _entry(telling: Telling, key: str, one: Membership) -> dict[str, Any]:
    feature = telling.feature(one.layer_id, one.item)
    return {
        "layer": one.layer_id,
        "layer_title": telling.title(one.layer_id),
        "item": one.item.id,
        "number": telling.number(one.layer_id, one.item),
        "mark": feature.get("mark"),
        "label": _label(telling, one),
        "flags": feature["flag_labels"],
        "status": feature["status"],
        "told": _told(telling, key, one, feature),
        "sources": telling.sources(one.layer_id, one.item),
    }


def _label(telling: Telling, one: Membership) -> str:
    """An item's name; with its layer's where it does not say what it is, and whose it is where it is above."""
    layer = telling.layers[one.layer_id]
    title, label = layer["title"], details.label(one.item, telling.lang)
    words = [word for word in SEPARATORS.split(title.lower()) if len(word) >= LONG_WORD[telling.lang]]
    said = any(word in label.lower() for word in words) and layer["geometry"] != LINE_GEOMETRY
    named = label if said or label.startswith(title) else f"{title}: {label}"
    above = telling.name(one.item.regions[0]) if one.relation in (POLE, PROVINCE) else ""
    return named if above in named else f"{above} {named}"


def _told(telling: Telling, key: str, one: Membership, feature: dict[str, Any]) -> str:
    """Status with its date; what waits for a dated decision says how many days are left instead."""
    due = telling.told.deadlines.get(one.item.id)
    if key == WAITING and due and due.state == PENDING:
        return f"{feature['status_label']} {_d_day(telling, due)}"
    return _dated(telling, feature)


def _dated(telling: Telling, feature: dict[str, Any]) -> str:
    return f"{feature['status_label']} {labels.short_date(feature['date'], telling.lang)}"


def _d_day(telling: Telling, due: Due | None) -> str:
    if due is None:
        return ""
    left = telling.words["d_day"].format(n=due.days) if due.days else telling.words["d_today"]
    return f"{left} ({labels.long_date(due.due, telling.lang)})"


def _rest(telling: Telling, rest: Sequence[Membership]) -> str:
    if not rest:
        return ""
    counts = Counter(one.layer_id for one in rest)
    return telling.words["rest"].format(n=len(rest), layers=_counted(telling, counts))


def _counted(telling: Telling, counts: Counter[str]) -> str:
    return ", ".join(telling.words["layer_count"].format(layer=telling.title(key), n=n) for key, n in counts.items())


def _gaps(telling: Telling) -> dict[str, Any]:
    """Layers by what their empty cell means, 없음 before 미확인, each with how far its list is known."""
    parts = []
    for state, word in ((NONE, "nothing"), ("unconfirmed", "unconfirmed")):
        found = [gap for gap in telling.told.gaps if gap.state == state]
        if found:
            sources = sorted({n for g in found if g.source for n in telling.cite(g.layer, [g.source])})
            titles = [telling.title(gap.layer) for gap in found]
            parts.append({"state": telling.words[word], "count": len(found), "layers": titles, "sources": sources})
    count = len(telling.told.gaps)
    return {"label": telling.words["gaps"], "count": count, "parts": parts, "empty": telling.words["no_gap"]}


def _rivals(telling: Telling) -> dict[str, Any]:
    found = telling.told.rivals
    named = [(one.shares, _rival(telling, one)) for one in found[:MOST_RIVALS]]
    regions = list(dict.fromkeys(region for one in found for region in one.regions))
    return {
        "label": telling.words["rivals"],
        "count": len(regions),
        "regions": [telling.name(region) for region in regions],
        "parts": [
            {"shares": telling.words[shares], "entries": [told for kind, told in named if kind == shares]}
            for shares in dict.fromkeys(kind for kind, _ in named)
        ],
        "more": len(found) - len(named),
        "empty": telling.words["no_rival"],
    }


def _rival(telling: Telling, one: Rival) -> dict[str, Any]:
    feature = telling.feature(one.layer, one.item)
    day = labels.short_date(feature["date"], telling.lang)
    return {
        "label": feature["label"],
        "told": day if feature["status_label"] in feature["label"] else _dated(telling, feature),
        "sources": telling.sources(one.layer, one.item),
    }


def _next(telling: Telling) -> dict[str, Any]:
    due, words = telling.told.next, telling.words
    if due is None:
        return {"label": words["next"], "day": "", "when": "", "what": words["no_next"], "who": "", "sources": []}
    told = telling.told
    item = labels.pick(telling.lang, due.item.subject_ko, due.item.subject_en)
    scope = f" ({words['nation']})" if due.item.regions == (NATION,) else ""
    who = [words["decides"].format(body=told.body) if told.body else words["unknown_body"]]
    who += [words["charge"].format(ministry=told.ministry)] if told.ministry else []
    return {
        "label": words["next"],
        "day": words["d_day"].format(n=due.days) if due.days else words["d_today"],
        "when": words["until"].format(day=labels.long_date(due.due, telling.lang)),
        "what": item + scope,
        "who": " · ".join(who),
        "sources": telling.cite(due.layer, [due.fact.document]),
    }


def _unsure(telling: Telling) -> dict[str, Any]:
    told, words = telling.told, telling.words
    held = told.line(UNSURE).held
    late = [labels.pick(telling.lang, one.item.subject_ko, one.item.subject_en) for one in told.overdue]
    sources = sorted({n for one in held for n in telling.sources(one.layer_id, one.item)})
    counts = Counter(one.layer_id for one in held)
    days = [one.item.checked for one in held] or _checks(telling)
    return {
        "label": words["unsure"],
        "count": len(held),
        "text": _counted(telling, counts) if held else words["no_unsure"],
        "checked": words["checked"].format(days=span(days, telling.lang)) if days else "",
        "sources": sources,
        "overdue": words["overdue"].format(n=len(late), items=late[0]) if late else "",
    }


def span(days: Sequence[str], lang: str) -> str:
    """The first and the last of some days in one text."""
    ordered = sorted(days, key=last_day)
    return "~".join(labels.short_date(day, lang) for day in dict.fromkeys((ordered[0], ordered[-1])))


def _checks(telling: Telling) -> list[str]:
    """자료 확인일 of every layer that is cited."""
    topics = [telling.atlas.catalog[key].topic for key in telling.cited if key in telling.atlas.catalog]
    found = [checked_until(telling.atlas, topic) for topic in topics if topic]
    return [day for day in found if day]


def _cited_layers(telling: Telling) -> list[dict[str, Any]]:
    """The layers that the lines are about, without features: their sources and until when they were checked."""
    return [
        {**{key: telling.layers[one][key] for key in ("id", "title", "checked")},
         "geometry": "listed", "in_force": True, "sources": sorted(telling.cited[one]), "features": []}
        for one in telling.layers if one in telling.cited
    ]  # fmt: skip


def _region_layer(telling: Telling, theme: str) -> dict[str, Any]:
    """The region as the one tinted area of the map; its alt text is the brief in a sentence."""
    region = telling.told.region
    return {
        "id": "brief",
        "title": region.name(telling.lang),
        "geometry": "regions",
        "in_force": True,
        "sources": [],
        "checked": None,
        "features": [
            {
                "id": f"brief.{region.id}", "kind": "area", "regions": [region.id], "label": region.name(telling.lang),
                "role": "", "detail": "", "status": None, "status_label": "", "outline": None, "hatch": None,
                "fill": palette.CHOSEN[theme], "sources": [],
            }
        ],
    }  # fmt: skip
