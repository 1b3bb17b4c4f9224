"""A document as slides."""
