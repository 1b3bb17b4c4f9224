"""One region with the names, codes and parents it has over one span of days."""

from dataclasses import dataclass, field, fields
from datetime import date

LEVELS = ("nation", "pole", "province", "municipality")
CHILD_LEVEL = {"nation": "province", "pole": "province", "province": "municipality", "municipality": None}
RECORD_BEGINS = date(2017, 12, 18)


def reads_korean(lang: str) -> bool:
    """Whether a language reads the Korean columns of the data; the others read the English ones."""
    return lang == "ko"


@dataclass(frozen=True)
class Region:
    """A row of ``data/regions.csv``: what holds for one region from `valid_from` to `valid_to`, both inclusive.

    `valid_from` None = since before our record begins; `valid_to` None = still so. `parent` is a region id, `pole` the
    pole a province is grouped in. `label` and `leader` are WGS 84 (longitude, latitude): where the name is written and
    where its leader line ends. Codes are attributes of the span; empty codes are unknown, never derived.
    """

    id: str
    level: str
    order: int
    name_ko: str
    short_ko: str
    name_en: str
    short_en: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    pole: str | None = None
    code_mois: str | None = None
    code_kostat: str | None = None
    iso_3166_2: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    predecessors: tuple[str, ...] = ()
    label: tuple[float, float] | None = None
    leader: tuple[float, float] | None = None
    note: str | None = None
    source: str | None = None
    line: int = field(default=0, compare=False)

    def in_force(self, day: date) -> bool:
        """Whether this row holds on `day`."""
        return not self.begins_after(day) and not self.ended_before(day)

    def begins_after(self, day: date) -> bool:
        """Whether `day` is too early for this row."""
        return self.valid_from is not None and day < self.valid_from

    def ended_before(self, day: date) -> bool:
        """Whether `day` is too late for this row."""
        return self.valid_to is not None and self.valid_to < day

    def name(self, lang: str = "ko") -> str:
        """The full name in `lang`."""
        return self.name_ko if reads_korean(lang) else self.name_en

    def short(self, lang: str = "ko") -> str:
        """The name for maps and matrices in `lang`."""
        return self.short_ko if reads_korean(lang) else self.short_en

    def spellings(self) -> tuple[str, ...]:
        """Every way this row is written: id, names and aliases."""
        return (self.id, self.name_ko, self.short_ko, self.name_en, self.short_en, *self.aliases)


@dataclass(frozen=True)
class Notice:
    """What to tell a reader who asked for a region that no longer is: its last names, last day and successors."""

    id: str
    name_ko: str
    name_en: str
    last_day: date
    successors: tuple[Region, ...]

    def name(self, lang: str) -> str:
        """The last name in `lang`."""
        return self.name_ko if reads_korean(lang) else self.name_en


_POINTS = {"label": ("label_lon", "label_lat"), "leader": ("leader_lon", "leader_lat")}
COLUMNS = tuple(column for own in fields(Region) if own.name != "line" for column in _POINTS.get(own.name, (own.name,)))
