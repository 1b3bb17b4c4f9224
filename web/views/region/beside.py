"""What stands beside a region's own items in documents: where designations meet, facts of lists that are not whole."""

from collections.abc import Iterator

from layers import labels
from layers.comparison.meetings import CRISIS, Meeting
from layers.facts.facts import Fact
from layers.wording.details import role, status_label, value_of
from layers.wording.record import day_of, status_word
from web.export.document.chapters import Column, Row, Table
from web.service.language import translator
from web.telling import meetings
from web.views.account.cited import numbers
from web.views.region.tables import Portrait


def overlaps(portrait: Portrait) -> Table | None:
    """Its municipalities, or itself, where designations meet: a row for each place, a column for each kind."""
    found, words, t = portrait.profile.meetings, portrait.words, translator(portrait.lang)
    if not found:
        return None
    shown, named = meetings.shown_kinds(found), meetings.kinds(portrait.lang)
    kinds = (Column(named[kind], 0.75 / len(shown)) for kind in shown)
    columns = Column(words["region"], 0.13), *kinds, Column(words["cited"], 0.12)
    rows = tuple(_place(portrait, one, shown) for one in found)
    return Table(t("overlaps_title"), columns, rows, (t("overlaps_reach"),), t("overlaps_title"))


def _place(portrait: Portrait, one: Meeting, shown: list[str]) -> Row:
    held = [item for kind in shown for _, item in one.held.get(kind, ())]
    cited = numbers(portrait.cited.document(item.status_fact.document) for item in held)
    name = portrait.atlas.regions.latest(one.id).name(portrait.lang)
    return name, *(_told(portrait, one, kind) for kind in shown), cited


def _told(portrait: Portrait, one: Meeting, kind: str) -> str | None:
    """How many instruments of a kind, and what they are with the status of their items."""
    count = translator(portrait.lang)("overlaps_instruments", count=len(one.instruments(kind)))
    said = list(dict.fromkeys(_standing(portrait, one, kind)))
    return " · ".join((count, *said)) if said else None


def _standing(portrait: Portrait, one: Meeting, kind: str) -> Iterator[str]:
    atlas, lang = portrait.atlas, portrait.lang
    for layer, item in one.held.get(kind, ()):
        tier = role(item, lang) if kind == CRISIS else ""
        yield f"{tier or atlas.catalog[layer].title[lang]}({status_label(item, atlas.statuses[item.status], lang)})"


def lacking(portrait: Portrait) -> Table | None:
    """What other provinces have and it has not (타 시·도 대비 미보유 제도), as on its page: a row an instrument."""
    words, t, lang = portrait.words, translator(portrait.lang), portrait.lang
    catalog = portrait.atlas.catalog
    rows = tuple(
        (catalog[one.layer].title[lang], one.said(lang), _reaching(portrait, one.layer))
        for one in portrait.profile.lacking
    )
    columns = Column(words["layer"], 0.28), Column(words["status"], 0.6), Column(words["cited"], 0.12)
    title = t("profile_lacking")
    return Table(title, columns, rows, (t("profile_lacking_note"),), title) if rows else None


def _reaching(portrait: Portrait, layer: str) -> str:
    """Number of the document that says how far a list reaches."""
    source = portrait.atlas.instruments[layer].source
    return numbers([portrait.cited.document(source)] if source else [])


def other_facts(portrait: Portrait) -> Table | None:
    """What is confirmed of it by instruments whose list is not whole (기타 확인된 사실): a row for each fact."""
    words, t = portrait.words, translator(portrait.lang)
    rows = tuple(_fact(portrait, fact) for fact in portrait.profile.elsewhere)
    columns = (Column(words["item"], 0.32), Column(words["detail"], 0.3), Column(words["status"], 0.14),
               Column(words["date"], 0.12), Column(words["cited"], 0.12))  # fmt: skip
    title, note = t("profile_elsewhere"), t("profile_elsewhere_note")
    return Table(title, columns, rows, (note,), title) if rows else None


def _fact(portrait: Portrait, fact: Fact) -> Row:
    lang, own = portrait.lang, labels.pick(portrait.lang, fact.subject_ko, fact.subject_en)
    said = " · ".join(part for part in (value_of(fact, lang), labels.pick(lang, fact.role, fact.role_en)) if part)
    day = labels.short_date(day_of(portrait.atlas, fact), lang)
    cited = numbers([portrait.cited.document(fact.document)])
    return own, said or None, status_word(portrait.atlas, fact, lang) or None, day, cited
