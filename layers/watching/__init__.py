"""What is open, what would settle it, and which documents were looked at for it."""
