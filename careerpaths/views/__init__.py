"""The pages about occupations, competencies, credentials and official data."""
