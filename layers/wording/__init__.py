"""Captions, details and footnotes in words."""
