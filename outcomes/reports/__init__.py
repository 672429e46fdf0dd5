"""Figures for reading: the quarterly report, the dashboard and the employer's home."""
