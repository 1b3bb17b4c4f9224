"""The map of a state, as a view."""
