"""Places that a text names as places: no institutions, venues, offices, foreign towns, common words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from layers.proposing.names import MUNICIPALITY, POLE, PROVINCE, TABLE, Name, Names
from layers.proposing.tables import GRAMMAR

_RULES = GRAMMAR["places"]
_LEFT = re.compile(r"[가-힣A-Za-z]$")
_PARTICLE = re.compile(rf"(?:{_RULES['particles']})(?![가-힣])")
_FOLLOWER = re.compile(rf" ?(?:{_RULES['followers']})(?:{_RULES['particles']})?(?![가-힣])")
_STRONG = re.compile(_RULES["strong"])
_INSTITUTION = re.compile(rf"(?:{_RULES['institutions']})")
_SPACED = re.compile(rf" ?{_RULES['spaced']}")
_FOREIGN_BEFORE, _FOREIGN_AFTER = re.compile(_RULES["foreign_before"]), re.compile(_RULES["foreign_after"])
_OFFICE = re.compile(_RULES["governments"])
_NEVER = {word: re.compile(rf"^(?: ?(?:{after}))") for word, after in _RULES["never"].items() if after}
_CAUTIOUS = re.compile(rf" ?(?:{_RULES['cautious']})")
_DATELINE = re.compile(GRAMMAR["dateline"])
#: What an element of a list begins behind: ①대전 우주기술, ②울산 암모니아.
_BEGINS = re.compile(r"(?:^|[,·(▲△▶①-⑳-]|[은는]) ?$")
_LIST = re.compile(r"^ ?[·,/∙‧ㆍ-] ?$|^ ?(?:와|과|및|그리고) $|^시·$|^시, ?$|^[시군],? $")
_QUALIFIES = re.compile(r"^ ?\(?$|^ ?\| ?$|^\) ?$|^의 $")
#: A bracket or a cell of a row with nothing else in it.
_ALONE = re.compile(r"^ ?[)\]]|^ ?\|")
_BEFORE_ALONE = re.compile(r"(?:^|[(\[|]) ?$")
#: What may stand between a place and its province in brackets: 광양국가산업단지(전남).
_BRACKETED = re.compile(r"[가-힣0-9· ]{0,16}\($")
#: A zone that is named after a place which its province stands before: 경북 청도반시나라특구.
_ZONE = re.compile(r"[가-힣]{1,12}(?:특구|단지|산단|지구|클러스터)")
#: A remark behind an element of a list: 익산(식품)과 완주(수소)는.
_NOTE = re.compile(r"^\([^()]{1,30}\)")
_ENDS_LIST = re.compile(r" ?[,.)·]|[을를] [가-힣A-Za-z0-9 ]{0,14}(?:특구|단지|지구|지역)(?:로|으로)")
_BEHIND_PROVINCE = re.compile(
    r"(?:경기|강원|충북|충남|전북|전남|경북|경남|[가-힣]도|서울|부산|대구|인천|광주|대전|울산|[가-힣]시)(?: \|)? $"
)


@dataclass(frozen=True)
class Mention:
    """A place where it stands in a text: what it may mean, and what was assumed or is doubtful."""

    start: int
    end: int
    printed: str
    name: Name
    meanings: tuple[tuple[str, ...], ...]
    causes: tuple[str, ...] = ()

    @property
    def regions(self) -> tuple[str, ...]:
        """What it means, where it means one thing."""
        return self.meanings[0] if len(self.meanings) == 1 else ()


def mentions(names: Names, text: str, support: Iterable[str] = (), around: Iterable[str] = ()) -> list[Mention]:
    """Places of a text in their order; `support` are hard names that the document writes plainly elsewhere, `around`
    the provinces that it, its publisher and its heading name.
    """
    plain = list(_plain(names, text))
    kept = _kept(plain, text, frozenset(support))
    return _qualified(names, _settled(names, kept, text, tuple(around)), text)


def _kept(plain: list[Mention], text: str, support: frozenset[str]) -> list[Mention]:
    """Mentions without hard names for which nothing speaks; a list of which one is a place is one of places."""
    kept = [one for one in plain if not one.name.hard or _is_plain(one, plain, text, support)]
    while True:
        more = [one for one in plain if one not in kept and any(_is_listed(one, other, text) for other in kept)]
        if not more:
            return kept
        kept = sorted((*kept, *more), key=lambda one: one.start)


def _is_listed(one: Mention, other: Mention, text: str) -> bool:
    first, second = sorted((one, other), key=lambda each: each.start)
    between = _NOTE.sub("", text[first.end : second.start])
    return one is not other and len(between) < 4 and bool(_LIST.match(between))


def written_plainly(names: Names, texts: Iterable[str]) -> frozenset[str]:
    """Hard names that some text of a document writes beyond doubt."""
    found: set[str] = set()
    for text in texts:
        plain = list(_plain(names, text))
        found |= {one.name.written for one in plain if one.name.hard and _is_owned(one, plain, text)}
        found |= {one.name.written[:-1] for one in plain if one.name.level == MUNICIPALITY and one.name.whole}
    return frozenset(found)


def provinces(names: Names, texts: Iterable[str]) -> tuple[str, ...]:
    """The provinces that texts name, the most often named first."""
    found: Counter[str] = Counter()
    for text in texts:
        for one in _plain(names, text):
            if one.name.level == PROVINCE and len(one.meanings) == 1:
                found[one.regions[0]] += 1
    return tuple(province for province, _ in found.most_common())


def _plain(names: Names, text: str) -> Iterator[Mention]:
    found = list(names.pattern.finditer(text))
    twins = {match for pair in pairwise(found) if _are_twins(names, text, *pair) for match in pair}
    for match in found:
        name = names.known[match[0]]
        if match in twins or _stands(name, text, match.start(), match.end()):
            cautious = ("인근·시설 이름",) if _CAUTIOUS.match(text[match.end() :]) else ()
            yield Mention(match.start(), match.end(), match[0], name, name.meanings, cautious)


def _are_twins(names: Names, text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two municipalities are written as one word: 용인평택, 천안아산."""
    if one.end() != other.start() or any(names.known[each[0]].level != MUNICIPALITY for each in (one, other)):
        return False
    after = text[other.end() :]
    bounded = not re.match(r"[가-힣]", after) or _PARTICLE.match(after) or _FOLLOWER.match(after)
    return not _LEFT.search(text[: one.start()]) and bool(bounded)


def _stands(name: Name, text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    if _LEFT.search(before) and not _glued(name, before):
        return False
    if _FOREIGN_BEFORE.search(before) or _FOREIGN_AFTER.match(after) or _DATELINE.match(text[max(start - 1, 0) :]):
        return False
    listed = re.search(r"[·,/] ?$", before) or (_BEHIND_PROVINCE.search(before) and _ENDS_LIST.match(after))
    if name.hard and not listed and name.written in _NEVER and _NEVER[name.written].match(after):
        return False
    if _OFFICE.match(after) and name.level != TABLE:
        return False
    if _SPACED.match(after):
        return False
    if re.match(r"[가-힣]", after):
        if _ZONE.match(after) and _BEHIND_PROVINCE.search(before):
            return True
        return bool(_PARTICLE.match(after) or _FOLLOWER.match(after)) and not _is_institution(after)
    return True


def _glued(name: Name, before: str) -> bool:
    """Whether a municipality stands right behind its province, without a blank."""
    return name.level in (MUNICIPALITY, TABLE) and bool(
        re.search(r"(?:경기|강원|충북|충남|전북|전남|경북|경남|부산|대구|인천|울산|도)$", before)
    )


def _is_institution(after: str) -> bool:
    return bool(_INSTITUTION.match(after)) and not _PARTICLE.match(after) and not _FOLLOWER.match(after)


def _is_plain(one: Mention, plain: list[Mention], text: str, support: frozenset[str]) -> bool:
    """Whether more speaks for a name that is also a word: what follows it, a bracket, its province before it."""
    before, after = text[: one.start], text[one.end :]
    if _STRONG.match(after) or (_BEFORE_ALONE.search(before) and _ALONE.match(after)):
        return True
    if _is_owned(one, plain, text) or _owns(one, plain, text) or _is_element(one, plain, text):
        return True
    return one.name.written in support and bool(_PARTICLE.match(after) or not after[:1].strip())


def _is_element(one: Mention, plain: list[Mention], text: str) -> bool:
    """Whether a province's name begins an element of a list of which another province begins one."""
    wide = [each for each in plain if each.name.level == PROVINCE and _BEGINS.search(text[: each.start])]
    return one in wide and any(not other.name.hard for other in wide)


def _is_owned(one: Mention, plain: list[Mention], text: str) -> bool:
    """Whether a province stands before a name."""
    if _glued(one.name, text[: one.start]):
        return True
    before = (other for other in plain if other.end <= one.start and other.name.level == PROVINCE)
    return any(_QUALIFIES.match(text[other.end : one.start]) for other in before)


def _owns(one: Mention, plain: list[Mention], text: str) -> bool:
    """Whether a province's name that is also a word stands before a municipality in it."""
    owners = {region for meaning in one.meanings for region in meaning}
    behind = [other for other in plain if other.start >= one.end and _QUALIFIES.match(text[one.end : other.start])]
    return any(region.partition(".")[0] in owners for other in behind for each in other.meanings for region in each)


def _settled(names: Names, plain: list[Mention], text: str, around: tuple[str, ...]) -> list[Mention]:
    """Mentions of which those that may mean several are narrowed by what stands around them."""
    found = list(plain)
    for at, one in enumerate(plain):
        if len(one.meanings) > 1:
            found[at] = _narrowed(names, one, found, text, around)
    return found


def _narrowed(names: Names, one: Mention, plain: list[Mention], text: str, around: tuple[str, ...]) -> Mention:
    before = [other for other in plain if other.end <= one.start and other.name.level == PROVINCE]
    own = [other for other in before if _QUALIFIES.match(text[other.end : one.start])]
    behind = [other for other in plain if other.start >= one.end and _QUALIFIES.match(text[one.end : other.start])]
    inner = [each for other in behind[:1] for each in other.meanings]
    wide = [each for each in one.meanings if any(names.province(region) in each for one_ in inner for region in one_)]
    if one.name.level == PROVINCE and len(wide) == 1:
        return replace(one, meanings=tuple(wide), causes=(*one.causes, f"{one.printed}: 뒤에 적힌 구·군"))
    ways = (
        ([other.regions for other in own], "앞에 적힌 시·도"),
        ([other.regions for other in _partners(one, plain, text)], "나란히 적힌 지역"),
        (
            [other.regions for other in reversed(before) if not re.search(r"[,.]", text[other.end : one.start])],
            "앞에 적힌 시·도",
        ),
        ([other.regions for other in plain if other is not one], "같은 문장의 지역"),
        ([(province,) for province in around], "문서의 시·도"),
    )
    for regions, cause in ways:
        found = _fitting(names, one, {region for each in regions for region in each})
        if len(found) == 1:
            return replace(one, meanings=tuple(found), causes=(*one.causes, f"{one.printed}: {cause}"))
    return replace(one, causes=(*one.causes, f"{one.printed}: 여러 지역"))


def _partners(one: Mention, plain: list[Mention], text: str) -> list[Mention]:
    """Others of the same list, on both sides."""
    at = plain.index(one)
    found: list[Mention] = []
    for step in (1, -1):
        here, there = at, at + step
        while 0 <= there < len(plain):
            first, second = sorted((plain[here], plain[there]), key=lambda other: other.start)
            if not _LIST.match(text[first.end : second.start]):
                break
            found.append(plain[there])
            here, there = there, there + step
    return found


def _fitting(names: Names, one: Mention, beside: set[str]) -> list[tuple[str, ...]]:
    """Meanings in a province that is named beside; of a metropolis and a city, the metropolis beside provinces."""
    provinces_ = {names.province(region) for region in beside if names.regions.latest(region).level != POLE}
    wide = [each for each in one.meanings if all(names.regions.latest(region).level == PROVINCE for region in each)]
    owners = {names.province(region) for each in one.meanings for region in each}
    if wide and any(names.regions.latest(region).level == PROVINCE for region in beside - owners):
        return wide
    inside = [
        meaning
        for meaning in one.meanings
        if all(
            names.regions.latest(region).level == MUNICIPALITY and names.province(region) in provinces_
            for region in meaning
        )
    ]
    if inside or not provinces_:
        return inside
    return wide


def _qualified(names: Names, found: list[Mention], text: str) -> list[Mention]:
    """Mentions without provinces that only say where the municipalities behind them lie."""
    kept = []
    for at, one in enumerate(found):
        follows = found[at + 1] if at + 1 < len(found) else None
        inside = follows is not None and _QUALIFIES.match(text[one.end : follows.start]) and one.name.level == PROVINCE
        if inside and follows is not None and (_within(names, one, follows) or _is_area_of(one, follows)):
            continue
        if at and _is_bracketed(names, found[at - 1], one, text):
            continue
        if one.name.level == PROVINCE and any(other.start > one.end and _within(names, one, other) for other in found):
            continue
        kept.append(one)
    return kept


def _is_bracketed(names: Names, one: Mention, other: Mention, text: str) -> bool:
    """Whether a province in brackets says where the place before it lies."""
    between = _BRACKETED.match(text[one.end : other.start]) and text[other.end :].startswith(")")
    return bool(between) and other.name.level == PROVINCE and _within(names, other, one)


def _is_area_of(one: Mention, other: Mention) -> bool:
    """Whether a name of the tables is an area in a province: 전북 새만금."""
    return other.name.level == TABLE and other.meanings == one.meanings


def _within(names: Names, one: Mention, other: Mention) -> bool:
    owners, inner = ({region for meaning in each.meanings for region in meaning} for each in (one, other))
    return not inner & owners and any(names.province(region) in owners for region in inner)
