"""The parts of a scene by name and key (docs/scene.md), as typed dictionaries: what is drawn, sent and printed."""
