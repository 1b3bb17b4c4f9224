"""What became of the rows of a file, told in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from web.cli.points.columns import PROJECTED
from web.cli.points.file import ENCODINGS

#: So many row numbers are named of each problem.
NAMED = 5
LOOK = "x and y of these rows would lie on land either way round: placed as headed"
CHOOSE = "these numbers look like metres: nothing is placed until --crs says of which system"


@dataclass
class Report:
    """How many rows there were, how many were located, and the numbers of the first rows of each problem.

    `either` counts rows whose x and y would lie on land either way round; `either_from` is the first of them.
    """

    rows: int = 0
    located: int = 0
    encoding: str = ENCODINGS[0]
    problems: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[int]] = field(default_factory=dict)
    either: int = 0
    either_from: int = 0

    def lines(self) -> list[str]:
        """The report in words, a line for each problem; rows are counted as a spreadsheet does, the header first."""
        told = [f"{self.rows:,} rows ({self.encoding}): {self.located:,} located, {self.rows - self.located:,} not"]
        for problem, number in self.problems.items():
            named = ", ".join(map(str, self.examples[problem]))
            more = " …" if number > len(self.examples[problem]) else ""
            told.append(f"{problem}: {number:,} (row {named}{more})")
        told += [CHOOSE] if any(problem.startswith(PROJECTED) for problem in self.problems) else []
        return [*told, f"{LOOK} ({self.either:,}, from row {self.either_from})"] if self.either else told

    def add(self, later: "Report") -> None:
        """Count the rows that come after these."""
        self.rows += later.rows
        self.located += later.located
        self.problems.update(later.problems)
        for problem, numbers in later.examples.items():
            self.examples[problem] = [*self.examples.get(problem, ()), *numbers][:NAMED]
        self.either_from = self.either_from or later.either_from
        self.either += later.either


def counted(numbers: Sequence[int], located: int, problem: pd.Categorical, either: Sequence[int]) -> Report:
    """The report of some rows, given their numbers in the file and the positions of those that lie either way."""
    report = Report(len(numbers), located, either=len(either), either_from=numbers[either[0]] if either else 0)
    found = [(int(rows[0]), said, rows) for said, rows in _rows(problem) if len(rows)]
    for _, said, rows in sorted(found):
        report.problems[said] = len(rows)
        report.examples[said] = [numbers[row] for row in rows[:NAMED]]
    return report


def _rows(problem: pd.Categorical) -> list[tuple[str, np.ndarray]]:
    return [(said, np.flatnonzero(problem.codes == code)) for code, said in enumerate(problem.categories)]
