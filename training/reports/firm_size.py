"""How many people a firm employs."""

from employers.models import Employer
from training.models import CompanyAnswer
from training.reports.answers import working_answer


def people_employed(round, organization):
    """Return what the firm says in this round, else what the board knows; None if nobody knows."""
    said = CompanyAnswer.objects.of_version(working_answer(round, organization))
    for rows in (said, Employer.objects.filter(board=round.board, organization=organization)):
        if people := rows.values_list("employees", flat=True).first():
            return people
    return None
