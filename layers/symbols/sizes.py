"""Sizes of circles: area of a circle on a log scale of power, stated in the legend."""

from math import log10

SMALLEST_MW, LARGEST_MW = 100.0, 10_000.0
SMALLEST_PX, LARGEST_PX = 8.0, 30.0
STEPS_MW = (100.0, 1_000.0, 10_000.0)


def bubble_px(megawatts: float) -> float:
    """Radius in pixels at scale 1 of a circle for a power in MW, logarithmic from 100 MW to 10 GW."""
    held = min(max(megawatts, SMALLEST_MW), LARGEST_MW)
    share = log10(held / SMALLEST_MW) / log10(LARGEST_MW / SMALLEST_MW)
    return round(SMALLEST_PX + share * (LARGEST_PX - SMALLEST_PX), 1)
