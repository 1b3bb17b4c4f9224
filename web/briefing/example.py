"""The briefing that ships as an example."""

from functools import cache
from pathlib import Path

PATH = Path(__file__).parents[1] / "examples" / "brief.yaml"


@cache
def example() -> str:
    """Its text."""
    return PATH.read_text(encoding="utf-8")
