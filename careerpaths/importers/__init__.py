"""Readers of the official data files: each gives frozen rows, or refuses in a sentence."""
