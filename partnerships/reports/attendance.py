"""Who may be expected at a meeting, and who came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from accounts.models import Membership, Organization
from employers.models import Contact
from partnerships.models import Attendance, Meeting, Member

MOST_OF_ONE = 6  # people expected of one organization; others are typed


@dataclass(frozen=True)
class Person:
    """Somebody who may come, for an organization or (None) for the board."""

    key: str
    name: str
    organization: Organization | None
    attendance: Attendance | None = None

    @property
    def sort_key(self) -> tuple[str, int, str]:
        firm = self.organization
        return (firm.name, firm.pk, self.name) if firm else ("", 0, self.name)

    @property
    def identity(self) -> tuple[int | None, str]:
        return (self.organization.pk if self.organization else None, self.name.casefold())


def people_expected(meeting: Meeting, seats: Sequence[Member], with_board: bool) -> list[Person]:
    """Return the people known of these seats, and whoever is on the list already.

    `with_board`: also the staff assigned, and all on the list who hold none of the partnership's
    seats. Five queries, whatever the number of seats.
    """
    firms = {seat.organization_id: seat.organization for seat in seats}
    there = _on_the_list(meeting, list(firms), with_board)
    known = [*_contacts(meeting, firms), *_with_account(meeting, firms)]
    if with_board:
        known += _staff(meeting)
    people = {person.identity: person for person in reversed(_few_of_each(known))}
    return sorted((people | there).values(), key=lambda person: person.sort_key)


def organizations_at(meeting: Meeting) -> list[Organization]:
    """Return whom a person may have come for: the seated organizations, one query."""
    return [seat.organization for seat in meeting.partnership.members.seated().for_list()]


def _on_the_list(meeting, firms, with_board):
    rows = meeting.attendances.select_related("organization")
    if with_board:
        seated = meeting.partnership.members.seated().values("organization")
        rows = rows.filter(organization__in=firms) | rows.exclude(organization__in=seated)
    else:
        rows = rows.filter(organization__in=firms)
    found = [Person(f"a{row.pk}", row.person, row.organization, row) for row in rows]
    return {person.identity: person for person in found}


def _contacts(meeting, firms):
    rows = Contact.objects.filter(
        board=meeting.board, employer__organization__in=firms, left_on=None
    )
    for row in rows.select_related("employer"):
        yield Person(f"c{row.pk}", row.name, firms[row.employer.organization_id])


def _with_account(meeting, firms):
    day = meeting.starts_at.date()
    for row in Membership.objects.current(day).filter(organization__in=firms).for_list():
        yield Person(f"m{row.pk}", str(row.user), firms[row.organization_id])


def _staff(meeting):
    for row in meeting.partnership.assignments.select_related("user").order_by("pk"):
        yield Person(f"s{row.pk}", str(row.user), None)


def _few_of_each(people: Iterable[Person]) -> list[Person]:
    counts: dict[int | None, int] = {}
    few = []
    for person in people:
        firm = person.organization.pk if person.organization else None
        counts[firm] = counts.get(firm, 0) + 1
        if firm is None or counts[firm] <= MOST_OF_ONE:
            few.append(person)
    return few
