"""Stages with their checklists, public status, and the tables that say how everything moves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions.life import begin, move_stage, move_status, save_stage_item
from partnerships.models import Partnership
from partnerships.reports.lifecycles import lifecycles_shown
from partnerships.rules.lifecycles import STAGE
from partnerships.rules.stages import CHECKLISTS, ITEMS, stage_life
from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

PAGES = {"stage": [], "edit_stage_item": ["neutral-convener"], "move_stage": ["form"],
         "move_status": ["current"]}  # fmt: skip


def url_of(page, partnership, *words):
    words = words or PAGES[page]
    return reverse(f"partnerships:{page}", args=[partnership.board.slug, partnership.pk, *words])


def fresh(partnership):
    with tenant([partnership.board]):
        return Partnership.objects.get(pk=partnership.pk)


def finish(partnership, stage, day):
    with tenant([partnership.board]):
        for item in CHECKLISTS[stage]:
            save_stage_item(partnership, key=item.key, done_on=day, evidence="In the folder")


# The rule ----------------------------------------------------------------------------------------


def test_each_stage_has_a_checklist_of_items_of_its_own():
    assert list(CHECKLISTS) == list(STAGE.states) == Partnership.Stage.values
    assert len(ITEMS) == sum(len(items) for items in CHECKLISTS.values())
    assert max(len(key) for key in ITEMS) <= 40


def test_going_on_with_open_items_needs_a_reason_that_says_which():
    move = stage_life(["find champions", "set a date"]).find("form", "launch")
    assert (move.reason, move.asks) == (True, "Still open: find champions and set a date.")
    assert not stage_life([]).find("form", "launch").reason
    assert stage_life([]).find("launch", "form").reason


# What is done ------------------------------------------------------------------------------------


def test_a_partnership_goes_on_once_its_checklist_is_done(table, convener, day):
    finish(table, "explore", day)
    with tenant([table.board]):
        move_stage(table, target="form", by=convener, on=day)
        (move,) = table.life_moves.all()
    assert fresh(table).stage == "form"
    assert (move.source, move.target, move.moved_by, move.reason) == (
        "explore", "form", convener, "",
    )  # fmt: skip


def test_a_partnership_goes_on_before_only_with_a_reason(table, convener, day):
    with tenant([table.board]):
        with pytest.raises(MoveRefused, match="Say why"):
            move_stage(table, target="form", by=convener, on=day)
        move_stage(table, target="form", by=convener, on=day, reason="The board wants it.")
        assert table.life_moves.get().reason == "The board wants it."


def test_a_stage_is_not_skipped(table, convener, day):
    with tenant([table.board]), pytest.raises(MoveRefused):
        move_stage(table, target="act", by=convener, on=day, reason="Hurry.")


def test_a_status_moves_as_its_table_says(table, convener, day):
    with tenant([table.board]):
        move_status(table, target="current", by=convener, on=day)
        with pytest.raises(MoveRefused):
            move_status(table, target="unlisted", by=convener, on=day, reason="No.")
        with pytest.raises(MoveRefused):
            move_status(table, target="closed", by=convener, on=day)
        move_status(table, target="closed", by=convener, on=day, reason="It is done.")
    assert fresh(table).public_status == "closed"


# Pages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", PAGES)
def test_strangers_find_no_page_and_clerks_do_not_change(
    table, stranger_client, clerk_client, page
):
    assert stranger_client.get(url_of(page, table)).status_code == 404
    status = 200 if page == "stage" else 403
    assert clerk_client.get(url_of(page, table)).status_code == status


@pytest.mark.parametrize("page", PAGES)
def test_a_partnership_of_another_board_is_missing(board, other_board, convener_client, page):
    theirs = factories.PartnershipFactory(board=other_board)
    url = reverse(f"partnerships:{page}", args=[board.slug, theirs.pk, *PAGES[page]])
    assert convener_client.get(url).status_code == 404


def test_the_page_says_what_remains_and_offers_what_may_be_done(
    table, convener_client, clerk_client
):
    page = convener_client.get(url_of("stage", table)).content.decode()
    assert "To leave Explore, four of four remain." in page
    assert "Go on to form" in page
    assert "Announce it" in page
    assert "No move yet" in page
    page = clerk_client.get(url_of("stage", table)).content.decode()
    assert "Go on to form" not in page
    assert "Announce it" not in page


def test_a_guest_reads_the_stage_of_what_is_assigned_to_her(table, other_board):
    guest = factories.MembershipFactory(board=table.board, is_guest=True).user
    client = sign_in(guest)
    assert client.get(url_of("stage", table)).status_code == 404
    factories.AssignmentFactory(partnership=table, user=guest)
    page = client.get(url_of("stage", table)).content.decode()
    assert "Go on to form" not in page
    assert "How things move" not in page


def test_an_item_gets_owner_day_and_evidence(table, convener, convener_client, day):
    url = url_of("edit_stage_item", table)
    assert "Name a neutral convener" in convener_client.get(url).content.decode()
    page = convener_client.post(url, {"done_on": day.isoformat(), "owner": convener.pk})
    assert page.context["form"].errors == {"evidence": ["Say where one can see it."]}
    assert page.context["form"]["owner"].value() == str(convener.pk)
    typed = {"done_on": day.isoformat(), "owner": convener.pk, "evidence": "Board minutes of May"}
    assert convener_client.post(url, typed).url == url_of("stage", table)
    page = convener_client.get(url_of("stage", table)).content.decode()
    assert "To leave Explore, three of four remain." in page
    assert "Board minutes of May" in page
    assert convener_client.post(url, {"owner": convener.pk}).status_code == 302
    with tenant([table.board]):
        (item,) = table.stage_items.all()
    assert (item.owner, item.done_on, item.evidence) == (convener, None, "")


def test_an_item_that_no_list_has_is_missing(table, convener_client):
    assert convener_client.get(url_of("edit_stage_item", table, "sing")).status_code == 404


def test_an_overdue_item_says_so(table, convener_client, yesterday):
    with tenant([table.board]):
        save_stage_item(table, key="data-sheet", due_on=yesterday)
    assert "overdue" in convener_client.get(url_of("stage", table)).content.decode()


def test_moving_on_lists_what_is_open_and_asks_why(table, convener_client):
    url = url_of("move_stage", table)
    page = convener_client.get(url).content.decode()
    assert "Still open: write the cluster data sheet" in page
    page = convener_client.post(url, {"reason": ""})
    assert page.context["form"].errors == {"reason": ["Say why."]}
    answer = convener_client.post(url, {"reason": "The funder decided."})
    assert answer.url == url_of("stage", table)
    page = convener_client.get(answer.url).content.decode()
    assert "The funder decided." in page
    assert "Left open on the way" in page
    assert "Name a neutral convener" in page


def test_a_move_somebody_else_made_meanwhile_is_told(table, convener_client):
    answer = convener_client.get(url_of("move_stage", table, "act"), follow=True)
    assert "Somebody changed it meanwhile." in answer.content.decode()


def test_a_partnership_is_listed_and_closed(table, convener_client):
    assert convener_client.post(url_of("move_status", table), {"save": "1"}).status_code == 302
    assert fresh(table).public_status == "current"
    url = url_of("move_status", table, "closed")
    assert "Say why." in convener_client.post(url, {"reason": " "}).content.decode()
    assert convener_client.post(url, {"reason": "Its work is done."}).status_code == 302
    assert fresh(table).public_status == "closed"


def test_the_stage_line_says_since_when(table, convener, convener_client):
    with tenant([table.board]):
        begin(table, by=convener, on=factories.START)
        move_stage(
            table, target="form", by=convener, on=factories.START.replace(month=3), reason="Go."
        )
    page = convener_client.get(table.get_absolute_url()).content.decode()
    assert "Jan 2025" in page
    assert "since Mar 2025" in page
    assert "To leave Form, six of six remain:" in page
    assert "All six" in page


def test_a_finished_checklist_says_so(table, convener_client, day):
    finish(table, "explore", day)
    page = convener_client.get(table.get_absolute_url()).content.decode()
    assert "Everything that Explore asks for is done." in page
    assert "btn-primary" in convener_client.get(url_of("stage", table)).content.decode()


def test_moves_cost_no_queries(table, convener, convener_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of("stage", table)).status_code == 200
        return len(captured)

    def grow(number):
        with tenant([table.board]):
            for _ in range(number):
                begin(table, by=factories.UserFactory(), on=factories.START)

    grow(2)
    few = queries()
    grow(10)
    assert queries() == few


# How things move ---------------------------------------------------------------------------------


def test_every_lifecycle_has_its_screen(board, clerk_client, stranger_client):
    index = reverse("partnerships:lifecycles", args=[board.slug])
    page = clerk_client.get(index).content.decode()
    for lifecycle in lifecycles_shown():
        url = reverse("partnerships:lifecycle", args=[board.slug, lifecycle.slug])
        assert url in page
        assert lifecycle.name in clerk_client.get(url).content.decode()
        assert stranger_client.get(url).status_code == 404


def test_a_screen_says_who_may(board, clerk_client):
    url = reverse("partnerships:lifecycle", args=[board.slug, "ballot"])
    page = clerk_client.get(url).content.decode()
    assert "Director and Convener" in page
    assert "It stays so." in page
    url = reverse("partnerships:lifecycle", args=[board.slug, "invite"])
    assert "the portal, when it happens" in clerk_client.get(url).content.decode()
    url = reverse("partnerships:lifecycle", args=[board.slug, "nothing"])
    assert clerk_client.get(url).status_code == 404
