"""The state of an address and what is drawn of it."""
