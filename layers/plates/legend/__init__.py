"""The legend on a page."""
