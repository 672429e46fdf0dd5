"""Credentials and licenses that employers ask for in each job."""

from collections.abc import Collection, Mapping

from training.reports.content import ReleaseContent, Row
from training.reports.released.asks import REPEATED, WORD_COLUMNS, Says, ask_rows, read_asks, words
from training.reports.released.given import Given
from training.reports.released.rows import in_groups
from training.rules.matrix import read_credentials
from ui.tables import Column, Table

KEY = "credentials"
STEP = "Putting credentials in words"
COLUMNS = [Column("name", "Credential"), *WORD_COLUMNS]


def read(answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list[Says]]:
    return read_asks(answers, company, "credentials", read_credentials)


def rows(given: Given) -> list[Row]:
    jobs = given.round.round_jobs.select_related("job")
    asked = [
        (one.job, {each.credential_id: str(each) for each in one.asked_credentials.all()})
        for one in jobs.prefetch_related("asked_credentials__credential")
    ]
    return ask_rows(given, KEY, asked, [words(lambda one: one.ask)])


def table(content: ReleaseContent) -> Table | None:
    """Return the table; None where the round asked about no credential."""
    found = in_groups(content.more[KEY])
    return Table("Credentials employers ask for", COLUMNS, found, REPEATED) if found else None
