"""Findings as a page tells them: entries by question, and the evidence of each."""
