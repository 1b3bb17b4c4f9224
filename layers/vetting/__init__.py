"""What a new instrument's rows are held to at start: grades of sources, numbers of notices, areas, counts."""
