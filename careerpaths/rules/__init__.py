"""What holds for occupations and the moves between them, without a database or a clock."""
