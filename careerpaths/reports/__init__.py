"""Facts about occupations, moves and official data, made for pages and files."""
