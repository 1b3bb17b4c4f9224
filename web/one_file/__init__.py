"""The whole atlas in one file."""
