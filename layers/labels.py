"""Dates, numbers, units and particles as Korean and English readers write them."""

from collections.abc import Sequence
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
PARTS = {
    "H1": ("상반기", "first half of"),
    "H2": ("하반기", "second half of"),
    "Q1": ("1분기", "first quarter of"),
    "Q2": ("2분기", "second quarter of"),
    "Q3": ("3분기", "third quarter of"),
    "Q4": ("4분기", "fourth quarter of"),
}
FINAL_DIGITS = frozenset("013678")
FLAGS = {
    "name-unknown": ("명칭 미확인", "name unknown"),
    "inferred": ("추정", "inferred"),
    "reported-only": ("간접 확인", "indirect source"),
    "contradicted": ("자료 간 불일치", "sources differ"),
    "memory": ("위치 근사", "approximate position"),
}
UNITS_EN = {
    "개": "", "개교": "universities", "종": "parts", "건": "cases", "곳": "places", "년": "", "기간": "", "기한": "",
    "만㎡": "10,000 m²", "km": "km", "명": "people", "권역": "regions", "만톤/일": "10,000 t/day",
    "만대": "× 10,000 cars", "만개": "× 10,000", "일": "days", "배": "times", "위": "in rank", "척": "ships",
    "회": "times", "만원": "× KRW 10,000", "기": "chargers", "대": "vehicles",
}  # fmt: skip
SILENT_UNITS = frozenset({"기간", "기한", "이름"})
JO = 10_000


def pick(lang: str, ko: str | None, en: str | None) -> str:
    """The text in the reader's language, or the other one where it is missing."""
    return (ko or en or "") if lang == "ko" else (en or ko or "")


def flag(flag_id: str, lang: str) -> str:
    """A flag in words."""
    return pick(lang, *FLAGS.get(flag_id, (flag_id, flag_id)))


def long_date(iso: str, lang: str) -> str:
    """A date of any precision in running text: 2025년 12월 17일, 17 December 2025, 2026년 하반기."""
    year, *rest = iso.split("-")
    if rest and rest[0] in PARTS:
        ko, en = PARTS[rest[0]]
        return f"{year}년 {ko}" if lang == "ko" else f"{en} {year}"
    if lang == "ko":
        return " ".join([f"{year}년", *(f"{int(n)}{unit}" for n, unit in zip(rest, "월일", strict=False))])
    month = MONTHS[int(rest[0]) - 1] if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)


def short_date(iso: str, lang: str) -> str:
    """A date of any precision in chips and notes: 2025.12.17., 17 Dec 2025."""
    year, *rest = iso.split("-")
    if lang == "ko" and not (rest and rest[0] in PARTS):
        return ".".join([year, *(str(int(n)) for n in rest)]) + "."
    return long_date(iso, lang).replace(MONTHS[_month(rest)], MONTHS[_month(rest)][:3])


def _month(rest: list[str]) -> int:
    return int(rest[0]) - 1 if rest and rest[0].isdecimal() else 0


def day(asof: date) -> str:
    """A day as ISO text."""
    return asof.isoformat()


def number(value: float, decimals: int | None = None) -> str:
    """A number with thousands separators and no needless decimals."""
    if decimals is not None:
        return f"{value:,.{decimals}f}".replace("-", "−")
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace("-", "−")


def won(value_100m: float, lang: str) -> str:
    """An amount in 100 million won (억 원): 4.7조 원, KRW 4.7 trillion."""
    if lang == "ko":
        return f"{number(value_100m / JO)}조 원" if value_100m >= JO else f"{number(value_100m)}억 원"
    if value_100m >= JO:
        return f"KRW {number(value_100m / JO)} trillion"
    return f"KRW {number(value_100m / 10)} billion"


def area(value_10k_m2: float, lang: str) -> str:
    """An area in 10,000 m²: 3,607만㎡, 36.07 km²."""
    return f"{number(value_10k_m2)}만㎡" if lang == "ko" else f"{number(value_10k_m2 / 100)} km²"


def _plain_number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None


MONEY = {"조원": JO, "조 원": JO, "억원": 1, "억 원": 1}
#: Written close to its number: 2023~2025년.
YEAR = "년"


def quantity(value: str, unit: str | None, lang: str) -> str:
    """A claim's value with its unit, in the reader's way of writing."""
    amount = _plain_number(value)
    if amount is None or unit in SILENT_UNITS:
        space = "" if unit == YEAR else " "
        return value if not unit or unit in SILENT_UNITS or lang == "en" else f"{value}{space}{unit}"
    if unit in MONEY:
        return won(amount * MONEY[unit], lang)
    if unit == "만㎡":
        return area(amount, lang)
    if unit == "억불" and lang == "en":
        return f"USD {number(amount / 10)} billion"
    shown = unit or ""
    if lang == "en":
        shown = UNITS_EN.get(shown, shown)
    spaced = shown != "%" and (lang == "en" or shown.isascii())
    return f"{number(amount)} {shown}".strip() if spaced else f"{number(amount)}{shown}"


def _has_final(word: str) -> bool:
    last = next((char for char in reversed(word) if char.isalnum()), "")
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28 != 0
    return last in FINAL_DIGITS or last.lower() in set("lmnr")


def particle(word: str, pair: str) -> str:
    """A word with the right particle of a pair such as `은/는`, `이/가`, `을/를`."""
    closed, open_ = pair.split("/")
    return word + (closed if _has_final(word) else open_)


def span(years: Sequence[str], lang: str) -> str:
    """The years of some figures: 2024, or 2022~2024 (2022–2024 in English)."""
    if not years:
        return ""
    dash = "~" if lang == "ko" else "–"
    return dash.join(dict.fromkeys((years[0], years[-1])))
