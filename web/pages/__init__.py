"""Pages for people, one module each, named for its address."""
