"""What a predicate does and how it is said: lemmas by act, endings by class, and the status of the two."""
