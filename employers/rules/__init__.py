"""Calculations about employers; no database, no clock."""
