"""What a map says about one item in words: its label, role, one line of detail and its notes."""

import re
from collections import Counter
from collections.abc import Collection
from datetime import date

from geo.region import reads_korean
from layers import labels, quantities
from layers.atlas.atlas import Atlas
from layers.atlas.contradictions import Difference
from layers.atlas.instrument import CONDITION, CRISIS
from layers.atlas.items import Item, of_own_folder
from layers.facts.facts import CHANGED, CONTRADICTED, COPY, OF_CLAIM, Fact
from layers.facts.statuses import Status
from layers.periods import first_day, last_day
from layers.wording import deadlines
from layers.wording.grades import unofficial
from layers.words.catalogue import words_of

ATTRIBUTES = ("area", "investment", "power", "water", "transport", "period")
INDIRECT_GRADE = 3
#: Flags of a claim beside which another one is told first.
_DIFFERING = frozenset({CONTRADICTED, *OF_CLAIM})
#: A day or month of a remark, and the end of a span that may still run.
DAY = re.compile(r"(?<!\d)\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d)")
SPAN = re.compile(r"[~–]\d{4}-\d{2}(?:-\d{2})?")
SETTLED = frozenset(
    {"designated", "selected", "approved", "decided", "completed", "ended", "fulfilled", "not-selected"}
)


def label(item: Item, lang: str) -> str:
    """The item's name."""
    return labels.pick(lang, item.subject_ko, item.subject_en)


def full_label(atlas: Atlas, item: Item, lang: str) -> str:
    """The item's name; one that is a municipality's own with its province's, as there are six called 중구.

    Support in a crisis is given to a municipality in tiers: its name says which.
    """
    own, tier = _with_province(atlas, item, lang), _tier(atlas, item, lang)
    return words_of(lang, "layer")("of_tier", name=own, tier=tier) if tier and tier not in own else own


def _tier(atlas: Atlas, item: Item, lang: str) -> str:
    known = atlas.instruments.get(item.topic)
    given = known is not None and known.ground == CRISIS and known.kind != CONDITION
    return labels.pick(lang, item.role, item.role_en) if given and item.role else ""


def _with_province(atlas: Atlas, item: Item, lang: str) -> str:
    own = label(item, lang)
    regions = [atlas.regions.latest(key) for key in item.original_regions or item.regions]
    if len(regions) != 1 or own not in (regions[0].name(lang), regions[0].short(lang)) or not regions[0].parent:
        return own
    province = atlas.regions.latest(regions[0].parent)
    if province.level != "province":
        return own
    return words_of(lang, "layer")("in_province", province=province.short(lang), name=own)


def status_label(item: Item, status: Status, lang: str) -> str:
    """The status in the word that its source prints, where it holds as printed; else in ours."""
    printed = item.status_fact.status_printed if item.status == item.status_fact.status else None
    return printed if printed and reads_korean(lang) else str(labels.named(status, lang))


def status_told(name: str, printed: Collection[str], lang: str) -> str:
    """A status of several things in our word, and what their sources print instead of it.

    Parameters
    ----------
    printed : collection of str
        The label of each thing, ours where its source prints no other.
    """
    others = Counter(word for word in printed if word != name)
    if not others:
        return name
    words = words_of(lang, "legend")
    first, *more = (word for word, _ in others.most_common())
    said = words("printed_more", first=first) if len(more) > 1 else "·".join((first, *more))
    return words("printed_some" if name in printed else "printed", status=name, printed=said)


def days(fact: Fact, lang: str) -> str:
    """The days of a decision: decided, in the notice, in force; empty where none is known."""
    words = words_of(lang, "item")
    known = ((key, getattr(fact, key)) for key in ("decided_on", "noticed_on", "effective_on"))
    return " · ".join(words(key, day=labels.short_date(day, lang)) for key, day in known if day)


def place_label(item: Item, lang: str) -> str:
    """The place of a belt's node as its document writes it; in English the romanised place its key ends with."""
    fact = item.status_fact
    if reads_korean(lang) and fact.place:
        return "·".join(fact.place)
    return item.id.rpartition(".")[2].title()


def role(item: Item, lang: str) -> str:
    """What the place or item is for; a role of something else at the place says of what: 셀 · 특화단지 역할(2023).

    A status of the own folder takes nothing away: the role is then that of the statuses before it.
    """
    before = item.facts if of_own_folder(item.status_fact) else ()
    told = next((fact for fact in [item.status_fact, *_claims(item, "role"), *before] if fact.role), None)
    if told is None:
        return ""
    own = labels.pick(lang, told.role, told.role_en)
    borrowed = told is not item.status_fact and not item.status_fact.role and "역할" in (told.subject_ko or "")
    return f"{own} · {_without_place(told, lang)}" if borrowed else own


def _without_place(fact: Fact, lang: str) -> str:
    subject = labels.pick(lang, fact.subject_ko, fact.subject_en)
    place = next((name for name in fact.place if subject.startswith(name)), "")
    return subject.removeprefix(place).rpartition(": ")[2].strip()


def _claims(item: Item, claim: str) -> list[Fact]:
    found = [fact for fact in item.facts if fact.claim == claim]
    return sorted(found, key=precedence)


def precedence(fact: Fact) -> int:
    """Which of an item's claims of one kind is told first: what a value became, what nothing doubts, the rest."""
    differs = _DIFFERING & {*fact.flags}
    return 0 if differs == {CHANGED} else 2 if differs else 1


def detail(item: Item, asof: date, lang: str) -> str:
    """Area, investment and the like in one line: 면적 3,607만㎡ · 투자 4.7조 원."""
    own = item.status_fact
    value = quantities.quantity(own.value, own.unit, lang) if own.value else ""
    parts = [value] if value and str(own.value) not in label(item, lang) else []
    parts += [told for claim in ATTRIBUTES if (told := _attribute(item, claim, lang))]
    said = " · ".join(dict.fromkeys(parts))
    due = _due(item, asof, lang) if item.due and item.due not in said else ""
    return " · ".join(part for part in (said, due) if part)


def _attribute(item: Item, claim: str, lang: str) -> str:
    shown = ((fact, value_of(fact, lang)) for fact in _claims(item, claim))
    fact, value = next(((fact, value) for fact, value in shown if value), (None, ""))
    if fact is None:
        return _own_area(item, lang) if claim == "area" else ""
    own = fact.subject_ko in (None, item.subject_ko)
    name = words_of(lang, "item")[f"attribute.{claim}"] if own else labels.pick(lang, fact.subject_ko, fact.subject_en)
    return f"{name} {value}" + (f" ({words_of(lang, 'item')['inferred']})" if "inferred" in fact.flags else "")


def _own_area(item: Item, lang: str) -> str:
    """The area that the row of its status states, as a notice lists sites with theirs."""
    found = item.status_fact.area_10k_m2
    return f"{words_of(lang, 'item')['attribute.area']} {labels.area(found, lang)}" if found else ""


def value_of(fact: Fact, lang: str) -> str:
    """What a claim states, as a quantity, an area or money in words; empty where it states none."""
    if fact.value and fact.value == fact.role:
        return labels.pick(lang, fact.role, fact.role_en)
    if fact.value:
        return quantities.quantity(fact.value, fact.unit, lang)
    if fact.area_10k_m2:
        return labels.area(fact.area_10k_m2, lang)
    return labels.won(fact.funding_private_100m_krw, lang) if fact.funding_private_100m_krw else ""


def _due(item: Item, asof: date, lang: str) -> str:
    day = labels.long_date(str(item.due), lang)
    if last_day(str(item.due)) >= asof:
        return words_of(lang, "item")("due", day=day)
    return "" if item.status in SETTLED else words_of(lang, "item")("was-due", day=day)


def notes(atlas: Atlas, item: Item, lang: str, asof: date | None = None) -> list[str]:
    """Everything a careful reader must know: carried regions, indirect or later sources, contradictions.

    With a day, also that the source is from after it (이후 자료로 확인).
    """
    fact = item.status_fact
    said = [note.text(lang) for note in item.carried]
    said += [told] if (told := remark(fact, lang, asof)) else []
    said += [told] if (told := days(fact, lang)) else []
    said += [] if item.status in SETTLED else _other_deadlines(atlas, item, lang)
    lapsed = item.status != fact.status
    if lapsed or (item.stale and item.status not in SETTLED):
        said.append(words_of(lang, "item")("stale", day=labels.short_date(item.checked, lang)))
    confirmed = fact.published or atlas.documents[fact.document].date
    if (fact.published and fact.published != fact.valid_from) or (asof is not None and asof < first_day(confirmed)):
        said.append(words_of(lang, "item")("later", day=labels.short_date(confirmed, lang)))
    if fact.basis == COPY:
        said.append(words_of(lang, "item")("copy"))
    if unofficial(atlas, item) and words_of("ko", "item")["unofficial"] not in (fact.note or ""):
        said.append(words_of(lang, "item")("unofficial"))
    indirect = atlas.documents[fact.document].grade == INDIRECT_GRADE and fact.basis != "search"
    if indirect or "reported-only" in item.flags:
        said.append(words_of(lang, "item")("indirect"))
    return said + differing(item, lang)


def remark(fact: Fact, lang: str, asof: date | None = None) -> str:
    """A row's remark; of a day without the parts that tell of one after it, but for the row's own deadline and term."""
    parts = re.split(r"(?<=[;.]) ", labels.pick(lang, fact.note, fact.note_en))
    late = [asof is not None and any(day > asof for day in _told_days(fact, part)) for part in parts]
    return " ".join(part for part, left_out in zip(parts, late, strict=True) if not left_out).rstrip(";")


def remarked(fact: Fact) -> list[date]:
    """The days from which a row's remark tells more."""
    return [day for text in (fact.note, fact.note_en) for day in _told_days(fact, text or "")]


def _told_days(fact: Fact, text: str) -> list[date]:
    """Days that a text names, but for the row's own deadline, term and day of effect."""
    own = (fact.due, fact.valid_to, fact.effective_on)
    return [first_day(day) for day in DAY.findall(SPAN.sub("", text)) if day not in own]


def _other_deadlines(atlas: Atlas, item: Item, lang: str) -> list[str]:
    """기한 변경: 2026.2. → 2026년 하반기 (국무조정실 2026.4.1.), 다른 자료."""
    claims = deadlines.dated(atlas, item)
    return [deadline_told(atlas, fact, claims[-1], lang) for fact in deadlines.others(atlas, item)]


def deadline_told(atlas: Atlas, other: Fact, holds: Fact, lang: str) -> str:
    """How a deadline came to be another than a claim names, and who says so."""
    kind = deadlines.how(other, str(holds.due))
    by = atlas.documents[(other if kind == deadlines.DISPUTED else holds).document]
    said = {"was": labels.short_date(str(other.due), lang), "now": labels.short_date(str(holds.due), lang)}
    publisher = labels.pick(lang, by.publisher_ko, by.publisher_en)
    return words_of(lang, "item")(f"due_{kind}", **said, by=publisher, day=labels.short_date(by.date, lang))


def differing(item: Item, lang: str) -> list[str]:
    """Sentences on the values that differ, by what they are to each other; the same values once."""
    words, told = words_of(lang, "item"), dict[tuple[str, str], None]()
    for each in item.differences:
        values = _values(each, lang)
        if len(values) > 1:
            told[each.kind, (" → " if each.kind == CHANGED else " / ").join(values)] = None
    return [words("differ" if kind == CONTRADICTED else kind, values=values) for kind, values in told]


def _values(each: Difference, lang: str) -> list[str]:
    """The two values as written, the one that it became last."""
    pair = [each.one, each.other]
    if each.kind == CHANGED:
        pair.sort(key=lambda fact: CHANGED in fact.flags)
    return list(dict.fromkeys(quantities.quantity(fact.value, fact.unit, lang) for fact in pair if fact.value))
