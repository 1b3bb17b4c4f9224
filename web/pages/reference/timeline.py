"""`/timeline`: what the four documents set out, and which layers come from which."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request

from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.facts.documents import Document
from layers.facts.facts import NATIONAL_FIGURES, Fact
from web.state.current import drawing
from web.state.page import shared
from web.state.state import read_kept

bp = Blueprint("timeline", __name__)
#: Keys of the items that are a document's frame: what it calls strategies, directions, areas and tasks.
FRAME = ("area-", "strategy-", "direction-", "task-")


@dataclass(frozen=True)
class Step:
    """One of the four documents: its own strategies and tasks, and how many facts it gives each layer."""

    document: Document
    frame: tuple[Fact, ...]
    layers: tuple[tuple[Definition, int], ...]
    national: int


@dataclass(frozen=True)
class Thread:
    """A layer through time: facts by document id, its first event and the document behind it, and later events."""

    layer: Definition
    counts: dict[str, int]
    first: str
    first_document: Document
    last: str
    press: int


@bp.get("/timeline")
def timeline() -> str:
    """The lineage of the layers from 2017 to today."""
    atlas = drawing().atlas
    page = read_kept(request.args, atlas, drawing().today())
    found = steps(atlas)
    return render_template("timeline.html", **shared(page), steps=found, threads=threads(atlas, found))


def steps(atlas: Atlas) -> list[Step]:
    """The documents at hand in full, earliest first."""
    full = [document for document in atlas.documents.values() if document.file]
    return [_step(atlas, document) for document in sorted(full, key=lambda one: one.date)]


def _step(atlas: Atlas, document: Document) -> Step:
    facts = atlas.by_document.get(document.id, ())
    counts = [(layer, sum(fact.topic == layer.topic for fact in facts)) for layer in atlas.catalog.values()]
    named = [fact for fact in facts if fact.item.removeprefix(f"{NATIONAL_FIGURES}.").startswith(FRAME)]
    return Step(
        document=document,
        frame=tuple(named),
        layers=tuple((layer, n) for layer, n in counts if n and layer.topic),
        national=sum(fact.topic == NATIONAL_FIGURES for fact in facts),
    )


def threads(atlas: Atlas, found: list[Step]) -> list[Thread]:
    """Layers of facts in catalogue order, with what each document gave them."""
    return [_thread(atlas, layer, found) for layer in atlas.catalog.values() if atlas.by_topic.get(str(layer.topic))]


def _thread(atlas: Atlas, layer: Definition, found: list[Step]) -> Thread:
    facts = atlas.by_topic[str(layer.topic)]
    drawn = sorted((fact for fact in facts if fact.draws), key=lambda fact: (atlas.event(fact), fact.id)) or list(facts)
    counts = {step.document.id: sum(fact.document == step.document.id for fact in facts) for step in found}
    return Thread(
        layer=layer,
        counts=counts,
        first=_day(atlas, drawn[0]),
        first_document=atlas.documents[drawn[0].document],
        last=_day(atlas, drawn[-1]),
        press=len(facts) - sum(counts.values()),
    )


def _day(atlas: Atlas, fact: Fact) -> str:
    return fact.valid_from or atlas.documents[fact.document].date
