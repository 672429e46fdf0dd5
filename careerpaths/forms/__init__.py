"""The forms about occupations, competencies, credentials and official data."""
