"""Files as people bring them, with the right answers, put through the readers of the overlay and `atlas at`."""
