"""Changes to partnerships that touch more than one row, or that somebody is told of."""
