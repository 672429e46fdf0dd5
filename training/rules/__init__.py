"""Pure rules of the loop: no database, no clock."""
