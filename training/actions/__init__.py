"""Changes to several records at once, one module for each noun."""
