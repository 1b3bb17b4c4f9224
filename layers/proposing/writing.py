"""Proposals of one clause: by place, or of the nation where an amount or a pending decision stands without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from layers.evidence.paragraphs import normalise, stands
from layers.facts.facts import ELSEWHERE, NATIONAL_FIGURES, STATUS, TOTAL
from layers.facts.places import NATION, NATION_NAMES
from layers.proposing import clauses, places, topics
from layers.proposing.amounts import Stated, counts
from layers.proposing.clauses import Judgement
from layers.proposing.dates import When, dates, is_ahead, is_past
from layers.proposing.focus import Part
from layers.proposing.knowledge import Clause, Knowledge
from layers.proposing.names import HARD, POLE, TABLE
from layers.proposing.places import Mention
from layers.proposing.proposal import Proposal, Unread
from layers.proposing.tables import GRAMMAR, pattern
from layers.proposing.topics import Named, nearest
from layers.proposing.whole import decision, standing

_DEFAULT = pattern("default_plan")
_CLAIMS: dict[str, str] = GRAMMAR["claims"]
_SUBJECTS = [(re.compile(words), claim) for words, claim in GRAMMAR["subjects"].items()]
_JOINED = re.compile(r"[·-]")
_HEADED, _SILENT_HEADING = pattern("headed"), pattern("silent_heading")
_OF_HEADING: dict[str, str] = GRAMMAR["of_heading"]
PERIOD, PLACE, FIGURE, INVESTMENT, COMPONENT = "기간", "place", "figure", "investment", "component"
PROCESS, NOT_SELECTED = "process", "not-selected"
_OF_ITS_KIND, _OTHERS, _SUMS = map(pattern, ("of_its_kind", "counted_others", "sums"))
_BODIES = pattern("counted_bodies")
#: A name of more regions than so many is a scope.
MANY = 3
SCOPES = frozenset(GRAMMAR["scopes"].split())
#: Between places of a list stand at most so many letters; 각 gives each its own amount.
LISTED, _EACH = 3, "각 "
#: A heading has at most so many letters.
HEADING_LENGTH = 60
#: A clause may begin with its own heading, of so many letters: (지정 결과) …
HEAD = 12
#: The kind that ends the name of an instrument; a cell that names one has so many letters.
_KIND, SAID = re.compile(r" ?(?:특구|특화 ?단지|단지|지구|지역|산단)$"), 4
COUNTED = ("개", "곳", "개소", "개교", "권역", "종")
LONGEST_SUBJECT, YEAR = 80, 4
_ALL = NATION_NAMES[0]


@dataclass(frozen=True)
class Writer:
    """Writes the proposals of one clause."""

    knowledge: Knowledge
    part: Part
    sentence: str
    clause: Clause
    judgement: Judgement
    carried: tuple[Mention, ...] = ()
    subject: tuple[Mention, ...] = ()

    def written(self) -> Iterator[Proposal | Unread]:
        """Rows by place, or of the nation where amounts and instruments stand without one."""
        groups = self._groups()
        if groups and not self.judgement.status and self.part.above and self._is_below_silence():
            yield Unread(self.part.locator, "제목: 평가·사례", self.clause.text)
            return
        if self.judgement.silent:
            if groups or self.clause.instruments:
                yield Unread(self.part.locator, self.judgement.cause, self.clause.text)
            return
        if groups:
            yield from self._placed(groups)
        elif self.carried and not self.clause.instruments and self._says_of_carried():
            yield from self._of_carried()
        else:
            yield from self._national()

    def _says_of_carried(self) -> bool:
        """Whether a clause without a place has an amount or a term of the one before."""
        return any(one.base not in COUNTED for one in self.clause.amounts) or any(one.first for one in self.clause.when)

    def _is_below_silence(self) -> bool:
        """Whether the heading is of prizes, examples and the like; a whole sentence is no heading."""
        above = self.part.above[0]
        return len(above) <= HEADING_LENGTH and _SILENT_HEADING.search(above) is not None

    def _groups(self) -> list[tuple[Mention, ...]]:
        """Places that are one item (용인·평택 반도체 특화단지), or one each."""
        found = list(self.clause.places)
        if not found and self.clause.instruments and self.subject:
            return [(one,) for one in self.subject]
        if not found and self.part.places:
            found = places.mentions(self.knowledge.names, self.part.places, HARD, self.knowledge.around)
            return [tuple(found)] if found else []
        groups: list[list[Mention]] = []
        for one in found:
            between = self.clause.open[groups[-1][-1].end : one.start] if groups else ""
            if groups and _JOINED.fullmatch(between.strip()) and self._is_joint(groups[-1][0]):
                groups[-1].append(one)
            else:
                groups.append([one])
        return self._named_together([tuple(group) for group in groups])

    def _named_together(self, groups: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
        """Places of a list right before the name of one complex are one item: 용인·평택 반도체 특화단지."""
        if any(counts(self.clause.text)) or _EACH in self.clause.text:
            return groups
        starts = {named.start for named in self.clause.instruments}
        found: list[list[tuple[Mention, ...]]] = []
        for group in groups:
            between = self.clause.open[found[-1][-1][-1].end : group[0].start].strip() if found else ""
            if found and _JOINED.fullmatch(between):
                found[-1].append(group)
            else:
                found.append([group])
        return [each for run in found for each in (_one(run) if _near(run[-1][-1].end, starts) else run)]

    def _is_joint(self, first: Mention) -> bool:
        """Whether a list of places is one item: a project or complex of all of them, in a row or without a count."""
        named = self._instrument(first)[0]
        before = self.clause.open[: first.start].rstrip()
        behind_instrument = named is not None and before.endswith("(") and before[:-1].rstrip().endswith(named.printed)
        return not behind_instrument and (self.part.row or before.endswith("(")) and not any(counts(self.clause.text))

    def _instrument(self, at: Mention | None) -> tuple[Named | None, str]:
        position = at.start if at is not None and at in self.clause.places else len(self.clause.text)
        own = nearest(self.clause.instruments, position)
        if own is not None:
            return (own, "") if own.instrument.known else self._meant_by(own)
        if (called := self._called()) is not None:
            return called, "문서의 다른 곳에 적힌 제도"
        near = self.knowledge.topics.inherited((self.sentence, self.part.text))
        if near is not None and near.instrument.known:
            return near, "같은 문단의 제도"
        above = self.knowledge.topics.inherited(self.part.above)
        if above is not None and above.instrument.known:
            return above, "제목에서 이은 제도"
        only = self.knowledge.topics.inherited(self.knowledge.only)
        return near or above or only, "문서에 하나뿐인 제도" if only and not (near or above) else "제목에서 이은 제도"

    def _meant_by(self, own: Named) -> tuple[Named, str]:
        """A name of no table: what the document calls it in full elsewhere."""
        stem = _KIND.sub("", own.printed).strip()
        called = self.knowledge.called(stem)
        return (called, "문서의 다른 곳에 적힌 제도") if called else (own, "")

    def _called(self) -> Named | None:
        """The instrument that the document names right behind a cell of the row."""
        found = (self.knowledge.called(cell) for cell in self.part.cells if len(cell) >= SAID)
        return next((one for one in found if one is not None), None)

    def _placed(self, groups: list[tuple[Mention, ...]]) -> Iterator[Proposal | Unread]:
        shared = self._shared(groups)
        for number, group in enumerate(groups):
            named, cause = self._instrument(group[0])
            status, printed, assumed = self._status()
            if all(one.printed in SCOPES or (cause and self._is_scope(one)) for one in group):
                yield Unread(self.part.locator, "범위를 이르는 말", self.clause.text)
                continue
            if named is None and not (self.part.row and status):
                yield Unread(self.part.locator, "제도 없음", self.clause.text)
                continue
            causes = tuple(filter(None, (cause, assumed, *(each for one in group for each in one.causes))))
            base = self._proposal(named, causes, group, status, printed)
            yield from self._measured(base, () if shared else self._amounts(groups, number))
            if shared and number + 1 == len(groups):
                every = self._proposal(named, causes, tuple(one for each in groups for one in each), status, printed)
                yield from (self._with(every, one, self._claim(one)) for one in shared)

    def _of_carried(self) -> Iterator[Proposal]:
        """Amounts of the place that the clause or the item before is about."""
        named, cause = self._instrument(None)
        if named is None:
            return
        causes = tuple(filter(None, (cause, "앞에 적힌 지역", *(each for one in self.carried for each in one.causes))))
        base = self._proposal(named, causes, self.carried, *self._status()[:2])
        amounts = tuple(one for one in self.clause.amounts if one.base not in COUNTED)
        if not amounts:
            yield from self._measured(base, ())
        yield from (self._with(base, one, self._claim(one)) for one in amounts)

    def _is_scope(self, one: Mention) -> bool:
        """Whether a name is of many provinces (수도권), which a text uses as a scope."""
        levels = {self.knowledge.atlas.regions.latest(region).level for each in one.meanings for region in each}
        return levels == {POLE} or any(len(each) > MANY for each in one.meanings)

    def _status(self) -> tuple[str, str, str]:
        """Status, its printed word, and what was assumed."""
        told = standing.of_cells(self.part, self.knowledge.decision, self.knowledge.anchor)
        above = standing.of_heading(self.part)
        if told[0] or (above[0] and standing.is_present(self.judgement.status)):
            return told if told[0] else above
        if self.judgement.status:
            lent = "" if self.judgement == self.clause.judgement else "뒤 절의 서술어"
            return self.judgement.status, self.judgement.printed, lent
        if self.part.lead:
            said = next((one for one in clauses.sentences(self.part.lead) if "*" in one), self.part.lead)
            lead = clauses.judged(said, dates(said, self.knowledge.anchor), self.knowledge.anchor)
            return lead.status, "", "본문의 서술어" if lead.status else ""
        near = self.part.above if self.part.row or self.part.line else self.part.above[:2]
        headed = next((found for text in near if (found := _HEADED.search(text))), None)
        own = _HEADED.search(self.clause.text[:HEAD])
        if own is not None:
            return _OF_HEADING[own[1]], own[0], ""
        if headed is not None and (self.part.row or self.part.line or self.part.item):
            return _OF_HEADING[headed[1]], headed[0], "제목의 상태"
        ahead = any(is_ahead(one, self.knowledge.anchor) for one in self.clause.when)
        if ahead and (plan := _DEFAULT.search(self.sentence)):
            return clauses.PLANNED, plan[0], "서술어 없음: 계획으로 봄"
        return standing.of_document(self.part, self.sentence, self._named_places(), self.knowledge.decision)

    def _named_places(self) -> int:
        return len(self.clause.places) or bool(self.part.places) or bool(self.carried)

    def _shared(self, groups: list[tuple[Mention, ...]]) -> tuple[Stated, ...]:
        """Amounts behind a list of places, which are of all of them together."""
        own = tuple(one for one in self.clause.amounts if one.base not in COUNTED)
        behind = len(groups) > 1 and bool(self.clause.places) and all(one.start > groups[-1][-1].end for one in own)
        between = (self.clause.open[first[-1].end : second[0].start] for first, second in pairwise(groups))
        return own if behind and _EACH not in self.clause.text and all(len(each) <= LISTED for each in between) else ()

    def _amounts(self, groups: list[tuple[Mention, ...]], number: int) -> tuple[Stated, ...]:
        """Amounts of a group: all where there is one group, else those between it and the next."""
        if len(groups) == 1 or not self.clause.places:
            return self.clause.amounts
        if _EACH in self.clause.text and all(one.start > groups[-1][-1].end for one in self.clause.amounts):
            return self.clause.amounts
        start = groups[number][-1].end
        end = groups[number + 1][0].start if number + 1 < len(groups) else len(self.clause.text)
        return tuple(one for one in self.clause.amounts if start <= one.start < end and one.base not in COUNTED)

    def _measured(self, base: Proposal, amounts: tuple[Stated, ...]) -> Iterator[Proposal]:
        """The row itself with its first amount or period, then one row for each other amount."""
        period = next((one for one in self.clause.when if one.first), None) or self._period_of_row()
        if period is not None and not amounts:
            since = base.valid_from or (period.first if len(period.first) > YEAR else "")
            years = f"{period.first[:YEAR]}~{period.iso[:YEAR]}"
            yield replace(base, value=years, unit=PERIOD, valid_from=since, due=base.due or period.iso)
            return
        own = [one for one in amounts if one.base not in COUNTED]
        first = own[0] if own else None
        yield self._with(base, first, base.claim) if first else base
        for one in own[1:]:
            yield self._with(base, one, COMPONENT if self._in_brackets(one) else self._claim(one))

    def _period_of_row(self) -> When | None:
        if not self.part.row:
            return None
        return next((one for one in dates(self.part.text, self.knowledge.anchor) if one.first), None)

    def _in_brackets(self, one: Stated) -> bool:
        before = self.clause.text[: one.start]
        return before.count("(") > before.count(")")

    def _with(self, base: Proposal, one: Stated, claim: str) -> Proposal:
        due = self._due_of(one) if base.due else ""
        return replace(
            base, value=one.value, unit=one.unit, claim=claim, due=due, evidence=self._evidence(base, one.printed)
        )

    def _due_of(self, one: Stated) -> str:
        """The date before an amount, else the first behind it."""
        before = [when for when in self.clause.when if when.end <= one.start]
        near = before[-1:] or [when for when in self.clause.when if when.start >= one.end][:1]
        return near[0].iso if near else ""

    def _evidence(self, base: Proposal, printed: str) -> tuple[str, ...]:
        plain = normalise(self.part.standing)
        terms = (normalise(printed), _digits(printed))
        return (*base.evidence, *[term for term in terms if stands(term, plain)][:1])

    def _claim(self, one: Stated) -> str:
        if one.base in _CLAIMS:
            return _CLAIMS[one.base]
        around = self.clause.text[max(one.start - 14, 0) : one.end + 6]
        return next((claim for words, claim in _SUBJECTS if words.search(around)), FIGURE)

    def _national(self) -> Iterator[Proposal]:
        """Amounts and pending decisions without a place."""
        own = nearest(self.clause.instruments, len(self.clause.text))
        named = own if own is not None and own.instrument.known else None
        causes: tuple[str, ...] = ()
        if named is None and _OF_ITS_KIND.search(self.clause.text):
            near, cause = self._instrument(None)
            named, causes = (near, (cause,)) if near is not None and near.instrument.known else (None, ())
        status, printed, _ = self._status()
        if status == NOT_SELECTED:
            return
        amounts = self._counted(causes)
        for one in amounts:
            counted = named is not None and one.base in COUNTED and not _BODIES.match(self.clause.text[one.end :])
            base = self._proposal(named if counted or causes else None, causes, (), status, printed)
            yield self._with(base, one, TOTAL if counted else INVESTMENT if one.base == "원" else FIGURE)
        if status and not amounts:
            base = self._proposal(named, causes, (), status, printed)
            if (named is not None and not causes) or base.due:
                yield base if named is not None else replace(base, claim=PROCESS)

    def _counted(self, causes: tuple[str, ...]) -> tuple[Stated, ...]:
        """Amounts of a clause without those that count who took part; of a sum, what it comes to."""
        text = self.clause.text
        own = tuple(one for one in self.clause.amounts if not _OTHERS.match(text[one.end :]))
        counted = [one for one in own if one.base in COUNTED]
        if causes and len(counted) > 1 and _SUMS.search(text):
            return tuple(one for one in own if one not in counted[:-1])
        return own

    def _proposal(
        self, named: Named | None, causes: tuple[str, ...], group: tuple[Mention, ...], status: str, printed: str
    ) -> Proposal:
        instrument = named.instrument if named else None
        topic = instrument.topic if instrument else ELSEWHERE if group else NATIONAL_FIGURES
        meant = [self._meant(one, topic) for one in group]
        is_open = any(not regions for regions in meant)
        regions = tuple(dict.fromkeys(region for each in meant for region in each))
        candidates = tuple(sorted({r for one in group if not one.regions for each in one.meanings for r in each}))
        terms = (
            [normalise(one.printed) for one in group]
            + [normalise(printed)]
            + ([normalise(named.printed)] if named else [])
        )
        plain = normalise(self.part.standing)
        return Proposal(
            topic=topic,
            instrument=instrument.instrument if instrument else "",
            item="",
            claim=STATUS if status or not group else PLACE,
            place=tuple(self._written(one, each) for one, each in zip(group, meant, strict=True)) or (_ALL,),
            regions=() if is_open else regions or (NATION,),
            subject_ko=_subject(group, named) or self.clause.text[:LONGEST_SUBJECT],
            status=status,
            status_printed=printed,
            sector=topics.sector((*self._near(named, group), self.clause.text, self.part.text, *self.part.above)),
            value="",
            unit="",
            valid_from=self._event(status),
            due=self._due(status),
            locator=self.part.locator,
            evidence=tuple(dict.fromkeys(term for term in terms if term and stands(term, plain))),
            reason=self._reason(named, printed, group),
            text=self.clause.text,
            causes=causes,
            candidates=candidates if is_open else (),
        )

    def _near(self, named: Named | None, group: tuple[Mention, ...]) -> Iterator[str]:
        """What stands nearest to places: the instrument's name, then the words between commas around them."""
        if named is not None:
            yield named.printed
        if group and group[0] in self.clause.places:
            before, after = self.clause.text[: group[0].start], self.clause.text[group[-1].end :]
            yield re.split(r"[,▲▶]", before)[-1] + re.split(r"[,▲▶]", after)[0]

    def _meant(self, one: Mention, topic: str) -> tuple[str, ...]:
        """What the tables say of a name in this topic, else what it means."""
        return self.knowledge.names.topics.get((one.printed, topic)) or one.regions

    def _written(self, one: Mention, regions: tuple[str, ...]) -> str:
        """The whole name where it is one region, else as it is printed."""
        whole = len(regions) == 1 and one.regions == regions and one.name.level != TABLE
        return self.knowledge.names.full(regions[0]) if whole else one.printed

    def _event(self, status: str) -> str:
        if status not in clauses.HAPPENED:
            return ""
        own = decision.day(self.clause.text, list(self.clause.when), self.knowledge.anchor)
        whole = self.knowledge.decision
        return own or (whole.day if whole and whole.status == status else "")

    def _due(self, status: str) -> str:
        when = [*self.clause.when] or (dates(self.sentence, self.knowledge.anchor) if status else [])
        ahead = [
            one
            for one in when
            if is_ahead(one, self.knowledge.anchor) or (one.due and not is_past(one.iso, self.knowledge.anchor))
        ]
        return ahead[-1].iso if ahead and status not in clauses.HAPPENED else ""

    def _reason(self, named: Named | None, printed: str, group: tuple[Mention, ...]) -> str:
        count = next(counts(self.clause.text), None)
        listed = f"목록 {len(self.clause.places)}곳, 문서의 수 {count}" if count and len(self.clause.places) > 1 else ""
        said = (f"서술어 ‘{printed}’" if printed else "", f"제도 ‘{named.printed}’" if named else "", listed)
        return "; ".join(filter(None, (*said, "·".join(one.printed for one in group))))


def _one(run: list[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    return [tuple(one for group in run for one in group)]


def _digits(printed: str) -> str:
    """An amount without the unit, which may stand in the head of its column."""
    return printed.rstrip("억만조천원㎡명개곳소대톤평 ")


def _near(end: int, starts: set[int]) -> bool:
    """Whether something starts right behind, or a blank further."""
    return bool({end, end + 1} & starts)


def _subject(group: tuple[Mention, ...], named: Named | None) -> str:
    """What an item is called: its places and its instrument as they are printed; nothing where one is not."""
    return f"{'·'.join(one.printed for one in group)} {named.printed}" if group and named else ""
