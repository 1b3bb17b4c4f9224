"""What differs between two days, as a view."""
