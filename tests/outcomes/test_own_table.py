"""An employer's first page: what its tables ask of it, and what goes on there."""

import datetime as dt

import pytest
from django.utils import timezone

from tests import factories, table
from tests.conftest import sign_in


@pytest.fixture
def firm(partnership):
    firm = factories.OrganizationFactory(name="Keyline Hydraulics")
    factories.EmployerFactory(board=partnership.board, organization=firm)
    factories.MemberFactory(partnership=partnership, organization=firm)
    return firm


@pytest.fixture
def client(firm):
    return person(firm, "approver")


def person(firm, role):
    membership = factories.MembershipFactory(of_organization=True, organization=firm, role=role)
    return sign_in(membership.user, second_factor=False)


def read(client, firm):
    answer = client.get(f"/e/{firm.pk}/")
    assert answer.status_code == 200
    return answer


def tasks(client, firm):
    return {task.title: task for task in read(client, firm).context["home"].tasks}


def in_days(count):
    return timezone.localdate() + dt.timedelta(days=count)


def meeting(partnership, days, **fields):
    starts_at = timezone.now() + dt.timedelta(days=days)
    return table.MeetingFactory(partnership=partnership, starts_at=starts_at, **fields)


def test_what_goes_on_is_told_with_its_pages(client, firm, partnership):
    soon = meeting(partnership, 9, name="Winter meeting")
    meeting(partnership, 20, name="Spring meeting")
    held = meeting(partnership, -9, name="Autumn meeting", closed=True)
    table.MinutesFileFactory(meeting=held)
    earlier = meeting(partnership, -99, name="Summer meeting", closed=True)
    table.MinutesFileFactory(meeting=earlier)
    meeting(partnership, -3, name="Task force", closed=True)
    weidman = factories.OrganizationFactory(name="Weidman Gear Works")
    champion = factories.MemberFactory(partnership=partnership, organization=weidman)
    table.PriorityFactory(partnership=partnership, name="Supervisors", champion=champion)
    page = read(client, firm).content.decode()
    for words in ("Winter meeting", "Minutes of Autumn meeting", "Supervisors", "Weidman Gear"):
        assert words in page
    assert f"/e/{firm.pk}/meetings/{soon.pk}/meeting.ics" in page
    for words in ("Spring meeting", "Task force", "Summer meeting"):
        assert words not in page


def test_a_firm_that_sits_nowhere_reads_nothing_of_a_table(partnership, board):
    meeting(partnership, 9, name="Winter meeting")
    other = factories.EmployerFactory(board=board).organization
    page = read(person(other, "approver"), other).content.decode()
    assert "Nothing is planned" in page
    assert "Winter meeting" not in page


def test_an_open_ballot_is_to_be_cast_by_the_approver(client, firm, partnership):
    ballot = table.BallotFactory(partnership=partnership, question="What first?")
    task = tasks(client, firm)["Vote on “What first?”"]
    assert task.url == f"/e/{firm.pk}/ballots/{ballot.pk}/"
    assert read(client, firm).context["home"].minutes == 3
    of_editor = tasks(person(firm, "editor"), firm)["Vote on “What first?”"]
    assert (of_editor.url, of_editor.hint) == ("", "Manufacturing. Your approver votes.")
    table.VoteFactory(ballot=ballot, organization=firm)
    assert tasks(client, firm)["Vote on “What first?”"].state == "completed"


def test_own_actions_stand_by_their_day(client, firm, partnership):
    late = table.ActionItemFactory(
        partnership=partnership, organization=firm, text="List faults", due_on=in_days(-1)
    )
    table.ActionItemFactory(
        partnership=partnership, organization=firm, text="Share a checklist", due_on=in_days(5)
    )
    table.ActionItemFactory(partnership=partnership, text="Of another firm")
    found = tasks(client, firm)
    assert list(found) == ["List faults", "Share a checklist"]
    assert found["List faults"].url == f"/e/{firm.pk}/actions/{late.pk}/edit/"
    assert found["List faults"].status.startswith("Was due")
    assert found["Share a checklist"].status.startswith("By ")


def test_an_invited_firm_is_told_where_the_letter_is(client, firm, board):
    asked = factories.PartnershipFactory(board=board, name="Food")
    factories.MemberFactory(partnership=asked, organization=firm, status="invited", joined_on=None)
    task = tasks(client, firm)["Sign the letter of Food"]
    assert (task.url, task.status) == ("", "Invited")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ({"naics": ""}, "your industry"),
        ({"employees": None}, "how many people you employ"),
        ({"naics": "", "employees": None}, "your industry and size"),
    ],
)
def test_an_empty_profile_is_to_be_completed(partnership, board, known, words):
    row = factories.EmployerFactory(board=board, **({"naics": "332710", "employees": 5} | known))
    client = person(row.organization, "editor")
    task = tasks(client, row.organization)["Complete your company's profile"]
    assert task.url == f"/e/{row.organization_id}/company/{row.pk}/edit/"
    assert task.hint == f"{board} does not know {words} yet."


def test_more_at_the_table_takes_no_more_queries(
    client, firm, board, django_assert_max_num_queries
):
    def add(count):
        for _ in range(count):
            one = factories.PartnershipFactory(board=board)
            factories.MemberFactory(partnership=one, organization=firm)
            meeting(one, 9)
            table.MinutesFileFactory(meeting=meeting(one, -9, closed=True))
            table.PriorityFactory(partnership=one)
            table.BallotFactory(partnership=one)
            table.ActionItemFactory(partnership=one, organization=firm)

    def queries():
        with django_assert_max_num_queries(60) as counted:
            read(client, firm)
        return len(counted)

    add(2)
    before = queries()
    add(10)
    assert queries() == before


def test_a_partners_home_links_its_tables(partnership):
    lodge = factories.OrganizationFactory(labor=True)
    factories.MemberFactory(
        partnership=partnership, organization=lodge, seat="labor", status="committed",
        joined_on=None,
    )  # fmt: skip
    page = person(lodge, "representative").get(f"/o/{lodge.pk}/").content.decode()
    assert f'href="/o/{lodge.pk}/partnership/{partnership.pk}/"' in page
