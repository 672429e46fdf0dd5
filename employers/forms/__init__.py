"""Forms about employers."""
