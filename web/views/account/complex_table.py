"""The table of complexes beside each other, of a comparison and of a region."""

from layers import labels
from layers.atlas.atlas import Atlas
from layers.portfolio.complexes import Complex
from layers.quantities import listed
from layers.scene_types.told import ToldItem
from layers.scene_types.vocabulary import Lang
from layers.wording.details import value_of
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Row, Table
from web.service.language import translator
from web.views.account.cited import Cited, numbers

STATED, SECURED = ("area", "investment"), ("power", "water")
HEADS = (("item", 0.16), ("status", 0.07), ("anchor", 0.13), ("area", 0.08), ("investment", 0.09), ("power", 0.09),
         ("water", 0.09), ("belt_node", 0.13), ("others", 0.1))  # fmt: skip


def table(atlas: Atlas, cited: Cited, found: list[Complex], lang: Lang) -> Table | None:
    """Complexes and candidates; what no source states is empty. None where there are none."""
    t, words = translator(lang), words_of(lang, "account")
    rows = tuple(_row(atlas, one, cited.tell(one.layer, one.item), lang) for one in found)
    columns = (*(Column(t(key), share) for key, share in HEADS), Column(words["cited"], 0.06))
    return Table(words["complexes"], columns, rows, (words["complexes_note"],), words["complexes"]) if rows else None


def _row(atlas: Atlas, one: Complex, told: ToldItem, lang: Lang) -> Row:
    t = translator(lang)
    stated = (value_of(one.stated[claim], lang) if claim in one.stated else None for claim in STATED)
    secured = (
        (value_of(one.secured[kind].status_fact, lang) or t("compare_amount_unknown")) if kind in one.secured else None
        for kind in SECURED
    )
    others = " · ".join(dict.fromkeys(atlas.catalog[layer].title[lang] for layer, _ in one.others))
    return (
        told["label"], told["status_label"], listed(one.anchors, lang) or None, *stated, *secured, _near(one, lang),
        others or None, numbers(told["sources"]),
    )  # fmt: skip


def _near(one: Complex, lang: Lang) -> str | None:
    """The nearest belt node and its straight distance."""
    if one.node is None:
        return None
    node = one.node.item
    return f"{labels.pick(lang, node.subject_ko, node.subject_en)} {one.node.distance_km} km"
