"""Words that mean the same to who searches: texts and what is asked are compared with each word in its first form."""

from geo.spelling import fold

#: The form that is compared, and the others; longer ones are replaced before shorter ones.
SAME: tuple[tuple[str, ...], ...] = (
    ("이차전지", "2차전지", "배터리"),
    ("battery", "batteries"),
    ("국가산단", "국가산업단지"),
    ("일반산단", "일반산업단지"),
    ("농공단지", "농공산업단지"),
    ("산단", "산업단지"),
    ("소부장", "소재·부품·장비"),
    ("방산", "방위산업"),
    ("ai", "인공지능"),
    ("원자력", "원전"),
    ("바이오", "생명공학"),
    ("미래차", "미래자동차"),
    ("전기차", "전기자동차"),
    ("우주항공", "항공우주"),
    ("혁신클러스터", "혁신융복합단지"),
    ("유턴", "국내복귀", "리쇼어링"),
    ("팩토리", "공장"),
    ("gw", "기가와트"),
    ("mw", "메가와트"),
    ("grdp", "지역내총생산"),
    ("인구감소", "지방소멸", "인구소멸"),
)
#: Each other form with the one that is compared, the longest first.
REPLACED: tuple[tuple[str, str], ...] = tuple(
    sorted(((fold(other), fold(first)) for first, *others in SAME for other in others), key=lambda pair: -len(pair[0]))
)


def plain(text: str) -> str:
    """A text as it is searched: folded words with single blanks, each in the form that is compared."""
    return " ".join(_first_form(fold(word)) for word in text.split())


def _first_form(word: str) -> str:
    for other, first in REPLACED:
        word = word.replace(other, first)
    return word
