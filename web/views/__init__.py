"""What can be put into a file or a briefing."""
