"""What kind of instrument a layer lists, how it is given out, whom it leaves out and whether its list is whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from geo.regions import Regions
from layers.atlas.text import Text
from layers.models import STRICT, OneOf, Word

DESIGNATION, CONDITION = "designation", "condition"
KINDS = ("plan", "support", "institution", DESIGNATION, "measure", "industry", "project", CONDITION)
#: Why it is given: 산업육성 지정 · 위기대응·인구감소 지원 · 여건 · 계획·투자; never counted together.
PROMOTION, CRISIS = "promotion", "crisis"
GROUNDS = (PROMOTION, CRISIS, "condition", "plan")
OPEN, QUOTA = "open", "quota"
ALLOCATIONS = (OPEN, QUOTA)
DECISION, COMPLETION = "decision", "completion"
DATES = (DECISION, COMPLETION)


@dataclass(frozen=True)
class Instrument:
    """The block `instrument` of a layer's YAML: an editorial reading of what the layer lists.

    Attributes
    ----------
    allocation : {'open', 'quota'}
        By competition or need, or every region gets its share by design.
    complete : bool
        Whether a region that is not listed has none; `why` says what makes the list whole or not, `source` who.
    counted : bool
        Whether its items count by sector in the indices of likeness and concentration; never those of a quota.
    not_for : tuple of str
        Ids of the regions it does not apply to.
    dates : {'decision', 'completion'}
        What a date that its items have to meet is.
    complexes : bool
        Whether its items are complexes or candidates for one, which are told side by side.
    serves : str or None
        The layer of complexes for which its items secure power, water or transport.
    """

    __pydantic_config__ = STRICT

    kind: Annotated[str, OneOf(KINDS)]
    ground: Annotated[
        str, OneOf(GROUNDS), Field(description="산업육성 지정 · 위기대응·인구감소 지원 · 여건 · 계획·투자")
    ]
    allocation: Annotated[str, OneOf(ALLOCATIONS), Field(description="open call or need, or a quota for every region")]
    complete: Annotated[bool, Field(description="whether a region that is not listed has none")]
    counted: Annotated[bool, Field(description="whether its items count by sector in indices; false for a quota")]
    not_for: Annotated[tuple[Word, ...], Field(description="ids of regions it does not apply to")] = ()
    source: Annotated[Word | None, Field(description="document that says how far the list reaches")] = None
    why: Annotated[Text | None, Field(description="what makes the list whole or not")] = None
    dates: Annotated[str, OneOf(DATES), Field(description="what a date that its items have to meet is")] = DECISION
    complexes: Annotated[bool, Field(description="whether its items are complexes or candidates for one")] = False
    serves: Annotated[Word | None, Field(description="layer of complexes whose power or water it secures")] = None

    @property
    def is_closed(self) -> bool:
        """Whether its list is whole, open to every region, and one of designations that promote an industry.

        What is not on such a list is 미보유 up to its last day; to have no support in a crisis is no lack.
        """
        return (self.kind, self.ground, self.allocation, self.complete) == (DESIGNATION, PROMOTION, OPEN, True)


def applies(regions: Regions, instrument: Instrument, region_id: str) -> bool:
    """Whether an instrument may reach a region: neither it nor its province is left out."""
    return not {region_id, regions.latest(region_id).parent} & set(instrument.not_for)
