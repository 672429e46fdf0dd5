"""What people may enter, one module for each noun."""
