"""Pages of the loop, one module for each noun."""
