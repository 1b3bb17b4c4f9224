"""The tile map on a page."""
