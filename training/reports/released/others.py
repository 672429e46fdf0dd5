"""Education that employers ask for in each job, and the rest: a license, a background check."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from training.models import JobAnswer
from training.reports.content import ReleaseContent, Row
from training.reports.released.asks import REPEATED, WORD_COLUMNS, Says, ask_rows, words
from training.reports.released.given import Given
from training.reports.released.rows import in_groups
from training.reports.sections import OTHERS
from training.rules.education import education_asks
from training.rules.matrix import Ask
from ui.tables import Column, Table

KEY = "others"
STEP = "Putting education and the rest in words"
NAMES = {
    "high_school": "High school or more",
    "certificate": "A certificate or more",
    "associate": "An associate degree or more",
    "bachelor": "A bachelor's degree",
    **OTHERS,
}
COLUMNS_READ = ("education", "education_required", "others", "competencies", "credentials")
COLUMNS = [Column("name", "Asked for"), *WORD_COLUMNS]


def read(answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list[Says]]:
    found = defaultdict(list)
    said = JobAnswer.objects.filter(answer__in=answers).order_by("pk")
    for row in said.only("answer", "organization", "job", *COLUMNS_READ):
        firm = company.get(row.organization_id, row.organization_id)
        found[row.answer_id].append(Says(firm, row.job_id, other_asks(row)))
    return found


def other_asks(row: JobAnswer) -> dict[str, Ask]:
    """Return how a firm asks for each; nothing where it said nothing of what it asks for at all,
    as what it leaves open is not asked for."""
    found = education_asks(row.education, row.education_required)
    if not (found or row.others or row.competencies or row.credentials):
        return {}
    return {key: Ask(row.others.get(key, Ask.NOT)) for key in OTHERS} | found


def rows(given: Given) -> list[Row]:
    """Return the rows of the jobs of which somebody says what it asks for."""
    said = {one.job for one in given.facts if one.of}
    jobs = given.round.round_jobs.select_related("job")
    asked = [(one.job, NAMES) for one in jobs if one.job_id in said]
    return ask_rows(given, KEY, asked, [words(lambda ask: ask)])


def table(content: ReleaseContent) -> Table | None:
    """Return the table; None where nobody said what it asks for."""
    found = in_groups(content.more[KEY])
    title = "Education and the rest employers ask for"
    return Table(title, COLUMNS, found, REPEATED) if found else None
