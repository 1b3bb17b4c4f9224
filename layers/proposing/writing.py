"""Proposals of one clause: by place, or of the nation where an amount or a pending decision stands without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from layers.evidence.paragraphs import normalise, stands
from layers.facts.facts import ELSEWHERE, NATIONAL_FIGURES, STATUS, TOTAL
from layers.facts.places import NATION, NATION_NAMES
from layers.proposing import clauses, places, topics
from layers.proposing.acts.masks import masked
from layers.proposing.acts.predicates import predicates
from layers.proposing.acts.status import EXTENDED, JOINED, WEAK, Said, chosen, said
from layers.proposing.amounts import Stated, counts
from layers.proposing.dates import When, dates, is_ahead, is_past
from layers.proposing.focus import FRAMES, Part
from layers.proposing.frames.frames import CARRIED, Frame
from layers.proposing.frames.sentence import Sentence
from layers.proposing.knowledge import Clause, Knowledge
from layers.proposing.names import HARD, POLE, TABLE
from layers.proposing.places import Mention
from layers.proposing.proposal import Proposal, Unread
from layers.proposing.tables import GRAMMAR, pattern
from layers.proposing.topics import Named, nearest
from layers.proposing.whole import decision, standing

_CLAIMS: dict[str, str] = GRAMMAR["claims"]
_SUBJECTS = [(re.compile(words), claim) for words, claim in GRAMMAR["subjects"].items()]
_JOINED = re.compile(r"[·-]")
_HEADED, _SILENT_HEADING = pattern("headed"), pattern("silent_heading")
_OF_HEADING: dict[str, str] = GRAMMAR["of_heading"]
UNDER_WAY, PERIOD, PLACE, FIGURE, INVESTMENT, COMPONENT = (
    "under-way",
    "기간",
    "place",
    "figure",
    "investment",
    "component",
)
PROCESS, NOT_SELECTED = "process", "not-selected"
_OF_ITS_KIND, _OTHERS, _SUMS = map(pattern, ("of_its_kind", "counted_others", "sums"))
_BODIES = pattern("counted_bodies")
#: A name of more regions than so many is a scope.
MANY = 3
SCOPES = frozenset(GRAMMAR["scopes"].split())
#: Between places of a list stand at most so many letters; 각 gives each its own amount.
LISTED, _EACH = 3, "각 "
#: A heading has at most so many letters.
HEADING_LENGTH, SHORT = 60, 30
#: A clause may begin with its own heading, of so many letters: (지정 결과) …
HEAD = 12
#: The kind that ends the name of an instrument; a cell that names one has so many letters.
_KIND, SAID = re.compile(r" ?(?:특구|특화 ?단지|단지|지구|지역|산단)$"), 4
_FULFILLED, _OPINIONS = map(pattern, ("fulfilled", "opinions"))
#: What others did, which stands though an opinion is told beside it.
KEPT = ("applied",)
_SITE, _LAST = pattern("sites"), re.compile(r"(?:^.*?)(?=(?:특구|특화단지|특화지역|집적화단지)$)")
#: What is done to a complex that is an instrument itself, not the site of another.
_CHOICES, _PENDING = (
    ("designate", "select", "candidate", "decide", "postpone", "deliberate"),
    ("will", "question", "doing"),
)
_OF_SITES = ("approve", "candidate", "build", "begin", "complete")
COUNTED = ("개", "곳", "개소", "개교", "권역", "종")
LONGEST_SUBJECT, YEAR = 80, 4
_ALL = NATION_NAMES[0]


@dataclass(frozen=True)
class Writer:
    """Writes the proposals of one clause."""

    knowledge: Knowledge
    part: Part
    read: Sentence
    frame: Frame

    @cached_property
    def clause(self) -> Clause:
        """The stretch of the sentence that the frame covers."""
        return self.read.clause(self.frame.start, self.frame.end, () if self._is_carried else self.frame.places)

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return self.read.text

    @property
    def _is_carried(self) -> bool:
        return self.frame.how == CARRIED

    @cached_property
    def said(self) -> Said:
        """What the frame says, on the day of the document."""
        title = self.knowledge.document.masthead.title
        when = [one for one in self.read.when if self.frame.since <= one.start < self.frame.end]
        return clauses.settled(self.frame.said, self.clause.open, when, self.knowledge.anchor, title)

    def written(self) -> Iterator[Proposal | Unread]:
        """Rows by place, or of the nation where amounts and instruments stand without one."""
        groups = self._groups()
        status, printed, assumed = self._status()
        cause = self._silence(status)
        if cause:
            if groups or self.clause.instruments:
                yield Unread(self.part.locator, cause, self.clause.text)
        elif groups:
            yield from self._placed(groups, status, printed, assumed)
        else:
            yield from self._national(status, printed)

    def _silence(self, status: str) -> str:
        """Why nothing is proposed of the clause."""
        if self.said.silent:
            return self.said.cause
        if status not in KEPT and _OPINIONS.search(" ".join(self.part.above[:2])):
            return "의견·건의"
        if status:
            return ""
        return "제목: 평가·사례" if self.part.above and self._is_below_silence() else ""

    def _is_below_silence(self) -> bool:
        """Whether the heading is of prizes, examples and the like; a whole sentence is no heading."""
        above = self.part.above[0]
        return len(above) <= HEADING_LENGTH and _SILENT_HEADING.search(above) is not None

    def _groups(self) -> list[tuple[Mention, ...]]:
        """Places that are one item (용인·평택 반도체 특화단지), or one each."""
        if self._is_carried:
            return [(one,) for one in self.frame.places]
        found = list(self.clause.places)
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
        """The instrument of a place and what was assumed: of its clause, its sentence, what stands before it."""
        position = at.start if at is not None and at in self.clause.places else len(self.clause.text)
        own = nearest(self.clause.instruments, position)
        if own is not None and own.instrument.known:
            return own, ""
        near = self.knowledge.topics.inherited((self.sentence,))
        if own is not None and not _SITE.search(own.printed) and not (near and near.instrument.known):
            return self._meant_by(own)
        if (called := self._called()) is not None:
            return called, "문서의 다른 곳에 적힌 제도"
        before = self.part.text[: self.part.text.find(self.sentence) + self.frame.end]
        ways = (
            ((self.sentence, before), "같은 문단의 제도"),
            (self.part.above, "제목에서 이은 제도"),
        )
        for texts, cause in ways:
            near = self.knowledge.topics.inherited(texts)
            if near is not None and near.instrument.known:
                return near, cause
        if own is not None and self.said.act in _OF_SITES:
            return own, ""
        main = self.knowledge.main
        if main is not None:
            return main, "문서가 다루는 제도"
        return own or self.knowledge.topics.inherited((self.sentence, before, *self.part.above)), "제목에서 이은 제도"

    def _meant_by(self, own: Named) -> tuple[Named, str]:
        """A name of no table: what the document calls it in full elsewhere."""
        called = self.knowledge.called(_KIND.sub("", own.printed).strip())
        if called is not None:
            return called, "문서의 다른 곳에 적힌 제도"
        kind = next(
            (short for short in self.knowledge.topics.short if short.pattern.search(_LAST.sub(" ", own.printed))), None
        )
        return (replace(own, instrument=kind), "줄여 적은 제도") if kind else (own, "")

    def _called(self) -> Named | None:
        """The instrument that the document names right behind a cell of the row."""
        found = (self.knowledge.called(cell) for cell in self.part.cells if len(cell) >= SAID)
        return next((one for one in found if one is not None), None)

    def _placed(
        self, groups: list[tuple[Mention, ...]], status: str, printed: str, assumed: str
    ) -> Iterator[Proposal | Unread]:
        shared = self._shared(groups)
        for number, group in enumerate(groups):
            named, cause = self._instrument(group[0])
            if all(one.printed in SCOPES or (cause and self._is_scope(one)) for one in group):
                yield Unread(self.part.locator, "범위를 이르는 말", self.clause.text)
                continue
            if named is None and not (self.part.row and status):
                yield Unread(self.part.locator, "제도 없음", self.clause.text)
                continue
            if not status and not (self.part.row and (self.clause.amounts or self._period_of_row())):
                yield Unread(self.part.locator, "서술어 없음", self.clause.text)
                continue
            causes = tuple(filter(None, (cause, assumed, *(each for one in group for each in one.causes))))
            base = self._proposal(named, causes, group, status, printed)
            yield from self._measured(base, () if shared else self._amounts(groups, number))
            if shared and number + 1 == len(groups):
                every = self._proposal(named, causes, tuple(one for each in groups for one in each), status, printed)
                yield from (self._with(every, one, self._claim(one)) for one in shared)

    def _is_scope(self, one: Mention) -> bool:
        """Whether a name is of many provinces (수도권), which a text uses as a scope."""
        levels = {self.knowledge.atlas.regions.latest(region).level for each in one.meanings for region in each}
        return levels == {POLE} or any(len(each) > MANY for each in one.meanings)

    def _status(self) -> tuple[str, str, str]:
        """Status, its printed word, and what was assumed."""
        told = standing.of_cells(self.part, self.knowledge.decision, self.knowledge.anchor)
        if told[0]:
            return told
        said, how = self._own(), self.frame.how
        headed = self._headed()
        if said.status and not (headed[0] and said.act in WEAK):
            return said.status, said.printed, how
        if headed[0] or self.said.silent:
            return headed
        if self.part.row and self.knowledge.main is None and (any(self._ahead()) or self._period_of_row()):
            return clauses.PLANNED, "", "서술어 없음: 계획으로 봄"
        if self.part.lead:
            text = next((one for one in clauses.sentences(self.part.lead) if "*" in one), self.part.lead)
            lead = clauses.judged(text, dates(text, self.knowledge.anchor), self.knowledge.anchor)
            status = clauses.PLANNED if lead.status in clauses.WORKS and any(self._ahead()) else lead.status
            return status, "", "본문의 서술어" if status else ""
        return self._decided()

    def _own(self) -> Said:
        """What the frame's predicate says: of what joins the decision of the document, of a new end that it holds."""
        said, decision_ = self.said, self.knowledge.decision
        if said.status == JOINED:
            named, _ = self._instrument(self.frame.places[0] if self.frame.places else None)
            same = decision_ is not None and named is not None and named.instrument.topic == decision_.topic
            return replace(said, status=decision_.status if decision_ and same else "selected")
        if said.status == EXTENDED:
            held = clauses.DESIGNATED if self._due(EXTENDED) else ""
            return replace(said, status=held, cause="" if held else "연장")
        if said.status == "ended" and said.act == "end" and _FULFILLED.search(self.clause.open):
            return replace(said, status="fulfilled")
        if said.act == "support" and self.knowledge.main and not self.clause.amounts and not any(self._ahead()):
            return replace(said, status="")
        return said

    def _headed(self) -> tuple[str, str, str]:
        """What a heading says of the items and rows below it: < 신규 지정 >."""
        own = _HEADED.search(self.clause.text[:HEAD])
        if own is not None and not self.said.status:
            return _OF_HEADING[own[1]], own[0], ""
        above = standing.of_heading(self.part)
        if above[0]:
            return above
        if not (self.part.row or self.part.line or self.part.item or _is_framed(self.part.above)):
            return standing.NONE
        title = self.knowledge.document.masthead.title
        near = (*self.part.above, title) if self.part.row or self.part.line else self.part.above[:2]
        for text in near:
            if len(text) > HEADING_LENGTH:
                continue
            if (found := _HEADED.search(text)) is not None:
                return _OF_HEADING[found[1]], found[0], "제목의 상태"
            if _is_heading(text) and (said := chosen_of(text)).status in standing.HEADINGS:
                return clauses.DESIGNATED if said.status == EXTENDED else said.status, said.printed, "제목의 상태"
        return standing.NONE

    def _decided(self) -> tuple[str, str, str]:
        """What the document decides, where it says that of the instrument of these places."""
        whole, places_ = self.knowledge.decision, self.clause.places
        named, _ = self._instrument(places_[0] if places_ else None)
        if whole is None or named is None or named.instrument.topic != whole.topic:
            return standing.NONE
        start = self.part.text.find(self.sentence) + self.frame.start + (places_[0].start if places_ else 0)
        return standing.of_document(self.part, self.clause.text.strip(), start, self._named_places(), whole)

    def _ahead(self) -> Iterator[When]:
        return (one for one in self.clause.when if is_ahead(one, self.knowledge.anchor))

    def _named_places(self) -> int:
        return len(self.clause.places) or bool(self.part.places)

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

    def _national(self, status: str, printed: str) -> Iterator[Proposal]:
        """Amounts and pending decisions without a place."""
        own = nearest(self.clause.instruments, len(self.clause.text))
        named = own if own is not None and own.instrument.known else None
        causes: tuple[str, ...] = ()
        if named is None and _OF_ITS_KIND.search(self.clause.text):
            near, cause = self._instrument(None)
            named, causes = (near, (cause,)) if near is not None and near.instrument.known else (None, ())
        if status == NOT_SELECTED:
            return
        if status == clauses.UNDECIDED and self._is_call():
            called, cause = self._instrument(None)
            if called is not None and called.instrument.known:
                yield self._proposal(called, (cause,) if cause else (), (), status, printed)
                return
        amounts = self._counted(causes)
        for one in amounts:
            counted = named is not None and one.base in COUNTED and not _BODIES.match(self.clause.text[one.end :])
            base = self._proposal(named if counted or causes else None, causes, (), status, printed)
            yield self._with(base, one, TOTAL if counted else INVESTMENT if one.base == "원" else FIGURE)
        if status and not amounts and (status == clauses.UNDECIDED or self._due(status)):
            base = self._proposal(named, causes, (), status, printed)
            if (named is not None and not causes) or base.due:
                yield base if named is not None else replace(base, claim=PROCESS)

    def _is_call(self) -> bool:
        """Whether a clause of no place tells of a call, or of a choice that is still to be made."""
        return self.said.act == "call" or (self.said.act in _CHOICES and self.said.ending in _PENDING)

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
        when = [*self.clause.when] or [one for one in self.read.when if status and one.end <= self.frame.end]
        ahead = [
            one
            for one in when
            if is_ahead(one, self.knowledge.anchor) or (one.due and not is_past(one.iso, self.knowledge.anchor))
        ]
        told = status not in clauses.HAPPENED or status == UNDER_WAY or self.said.act in ("extend", "end")
        return ahead[-1].iso if ahead and told else ""

    def _reason(self, named: Named | None, printed: str, group: tuple[Mention, ...]) -> str:
        count = next(counts(self.clause.text), None)
        listed = f"목록 {len(self.clause.places)}곳, 문서의 수 {count}" if count and len(self.clause.places) > 1 else ""
        said = (f"서술어 ‘{printed}’" if printed else "", f"제도 ‘{named.printed}’" if named else "", listed)
        return "; ".join(filter(None, (*said, "·".join(one.printed for one in group))))


def _is_heading(text: str) -> bool:
    bare = len(text) <= SHORT and not text.rstrip().endswith(("다.", "다", "음", "함", "임", "됨"))
    return text.startswith(FRAMES) or bare


def _is_framed(above: tuple[str, ...]) -> bool:
    return any(text.startswith(FRAMES) for text in above[:2])


def chosen_of(text: str) -> Said:
    """What a heading says by itself."""
    bare = masked(text)
    every = predicates(bare)
    return chosen([said(bare, every, at) for at in range(len(every))])


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
