"""Readers of files that come from outside: states' lists of programs, rosters of classes."""
