"""What every page has: its state, its language, and the way to other states."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import has_request_context, request

from layers.keeping import MB, Shelf
from layers.periods import last_day
from layers.scene.scene import GEO, State
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.service.language import translator
from web.state.current import drawing
from web.state.drawing import Drawing
from web.state.filtering import written
from web.state.opening import SCENE, opened
from web.state.state import NAMES, PageState, one_shade, read_kept

PAGES = Shelf("pages", 24 * MB, "state or embedded map, host, today")


def page_state() -> PageState:
    """The state that the address of this request names; raises BadParameter."""
    atlas = drawing().atlas
    return one_shade(read_kept(opened(request.args, drawing()), atlas, drawing().today()), atlas)


def shared(state: PageState) -> dict[str, Any]:
    """What every page needs: its state, its language, and the way to other states with what else the reader asked."""
    return of_state(drawing(), state, drawing().today()) | {"here": _here(state)}


def of_state(source: Drawing, state: PageState, today: date) -> dict[str, Any]:
    """What a page needs that is kept for everyone: nothing of the request that it is made for."""
    lang = state.scene.lang
    return {
        "page": state,
        "state": {**_plain(state.scene), "view": state.view},
        "lang": lang,
        "t": translator(lang),
        "today": today.isoformat(),
        "atlas": source.atlas,
        "here": state.query,
        "dropped": " ".join((*_ahead(source, state, today), *_left_out(source, state, lang))),
    }


def _ahead(source: Drawing, state: PageState, today: date) -> Iterator[str]:
    """That a day is still to come, with the day until which the data were checked, where it is later than that too."""
    asof, lang = state.scene.asof, state.scene.lang
    checked = max(document.checked for document in source.atlas.documents.values() if document.checked)
    if asof > max(today, last_day(checked)):
        yield words_of(lang, "layer")("ahead", asof=asof, today=today, checked=checked)


def _left_out(source: Drawing, state: PageState, lang: Lang) -> Iterator[str]:
    """What the address asks for and the map does not show."""
    words, catalog = words_of(lang, "layer"), source.atlas.catalog
    if state.dropped:
        yield words("dropped", names=", ".join(state.dropped))
    if state.unshaded:
        shown = next(catalog[each] for each in state.scene.layers if catalog[each].shades)
        others = ", ".join(catalog[each].title[lang] for each in state.unshaded)
        yield words("unshaded", shown=shown.title[lang], names=others)


def _here(state: PageState) -> Callable[..., str]:
    """A function that writes the query of this page with another language or theme; what else it asks for stays."""
    asked = request.args.items(multi=True) if has_request_context() else ()
    own = urlencode([(name, value) for name, value in asked if name not in (*NAMES, SCENE)], safe=",/")

    def query(**changes: str) -> str:
        return "&".join(part for part in (own, state.query(**changes)) if part)

    return query


def _plain(scene: State) -> dict[str, Any]:
    return {
        "layers": list(scene.layers),
        "asof": scene.asof.isoformat(),
        "focus": scene.focus,
        "lang": scene.lang,
        "theme": scene.theme,
        "frame": None if scene.frame == GEO else scene.frame,
        **written(scene.filter),
    }
