"""Scenes to begin with: layers, a filter, a window and a day under one sentence, each a file."""
