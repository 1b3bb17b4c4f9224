"""Regions side by side: what they share, how alike they are, what figures say."""
