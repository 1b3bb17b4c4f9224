"""An industry over all provinces, and the index of them."""
