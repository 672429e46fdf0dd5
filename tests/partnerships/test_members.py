"""Who sits at the table, and who is to come: the pipeline, one member's page, its changes."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions.members import change_member
from tests import factories
from tests import table as tables
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

CHANGE = ["edit_member", "invite_member"]


@pytest.fixture
def partnership(table):
    return table


@pytest.fixture
def member(firm):
    return firm


def url_of(page, member):
    alone = page in ("members", "add_member")
    keys = [member.partnership_id] if alone else [member.partnership_id, member.pk]
    return reverse(f"partnerships:{page}", args=[member.board.slug, *keys])


def members_of(partnership):
    with tenant([partnership.board]):
        return list(partnership.members.for_list())


# Reading ---------------------------------------------------------------------------------------


def test_only_staff_reads_and_only_conveners_change(member, stranger_client, clerk_client):
    for page in ["member", *CHANGE]:
        assert stranger_client.get(url_of(page, member)).status_code == 404
        assert member.client.get(url_of(page, member)).status_code == 404
    assert clerk_client.get(url_of("member", member)).status_code == 200
    assert {clerk_client.get(url_of(page, member)).status_code for page in CHANGE} == {403}
    assert "Invite a person" not in clerk_client.get(url_of("member", member)).content.decode()


def test_a_member_of_another_partnership_is_missing(board, member, convener_client):
    other = factories.PartnershipFactory(board=board)
    for page in ["member", *CHANGE]:
        url = reverse(f"partnerships:{page}", args=[board.slug, other.pk, member.pk])
        assert convener_client.get(url).status_code == 404


def test_the_pipeline_says_who_does_what_next(member, convener, convener_client, day):
    with tenant([member.board]):
        member.owner, member.next_step, member.next_step_on = convener, "Call Tess", day
        member.save()
    asked = factories.MemberFactory(
        partnership=member.partnership, status="invited", joined_on=None,
        next_step_on=day - dt.timedelta(days=1),
    )  # fmt: skip
    tables.InviteFactory(member=asked, name="Paul Okafor")
    answer = convener_client.get(url_of("members", member))
    page = answer.content.decode()
    assert [figure.amount for figure in answer.context["figures"]] == ["0", "1", "0", "1", "0"]
    assert "Call Tess" in page
    assert convener.name in page
    assert "waiting for an answer" in page
    assert "Paul Okafor" in page
    assert page.count("overdue") == 2


@pytest.mark.parametrize(
    ("mail", "invite", "words"),
    [
        ({"state": "failed", "error": "550 no such user"}, {}, "mail came back"),
        ({"state": "waiting"}, {}, "mail waits to be sent"),
        ({"state": "sent", "sent_at": timezone.now() + dt.timedelta(1)}, {}, "waiting for an"),
        (None, {"expires_on": dt.date(2025, 1, 1)}, "no answer in time"),
        (None, {"state": "declined", "reason": "Next year."}, "declined"),
        (None, {"state": "bounced"}, "mail came back"),
    ],
)
def test_what_became_of_a_mail_is_shown(member, convener_client, mail, invite, words):
    row = tables.InviteFactory(member=member, **invite)
    if mail:
        factories.MailFactory(template="invite", about=f"invite:{row.pk}", occasion="sent", **mail)
    for page in ("members", "member"):
        assert words in convener_client.get(url_of(page, member)).content.decode()
    page = convener_client.get(url_of("member", member)).content.decode()
    assert ("550 no such user" in page) is ((mail or {}).get("state") == "failed")
    assert ("Next year." in page) is (invite.get("state") == "declined")


@pytest.mark.parametrize("page", ["members", "member"])
def test_rows_cost_no_queries(member, convener, convener_client, page):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of(page, member)).status_code == 200
        return len(captured)

    grow(member, convener, 2)
    few = queries()
    grow(member, convener, 10)
    assert queries() == few


def grow(member, convener, count):
    for _ in range(count):
        other = factories.MemberFactory(partnership=member.partnership, owner=convener)
        for each in (member, other):
            factories.MailFactory(
                template="invite", about=f"invite:{tables.InviteFactory(member=each).pk}"
            )


def test_the_page_tells_the_history_and_the_charter(member, convener, convener_client):
    typed = {"seat": "employer", "role": "champion", "status": "active",
             "joined_on": "2025-01-01", "next_step": "Call Tess"}  # fmt: skip
    assert convener_client.post(url_of("edit_member", member), typed).status_code == 302
    page = convener_client.get(url_of("member", member)).content.decode()
    assert "Role: champion; next step: Call Tess" in page
    assert f", {convener.name}</span>" in page
    assert "Added as employer, active" in page
    assert "Champion of a priority" in page
    assert "Six meetings of 90 minutes a year" in page


def test_the_page_shows_contacts_and_the_letter(member, convener_client, board):
    with tenant([board]):
        employer = board.employers.get()
        member.committed_on, member.committed_by = dt.date(2025, 1, 5), "Tess Moyer, Owner"
        member.commitment = "We join."
        member.save()
    factories.ContactFactory(employer=employer, name="Tess Moyer", is_main=True)
    page = convener_client.get(url_of("member", member)).content.decode()
    assert "Signed by Tess Moyer, Owner on Jan 5, 2025." in page
    assert "We join." in page
    assert "main contact" in page
    assert "Invite a person" not in page


# Changing --------------------------------------------------------------------------------------


def test_leaving_ends_invitations_and_the_public_name(member, convener, day):
    invite = tables.InviteFactory(member=member)
    with tenant([member.board]):
        member.is_named, member.status = True, "left"
        change_member(member, by=convener, on=day)
        invite.refresh_from_db()
        member.refresh_from_db()
    assert (invite.state, member.is_named) == ("withdrawn", False)


def test_a_status_moves_as_the_table_says(member, convener, day):
    member.status = "prospect"
    with tenant([member.board]), pytest.raises(MoveRefused):
        change_member(member, by=convener, on=day)


def test_who_is_committed_by_hand_has_a_day_and_no_letter(partnership, convener_client, day):
    member = factories.MemberFactory(partnership=partnership, status="invited", joined_on=None)
    typed = {"seat": "employer", "role": "member", "status": "committed"}
    convener_client.post(url_of("edit_member", member), typed)
    (saved,) = members_of(partnership)
    assert (saved.status, saved.committed_on, saved.commitment) == ("committed", day, "")
    page = convener_client.get(url_of("member", member)).content.decode()
    assert "as staff wrote down. No letter is signed." in page


def test_a_status_that_changed_meanwhile_is_said_at_the_field(member, convener_client, monkeypatch):
    def refuse(*args, **kwargs):
        raise MoveRefused("Member of a partnership: from left it cannot become dormant any more.")

    monkeypatch.setattr("partnerships.actions.members.change_member", refuse)
    typed = {"seat": "employer", "role": "member", "status": "dormant", "joined_on": "2025-01-01"}
    page = convener_client.post(url_of("edit_member", member), typed)
    assert "it cannot become dormant any more" in str(page.context["form"].errors["status"])


def test_staff_names_partners_in_public_and_no_employer(member, union, convener_client):
    assert (
        "is_named" not in convener_client.get(url_of("edit_member", member)).context["form"].fields
    )
    typed = {"seat": "labor", "role": "member", "status": "active", "joined_on": "2025-01-01",
             "is_named": "on"}  # fmt: skip
    assert convener_client.post(url_of("edit_member", union), typed).status_code == 302
    named = {row.pk: row.is_named for row in members_of(member.partnership)}
    assert named == {member.pk: False, union.pk: True}


def test_an_approver_lets_the_public_page_name_the_firm(member, editor_client, convener_client):
    url = reverse("partnerships:name_us", args=[member.organization_id, member.partnership_id])
    assert convener_client.post(url, {"named": "1"}).status_code == 404
    assert editor_client.post(url, {"named": "1"}).status_code == 403
    assert member.client.get(url).status_code == 405
    for given, named in (("1", True), ("0", False)):
        member.client.post(url, {"named": given})
        assert [row.is_named for row in members_of(member.partnership)] == [named]


def test_a_firm_without_a_seat_there_is_named_nowhere(member, board):
    other = factories.PartnershipFactory(board=board)
    url = reverse("partnerships:name_us", args=[member.organization_id, other.pk])
    assert member.client.post(url, {"named": "1"}).status_code == 404


def test_who_left_the_firm_today_opens_nothing(member, day):
    with tenant([member.board]):
        membership = member.person.memberships.get()
    membership.ends_on = day
    membership.save()
    url = reverse("partnerships:name_us", args=[member.organization_id, member.partnership_id])
    assert sign_in(member.person).post(url, {"named": "1"}).status_code == 404


def test_a_member_is_added_by_the_name_the_board_knows(board, partnership, convener_client):
    firm = factories.EmployerFactory(board=board, organization__name="Keystone Gear")
    factories.OrganizationFactory(name="Keystone Gears of Ohio")
    url = reverse("partnerships:add_member", args=[board.slug, partnership.pk])
    page = convener_client.get(url + "?seat=labor")
    assert page.context["form"]["seat"].value() == "labor"
    assert '<option value="Keystone Gear">' in page.content.decode()
    typed = {"name": "keystone gear", "seat": "employer", "role": "member", "status": "invited"}
    answer = convener_client.post(url, typed, follow=True)
    assert "Keystone Gear has a seat in the partnership." in answer.content.decode()
    (member,) = members_of(partnership)
    assert member.organization == firm.organization


def test_an_organization_of_a_like_name_is_offered(board, partnership, convener_client):
    known = factories.OrganizationFactory(name="Machinists Lodge 1088", kinds=["labor"])
    url = reverse("partnerships:add_member", args=[board.slug, partnership.pk])
    typed = {"name": "Machinists", "seat": "labor", "role": "member", "status": "prospect"}
    page = convener_client.post(url, typed).content.decode()
    assert "Machinists Lodge 1088 (labor organization)" in page
    assert members_of(partnership) == []
    convener_client.post(url, {**typed, "known": known.pk})
    assert [member.organization for member in members_of(partnership)] == [known]


def test_a_name_that_is_none_is_refused(board, partnership, convener_client):
    url = reverse("partnerships:add_member", args=[board.slug, partnership.pk])
    for name in ("", "Gears\0"):
        page = convener_client.post(url, {"name": name, "seat": "employer"})
        assert page.context["form"].errors["name"]
    assert members_of(partnership) == []


def test_nobody_sits_twice(board, member, convener_client):
    typed = {"name": "Keystone Gear", "seat": "employer", "role": "member", "status": "prospect"}
    page = convener_client.post(url_of("add_member", member), typed).content.decode()
    assert "This organization has a seat in the partnership already." in page
    assert len(members_of(member.partnership)) == 1


def test_an_active_member_has_a_first_day(board, partnership, convener_client):
    url = reverse("partnerships:add_member", args=[board.slug, partnership.pk])
    typed = {"name": "Gears", "seat": "employer", "role": "member", "status": "active"}
    page = convener_client.post(url, typed)
    assert page.context["form"].errors == {
        "joined_on": ["Say since when the organization is a member."]
    }
    page = convener_client.post(url, {**typed, "joined_on": "soon"})
    assert page.context["form"].errors == {"joined_on": ["Enter a valid date."]}


def test_there_is_one_chair(member, convener_client):
    factories.MemberFactory(partnership=member.partnership, role="chair")
    typed = {"seat": "employer", "role": "chair", "status": "active", "joined_on": "2025-01-01"}
    page = convener_client.post(url_of("edit_member", member), typed).content.decode()
    assert "The partnership has a chair already." in page


def test_a_member_leaves(member, convener_client, day):
    url = url_of("edit_member", member)
    assert convener_client.get(url).status_code == 200
    typed = {"seat": "employer", "role": "member", "status": "left", "joined_on": "2025-01-01"}
    answer = convener_client.post(url, typed)
    assert answer.url == url_of("member", member)
    (left,) = members_of(member.partnership)
    assert (left.status, left.left_on) == ("left", day)


def test_a_member_moves_as_the_rule_says(member, convener_client):
    typed = {"seat": "employer", "role": "member", "status": "prospect"}
    page = convener_client.post(url_of("edit_member", member), typed)
    assert "status" in page.context["form"].errors


def test_a_member_cannot_leave_before_joining(member, convener_client):
    typed = {
        "seat": "employer", "role": "member", "status": "left", "joined_on": "2025-02-01",
        "left_on": "2025-01-01",
    }  # fmt: skip
    page = convener_client.post(url_of("edit_member", member), typed).content.decode()
    assert "A member cannot leave before joining." in page
