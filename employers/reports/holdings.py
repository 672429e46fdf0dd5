"""Whose numbers are one contributor's when figures of several firms are put together."""

from accounts.models import Board
from employers.models import Employer, Merge
from employers.rules.holdings import company_of


def contributors(board: Board) -> dict[int, int]:
    """Return {organization: company} for the firms of a board that are not their own company.

    A record that was merged counts as the one it went into; a firm that belongs to a company
    counts as it (measures.md 4.2: the contributor is the holding). Runs behind the board's wall.
    """
    employers = Employer.objects.filter(board=board)
    above = dict(
        employers.filter(holding__isnull=False).values_list("organization_id", "holding_id")
    )
    merged = Merge.objects.filter(board=board)
    above |= dict(merged.values_list("gone__organization_id", "kept__organization_id"))
    return {firm: company for firm in above if (company := company_of(above, firm)) != firm}
