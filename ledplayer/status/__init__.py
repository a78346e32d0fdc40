"""Tells: log edges, and what is on air."""
