"""What a written place was found to mean."""

from dataclasses import dataclass, replace

from layers.notes import Note


@dataclass(frozen=True)
class Answer:
    """What a written place means on a day; nothing of all is a place that nobody knows.

    Attributes
    ----------
    regions : tuple of str
        Ids of the day, in the order in which they are written.
    remarks : tuple of Note
        What was left out or decided: a ward read as its city, a street, a complex without known borders.
    candidates : tuple of str
        Ids of the regions among which the reader has to choose; then there are no `regions`.
    site : str or None
        Id of the site that was named.
    area : bool
        Whether it is an area of its own, in no municipality's count.
    begins : str or None
        First day of a region that is still to come; then there are no `regions`.
    """

    written: str
    regions: tuple[str, ...] = ()
    remarks: tuple[Note, ...] = ()
    candidates: tuple[str, ...] = ()
    site: str | None = None
    area: bool = False
    begins: str | None = None

    @property
    def known(self) -> bool:
        """Whether it means one thing, or several that are all written."""
        return bool(self.regions)

    def with_remarks(self, *remarks: Note) -> "Answer":
        """The same with more to say of it."""
        return replace(self, remarks=(*self.remarks, *remarks))
