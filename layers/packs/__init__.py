"""Packs of data: one file that carries everything known from where it is kept to where it is served."""
