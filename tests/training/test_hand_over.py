"""A part of an answer is handed to a colleague, who fills in that part and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.tenancy import tenant
from jobs.models import Mail
from tests import demand
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, count_queries, new_firm, person_of
from training.models import AnswerLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(asked, firm):
    return reverse("training:hand_over", args=[firm.pk, asked.pk])


@pytest.fixture
def part(asked, firm, job, approver):
    """A link to one job that the approver handed to a colleague."""
    return demand.AnswerLinkFactory(
        round=asked, organization=firm, name="Tom Beiler", section=f"job:{job.pk}",
        may_send=False, sent_by=approver,
    )  # fmt: skip


@pytest.fixture
def colleague(part):
    client = Client()
    client.post(reverse("training:open_link", args=[part.token]))
    return client


def form(part, **changed):
    return {"section": part, "name": "Tom Beiler", "email": "tom@example.org"} | changed


def at(link, page, *numbers):
    return reverse(f"training:link_{page}", args=[link.token, *numbers])


def test_editor_hands_a_job_to_a_colleague(editor_client, editor, page, job, board, asked, firm):
    response = editor_client.post(page, form(f"job:{job.pk}"), follow=True)
    text = response.content.decode()
    assert "The link to Tom Beiler is on its way." in text
    assert "tom@example.org" in text
    with tenant([board]):
        link = AnswerLink.objects.get()
    assert (link.section, link.may_send, link.sent_by) == (f"job:{job.pk}", False, editor)
    mail = Mail.objects.get()
    assert mail.recipient == "tom@example.org"
    assert link.token in mail.body
    assert "Ed Editor asks you to fill in one part" in mail.body
    assert "Machinists" in mail.body
    assert mail.subject.startswith("Autumn round: fill in one part for Keyline Hydraulics by ")


def test_task_list_leads_there(editor_client, page, asked, firm):
    tasks = editor_client.get(reverse("training:answer", args=[firm.pk, asked.pk]))
    assert page in tasks.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"section": "job:999999"}, "Select a valid choice."),
        ({"section": ""}, "Choose the part."),
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"name": ""}, "Enter the name."),
    ],
)
def test_wrong_entries_are_named_at_their_field(editor_client, page, changed, words):
    response = editor_client.post(page, form("needs", **changed))
    assert words in response.content.decode()
    assert not Mail.objects.exists()


def test_sent_twice_it_is_one_link(editor_client, page, board):
    for _ in range(2):
        editor_client.post(page, form("needs"))
    assert Mail.objects.count() == 1
    with tenant([board]):
        assert AnswerLink.objects.count() == 1


def test_too_many_at_once_are_refused(editor_client, page, settings):
    settings.ACCOUNT_RATE_LIMITS = {"answer_part": "1/h/key"}
    editor_client.post(page, form("needs"))
    again = editor_client.post(page, form("needs", email="other@example.org"))
    assert "Too many links" in again.content.decode()
    assert Mail.objects.count() == 1


def test_closed_round_hands_nothing_over(editor_client, page, asked):
    close(asked)
    assert editor_client.post(page, form("needs")).status_code == 302
    assert not Mail.objects.exists()


def test_strangers_see_a_missing_page(page, asked):
    rival = new_firm(asked.partnership, "Rival")
    assert sign_in(person_of(rival, "approver")).get(page).status_code == 404


def test_colleague_begins_at_her_part(colleague, part, job):
    response = colleague.get(reverse("training:link", args=[part.token]), follow=True)
    assert response.redirect_chain == [(at(part, "answer_job", job.pk), 302)]
    assert "Machinists you employ" in response.content.decode()


def test_colleague_opens_no_other_part_and_sends_nothing(colleague, part, welders):
    for name, args in [
        ("answer_job", [welders.pk]), ("answer_needs", []), ("add_need", []),
        ("check_answers", []), ("hand_over", []),
    ]:  # fmt: skip
        url = at(part, name, *args)
        assert colleague.get(url).status_code == 404
        assert colleague.post(url, form("needs")).status_code == 404


def test_colleague_sees_her_part_saved_and_nothing_of_others(colleague, part, asked, firm):
    nothing = colleague.get(at(part, "answer")).content.decode()
    assert "Nothing is saved yet" in nothing
    answer_of(asked, firm, "draft", Machinists={"employed": 5}, Welders={"employed": 70139})
    saved = colleague.get(at(part, "answer")).content.decode()
    assert "Ann Approver reads that you filled it in" in saved
    assert "70139" not in saved
    assert "Welders" not in saved


def test_part_of_needs_ends_on_its_own_page(asked, firm, approver):
    link = demand.AnswerLinkFactory(
        round=asked, organization=firm, section="needs", may_send=False, sent_by=approver
    )
    client = Client()
    client.post(reverse("training:open_link", args=[link.token]))
    page = client.get(reverse("training:link", args=[link.token]), follow=True).content.decode()
    assert at(link, "answer") in page
    assert at(link, "check_answers") not in page
    assert "Nothing is saved yet" in client.get(at(link, "answer")).content.decode()


def test_holder_of_a_whole_link_hands_parts_over_too(asked, firm, approver, board):
    link = demand.AnswerLinkFactory(
        round=asked, organization=firm, name="Mo", email=approver.email, may_send=True
    )
    client = Client()
    client.post(reverse("training:open_link", args=[link.token]))
    response = client.post(at(link, "hand_over"), form("needs"), follow=True)
    assert "on its way" in response.content.decode()
    assert "Mo asks you to fill in one part" in Mail.objects.get().body
    with tenant([board]):
        part = AnswerLink.objects.get(section="needs")
    other = Client()
    other.post(reverse("training:open_link", args=[part.token]))
    assert other.get(at(part, "answer_needs")).status_code == 200


def test_link_handed_by_somebody_who_left_is_not_opened(part, approver, yesterday):
    approver.memberships.update(starts_on=yesterday, ends_on=yesterday)
    client = Client()
    client.post(reverse("training:open_link", args=[part.token]))
    assert client.get(reverse("training:link", args=[part.token])).status_code == 410


def test_firm_ends_a_link(editor_client, colleague, part, asked, firm, job):
    url = reverse("training:end_link", args=[firm.pk, asked.pk, part.pk])
    assert editor_client.get(url).status_code == 405
    page = editor_client.post(url, follow=True).content.decode()
    assert "The link of Tom Beiler no longer opens." in page
    assert colleague.get(at(part, "answer_job", job.pk)).status_code == 302


def test_link_of_another_firm_is_not_ended(editor_client, asked, firm):
    rival = new_firm(asked.partnership, "Rival")
    other = demand.AnswerLinkFactory(round=asked, organization=rival)
    url = reverse("training:end_link", args=[firm.pk, asked.pk, other.pk])
    assert editor_client.post(url).status_code == 404


def test_page_asks_the_same_however_many_links(editor_client, page, asked, firm):
    def links(count):
        for _ in range(count):
            demand.AnswerLinkFactory(round=asked, organization=firm)
        return count_queries(editor_client, page)

    assert links(2) == links(10)
