"""What a map says about one item in words: its label, role, one line of detail and its notes."""

from collections.abc import Iterable

from layers import labels
from layers.atlas import Atlas
from layers.facts import Fact
from layers.items import Item

ATTRIBUTES = ("area", "investment", "power", "water", "transport", "period", "count")
INDIRECT_GRADE = 3
SENTENCES = {
    "stale": ("{day}까지 확인한 자료이며 그 뒤는 미확인이다.", "Checked until {day}; not confirmed after that."),
    "later": ("{day} 자료로 뒤에 확인했다.", "Confirmed by a later source of {day}."),
    "indirect": ("간접 확인: 원자료를 보지 못했다.", "Indirect source: the original was not seen."),
    "differ": ("자료마다 값이 다르다: {values}.", "Sources differ: {values}."),
}


def sentence(key: str, lang: str, **values: str) -> str:
    """One of the standing sentences, filled in."""
    return labels.pick(lang, *SENTENCES[key]).format(**values)


def label(item: Item, lang: str) -> str:
    """The item's name."""
    return labels.pick(lang, item.subject_ko, item.subject_en)


def place_label(item: Item, lang: str, names: dict[str, str]) -> str:
    """The place of a belt's node as its document writes it, or its region's short name in English."""
    fact = item.status_fact
    if lang == "ko" and fact.place:
        return "·".join(fact.place)
    return "·".join(names.get(region_id, region_id) for region_id in item.original_regions or item.regions)


def role(item: Item, lang: str) -> str:
    """What the place or item is for, from its status or from a claim about its role."""
    return labels.pick(lang, item.role, item.role_en)


def _claims(item: Item, claim: str) -> list[Fact]:
    found = [fact for fact in item.facts if fact.claim == claim]
    return sorted(found, key=lambda fact: "contradicted" in fact.flags)


def detail(item: Item, lang: str) -> str:
    """Area, investment and the like in one line: 3,607만㎡ · 민간투자 4.7조 원."""
    own = item.status_fact
    parts = [labels.quantity(own.value, own.unit, lang)] if own.value else []
    parts += [told for claim in ATTRIBUTES if (told := _attribute(item, claim, lang))]
    if item.due:
        parts.append(_due(item.due, lang))
    return " · ".join(dict.fromkeys(parts))


def _attribute(item: Item, claim: str, lang: str) -> str:
    for fact in _claims(item, claim):
        if fact.value:
            return labels.quantity(fact.value, fact.unit, lang)
        if claim == "area" and fact.area_10k_m2:
            return labels.area(fact.area_10k_m2, lang)
        if claim == "investment" and fact.funding_private_100m_krw:
            return labels.won(fact.funding_private_100m_krw, lang)
    return ""


def _due(due: str, lang: str) -> str:
    day = labels.long_date(due, lang)
    return f"{day} 예정" if lang == "ko" else f"due {day}"


def notes(atlas: Atlas, item: Item, lang: str) -> list[str]:
    """Everything a careful reader must know: carried regions, indirect or later sources, contradictions."""
    fact = item.status_fact
    said = [labels.pick(lang, note.ko, note.en) for note in item.carried]
    if fact.note or fact.note_en:
        said.append(labels.pick(lang, fact.note, fact.note_en))
    if item.stale:
        said.append(sentence("stale", lang, day=labels.short_date(str(item.checked), lang)))
    if fact.published and fact.published != fact.valid_from:
        said.append(sentence("later", lang, day=labels.short_date(fact.published, lang)))
    if atlas.documents[fact.document].grade == INDIRECT_GRADE or "reported-only" in item.flags:
        said.append(sentence("indirect", lang))
    return said + _contradictions(item, lang)


def _contradictions(item: Item, lang: str) -> list[str]:
    groups = [_values(pair, lang) for pair in item.contradictions]
    return [sentence("differ", lang, values=" / ".join(group)) for group in groups if len(group) > 1]


def _values(pair: Iterable[Fact], lang: str) -> list[str]:
    shown = [labels.quantity(fact.value, fact.unit, lang) for fact in pair if fact.value]
    return list(dict.fromkeys(shown))
