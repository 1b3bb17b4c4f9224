"""Points of files: how they are read, located and written (`atlas at`)."""
