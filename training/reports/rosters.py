"""What the pages about rosters tell: the template, and what each column holds."""

from training.models import Cohort
from training.rules.rosters import COLUMNS, HIGHEST_WAGE

GUIDE = (
    ("person_code", "A code for the person that you or the employer chose, up to 40 letters and "
     "digits. No name and no social security number."),
    ("employer", "The employer's name as in the partnership. Blank only for a jobseeker."),
    ("kind", "incumbent, new_hire or jobseeker."),
    ("enrolled_on", "The day the person enrolled."),
    ("wage_before", f"Dollars an hour before the class, such as 21.50, up to {HIGHEST_WAGE}."),
    ("ended_on", "The day the person finished or left. Blank while in class."),
    ("result", "completed, withdrawn, or blank while in class."),
    ("credential_on", "The day the credential was earned, if it was."),
    ("wage_after", "Dollars an hour after the class, if you know it."),
    ("wage_after_on", "The day that wage was seen."),
)  # fmt: skip


def template_rows(cohort: Cohort) -> list[list[str]]:
    """Return the template: the columns, and one row that shows how each is written."""
    firm = cohort.firms().order_by("name").first()
    day, end = cohort.starts_on.isoformat(), cohort.ends_on.isoformat()
    example = ["P-001", firm.name if firm else "", "incumbent", day, "21.50", end, "completed",
               end, "23.00", end]  # fmt: skip
    return [list(COLUMNS), example]
