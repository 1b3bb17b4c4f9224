"""Making the boundary files of ``data/`` from published geometry; run with ``python -m geo.build``."""
