"""The printed sheet of a scene: everything on it as shapes and texts in millimetres, before any file format."""
