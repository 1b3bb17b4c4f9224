"""One item, as a page and as JSON."""
