"""A layer as rows with citations, and the search over names."""
