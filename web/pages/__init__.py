"""Pages for people, one module each, named for its address; what one looks up stands in `reference/`."""
