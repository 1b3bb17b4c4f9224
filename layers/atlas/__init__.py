"""The atlas: everything that is known, read once, checked whole, with its items and catalogue."""
