"""What changed and what is due, sorted as an office reads it: one line per decision, unlike things never added up."""
