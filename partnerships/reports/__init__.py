"""What pages show about partnerships, worked out once for screen and file."""
