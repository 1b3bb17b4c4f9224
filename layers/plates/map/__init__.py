"""The map on a page."""
