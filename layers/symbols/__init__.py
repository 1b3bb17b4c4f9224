"""Marks, colours and sizes; knows no atlas."""
