"""What a view says before it has a page."""
