"""Addresses that answer with files and data."""
