"""Parts of pages and files: cards, matrices, bars, small maps."""
