"""A region, as a view."""
