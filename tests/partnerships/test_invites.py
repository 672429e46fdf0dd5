"""Asking organizations to the table by mail, and their answer without an account."""

import datetime as dt
import re

import pytest
from django.core import mail as django_mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation
from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from jobs.models import Mail
from partnerships.actions.answers import InviteClosed, commit, read_invite
from partnerships.actions.invites import invite, remind_invites
from partnerships.actions.mails import token_of
from partnerships.rules.charters import LETTER
from partnerships.rules.invitees import invitees
from tests import factories
from tests import table as tables

pytestmark = pytest.mark.django_db

TYPED = {"name": "Paul Okafor", "email": "Paul@Example.org", "message": "We met in May."}
LINK = re.compile(r"http\S+(/invited/\S+)")


@pytest.fixture
def member(table, convener):
    firm = factories.OrganizationFactory(name="Red Barn Foods")
    factories.EmployerFactory(board=table.board, organization=firm)
    return factories.MemberFactory(
        partnership=table, organization=firm, status="prospect", joined_on=None
    )


@pytest.fixture
def sent(member, convener):
    with tenant([member.board]):
        return invite(
            member, name="Paul Okafor", email="paul@example.org", message="", by=convener,
            now=timezone.now(),
        )  # fmt: skip


@pytest.fixture
def url(sent):
    return reverse("partnerships:invited", args=[token_of(sent)])


def staff_url(page, member, *keys):
    return reverse(f"partnerships:{page}", args=[member.board.slug, member.partnership_id, *keys])


def fresh(row):
    with tenant([row.board]):
        row.refresh_from_db()
    return row


def all_of(member):
    with tenant([member.board]):
        return list(member.invites.for_list())


# Asking ----------------------------------------------------------------------------------------


def test_who_may_ask(member, stranger_client, clerk_client, firm):
    for page, keys in [("invite_member", [member.pk]), ("invite_many", []), ("edit_letter", [])]:
        url = staff_url(page, member, *keys)
        assert stranger_client.get(url).status_code == 404
        assert firm.client.get(url).status_code == 404
        assert clerk_client.get(url).status_code == 403


def test_a_person_is_asked_by_mail_with_a_link_of_her_own(member, convener, convener_client):
    url = staff_url("invite_member", member, member.pk)
    assert convener_client.get(url).status_code == 200
    assert convener_client.post(url, TYPED).url == staff_url("member", member, member.pk)
    (row,) = all_of(member)
    assert (row.state, row.email, row.sent_by) == ("sent", "paul@example.org", convener)
    assert fresh(member).status == "invited"
    mail = Mail.objects.get(about=f"invite:{row.pk}")
    assert (mail.recipient, mail.subject) == (row.email, "Your invitation to Manufacturing")
    assert "Red Barn Foods to join Manufacturing." in mail.body
    assert "We met in May." in mail.body
    (link,) = LINK.findall(mail.body)
    assert "Red Barn Foods" in convener_client.get(link).content.decode()


def test_the_contact_of_the_firm_stands_in_the_form(member, convener_client):
    with tenant([member.board]):
        employer = member.board.employers.get()
    factories.ContactFactory(employer=employer, name="Zoe", is_main=False)
    factories.ContactFactory(employer=employer, name="Tess", email="t@example.org", is_main=True)
    page = convener_client.get(staff_url("invite_member", member, member.pk))
    assert page.context["form"].initial == {"name": "Tess", "email": "t@example.org"}


def test_a_bad_address_stays_with_its_sentence(member, convener_client):
    url = staff_url("invite_member", member, member.pk)
    page = convener_client.post(url, {**TYPED, "email": "paul"}).content.decode()
    assert "Enter an e-mail address such as dana@example.org." in page
    assert 'value="paul"' in page
    assert all_of(member) == []


def test_nobody_is_asked_twice_at_once(sent, member, convener_client):
    page = convener_client.post(staff_url("invite_member", member, member.pk), TYPED)
    words = "paul@example.org is already invited. Withdraw that invitation first."
    assert page.context["form"].errors["email"] == [words]
    assert len(all_of(member)) == 1


def test_who_did_not_answer_in_time_may_be_asked_again(sent, member, convener, yesterday):
    with tenant([member.board]):
        sent.expires_on = yesterday
        sent.save()
        again = invite(
            member, name="Paul", email=sent.email, message="", by=convener, now=timezone.now()
        )
    assert (fresh(sent).state, again.state) == ("withdrawn", "sent")


def test_who_signed_is_not_asked_again(member, convener):
    with tenant([member.board]):
        member.status, member.commitment = "committed", "We join."
        member.save()
        with pytest.raises(MoveRefused, match="has signed the letter already"):
            invite(member, name="P", email="p@example.org", message="", by=convener,
                   now=timezone.now())  # fmt: skip


def test_who_left_is_asked_anew(member, convener, day):
    with tenant([member.board]):
        member.status, member.left_on, member.commitment = "left", day, "We join."
        member.committed_on = day
        member.save()
        invite(member, name="P", email="p@example.org", message="", by=convener, now=timezone.now())
        member.refresh_from_db()
    assert (member.status, member.left_on, member.commitment) == ("invited", None, "")


def test_two_who_ask_at_once_are_told(sent, member, convener):
    with tenant([member.board]), pytest.raises(ValidationError):
        invite(member, name="P", email=sent.email, message="", by=convener, now=timezone.now())


@pytest.mark.parametrize("target", ["bounced", "withdrawn"])
def test_an_invitation_is_ended_by_staff(sent, member, url, client, convener_client, target):
    move = staff_url("move_invite", member, sent.pk, target)
    assert convener_client.get(move).status_code == 200
    assert convener_client.post(move, {"save": "x"}).url == staff_url("member", member, member.pk)
    assert fresh(sent).state == target
    assert client.get(url).status_code == 410
    assert convener_client.post(move, {"save": "x"}).status_code == 302  # It is so already.


def test_staff_answers_for_nobody(sent, member, convener_client, clerk_client, stranger_client):
    move = staff_url("move_invite", member, sent.pk, "accepted")
    assert convener_client.post(move, {"save": "x"}).status_code == 403
    assert clerk_client.post(move).status_code == 403
    assert stranger_client.post(move).status_code == 404
    assert fresh(sent).state == "sent"


# Pasted lists ----------------------------------------------------------------------------------


def test_pasted_lines_are_read():
    found = invitees(
        "Tess Moyer, Marlow Dairy, TESS@example.org\n\n"
        "Jo; Barn, Inc.; <jo@example.org>\n"
        "Al, Smith, Sons, LLC, al@example.org\n"
        "Nobody\n"
        "Bob, Acme, bob at acme\n"
        "Tess, marlow dairy, tess@example.org\n"
        f"{'x' * 151}, Acme, x@example.org"
    )
    assert [(each.company, each.email, each.problem) for each in found] == [
        ("Marlow Dairy", "tess@example.org", ""),
        ("Barn, Inc.", "jo@example.org", ""),
        ("Smith, Sons, LLC", "al@example.org", ""),
        ("", "", "write it as Name, Company, e-mail"),
        ("Acme", "bob at acme", "bob at acme is no e-mail address"),
        ("marlow dairy", "tess@example.org", "tess@example.org stands here twice"),
        ("Acme", "x@example.org", "the name is too long"),
    ]


def test_good_lines_are_invited_and_bad_ones_named(table, member, convener, convener_client):
    factories.EmployerFactory(board=table.board, organization__name="Marlow Dairy")
    factories.OrganizationFactory(name="Far Away")
    lines = ["Bob, Acme, bob at acme", "Ann, Far Away, ann@example.org"]
    text = "\n".join([
        "Paul, red barn foods, paul@example.org", lines[0], "Tess, Marlow Dairy, t@example.org",
        lines[1], "New, Brand New, new@example.org",
    ])  # fmt: skip
    url = staff_url("invite_many", member)
    page = convener_client.post(url, {"text": text, "seat": "employer", "message": "Hello"})
    assert "3 invitations are on the way." in page.content.decode()
    form = page.context["form"]
    assert form["text"].value() == "\n".join(lines)
    assert form.errors["text"] == [
        "Bob, Acme, bob at acme: bob at acme is no e-mail address.",
        "Ann, Far Away, ann@example.org: another board knows an organization of this name; "
        "add it as a member first.",
    ]
    with tenant([table.board]):
        seats = {each.organization.name: (each.status, each.owner)
                 for each in table.members.for_list()}  # fmt: skip
    assert seats == {
        "Red Barn Foods": ("invited", None), "Marlow Dairy": ("invited", convener),
        "Brand New": ("invited", convener),
    }  # fmt: skip


def test_a_good_list_leads_back(table, member, convener_client):
    url = staff_url("invite_many", member)
    assert convener_client.get(url).status_code == 200
    typed = {"text": "Paul, Red Barn Foods, paul@example.org", "seat": "employer"}
    answer = convener_client.post(url, typed, follow=True)
    assert answer.request["PATH_INFO"] == staff_url("members", member)
    assert "1 invitation is on the way." in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Enter one line for each person"),
        ("Paul, Red Barn Foods, paul@example.org", "already invited. Withdraw that"),
        ("A, Twin, a@example.org", "two organizations have this name"),
        ("x\n" * 201, "These are 201 lines. Paste 200 at a time."),
    ],
)
def test_a_list_of_which_nobody_is_invited(sent, member, convener_client, text, words):
    for _ in range(2):
        factories.MemberFactory(partnership=member.partnership, organization__name="Twin")
    url = staff_url("invite_many", member)
    page = convener_client.post(url, {"text": text, "seat": "employer"})
    assert words in str(page.context["form"].errors["text"])
    assert "on the way" not in page.content.decode()


# Answering -------------------------------------------------------------------------------------


def test_the_letter_is_signed_without_an_account(sent, member, url, client, day):
    page = client.get(url)
    assert "We join the partnership as a member" in page.content.decode()
    typed = {"name": "Paul Okafor", "title": "Owner", "is_named": "on",
             "read": page.context["form"].mark}  # fmt: skip
    answer = client.post(url, typed, follow=True)
    assert "Red Barn Foods has committed: Paul Okafor, Owner" in answer.content.decode()
    saved = fresh(member)
    assert (saved.status, saved.committed_on, saved.is_named) == ("committed", day, True)
    assert (saved.committed_by, saved.commitment) == ("Paul Okafor, Owner", LETTER)
    assert fresh(sent).state == "accepted"
    assert client.post(url, typed).status_code == 200  # The answer stays as it was.


def test_who_signed_is_mailed_an_account(sent, member, url, client):
    mark = client.get(url).context["form"].mark
    client.post(url, {"name": "Paul Okafor", "title": "Owner", "read": mark})
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role) == ("paul@example.org", "approver")
    assert invitation.organization == member.organization
    assert "/invitation/" in django_mail.outbox[-1].body


def test_a_union_is_represented(table, convener, client):
    lodge = factories.MemberFactory(
        partnership=table, seat="labor", status="prospect", joined_on=None,
        organization__kinds=["labor", "employer"],
    )  # fmt: skip
    row = tables.InviteFactory(member=lodge)
    commit(read_invite(token_of(row), now=timezone.now()), name="Ed", title="President",
           letter=LETTER, is_named=False, now=timezone.now())  # fmt: skip
    assert Invitation.objects.get().role == "representative"


def test_who_has_people_is_mailed_no_account(sent, member, url, client):
    factories.MembershipFactory(of_organization=True, organization=member.organization)
    mark = client.get(url).context["form"].mark
    client.post(url, {"name": "Paul Okafor", "title": "Owner", "read": mark})
    assert fresh(member).status == "committed"
    assert Invitation.objects.count() == 0


def test_one_signature_ends_the_other_invitations(sent, member, url, client):
    other = tables.InviteFactory(member=member, email="tess@example.org")
    mark = client.get(url).context["form"].mark
    client.post(url, {"name": "Paul", "title": "Owner", "read": mark})
    assert fresh(other).state == "withdrawn"


def test_a_letter_that_changed_is_read_again(sent, member, url, client, convener_client):
    mark = client.get(url).context["form"].mark
    letter = staff_url("edit_letter", member)
    assert convener_client.get(letter).context["form"]["letter"].value() == LETTER
    convener_client.post(letter, {"letter": "Our own words."})
    page = client.post(url, {"name": "Paul", "title": "Owner", "read": mark})
    assert "The letter was changed meanwhile." in page.content.decode()
    assert "Our own words." in page.content.decode()
    assert fresh(member).status == "invited"
    mark = page.context["form"].mark
    assert page.context["form"]["read"].value() == mark
    client.post(url, {"name": "Paul", "title": "Owner", "read": mark})
    assert fresh(member).commitment == "Our own words."


def test_our_own_letter_is_not_copied(member, convener_client):
    convener_client.post(staff_url("edit_letter", member), {"letter": LETTER})
    assert fresh(member.partnership).letter == ""


def test_a_name_is_missing(sent, url, client):
    mark = client.get(url).context["form"].mark
    page = client.post(url, {"name": "Paul", "title": "", "read": mark})
    assert page.context["form"].errors == {"title": ["Enter your title."]}
    assert page.context["form"]["name"].value() == "Paul"


def test_not_now_is_an_answer(sent, member, url, client, convener_client):
    page = client.post(url, {"decline": "Not now", "reason": "Next year."}, follow=True)
    assert "You answered: not now." in page.content.decode()
    row = fresh(sent)
    assert (row.state, row.reason) == ("declined", "Next year.")
    assert fresh(member).status == "invited"


def test_a_reason_may_be_too_long(sent, url, client):
    page = client.post(url, {"decline": "Not now", "reason": "x" * 301})
    assert page.context["decline"].errors["reason"]
    assert fresh(sent).state == "sent"


@pytest.mark.parametrize("token", ["nonsense", "a:b:c", "W1sxLDJd:1abc:xyz"])
def test_a_link_nobody_sent_opens_nothing(client, token):
    page = client.get(reverse("partnerships:invited", args=[token]))
    assert page.status_code == 410
    assert "This link is not complete." in page.content.decode()


def test_a_link_ends_with_its_row_and_its_day(sent, url, client, yesterday):
    with tenant([sent.board]):
        sent.expires_on = yesterday
        sent.save()
    assert "ended after 30 days" in client.get(url).content.decode()
    with tenant([sent.board]):
        sent.delete()
    assert "not known any more" in client.get(url).content.decode()


def test_two_clicks_at_once_sign_once(sent, member):
    row = read_invite(token_of(sent), now=timezone.now())
    words = {"name": "Paul", "title": "Owner", "letter": LETTER, "is_named": False}
    commit(row, now=timezone.now(), **words)
    with pytest.raises((InviteClosed, MoveRefused)):
        commit(row, now=timezone.now(), **words)


def test_the_page_shows_nothing_else_of_the_board(sent, url, client):
    factories.MemberFactory(
        partnership=sent.member.partnership, organization__name="Pequea Castings"
    )
    assert "Pequea" not in client.get(url).content.decode()


def test_charters_are_public(client):
    page = client.get(reverse("partnerships:charters")).content.decode()
    assert "Labor representative" in page
    assert "About 4 hours a month" in page


# Reminding -------------------------------------------------------------------------------------


def days_after(row, days):
    return timezone.localdate(row.sent_at) + dt.timedelta(days=days)


def test_reminders_go_after_a_week_and_before_the_end(sent, board):
    with tenant([board]):
        counts = [remind_invites(board, on=days_after(sent, days))
                  for days in (6, 7, 7, 8, 26, 27, 28, 30, 31)]  # fmt: skip
    assert counts == [0, 1, 0, 0, 0, 1, 0, 0, 0]
    mails = Mail.objects.filter(template="invite_reminder")
    assert {mail.subject for mail in mails} == {"Reminder: your invitation to Manufacturing"}
    assert all("this is a reminder" in mail.body for mail in mails)


def test_a_missed_day_is_made_up_for_once(sent, board):
    with tenant([board]):
        counts = [remind_invites(board, on=days_after(sent, days)) for days in (10, 11, 29)]
    assert counts == [1, 0, 1]


def test_nobody_is_reminded_in_vain(sent, member, board, other_board):
    Mail.objects.filter(about=f"invite:{sent.pk}").update(state="failed")
    tables.InviteFactory(member=member, state="declined", sent_at=sent.sent_at)
    tables.InviteFactory(member__partnership__board=other_board, sent_at=sent.sent_at)
    with tenant([board]):
        assert remind_invites(board, on=days_after(sent, 8)) == 0
    assert not Mail.objects.filter(template="invite_reminder").exists()
