"""What a layer says of itself on a day: the sentences of its definition that are known on it."""

from __future__ import annotations

from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import first_told
from layers.words.catalogue import words_of


def abstract(atlas: Atlas, definition: Definition, asof: date, lang: str) -> str:
    """The abstract as far as it is known on a day; that nothing is, where nothing is."""
    sentences = (definition.abstract, *definition.told) if _begun(atlas, definition, asof) else ()
    said = [sentence[lang] for sentence in sentences if sentence.holds(asof)]
    return " ".join(said) or words_of(lang, "layer")["not_told"]


def caution(atlas: Atlas, definition: Definition, asof: date, lang: str) -> str | None:
    """The caution shown with the layer, where there is one on that day."""
    notice = definition.notice
    shown = notice is not None and notice.holds(asof) and _begun(atlas, definition, asof)
    return notice[lang] if shown and notice is not None else None


def _begun(atlas: Atlas, definition: Definition, asof: date) -> bool:
    """Whether something of a layer is known on a day; of figures, which have no days, always."""
    first = first_told(atlas, definition.topic) if definition.topic else None
    return first is None or first <= asof
