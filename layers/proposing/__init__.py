"""Facts that a document may state, proposed from its paragraphs and rows; every rule is a line of a table."""
