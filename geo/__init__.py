"""Regions, boundaries and measures of Korea by date; knows no industry and no web."""
