"""Pages about partnerships, by noun."""
