"""What the public writes: held for staff, then a prospect, a challenge, or set aside."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions.notes import refuse, take_join
from partnerships.models import Challenge, Partnership, PublicNote
from tests import factories
from tests.table import PublicNoteFactory

pytestmark = pytest.mark.django_db

JOIN = {"organization_name": "Red Barn Foods", "person": "Paul Okafor",
        "email": "paul@example.org", "phone": "", "text": "We make cheese."}  # fmt: skip
SAY = {"category": "transport", "text": "No bus at 5 am.", "severity": "4", "soc": ""}


@pytest.fixture
def listed(table):
    with tenant([table.board]):
        table.public_status, table.poster_code = "current", "QRST2345"
        table.save()
    return table


@pytest.fixture
def join_note(table):
    return PublicNoteFactory(partnership=table)


@pytest.fixture
def worker_note(table):
    return PublicNoteFactory(partnership=table, challenge=True)


def public_url(page, partnership, *words):
    return reverse(f"partnerships:{page}", args=[partnership.board.slug, partnership.slug, *words])


def staff_url(page, note=None):
    keys = [note.pk] if note else []
    return reverse(f"partnerships:{page}", args=["a", *keys])


def notes_of(board):
    with tenant([board]):
        return list(board.publicnotes.for_list())


# Writing -----------------------------------------------------------------------------------------


def test_somebody_asks_to_join_and_only_staff_reads_it(listed, client, convener_client, firm):
    url = public_url("join", listed)
    assert "There is no membership fee." in client.get(url).content.decode()
    answer = client.post(url, JOIN, follow=True)
    assert "Thank you. Board A has your request" in answer.content.decode()
    (note,) = notes_of(listed.board)
    assert (note.kind, note.state, note.organization_name) == ("join", "held", "Red Barn Foods")
    assert "Red Barn Foods" in convener_client.get(staff_url("notes")).content.decode()
    with tenant([listed.board], firm.organization):
        assert not PublicNote.objects.exists()
    with tenant(public=True):
        assert not PublicNote.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("organization_name", "", "Enter the company or organization."),
        ("email", "paul", "Enter an e-mail address such as dana@example.org."),
        ("email", "", "Enter your e-mail address."),
        ("person", "", "Enter your name."),
    ],
)
def test_a_request_that_cannot_be_answered_is_refused(listed, client, field, value, sentence):
    page = client.post(public_url("join", listed), {**JOIN, field: value})
    assert page.context["form"].errors == {field: [sentence]}
    assert "We make cheese." in page.content.decode()
    assert notes_of(listed.board) == []


def test_a_worker_writes_with_the_code_of_the_poster(listed, client):
    url = public_url("say", listed)
    assert client.get(url).status_code == 200
    page = client.post(url, {"code": "WRONG"}).content.decode()
    assert "This is not the code of this partnership&#x27;s poster." in page
    answer = client.post(url, {"code": " qrst 2345"})
    assert answer.url == public_url("say_challenge", listed, "QRST2345")
    assert "keep no address" in client.get(answer.url).content.decode()
    page = client.post(answer.url, SAY, follow=True).content.decode()
    assert "The convener reads it before anybody else does." in page
    (note,) = notes_of(listed.board)
    assert (note.kind, note.category, note.severity) == ("challenge", "transport", 4)
    assert (note.person, note.email) == ("", "")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("text", "", "Say what happens."),
        ("severity", "6", "Choose a number from 1 to 5."),
        ("soc", "514041", "A SOC code is written 51-4041."),
    ],
)
def test_what_a_worker_writes_is_checked_and_kept(listed, client, field, value, sentence):
    url = public_url("say_challenge", listed, "QRST2345")
    page = client.post(url, {**SAY, field: value})
    assert page.context["form"].errors == {field: [sentence]}
    assert page.context["form"]["category"].value() == "transport"
    assert notes_of(listed.board) == []


def test_a_wrong_code_opens_nothing(listed, client):
    assert client.get(public_url("say_challenge", listed, "WRONG")).status_code == 404


@pytest.mark.parametrize("status", ["unlisted", "closed"])
def test_nobody_writes_to_a_partnership_that_is_not_open_to_all(listed, client, status):
    with tenant([listed.board]):
        Partnership.objects.update(public_status=status)
    for url in (public_url("join", listed), public_url("say", listed),
                public_url("say_challenge", listed, "QRST2345")):  # fmt: skip
        assert client.get(url).status_code == 404


def test_too_many_notes_from_one_place_are_refused_with_what_was_typed(listed, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"public_note": "1/h/ip"}
    url = public_url("join", listed)
    assert client.post(url, JOIN).status_code == 302
    page = client.post(url, JOIN)
    assert page.status_code == 429
    assert "Call the board instead" in page.content.decode()
    assert "We make cheese." in page.content.decode()
    assert len(notes_of(listed.board)) == 1


# Deciding ----------------------------------------------------------------------------------------


def test_strangers_find_no_notes_and_clerks_may_not_read_them(
    join_note, stranger_client, clerk_client
):
    poster = reverse("partnerships:poster", args=["a", join_note.partnership_id])
    for url in (staff_url("notes"), staff_url("note", join_note),
                staff_url("refuse_note", join_note), poster):  # fmt: skip
        assert stranger_client.get(url).status_code == 404
        assert clerk_client.get(url).status_code == 403


def test_a_note_of_another_board_is_missing(other_board, convener_client):
    theirs = PublicNoteFactory(partnership__board=other_board)
    assert convener_client.get(staff_url("note", theirs)).status_code == 404
    assert convener_client.get(staff_url("refuse_note", theirs)).status_code == 404


def test_a_request_becomes_a_prospect_with_a_contact(join_note, convener, convener_client, day):
    url = staff_url("note", join_note)
    page = convener_client.get(url)
    assert "paul@example.org" in page.content.decode()
    assert page.context["form"]["next_step"].value() == "Call Paul Okafor"
    typed = {"name": "Red Barn Foods", "seat": "employer", "owner": convener.pk,
             "next_step": "Call Paul", "next_step_on": day.isoformat()}  # fmt: skip
    answer = convener_client.post(url, typed, follow=True).content.decode()
    assert "Red Barn Foods is a prospect of the partnership." in answer
    with tenant([join_note.board]):
        member = join_note.partnership.members.get()
        contact = join_note.board.employers.get().contacts.get()
    assert (member.status, member.owner, member.next_step_on) == ("prospect", convener, day)
    assert (contact.name, contact.email) == ("Paul Okafor", "paul@example.org")
    (note,) = notes_of(join_note.board)
    assert (note.state, note.decided_by) == ("taken", convener)
    page = convener_client.get(url)
    assert page.context["form"] is None
    assert "Taken" in page.content.decode()


def test_who_sits_already_gets_no_second_seat(join_note, convener_client):
    firm = factories.EmployerFactory(
        board=join_note.board, organization__name="Red Barn Foods"
    ).organization
    factories.MemberFactory(partnership=join_note.partnership, organization=firm)
    typed = {"name": "Red Barn Foods", "known": firm.pk, "seat": "employer"}
    page = convener_client.post(staff_url("note", join_note), typed).content.decode()
    assert "This organization has a seat in the partnership already." in page
    assert notes_of(join_note.board)[0].state == "held"


def test_a_union_that_asks_gets_no_contact_of_a_firm(join_note, convener):
    with tenant([join_note.board]):
        member = take_join(
            join_note, by=convener, now=timezone.now(), seat="labor", name="Lodge 1088"
        )
        assert (member.seat, join_note.board.employers.count()) == ("labor", 0)


def test_what_a_worker_wrote_becomes_a_challenge_of_workers(worker_note, convener_client):
    url = staff_url("note", worker_note)
    page = convener_client.get(url)
    assert page.context["form"]["text"].value() == "No bus at 5 am."
    typed = {"category": "transport", "name": "No early bus", "text": "", "severity": "4"}
    answer = convener_client.post(url, typed, follow=True).content.decode()
    assert "No early bus is a challenge of the partnership." in answer
    with tenant([worker_note.board]):
        challenge = Challenge.objects.get()
    assert (challenge.side, challenge.severity, challenge.firms) == ("worker", 4, 0)
    page = convener_client.post(url, {**typed, "name": ""})
    assert page.context["form"] is None


def test_a_challenge_needs_a_name(worker_note, convener_client):
    typed = {"category": "transport", "name": "", "severity": "4", "text": "No bus."}
    page = convener_client.post(staff_url("note", worker_note), typed)
    assert list(page.context["form"].errors) == ["name"]
    assert notes_of(worker_note.board)[0].state == "held"


def test_a_note_is_set_aside_with_the_reason(join_note, convener_client):
    url = staff_url("refuse_note", join_note)
    page = convener_client.post(url, {"reason": " "}).content.decode()
    assert "Say why." in page
    assert convener_client.post(url, {"reason": "Of another state."}).status_code == 302
    page = convener_client.get(staff_url("note", join_note)).content.decode()
    assert "Of another state." in page
    assert "Of another" not in convener_client.get(staff_url("notes")).content.decode()
    aside = convener_client.get(staff_url("notes") + "?state=refused").content.decode()
    assert "Red Barn Foods" in aside


def test_a_note_is_decided_once(join_note, convener):
    with tenant([join_note.board]):
        refuse(join_note, by=convener, now=timezone.now(), reason="Twice.")
        with pytest.raises(MoveRefused):
            take_join(join_note, by=convener, now=timezone.now(), seat="employer", name="Again")


def test_an_empty_inbox_says_what_comes_there(board, convener_client):
    page = convener_client.get(staff_url("notes")).content.decode()
    assert "No note waits for you" in page
    page = convener_client.get(staff_url("notes") + "?state=taken").content.decode()
    assert "No such note" in page


def test_the_list_of_partnerships_says_how_many_wait(join_note, convener_client, clerk_client):
    index = reverse("partnerships:index", args=["a"])
    assert "Notes from the public, 1 new" in convener_client.get(index).content.decode()
    assert "Notes from the public" not in clerk_client.get(index).content.decode()


def test_notes_cost_no_queries(table, convener_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(staff_url("notes")).status_code == 200
        return len(captured)

    PublicNoteFactory.create_batch(2, partnership=table)
    few = queries()
    PublicNoteFactory.create_batch(10, partnership=table)
    assert queries() == few


# The poster --------------------------------------------------------------------------------------


def test_a_poster_gets_a_code_and_then_another_one(table, convener_client):
    url = reverse("partnerships:poster", args=[table.board.slug, table.pk])
    assert "No code yet" in convener_client.get(url).content.decode()
    assert convener_client.post(url).url == url
    with tenant([table.board]):
        first = Partnership.objects.get(pk=table.pk).poster_code
    page = convener_client.get(url).content.decode()
    assert first in page
    assert f"http://testserver{public_url('say', table)}" in page
    assert "The address works while" in page
    convener_client.post(url)
    with tenant([table.board]):
        assert Partnership.objects.get(pk=table.pk).poster_code not in ("", first)
