"""Views that a report may hold and that have no files of their own: an industry, an item, deadlines."""
