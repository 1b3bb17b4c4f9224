"""Whether rows stand in their documents: terms, paragraphs, the lock of the last check."""
