"""Pages about employers, by noun."""
