"""Every word that the atlas says, one file for each language."""
