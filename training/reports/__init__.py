"""Figures and tables as plain objects that pages, files and jobs render."""
