"""A brief in words, as a scene (docs/scene.md) whose one layer is the region and whose `brief` holds the lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.items import is_stale
from layers.brief import entries
from layers.brief.brief import MOVING, SETTLED, UNSURE, WAITING, Brief
from layers.brief.rivals import Rival
from layers.brief.telling import Telling
from layers.facts.places import NATION
from layers.findings.lacking import is_compared
from layers.findings.portrait import portrait
from layers.periods import last_day
from layers.portfolio.due import is_near, left
from layers.quantities import term
from layers.scene import own
from layers.scene.scene import code
from layers.scene_types.brief import (
    BriefGaps,
    BriefNext,
    BriefPage,
    BriefRivals,
    BriefScene,
    BriefUnsure,
    GapPart,
    RivalEntry,
)
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Scene
from layers.scene_types.vocabulary import Theme
from layers.symbols import palette
from layers.wording.caption import banner
from layers.wording.notices import ended

MOST_RIVALS = 3
#: Lines whose named items may be numbered on the map.
ON_MAP = (SETTLED, MOVING, WAITING)
#: What the fingerprint covers of a layer and of its region.
OF_LAYER = ("id", "title", "checked", "geometry", "in_force", "sources")
OF_REGION = ("id", "kind", "regions", "label", "role", "detail", "status", "status_label", "outline", "hatch", "fill",
             "sources")  # fmt: skip


def scene(atlas: Atlas, told: Brief, whole: Scene) -> BriefScene:
    """The scene of a brief.

    Parameters
    ----------
    whole : Scene
        The scene of the same day, language and theme with every layer on.

    Returns
    -------
    BriefScene
        As docs/scene.md, with one layer that shows the region, and `brief` as docs/briefings.md.
    """
    telling = Telling(atlas, told, whole)
    page = _page(telling)
    state = whole["state"] | {"layers": [], "focus": told.region.id}
    checks = _checks(telling)
    stale = [day for day in checks if is_stale(day, told.asof)]
    made: BriefScene = {
        "vintage": whole["vintage"],
        "regions": whole["regions"],
        "poles": whole["poles"],
        "marks": whole["marks"],
        "data_version": whole["data_version"],
        "tiles": None,
        "state": state,
        "title": page["title"],
        "subtitle": page["subtitle"],
        "caption": page["caption"],
        "layers": [_region_layer(telling, state["theme"]), *_cited_layers(telling)],
        "footnotes": telling.notes.entries(),
        "banner": banner(stale, told.asof, telling.lang),
        "notices": [ended(told.notice, telling.lang)] if told.notice else [],
        "brief": page,
        "fingerprint": "",
    }
    return made | {"fingerprint": code(_covered(made))}


def _covered(made: BriefScene) -> dict[str, object]:
    """What the fingerprint of a brief covers: all that it says, of its layers no legend, of its region no item."""
    layers = [
        {**_part(layer, OF_LAYER), "features": [_part(feature, OF_REGION) for feature in layer["features"]]}
        for layer in made["layers"]
    ]
    return {**{key: value for key, value in made.items() if key != "tiles"}, "layers": layers}


def _part(whole: Mapping[str, object], keys: Iterable[str]) -> dict[str, object]:
    return {key: whole[key] for key in keys}


def _page(telling: Telling) -> BriefPage:
    told, words = telling.told, telling.words
    lines = {line.key: entries.told(telling, line) for line in told.lines if line.key in ON_MAP}
    headline = portrait(telling.atlas, told.region.id, told.asof).title(telling.lang)[0]
    asof = labels.long_date(told.asof.isoformat(), telling.lang)
    return {
        "region": told.region.id,
        "name": told.region.name(telling.lang),
        "title": headline,
        "subtitle": words("subtitle", asof=asof),
        "caption": words("picture", headline=headline),
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


def _gaps(telling: Telling) -> BriefGaps:
    """What it lacks, by until when there is none and what is said of later, each with how far its list is known."""
    lang, words = telling.lang, telling.words
    found = telling.told.gaps
    parts: list[GapPart] = []
    for word in dict.fromkeys(one.word(lang) for one in found):
        layers = [one.layer for one in found if one.word(lang) == word]
        sources = {n for layer in layers for n in _reaching(telling, layer)}
        titles = [telling.title(layer) for layer in layers]
        parts.append({"state": word, "count": len(layers), "layers": titles, "sources": sorted(sources)})
    compared = is_compared(telling.atlas, telling.told.region.id, telling.told.asof)
    return {"label": words["gaps"], "parts": parts, "empty": words["no_gap" if compared else "no_gap_here"]}


def _reaching(telling: Telling, layer: str) -> Iterable[int]:
    """Numbers of the document that says how far a list reaches."""
    source = telling.atlas.instruments[layer].source
    return telling.cite(layer, [source]) if source else ()


def _rivals(telling: Telling) -> BriefRivals:
    found = telling.told.rivals
    named = [(one.shares, _rival(telling, one)) for one in found[:MOST_RIVALS]]
    regions = list(dict.fromkeys(region for one in found for region in one.regions))
    return {
        "label": telling.words["rivals"],
        "regions": [telling.name(region) for region in regions],
        "parts": [
            {"shares": telling.words[shares], "entries": [told for kind, told in named if kind == shares]}
            for shares in dict.fromkeys(kind for kind, _ in named)
        ],
        "more": len(found) - len(named),
        "empty": telling.words["no_rival"],
    }


def _rival(telling: Telling, one: Rival) -> RivalEntry:
    feature = telling.feature(one.layer, one.item)
    day = entries.day(telling, feature)
    return {
        "label": feature["label"],
        "told": day if feature["status_label"] in feature["label"] else entries.dated(telling, feature),
        "sources": telling.sources(one.layer, one.item),
    }


def _next(telling: Telling) -> BriefNext:
    due, words = telling.told.next, telling.words
    if due is None:
        return {"label": words["next"], "day": "", "when": "", "what": words["no_next"], "who": "", "sources": []}
    told = telling.told
    item = labels.pick(telling.lang, due.item.subject_ko, due.item.subject_en)
    scope = f" ({words['nation']})" if due.item.regions == (NATION,) else ""
    who = [words("decides", body=term(told.body, telling.lang)) if told.body else words["unknown_body"]]
    who += [words("charge", ministry=term(told.ministry, telling.lang))] if told.ministry else []
    return {
        "label": words["next"],
        "day": left(due, telling.lang) if is_near(due) else "",
        "when": words("until", day=labels.long_date(due.due, telling.lang)),
        "what": item + scope,
        "who": " · ".join(who),
        "sources": telling.cite(due.layer, [due.fact.document]),
    }


def _unsure(telling: Telling) -> BriefUnsure:
    told, words = telling.told, telling.words
    held = told.line(UNSURE).held
    late = Counter(one.layer for one in told.overdue)
    sources = sorted({n for one in held for n in telling.sources(one.layer_id, one.item)})
    counts = Counter(one.layer_id for one in held)
    days = [one.item.checked for one in held] or _checks(telling)
    return {
        "label": words["unsure"],
        "text": entries.counted(telling, counts) if held else words["no_unsure"],
        "checked": words("checked", days=span(days, telling.lang)) if days else "",
        "sources": sources,
        "overdue": words("overdue", layers=entries.counted(telling, late)) if late else "",
    }


def span(days: Sequence[str], lang: str) -> str:
    """The first and the last of some days in one text."""
    ordered = sorted(days, key=last_day)
    return "~".join(labels.short_date(day, lang) for day in dict.fromkeys((ordered[0], ordered[-1])))


def _checks(telling: Telling) -> list[str]:
    """자료 확인일 of every layer that is cited."""
    found = [telling.layers[key]["checked"] for key in telling.cited if key in telling.layers]
    return [day for day in found if day]


def _cited_layers(telling: Telling) -> list[SceneLayer]:
    """The layers that the lines are about, without features: their sources and until when they were checked."""
    return [
        own.layer(layer["id"], layer["title"], "listed")
        | {"checked": layer["checked"], "sources": sorted(telling.cited[key])}
        for key, layer in telling.layers.items()
        if key in telling.cited
    ]


def _region_layer(telling: Telling, theme: Theme) -> SceneLayer:
    """The region as the one tinted area of the map; its alt text is the brief in a sentence."""
    region = telling.told.region
    name = region.name(telling.lang)
    return own.layer("brief", name) | {
        "features": [own.area(f"brief.{region.id}", name, region.id, palette.CHOSEN[theme])]
    }
