"""Ratios of speed and memory, printed and never asserted: `make bench`."""
