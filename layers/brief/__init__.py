"""A region on one page: what is said of it, in which order and words."""
