"""The words that stand for themselves in a scene: languages, themes, frames, hatches, patterns, levels."""

from typing import Literal

Lang = str
"""The id of a language that there are words of (`layers/words/`)."""

Theme = Literal["colour", "grey"]
Frame = Literal["geo", "tiles"]
"""Geography, or the tile grid of the provinces."""

Level = Literal["province", "municipality"]
Side = Literal["top", "right", "bottom", "left"]

Hatch = Literal["undecided", "unconfirmed", "proposed", "candidate", "considered", "no-data"]
"""How unsure an area is; `no-data` is a statistic's region without a figure, and means no status."""

LinePattern = Literal["belt-spine", "belt-beads", "link"]
"""One thin line in a pale band, separated dots in a pale band, a link of two regions."""

LegendBy = Literal["pole", "role", "line", "size", "class", "sector", "status", "flag", "layer"]
"""What a row of a legend counts; `layer` stands in the legends of documents alone."""

Position = tuple[float, float]
"""Longitude and latitude in degrees, WGS 84."""

Ring = list[Position]
