"""What outcomes works out without a database: quarters, measures, thresholds, work, threads."""
