"""Very many points as tiles: gathered by zoom and counted by region once, in one file that the service only reads."""
