"""Regions side by side, as a view."""
