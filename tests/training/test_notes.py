"""What experts, associations and studies say of needs, written down by staff."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from careerpaths.rules.frameworks import OWN_WORDS
from tests import factories
from tests.conftest import sign_in
from tests.demand import ExpertNoteFactory
from tests.training.conftest import count_queries, person_of
from tests.training.test_releases_again import release
from training.models import ExpertNote

pytestmark = pytest.mark.django_db

LIST = reverse("training:notes_of_experts", args=["a"])
ADD = reverse("training:add_expert_note", args=["a"])


def entered(**changes):
    return {
        "kind": "association", "who": "Machine builders", "said_on": "2026-03-02",
        "text": "Every new cell comes with a robot.", "within_months": "18",
    } | changes  # fmt: skip


@pytest.fixture
def note(partnership):
    return ExpertNoteFactory(partnership=partnership)


@pytest.fixture
def edit(note):
    return reverse("training:edit_expert_note", args=["a", note.pk])


@pytest.fixture
def add(partnership):
    return f"{ADD}?partnership={partnership.pk}"


def test_everybody_of_the_board_reads_and_those_who_run_rounds_write(
    note, edit, add, convener_client, reviewer_client, stranger_client
):
    for page in (LIST, ADD, add, edit):
        assert convener_client.get(page).status_code == 200
        assert stranger_client.get(page).status_code == 404
    assert note.text in reviewer_client.get(LIST).content.decode()
    for page in (add, edit):
        assert reviewer_client.get(page).status_code == 403
        assert reviewer_client.post(page).status_code == 403


def test_a_note_is_added_changed_and_removed(
    add, partnership, job, board, convener, convener_client
):
    skill = factories.CompetencyFactory(board=board, name="Robot cells")
    data = entered(job=job.pk, competency=skill.pk)
    response = convener_client.post(add, data, follow=True)
    text = response.content.decode()
    assert "Machine builders" in text
    assert "Machinists: Robot cells" in text
    assert "within 18 months" in text
    with tenant([board]):
        note = ExpertNote.objects.get()
        assert (note.partnership, note.entered_by) == (partnership, convener)
    edit = reverse("training:edit_expert_note", args=["a", note.pk])
    convener_client.post(edit, entered(text="Robots everywhere.", within_months=""))
    assert "Robots everywhere." in convener_client.get(LIST).content.decode()
    convener_client.post(edit, {"remove": "1"})
    with tenant([board]):
        assert not ExpertNote.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"said_on": "2099-01-01"}, "Enter a day that has passed, or today."),
        ({"within_months": "0"}, "Enter 1 to 120 months."),
        ({"within_months": "soon"}, "Enter a whole number."),
    ],
)
def test_bad_input_is_told_and_kept(add, changes, sentence, board, convener_client):
    text = convener_client.post(add, entered(**changes)).content.decode()
    assert sentence in text
    assert "Every new cell comes with a robot." in text
    with tenant([board]):
        assert not ExpertNote.objects.exists()


def test_a_firms_own_words_are_not_offered(add, board, convener_client):
    factories.CompetencyFactory(board=board, name="Secret sauce", category=OWN_WORDS)
    assert "Secret sauce" not in convener_client.get(add).content.decode()


def test_a_guest_reads_notes_of_partnerships_assigned_to_her(note, edit, board, other_board):
    guest = factories.MembershipFactory(board=board, role="convener", is_guest=True).user
    client = sign_in(guest)
    assert note.text not in client.get(LIST).content.decode()
    assert client.get(edit).status_code == 404
    factories.AssignmentFactory(partnership=note.partnership, user=guest)
    assert note.text in client.get(LIST).content.decode()


def test_the_list_asks_as_many_questions_for_many_notes(partnership, job, convener_client):
    def grow(number):
        for each in range(number):
            skill = factories.CompetencyFactory(board=partnership.board, name=f"{number} {each}")
            ExpertNoteFactory(partnership=partnership, job=job, competency=skill)

    grow(2)
    before = count_queries(convener_client, LIST)
    grow(10)
    assert count_queries(convener_client, LIST) == before


def test_members_read_it_beside_a_release_and_in_no_file(asked, job, note, partnership, board):
    other = factories.CriticalJobFactory(partnership=partnership, title="Painters")
    ExpertNoteFactory(partnership=partnership, job=job, text="Setters retire by the dozen.")
    ExpertNoteFactory(partnership=partnership, job=other, text="Painters are not asked about.")
    ExpertNoteFactory(
        partnership=partnership, text="Said long ago.", said_on=note.said_on.replace(year=2019)
    )
    release(asked)
    for kind, seat, door in [
        ("employer", "employer", "own"), ("provider", "provider", "provider"),
        ("labor", "labor", "partner"),
    ]:  # fmt: skip
        party = factories.OrganizationFactory(kinds=[kind])
        factories.MemberFactory(partnership=partnership, organization=party, seat=seat)
        role = "approver" if kind == "employer" else "representative"
        client = sign_in(person_of(party, role))
        text = client.get(
            reverse(f"training:{door}_release", args=[party.pk, asked.pk])
        ).content.decode()
        assert note.text in text
        assert "Machine builders" in text
        assert "Setters retire by the dozen." in text
        assert "Painters" not in text
        assert "Said long ago." not in text
        assert "/experts/" not in text
        file = client.get(
            reverse(f"training:{door}_release_csv", args=[party.pk, asked.pk, "needs"])
        )
        assert note.text not in file.content.decode()


def test_more_notes_beside_a_release_take_no_more_queries(asked, job, partnership, convener_client):
    release(asked)
    page = reverse("training:release", args=[asked.board.slug, asked.pk])
    counts = []
    for number in (2, 10):
        ExpertNoteFactory.create_batch(number, partnership=partnership, job=job)
        counts.append(count_queries(convener_client, page))
    assert counts[0] == counts[1]
