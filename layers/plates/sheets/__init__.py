"""Whole pages: a map, a panel, several maps, counts."""
