"""Who does something is reminded of its day: once, and nobody else."""

import datetime as dt

import pytest

from accounts.tenancy import tenant
from jobs.models import Mail
from partnerships.actions.owners import remind_owners
from partnerships.rules.work import reminder
from tests import factories
from tests import table as rows

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 12, 17)


def after(days):
    return DAY + dt.timedelta(days=days)


def remind(board, day=DAY):
    with tenant([board]):
        return remind_owners(board, on=day)


@pytest.fixture
def action(table, firm):
    return rows.ActionItemFactory(
        partnership=table, organization=firm.organization, person=firm.person.name,
        email=firm.person.email, due_on=DAY, text="Host a tour",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "which"),
    [(-4, ""), (-3, "soon"), (-1, "soon"), (0, "today"), (1, "late"), (6, "late"),
     (7, "a week late"), (40, "a week late")],
)  # fmt: skip
def test_which_reminder_is_due(days, which):
    assert reminder(DAY, after(days)) == which


def test_four_reminders_go_in_all(action, board):
    days = (-4, -3, -3, -1, 0, 0, 1, 2, 7, 8, 30)
    assert [remind(board, after(each)) for each in days] == [0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0]
    subjects = set(Mail.objects.values_list("subject", flat=True))
    assert subjects == {"Due Dec 17: Host a tour"}


def test_a_new_day_is_reminded_of_anew(action, board):
    assert remind(board) == 1
    with tenant([board]):
        type(action).objects.filter(pk=action.pk).update(due_on=after(1))
    assert remind(board) == 1


def test_the_mail_names_the_day_and_leads_to_the_own_page(action, board, firm, settings):
    settings.PORTAL_URL = "https://portal.example.org"
    remind(board, after(1))
    mail = Mail.objects.get()
    assert mail.recipient == firm.person.email
    assert "It was due on December 17." in mail.body
    assert f"https://portal.example.org/e/{firm.organization_id}/actions/" in mail.body


def test_staff_and_unions_are_led_through_their_own_doors(table, union, convener, board):
    due = {"partnership": table, "due_on": DAY}
    rows.ActionItemFactory(**due, organization=None, email=convener.email)
    rows.ActionItemFactory(**due, organization=union.organization, email=union.person.email)
    assert remind(board) == 2
    bodies = dict(Mail.objects.values_list("recipient", "body"))
    assert f"/b/a/partnerships/{table.pk}/actions/" in bodies[convener.email]
    assert f"/o/{union.organization_id}/actions/" in bodies[union.person.email]
    assert "It is due today." in bodies[convener.email]


def test_nobody_is_reminded_in_vain(table, firm, board, other_board):
    due = {"partnership": table, "due_on": DAY, "organization": firm.organization}
    rows.ActionItemFactory(**due, done=True, email="done@example.org")
    rows.ActionItemFactory(**due, state="dropped", email="dropped@example.org")
    rows.ActionItemFactory(**due, email="")
    rows.ActionItemFactory(partnership__board=other_board, due_on=DAY, email="b@example.org")
    assert remind(board) == 0


def test_a_person_who_left_is_not_mailed(action, firm, board):
    firm.person.memberships.update(ends_on=DAY)
    assert remind(board) == 0


def test_a_firm_that_left_the_table_is_not_mailed(action, firm, board):
    with tenant([board]):
        type(firm).objects.filter(pk=firm.pk).update(status="left")
    assert remind(board) == 0


def test_somebody_without_an_account_is_mailed(table, firm, board):
    rows.ActionItemFactory(
        partnership=table, organization=firm.organization, email="tess@example.org", due_on=DAY
    )
    assert remind(board) == 1


def test_staff_of_another_board_now_is_not_mailed(table, board, other_board, convener):
    rows.ActionItemFactory(partnership=table, organization=None, email=convener.email, due_on=DAY)
    convener.memberships.update(ends_on=DAY)
    factories.MembershipFactory(board=other_board, user=convener)
    assert remind(board) == 0
