"""Staff prepare, open, watch and close a round."""

import datetime as dt

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import Look
from accounts.tenancy import tenant
from jobs.models import Job, Mail
from tests import factories
from tests.conftest import sign_in
from tests.demand import RoundCompetencyFactory
from tests.table import BallotFactory
from tests.training.conftest import answer_of, close, count_queries, new_firm, person_of
from training.models import DemandRound

pytestmark = pytest.mark.django_db


def url(name, round, *more):
    return reverse(f"training:{name}", args=[round.board.slug, round.pk, *more])


def entered(jobs, **changes):
    return {
        "name": "Spring", "opens_on": "2027-03-01", "closes_on": "2027-04-01",
        "period_starts_on": "2027-04-01", "horizon_months": "24", "assumptions": "steady orders",
        "critical_jobs": [job.pk for job in jobs], "chosen_how": "By show of hands.",
        "min_firms": "3", "min_wage_firms": "5", "max_share": "25",
    } | changes  # fmt: skip


@pytest.fixture
def jobs(partnership, job, welders):
    return [job, welders, factories.CriticalJobFactory(partnership=partnership, position=3)]


@pytest.fixture
def draft(partnership, jobs):
    day = dt.date(2026, 1, 1)
    round = factories.DemandRoundFactory(
        partnership=partnership, name="Spring", state="draft", opens_on=day,
        closes_on=dt.date(2099, 1, 1), chosen_how="By show of hands.",
    )  # fmt: skip
    for job in jobs:
        factories.RoundJobFactory(round=round, job=job)
    return round


@pytest.mark.parametrize("name", ["rounds", "add_round"])
def test_lists_work_and_strangers_get_404(name, board, convener_client, stranger_client):
    page = reverse(f"training:{name}", args=[board.slug])
    assert convener_client.get(page).status_code == 200
    assert stranger_client.get(page).status_code == 404


@pytest.mark.parametrize("name", ["round", "open_round", "close_round", "release"])
def test_pages_of_a_round_work_and_strangers_get_404(name, asked, convener_client, stranger_client):
    assert convener_client.get(url(name, asked)).status_code == 200
    assert stranger_client.get(url(name, asked)).status_code == 404


@pytest.mark.parametrize("name", ["edit_round", "open_round", "close_round"])
def test_reviewer_may_look_but_not_run(name, asked, reviewer_client):
    assert reviewer_client.get(url("round", asked)).status_code == 200
    assert reviewer_client.get(url(name, asked)).status_code == 403
    assert reviewer_client.post(url(name, asked)).status_code == 403


def test_guest_sees_the_rounds_assigned_to_her(asked, board, other_board):
    guest = factories.MembershipFactory(board=board, role="convener", is_guest=True).user
    client = sign_in(guest)
    assert client.get(url("round", asked)).status_code == 404
    assert "Autumn" not in client.get(reverse("training:rounds", args=["a"])).content.decode()
    factories.AssignmentFactory(partnership=asked.partnership, user=guest)
    assert client.get(url("round", asked)).status_code == 200
    assert "Autumn" in client.get(reverse("training:rounds", args=["a"])).content.decode()


def test_round_is_prepared_with_its_jobs_in_order(board, partnership, jobs, convener_client):
    page = reverse("training:add_round", args=[board.slug]) + f"?partnership={partnership.pk}"
    data = entered(reversed(jobs))
    response = convener_client.post(page, data)
    with tenant([board]):
        round = DemandRound.objects.get()
        assert response.url == round.get_absolute_url()
        assert [row.job for row in round.round_jobs.all()] == jobs
        assert round.is_draft


def test_round_that_is_prepared_can_be_changed(draft, jobs, partnership, convener_client):
    more = factories.CriticalJobFactory(partnership=partnership, position=9)
    with tenant([draft.board]):
        kept = RoundCompetencyFactory(round_job=draft.round_jobs.get(job=jobs[1]))
    data = entered([*jobs[1:], more], name="Spring 2027")
    convener_client.post(url("edit_round", draft), data)
    with tenant([draft.board]):
        draft.refresh_from_db()
        assert draft.name == "Spring 2027"
        assert [row.job for row in draft.round_jobs.all()] == [*jobs[1:], more]
        assert draft.round_jobs.get(job=jobs[1]).asked_competencies.get() == kept


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"min_firms": "2"}, "At least 3 firms must stand behind a shown number."),
        ({"min_wage_firms": "4"}, "At least 5 firms must stand behind a wage."),
        ({"max_share": "26"}, "Enter 1 to 25 percent. A round may only be stricter."),
        ({"max_share": "0"}, "Enter 1 to 25 percent."),
        ({"critical_jobs": []}, "Choose 3 to 8 critical jobs."),
        ({"remind_first_on": "2027-04-02"}, "Choose a day between its opening and its closing."),
        (
            {"remind_first_on": "2027-03-09", "remind_last_on": "2027-03-08"},
            "The last reminder cannot come before the first.",
        ),
        ({"closes_on": "2027-02-01"}, "A round cannot close before it opens."),
        ({"name": "Autumn"}, "The partnership has a round of this name already."),
    ],
)
def test_bad_input_is_told_and_kept(asked, jobs, changes, sentence, convener_client):
    page = reverse("training:add_round", args=["a"]) + f"?partnership={asked.partnership_id}"
    text = convener_client.post(page, entered(jobs, **changes)).content.decode()
    assert sentence in text
    assert "steady orders" in text


@pytest.mark.parametrize("number", [2, 9])
def test_three_to_eight_jobs(partnership, number, convener_client):
    jobs = factories.CriticalJobFactory.create_batch(number, partnership=partnership)
    page = reverse("training:add_round", args=["a"]) + f"?partnership={partnership.pk}"
    text = convener_client.post(page, entered(jobs)).content.decode()
    assert "Choose 3 to 8 critical jobs." in text


def test_jobs_are_chosen_by_a_ballot_that_is_closed(partnership, jobs, board, convener_client):
    counted = {"closed_at": timezone.now(), "voters": 4, "entitled": 5}
    ballot = BallotFactory(partnership=partnership, state="closed", **counted)
    still_open = BallotFactory(partnership=partnership)
    page = reverse("training:add_round", args=["a"]) + f"?partnership={partnership.pk}"
    data = entered(jobs, chosen_how="", ballot=still_open.pk)
    assert convener_client.post(page, data).status_code == 200
    response = convener_client.post(page, data | {"ballot": ballot.pk}, follow=True)
    assert f"By ballot of the members: {ballot}" in response.content.decode()
    with tenant([board]):
        assert DemandRound.objects.get().ballot == ballot


def test_jobs_of_another_partnership_cannot_be_asked(partnership, board, jobs, convener_client):
    other = factories.CriticalJobFactory(partnership__board=board)
    page = reverse("training:add_round", args=["a"]) + f"?partnership={partnership.pk}"
    assert convener_client.post(page, entered([*jobs, other])).status_code == 200
    with tenant([board]):
        assert not DemandRound.objects.exists()


def test_board_floor_holds_for_rounds(partnership, board, jobs, convener_client):
    board.min_firms = 5
    board.save()
    page = reverse("training:add_round", args=["a"]) + f"?partnership={partnership.pk}"
    text = convener_client.post(page, entered(jobs, min_firms="4")).content.decode()
    assert "At least 5 firms" in text


def test_opening_mails_the_people_who_may_answer_once(
    draft, firm, approver, editor, convener_client
):
    left = new_firm(draft.partnership, "Left")
    with tenant([draft.board]):
        left.members.update(status="left")
    person_of(left, "approver")
    for _ in range(2):
        convener_client.post(url("open_round", draft))
    mails = Mail.objects.filter(template="round open")
    assert {mail.recipient for mail in mails} == {approver.email, editor.email}
    for mail in mails:
        assert "Spring round" in mail.subject
        assert "January 1" in mail.subject
        with tenant([draft.board]):
            link = draft.links.get(email=mail.recipient)
        assert f"{settings.PORTAL_URL}/answer/{link.token}/" in mail.body
        assert link.may_send == (mail.recipient == approver.email)
    with tenant([draft.board]):
        draft.refresh_from_db()
        assert draft.is_open


def test_second_open_round_is_refused_in_words(draft, asked, convener_client):
    text = convener_client.post(url("open_round", draft), follow=True).content.decode()
    assert "Close that one first." in text
    with tenant([draft.board]):
        draft.refresh_from_db()
        assert draft.is_draft


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"closes_on": dt.date(2026, 1, 2)}, "closing date has passed"),
        ({"chosen_how": ""}, "Say how members chose its critical jobs"),
        ({}, "A round asks about 3 to 8 critical jobs."),
    ],
)
def test_round_that_cannot_open_says_why(draft, changes, sentence, convener_client):
    with tenant([draft.board]):
        if not changes:
            draft.round_jobs.first().delete()
        DemandRound.objects.filter(pk=draft.pk).update(**changes)
    assert sentence in convener_client.post(url("open_round", draft), follow=True).content.decode()
    assert not Mail.objects.exists()


@pytest.mark.parametrize("state", ["open", "closed"])
def test_round_that_was_opened_is_not_changed(asked, state, jobs, convener_client):
    if state == "closed":
        close(asked)
    page = convener_client.post(url("edit_round", asked), entered(jobs), follow=True)
    assert f"The round is {state}. What it asks stays as it is." in page.content.decode()
    with tenant([asked.board]):
        asked.refresh_from_db()
    assert asked.name == "Autumn"


def test_round_page_says_who_answered(asked, firm, assigned, convener_client):
    begun, silent = new_firm(asked.partnership, "Begun Inc"), new_firm(asked.partnership, "Silent")
    answer_of(asked, firm, Machinists={"employed": 7711})
    answer_of(asked, begun, "draft", Machinists={"employed": 8822})
    text = convener_client.get(url("round", asked)).content.decode()
    assert "1 of 3 employers have answered" in text
    assert "1 has begun" in text
    assert text.index("Keyline") < text.index("Begun Inc") < text.index(silent.name)
    assert url("firm_answer", asked, firm.pk) in text
    assert url("firm_answer", asked, begun.pk) not in text
    assert not any(number in text for number in ("7711", "7,711", "8822", "8,822"))


def test_links_to_answers_are_for_those_assigned(asked, firm, convener_client):
    answer_of(asked, firm)
    text = convener_client.get(url("round", asked)).content.decode()
    assert url("firm_answer", asked, firm.pk) not in text


def test_closing_locks_the_round_and_asks_for_one_release(asked, convener, convener_client):
    response = convener_client.post(url("close_round", asked))
    job = Job.objects.get()
    assert response.url == job.get_absolute_url()
    assert (job.task, job.parameters) == ("training.tasks.make_release", {"round": asked.pk})
    assert job.asked_by == convener
    with tenant([asked.board]):
        asked.refresh_from_db()
        assert asked.is_closed
        assert asked.closed_at
    again = convener_client.post(url("close_round", asked), follow=True).content.decode()
    assert "The round is not open." in again
    convener_client.post(url("make_release", asked))
    assert Job.objects.count() == 1


def test_release_is_asked_for_by_post_and_after_closing(asked, convener_client):
    assert convener_client.get(url("make_release", asked)).status_code == 405
    assert convener_client.post(url("make_release", asked)).status_code == 404


def test_convener_reads_one_firms_answer_and_it_is_written_down(
    asked, firm, assigned, convener_client
):
    answer_of(asked, firm, Machinists={"employed": 7711})
    response = convener_client.get(url("firm_answer", asked, firm.pk))
    assert "7,711" in response.content.decode()
    with tenant([asked.board]):
        look = Look.objects.get()
        assert (look.organization, look.kind, look.about) == (firm, "answers", "Autumn round")


def test_convener_of_another_partnership_gets_403(asked, firm, assigned, convener_client, board):
    other = factories.DemandRoundFactory(partnership__board=board)
    theirs = new_firm(other.partnership, "Other firm")
    answer_of(other, theirs)
    assert convener_client.get(url("firm_answer", other, theirs.pk)).status_code == 403
    with tenant([board]):
        assert not Look.objects.exists()


def test_director_who_is_not_assigned_and_reviewer_get_403(
    asked, firm, director_client, reviewer_client
):
    answer_of(asked, firm)
    assert director_client.get(url("firm_answer", asked, firm.pk)).status_code == 403
    assert reviewer_client.get(url("firm_answer", asked, firm.pk)).status_code == 403


def test_draft_is_not_the_conveners_to_read(asked, firm, assigned, convener_client):
    answer_of(asked, firm, "draft", Machinists={"employed": 7711})
    assert convener_client.get(url("firm_answer", asked, firm.pk)).status_code == 404
    with tenant([asked.board]):
        assert not Look.objects.exists()


def test_lists_ask_as_many_questions_for_many_rows(asked, partnership, convener_client, assigned):
    def grow(first, last):
        for number in range(first, last):
            answer_of(asked, new_firm(partnership, f"Firm {number}"))
            factories.DemandRoundFactory(partnership=partnership, closed=True)

    pages = [reverse("training:rounds", args=["a"]), url("round", asked)]
    grow(0, 2)
    counts = [count_queries(convener_client, page) for page in pages]
    grow(2, 12)
    assert [count_queries(convener_client, page) for page in pages] == counts
