"""What the atlas does on a command line."""
