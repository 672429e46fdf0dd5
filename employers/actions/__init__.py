"""Changes to employers that touch more than one row."""
