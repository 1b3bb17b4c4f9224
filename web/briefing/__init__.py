"""A list of views that becomes one document."""
