"""One row that a reader put in, and what says that it is theirs."""

from dataclasses import dataclass

LAYER = "user-input"
GRADE = 4
"""Grade of a source that a reader wrote: none of ours."""


@dataclass(frozen=True)
class Row:
    """One thing that a reader put in.

    Attributes
    ----------
    regions : tuple of str
        Ids of known regions; empty for a point at sea.
    lon, lat : float or None
        WGS 84 degrees, both or neither.
    status, sector : str, str or None
        Ids of the vocabularies.
    date : str or None
        ISO with its own precision.
    source, note : str
        As written.
    """

    name: str
    regions: tuple[str, ...]
    lon: float | None
    lat: float | None
    status: str
    sector: str | None = None
    date: str | None = None
    source: str = ""
    note: str = ""

    @property
    def places(self) -> int:
        """How many marks it has at most."""
        return 1 if self.lon is not None else max(1, len(self.regions))
