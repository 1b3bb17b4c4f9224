"""The page itself: boxes, type, lines, stamps."""
