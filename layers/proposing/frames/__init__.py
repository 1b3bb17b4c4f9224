"""What a sentence says of its places: its segments, the predicate that governs each, what is carried from before."""
