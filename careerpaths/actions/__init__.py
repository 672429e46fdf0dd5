"""Changes to several records of careers at once."""
