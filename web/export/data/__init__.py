"""Layers as data files."""
