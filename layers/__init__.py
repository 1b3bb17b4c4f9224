"""Facts with citations, placed on dated regions: layers, items, memberships, scenes."""
