"""Priorities on the board's pages: adopted, kept, ended, and the 60-day view of their goals."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Board
from accounts.tenancy import tenant
from partnerships.models import Goal, Priority, Strategy, TaskForce, TaskForceSeat
from tests import factories
from tests import table as rows
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db
SAVE = {"save": "x"}


def only(rows, **fields):
    """Return the one row, read as the staff of its board."""
    with tenant(Board.objects.all()):
        return rows.objects.select_related().get(**fields)


def again(row):
    return only(type(row), pk=row.pk)


def url(word, *args):
    return reverse(f"partnerships:{word}", args=["a", *args])


@pytest.fixture
def priority(table, firm):
    return rows.PriorityFactory(partnership=table, champion=firm, name="Machinists")


@pytest.fixture
def pages(table, priority):
    """Every page of this file that reads."""
    return [url("priorities", table.pk), url("sixty_days", table.pk), url("priority", priority.pk),
            url("task_forces", table.pk)]  # fmt: skip


@pytest.fixture
def forms(table, priority):
    """Every page of this file that writes."""
    with tenant([table.board]):
        goal = rows.GoalFactory(priority=priority)
        strategy = rows.StrategyFactory(priority=priority)
        force = rows.TaskForceFactory(partnership=table)
    return [
        url("adopt", table.pk), url("edit_priority", priority.pk),
        url("move_priority", priority.pk, "closed"), url("add_goal", priority.pk),
        url("move_goal", goal.pk, "hit"), url("add_strategy", priority.pk),
        url("edit_strategy", priority.pk, strategy.pk), url("add_task_force", table.pk),
        url("edit_task_force", force.pk),
    ]  # fmt: skip


def test_a_stranger_finds_nothing(pages, forms, stranger_client, firm):
    for client in (stranger_client, firm.client):
        assert {client.get(page).status_code for page in pages + forms} == {404}


def test_who_runs_no_meetings_reads_and_changes_nothing(pages, forms, reviewer_client, priority):
    assert {reviewer_client.get(page).status_code for page in pages} == {200}
    assert {reviewer_client.post(page, SAVE).status_code for page in forms} == {403}
    assert reviewer_client.post(url("keep_priority", priority.pk)).status_code == 403
    assert "Edit" not in reviewer_client.get(pages[2]).content.decode()


def test_a_guest_reads_what_is_assigned_to_her(board, table, priority, pages):
    guest = factories.MembershipFactory(board=board, role="convener", is_guest=True).user
    client = sign_in(guest)
    assert {client.get(page).status_code for page in pages} == {404}
    factories.AssignmentFactory(partnership=table, user=guest)
    assert {client.get(page).status_code for page in pages} == {200}
    assert "Adopt a priority" not in client.get(pages[0]).content.decode()


def test_forms_open(forms, convener_client):
    assert {convener_client.get(page).status_code for page in forms} == {200}


def adoption(firm, **fields):
    return {"name": "Maintenance", "champion": firm.pk, "problem": "Lines stand still."} | fields


def test_an_issue_is_adopted_with_its_champion(table, firm, convener_client, day):
    issue = rows.IssueFactory(partnership=table, name="Controls", statement="Nobody can wire.")
    page = url("adopt", table.pk)
    shown = convener_client.get(f"{page}?issue={issue.pk}").content.decode()
    assert 'value="Controls"' in shown
    answer = convener_client.post(page, adoption(firm, issue=issue.pk))
    priority = only(Priority, name="Maintenance")
    assert answer["Location"] == priority.get_absolute_url()
    assert (priority.issue_id, priority.champion_id) == (issue.pk, firm.pk)
    assert (priority.place, priority.adopted_on) == (1, day)
    assert (
        'value="Controls"' not in convener_client.get(f"{page}?issue={issue.pk}").content.decode()
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"champion": ""}, "Name the employer who champions it."),
     ({"name": ""}, "Enter the priority."),
     ({"name": "Machinists"}, "The partnership has a priority of this name already.")],
)  # fmt: skip
def test_a_priority_that_lacks_something_is_refused_in_words(
    table, firm, priority, convener_client, fields, words
):
    page = convener_client.post(url("adopt", table.pk), adoption(firm, **fields)).content.decode()
    assert words in page
    assert "Lines stand still." in page
    assert only(Priority) == priority


def test_a_union_champions_nothing(table, union, convener_client):
    page = convener_client.post(url("adopt", table.pk), adoption(union))
    assert page.status_code == 200
    assert "champion" in page.context["form"].errors


def test_a_fifth_priority_is_refused_and_not_offered(table, firm, convener_client):
    for place in range(1, 5):
        rows.PriorityFactory(partnership=table, champion=firm, place=place)
    page = convener_client.post(url("adopt", table.pk), adoption(firm)).content.decode()
    assert "Four priorities are active. Close or replace one first." in page
    assert "Lines stand still." in page
    assert (
        "Adopt a priority" not in convener_client.get(url("priorities", table.pk)).content.decode()
    )


def test_a_new_champion_is_kept_in_the_history(table, priority, convener_client):
    other = factories.MemberFactory(partnership=table, organization__name="Pequea Castings")
    fields = {"name": "Machinists", "champion": other.pk, "result": "25 finished."}
    convener_client.post(url("edit_priority", priority.pk), fields)
    shown = convener_client.get(url("priority", priority.pk))
    spells = shown.context["about"].champions
    assert [spell.champion for spell in spells] == ["Pequea Castings", "Keystone Gear"]
    assert "25 finished." in shown.content.decode()


def test_a_priority_is_reviewed_while_it_is_active(priority, convener_client, day):
    page = url("keep_priority", priority.pk)
    convener_client.post(page)
    priority = again(priority)
    assert priority.reviewed_on == day
    convener_client.post(url("move_priority", priority.pk, "reached"), SAVE)
    refused = convener_client.post(page, follow=True)
    assert "Only an active one is kept." in refused.content.decode()
    assert convener_client.get(page).status_code == 405


def test_a_priority_ends_with_what_came_of_it_or_why(priority, convener_client, table):
    page = url("move_priority", priority.pk, "closed")
    assert "Say why." in convener_client.post(page, SAVE).content.decode()
    convener_client.post(page, {"reason": "The college took it over."})
    priority = again(priority)
    assert (priority.state, priority.place) == ("closed", None)
    shown = convener_client.get(url("priorities", table.pk)).content.decode()
    assert "Closed unreached" in shown
    assert "The college took it over." in shown
    twice = convener_client.post(page, {"reason": "Twice"}, follow=True)
    assert "Somebody changed it meanwhile" in twice.content.decode()
    assert convener_client.get(url("add_goal", priority.pk)).status_code == 404
    assert convener_client.get(url("edit_priority", priority.pk)).status_code == 200


def test_a_goal_is_set_and_hit(priority, table, convener_client, day):
    due = day + dt.timedelta(days=40)
    convener_client.post(url("add_goal", priority.pk), {"text": "Fill a class", "due_on": due})
    goal = only(Goal)
    assert (goal.state, goal.due_on) == ("next", due)
    convener_client.post(url("move_goal", goal.pk, "hit"), {"reason": "16 of 16 seats."})
    goal = again(goal)
    assert (goal.state, goal.note, goal.marked_on) == ("hit", "16 of 16 seats.", day)
    shown = convener_client.get(url("sixty_days", table.pk)).content.decode()
    assert "16 of 16 seats." in shown
    assert "No goal is set since" in shown


@pytest.mark.parametrize("days", [-1, 61])
def test_a_goal_is_for_the_next_sixty_days(priority, convener_client, day, days):
    fields = {"text": "Fill a class", "due_on": day + dt.timedelta(days=days)}
    page = convener_client.post(url("add_goal", priority.pk), fields).content.decode()
    assert "A goal is for the next 60 days" in page
    assert "Fill a class" in page


def test_a_strategy_has_its_logic_model(priority, convener_client):
    fields = {"name": "Evening classes", "inputs": "Two instructors", "outcomes": "Fewer gaps"}
    convener_client.post(url("add_strategy", priority.pk), fields)
    strategy = only(Strategy)
    convener_client.post(
        url("edit_strategy", priority.pk, strategy.pk), fields | {"outputs": "16 graduates"}
    )
    page = convener_client.get(url("priority", priority.pk)).content.decode()
    assert "16 graduates" in page
    assert "Two instructors" in page


def test_a_task_force_has_its_people(table, firm, union, priority, convener, convener_client):
    fields = {"name": "Wiring", "champion": firm.pk, "staff": convener.pk,
              "priority": priority.pk, "members": [firm.pk, union.pk]}  # fmt: skip
    convener_client.post(url("add_task_force", table.pk), fields)
    force = only(TaskForce)
    page = convener_client.get(url("task_forces", table.pk)).content.decode()
    assert "Keystone Gear, Lodge 1088" in page
    convener_client.post(url("edit_task_force", force.pk), fields | {"members": [union.pk]})
    assert only(TaskForceSeat).member == union
    twice = convener_client.post(url("add_task_force", table.pk), fields).content.decode()
    assert "a task force of this name already" in twice


def test_pages_with_nothing_say_so(table, convener_client):
    said = {"priorities": "No priority yet", "sixty_days": "No priority is active",
            "task_forces": "No task force yet"}  # fmt: skip
    for word, words in said.items():
        assert words in convener_client.get(url(word, table.pk)).content.decode()


def test_rows_cost_no_queries(table, firm, pages, convener_client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            for page in pages:
                assert convener_client.get(page).status_code == 200
        return len(captured)

    def grow(count, **fields):
        for _ in range(count):
            each = rows.PriorityFactory(partnership=table, champion=firm, **fields)
            rows.GoalFactory(priority=each)
            force = rows.TaskForceFactory(partnership=table, priority=each, champion=firm)
            with tenant([table.board]):
                force.seats.create(board=table.board, member=firm)

    def all_of_them():
        with tenant([table.board]):
            for each in Priority.objects.all():
                rows.ActionItemFactory(partnership=table, priority=each)
                rows.GoalFactory(priority=each)
                rows.StrategyFactory(priority=each)

    grow(1, place=2)
    grow(1, ended=True)
    all_of_them()
    few = queries()
    grow(1, place=3)
    grow(1, place=4)
    grow(12, ended=True)
    all_of_them()
    assert queries() == few
