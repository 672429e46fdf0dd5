"""Actions: who does what by when, on the board's pages and on those who do them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Board
from accounts.tenancy import tenant
from partnerships.models import ActionItem
from tests import factories
from tests import table as rows

pytestmark = pytest.mark.django_db
SAVE = {"save": "x"}


def url(word, *args):
    return reverse(f"partnerships:{word}", args=["a", *args])


def own(word, member, *args, way="own"):
    return reverse(f"partnerships:{way}_{word}", args=[member.organization_id, *args])


def again(action):
    with tenant(Board.objects.all()):
        return ActionItem.objects.select_related("organization").get(pk=action.pk)


def newest():
    with tenant(Board.objects.all()):
        return ActionItem.objects.select_related("organization", "meeting").latest("pk")


@pytest.fixture
def ours(table, firm, day):
    return rows.ActionItemFactory(
        partnership=table, organization=firm.organization, text="Host a tour", due_on=day,
        person="Tess Moyer",
    )  # fmt: skip


@pytest.fixture
def free(table, day):
    return rows.ActionItemFactory(
        partnership=table, organization=None, text="Book the room", due_on=day
    )


def fields(day, **given):
    return {"text": "Ask the college", "person": "Tess Moyer", "due_on": day,
            "origin": "a phone call"} | given  # fmt: skip


def test_strangers_find_nothing_and_readers_change_nothing(
    table, ours, stranger_client, reviewer_client, firm
):
    changes = [url("add_action", table.pk), url("edit_action", ours.pk),
               url("move_action", ours.pk, "done")]  # fmt: skip
    for client in (stranger_client, firm.client):
        assert {client.get(page).status_code for page in changes} == {404}
        assert client.get(url("actions", table.pk)).status_code == 404
    assert {reviewer_client.post(page, SAVE).status_code for page in changes} == {403}
    shown = reviewer_client.get(url("actions", table.pk)).content.decode()
    assert "Host a tour" in shown
    assert "Edit<" not in shown


def test_an_action_says_where_it_comes_from(table, convener_client, day):
    page = url("add_action", table.pk)
    assert convener_client.get(page).status_code == 200
    refused = convener_client.post(page, fields(day, origin="")).content.decode()
    assert "Say where it comes from, if not from a meeting." in refused
    assert "Ask the college" in refused
    meeting = rows.MeetingFactory(partnership=table)
    added = convener_client.post(page, fields(day, origin="", meeting=meeting.pk))
    assert added["Location"] == meeting.get_absolute_url()
    assert newest().meeting == meeting
    assert convener_client.post(page, fields(day))["Location"] == url("actions", table.pk)


def test_an_action_without_an_owner_is_refused_in_words(table, convener_client, day):
    page = convener_client.post(url("add_action", table.pk), fields(day, person=""))
    assert "Say who does it." in page.content.decode()


def test_only_who_sits_at_the_table_is_given_an_action(table, firm, convener_client, day):
    other = factories.MemberFactory(partnership=table, status="left", left_on=day)
    page = url("add_action", table.pk)
    refused = convener_client.post(page, fields(day, organization=other.organization_id))
    assert "organization" in refused.context["form"].errors
    convener_client.post(page, fields(day, organization=firm.organization_id))
    assert newest().organization == firm.organization


def test_staff_corrects_an_action_and_moves_it_on(table, ours, convener_client, day):
    page = url("edit_action", ours.pk)
    assert "Host a tour" in convener_client.get(page).content.decode()
    convener_client.post(page, fields(day, text="Host two tours"))
    assert again(ours).text == "Host two tours"
    assert again(ours).origin == "a phone call"
    moved = convener_client.post(url("move_action", ours.pk, "done"), {"reason": "Both held."})
    assert moved["Location"] == url("actions", table.pk)
    assert (again(ours).state, again(ours).evidence) == ("done", "Both held.")
    dropped = convener_client.post(url("move_action", ours.pk, "dropped"), SAVE, follow=True)
    assert "Somebody changed it meanwhile" in dropped.content.decode()


def test_dropping_needs_a_reason(ours, convener_client):
    page = convener_client.post(url("move_action", ours.pk, "dropped"), SAVE).content.decode()
    assert "Say why." in page


def test_the_list_is_narrowed(table, firm, ours, free, convener_client, yesterday):
    rows.ActionItemFactory(
        partnership=table, text="Late thing", due_on=yesterday, organization=None
    )
    rows.ActionItemFactory(partnership=table, text="Done thing", done=True, organization=None)
    page = url("actions", table.pk)

    def texts(**asked):
        return sorted(str(row) for row in convener_client.get(page, asked).context["page"])

    assert texts() == ["Book the room", "Host a tour", "Late thing"]
    assert texts(state="overdue") == ["Late thing"]
    assert texts(state="done") == ["Done thing"]
    assert texts(state="all", owner="board") == ["Book the room", "Done thing", "Late thing"]
    assert texts(owner=firm.organization_id) == ["Host a tour"]
    nothing = convener_client.get(page, {"state": "blocked"}).content.decode()
    assert "No action fits" in nothing


def test_lists_with_nothing_say_so(table, firm, convener_client):
    shown = convener_client.get(url("actions", table.pk)).content.decode()
    assert "Nothing is left to do" in shown
    said = {"ours": "Nothing to do", "free": "Nothing waits to be taken",
            "questions": "No question yet", "finished": "Nothing finished yet"}  # fmt: skip
    for which, words in said.items():
        page = firm.client.get(own("actions", firm), {"show": which}).content.decode()
        assert words in page


def test_a_firm_reads_its_own_actions_and_nobody_elses(table, firm, ours, free):
    rows.ActionItemFactory(partnership=table, text="Another firm's")
    elsewhere = rows.ActionItemFactory(partnership__board=table.board, text="Other table")
    assert elsewhere.partnership != table
    page = own("actions", firm)
    assert [str(row) for row in firm.client.get(page).context["page"]] == ["Host a tour"]
    shown = firm.client.get(page, {"show": "free"}).context["page"]
    assert [str(row) for row in shown] == ["Book the room"]


def test_a_stranger_has_no_such_page(firm, ours, convener_client, union):
    for client in (convener_client, union.client):
        assert client.get(own("actions", firm)).status_code == 404
        assert client.get(own("edit_action", firm, ours.pk)).status_code == 404


def test_a_firm_says_how_far_it_is(firm, ours, editor_client, day):
    page = own("edit_action", firm, ours.pk)
    shown = editor_client.get(page).content.decode()
    assert "Blocked" in shown
    assert "Dropped" not in shown
    editor_client.post(page, {"state": "doing", "evidence": "Date is set."})
    editor_client.post(page, {"state": "doing", "evidence": "Date is May 4."})
    assert (again(ours).state, again(ours).evidence) == ("doing", "Date is May 4.")
    editor_client.post(page, {"state": "done", "evidence": ""})
    assert (again(ours).state, again(ours).done_on) == ("done", day)
    assert editor_client.get(page).status_code == 404


def test_a_firm_cannot_drop_its_action(firm, ours):
    page = firm.client.post(own("edit_action", firm, ours.pk), {"state": "dropped"})
    assert page.status_code == 200
    assert again(ours).state == "open"


def test_a_firm_takes_what_the_board_would_do(firm, free, editor_client):
    page = own("take_action", firm, free.pk)
    assert editor_client.get(page).status_code == 405
    assert editor_client.post(page).status_code == 302
    assert again(free).organization == firm.organization
    late = firm.client.post(page, follow=True).content.decode()
    assert "Somebody has taken it already" in late


def test_a_union_takes_part_through_its_own_door(table, union, free):
    page = own("actions", union, way="partner")
    shown = union.client.get(page, {"show": "free"}).content.decode()
    assert "Book the room" in shown
    union.client.post(own("take_action", union, free.pk, way="partner"))
    assert again(free).person == union.person.name
    edit = own("edit_action", union, free.pk, way="partner")
    assert union.client.post(edit, {"state": "done"})["Location"] == page
    assert "Ask the staff" not in union.client.get(page).content.decode()


def test_who_left_the_table_finds_nothing_there(firm, free, ours):
    with tenant([firm.board]):
        type(firm).objects.filter(pk=firm.pk).update(status="left")
    assert firm.client.post(own("take_action", firm, free.pk)).status_code == 404
    assert firm.client.get(own("edit_action", firm, ours.pk)).status_code == 404
    assert firm.client.get(own("ask_staff", firm, free.partnership_id)).status_code == 404
    assert list(firm.client.get(own("actions", firm)).context["page"]) == []


def test_a_firm_asks_the_staff_and_reads_the_answer(table, firm, convener, convener_client, day):
    with tenant([table.board]):
        type(table).objects.filter(pk=table.pk).update(convener=convener)
    page = own("ask_staff", firm, table.pk)
    assert page in firm.client.get(own("actions", firm)).content.decode()
    past = firm.client.post(page, {"text": "Wages?", "due_on": day - dt.timedelta(days=1)})
    assert "Choose a day from today on." in past.content.decode()
    assert "Wages?" in past.content.decode()
    shown = firm.client.post(page, {"text": "What do others pay?", "due_on": day}, follow=True)
    assert "What do others pay?" in shown.content.decode()
    question = newest()
    assert (question.kind, question.person, question.email) == (
        "research", convener.name, convener.email,
    )  # fmt: skip
    assert question.origin == "asked by Keystone Gear"
    convener_client.post(url("move_action", question.pk, "done"), {"reason": "See the report."})
    asked = firm.client.get(own("actions", firm), {"show": "questions"}).content.decode()
    assert "See the report." in asked


def test_nobody_else_reads_who_asked(table, firm, union, day):
    firm.client.post(own("ask_staff", firm, table.pk), {"text": "Pay?", "due_on": day})
    page = union.client.get(own("actions", union, way="partner"), {"show": "questions"})
    assert "Pay?" in page.content.decode()
    assert "Keystone" not in page.content.decode()


def test_rows_cost_no_queries(table, firm, convener_client):
    pages = [(convener_client, url("actions", table.pk)), (firm.client, own("actions", firm)),
             (firm.client, own("actions", firm) + "?show=free")]  # fmt: skip

    def queries():
        with CaptureQueriesContext(connection) as captured:
            for client, page in pages:
                assert client.get(page).status_code == 200
        return len(captured)

    def grow(count):
        for organization in (None, firm.organization):
            rows.ActionItemFactory.create_batch(count, partnership=table, organization=organization)
        rows.ActionItemFactory.create_batch(count, partnership=table)

    grow(2)
    few = queries()
    grow(10)
    assert queries() == few
