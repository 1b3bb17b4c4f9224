"""A reader's own rows as a layer of the scene, never kept."""
