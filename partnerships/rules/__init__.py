"""Calculations about partnerships; no database, no clock."""
