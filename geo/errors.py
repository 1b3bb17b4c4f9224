"""What can go wrong with regions, dates, boundaries and reference systems."""


class GeoError(Exception):
    """Root of every error raised by ``geo``."""


class BadDate(GeoError):
    """A text that is no date of our partial form."""


class BeforeRecord(GeoError):
    """A date before our record of names and boundaries begins."""


class UnknownRegion(GeoError):
    """An id or name that no region has; `word` is what was asked, `suggestions` holds names that look alike."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = (), word: str = ""):
        super().__init__(message)
        self.suggestions, self.word = suggestions, word


class AmbiguousRegion(GeoError):
    """A name that several regions share; `word` is what was asked, `candidates` holds their ids."""

    def __init__(self, message: str, candidates: tuple[str, ...] = (), word: str = ""):
        super().__init__(message)
        self.candidates, self.word = candidates, word


class AbolishedRegion(GeoError):
    """A region that no longer existed on the day asked for."""


class NotYetRegion(GeoError):
    """A region that did not exist yet on the day asked for; `word` is what was asked, `first` its first day, ISO."""

    def __init__(self, message: str, word: str = "", first: str = ""):
        super().__init__(message)
        self.word, self.first = word, first


class UnknownLevel(GeoError):
    """A level other than nation, pole, province or municipality."""


class UnknownTolerance(GeoError):
    """A simplification tolerance that was not built."""


class MissingBoundaries(GeoError):
    """A boundary file that is not where it should be."""


class BrokenBoundaries(MissingBoundaries, ValueError):
    """A boundary file that is there and cannot be read."""


class MissingCrs(GeoError):
    """Geometry that does not say its coordinate reference system."""


class WrongCrs(GeoError):
    """Geometry in another coordinate reference system than the one required."""


class BadMeasure(GeoError):
    """A distance or area that cannot be, such as a negative buffer."""


class BrokenData(GeoError):
    """A data file with mistakes; `problems` lists every one of them."""

    def __init__(self, file: str, problems: list[str]):
        self.file, self.problems = file, tuple(problems)
        listing = "\n".join(f"  - {problem}" for problem in problems)
        super().__init__(f"{file}: {len(problems)} problem(s)\n{listing}")


class BrokenSource(GeoError):
    """A published boundary package that is not the one this build is made for."""
