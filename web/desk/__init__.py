"""The desk: documents beside what was understood of them, on one's own machine; no part of the public service."""
