"""What a round releases: safe to show, the same for page, picture and file."""

import csv
import datetime as dt
import io
import json

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from jobs.models import Job
from tests import factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, count_queries, new_firm, person_of
from training.models import Release
from training.rules.demand import OWN_WORDS
from training.tasks import make_release

pytestmark = pytest.mark.django_db
FIRMS = ["Keyline", "Marsh", "Orchard"]
# Numbers nobody else has, so that a search finds them wherever they are.
WELDERS = [{"employed": 7013, "growth": 5021}, {"employed": 8017, "growth": 6029}]
SECRETS = [7013, 8017, 15030, 5021, 6029, 11050]


@pytest.fixture
def firms(partnership):
    return [new_firm(partnership, name) for name in FIRMS]


@pytest.fixture
def answered(asked, firms):
    """Three firms have machinists, two have welders; one more began and did not send."""
    for number, firm in enumerate(firms):
        welders = {"Welders": WELDERS[number]} if number < 2 else {}
        numbers = {"employed": 10 + number, "growth": 2, "retiring": 1, "by_training": 1}
        answer_of(asked, firm, Machinists=numbers, **welders)
    draft = new_firm(asked.partnership, "Drafted")
    answer_of(asked, draft, "draft", Machinists={"employed": 90001}, Welders={"employed": 90002})
    return asked


def state_needs(round, skill, people, by=dt.date(2027, 3, 31)):
    with tenant([round.board]):
        answers = list(round.answers.sent().order_by("pk"))
    for answer, count in zip(answers, people, strict=False):
        factories.NeedFactory(
            answer=answer, competency=skill, people=count, needed_by=by, level_now=1,
            level_target=3,
        )  # fmt: skip


def release(round):
    """Close the round and let its job make the release."""
    close(round)
    job = factories.JobFactory(
        board=round.board, task="training.tasks.make_release", parameters={"round": round.pk}
    )
    make_release(job.pk)
    job.refresh_from_db()
    assert job.state == "done", job.reason
    with tenant([round.board]):
        return Release.objects.get(round=round)


def cells(row):
    return {key: cell.get("amount", cell.get("reason")) for key, cell in row["cells"].items()}


def staff_page(round):
    return reverse("training:release", args=[round.board.slug, round.pk])


def staff_file(round, table):
    return reverse("training:release_csv", args=[round.board.slug, round.pk, table])


def text_of(client, page):
    response = client.get(page)
    assert response.status_code == 200
    return response.content.decode("utf-8-sig")


def test_three_firms_are_added_up_and_two_are_hidden_in_words(answered):
    machinists, welders = release(answered).content["jobs"]
    assert cells(machinists) == {
        "employers": 3, "employed": 33, "growth": 6, "replacement": 3, "openings": 9,
        "by_training": 3,
    }  # fmt: skip
    assert set(cells(welders).values()) == {"fewer than 3 employers"}


def test_hidden_numbers_are_nowhere(answered, convener_client):
    content = json.dumps(release(answered).content)
    pages = [staff_page(answered), staff_file(answered, "jobs"), staff_file(answered, "needs")]
    texts = [content, *[text_of(convener_client, page) for page in pages]]
    for number in [*SECRETS, 90001, 90002]:
        for text in texts:
            assert str(number) not in text
            assert f"{number:,}" not in text


def test_page_and_file_say_why_in_the_same_words(answered, convener_client):
    release(answered)
    page = text_of(convener_client, staff_page(answered))
    assert "Hidden: fewer than 3 employers" in page
    assert "Totals over all jobs follow when they cannot give a hidden job away." in page
    rows = list(csv.reader(io.StringIO(text_of(convener_client, staff_file(answered, "jobs")))))
    assert rows[1] == ["For", "member"]
    machinists, welders = [dict(zip(rows[5], row, strict=True)) for row in rows[6:]]
    assert (machinists["openings"], machinists["openings status"]) == ("9", "shown")
    assert (welders["openings"], welders["openings status"]) == ("", "hidden")
    assert welders["openings reason"] == "fewer than 3 employers"


def test_job_nobody_has_is_not_reported(asked, firms, convener_client):
    for firm in firms:
        answer_of(asked, firm, Machinists={"employed": 5}, Welders={})
    welders = release(asked).content["jobs"][1]
    assert {cell["state"] for cell in welders["cells"].values()} == {"not_reported"}
    assert "not reported" in text_of(convener_client, staff_page(asked))


def test_zero_of_three_firms_is_shown_as_zero(asked, firms, convener_client):
    for firm in firms:
        answer_of(asked, firm, Machinists={"employed": 5})
    machinists = release(asked).content["jobs"][0]
    assert machinists["cells"]["openings"] == {"state": "shown", "amount": 0}
    assert "no openings in the jobs shown" in text_of(convener_client, staff_page(asked))


def test_part_of_one_firm_hides_the_split_and_keeps_the_sum(asked, firms, convener_client):
    for number, firm in enumerate(firms):
        growth = 5021 if number == 0 else 0
        answer_of(asked, firm, Machinists={"employed": 5, "growth": growth, "leaving": 7})
    machinists = release(asked).content["jobs"][0]
    reason = "fewer than 3 employers behind new jobs or behind replacement"
    assert cells(machinists)["openings"] == 5042
    assert cells(machinists)["growth"] == cells(machinists)["replacement"] == reason
    page = text_of(convener_client, staff_page(asked))
    assert "5,021" not in page
    assert "5,042" in page


def test_stricter_board_hides_more(answered, convener_client):
    answered.board.min_firms = 4
    answered.board.save()
    machinists = release(answered).content["jobs"][0]
    assert set(cells(machinists).values()) == {"fewer than 4 employers"}


def test_few_answers_do_not_tell_their_number(asked, firms, convener_client):
    answer_of(asked, firms[0], Machinists={"employed": 5})
    content = release(asked).content
    assert content["answered"] == {"state": "hidden", "reason": "fewer than 3 employers"}
    page = text_of(convener_client, staff_page(asked))
    assert "fewer than 3 of 3 employers answered" in page
    assert "No job can be shown" in page


def test_needs_of_three_firms_are_shown_and_of_two_hidden(answered, board, convener_client):
    shown = factories.CompetencyFactory(board=board, name="CNC setup")
    hidden = factories.CompetencyFactory(board=board, name="Laser safety")
    state_needs(answered, shown, [2, 3, 4])
    state_needs(answered, hidden, [6011, 6013])
    first, second = release(answered).content["needs"]
    assert cells(first) == {
        "employers": 3, "people": 9, "gap": {"decimal": "2.0"}, "earliest": "Jan to Mar 2027",
    }  # fmt: skip
    assert second["name"] == "Laser safety"
    assert set(cells(second).values()) == {"fewer than 3 employers"}
    page = text_of(convener_client, staff_page(answered))
    file = text_of(convener_client, staff_file(answered, "needs"))
    for text in (page, file):
        assert "fewer than 3 employers" in text
        assert not any(number in text for number in ("6011", "6,011", "12024", "12,024"))


def test_words_of_one_firm_are_not_released(answered, board, convener_client):
    own = factories.CompetencyFactory(board=board, name="Secret robot", category=OWN_WORDS)
    state_needs(answered, own, [2])
    content = release(answered).content
    assert [row["name"] for row in content["needs"]] == ["A skill in an employer's own words"]
    assert "Secret robot" not in text_of(convener_client, staff_page(answered))


def test_words_of_three_firms_are(answered, board):
    own = factories.CompetencyFactory(board=board, name="Robot cells", category=OWN_WORDS)
    state_needs(answered, own, [2, 2, 2])
    assert release(answered).content["needs"][0]["name"] == "Robot cells"


def test_replaced_versions_do_not_count(answered, firms):
    old = factories.AnswerFactory(
        round=answered, organization=firms[2], version=7, state="replaced",
        sent_at=dt.datetime(2025, 3, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    with tenant([answered.board]):
        welders = answered.jobs.get(title="Welders")
    factories.JobAnswerFactory(answer=old, job=welders, employed=500)
    assert set(cells(release(answered).content["jobs"][1]).values()) == {"fewer than 3 employers"}


def test_job_twice_makes_one_release(answered):
    first = release(answered)
    again = factories.JobFactory(
        board=answered.board, task="training.tasks.make_release",
        parameters={"round": answered.pk},
    )  # fmt: skip
    make_release(again.pk)
    again.refresh_from_db()
    assert again.state == "done"
    assert again.result["release"] == first.pk
    assert again.result["url"] == staff_page(answered)
    with tenant([answered.board]):
        assert Release.objects.get().content == first.content


def test_open_round_is_not_released(answered):
    job = factories.JobFactory(
        board=answered.board, task="training.tasks.make_release",
        parameters={"round": answered.pk},
    )  # fmt: skip
    make_release(job.pk)
    job.refresh_from_db()
    assert (job.state, job.reason) == (
        "failed", "The round is not closed, so there is nothing to release.",
    )  # fmt: skip


def test_closing_leads_to_the_release(answered, convener_client):
    convener_client.post(reverse("training:close_round", args=["a", answered.pk]))
    make_release(Job.objects.get().pk)
    text = text_of(convener_client, reverse("training:round", args=["a", answered.pk]))
    assert "3 of 4 employers answered" in text
    assert staff_page(answered) in text


def test_release_that_is_not_made_yet_says_when(answered, convener_client):
    assert "The round is open." in text_of(convener_client, staff_page(answered))
    assert convener_client.get(staff_file(answered, "jobs")).status_code == 404
    close(answered)
    assert "within minutes" in text_of(convener_client, staff_page(answered))


def test_unknown_table_is_404(answered, convener_client):
    release(answered)
    assert convener_client.get(staff_file(answered, "firms")).status_code == 404


def seated(partnership, kind, seat, role="representative"):
    organization = factories.OrganizationFactory(kinds=[kind])
    factories.MemberFactory(partnership=partnership, organization=organization, seat=seat)
    return organization, sign_in(person_of(organization, role))


READERS = [
    ("own_release", "employer", "employer"),
    ("provider_release", "provider", "provider"),
    ("partner_release", "labor", "labor"),
]


@pytest.mark.parametrize(("name", "kind", "seat"), READERS)
def test_everybody_with_a_seat_reads_the_same(
    name, kind, seat, answered, partnership, stranger_client
):
    answered.board.antitrust_notice = "Nobody speaks of prices here."
    answered.board.save()
    reader, client = seated(partnership, kind, seat)
    release(answered)
    page = reverse(f"training:{name}", args=[reader.pk, answered.pk])
    file = reverse(f"training:{name}_csv", args=[reader.pk, answered.pk, "jobs"])
    text = text_of(client, page)
    assert "Hidden: fewer than 3 employers" in text
    assert "Nobody speaks of prices here." in text
    assert file in text
    rows = list(csv.reader(io.StringIO(text_of(client, file))))
    assert [row[0] for row in rows[6:]] == ["Machinists", "Welders"]
    assert not any(str(number) in text for number in SECRETS)
    assert stranger_client.get(page).status_code == 404


@pytest.mark.parametrize(("name", "kind", "seat"), READERS)
def test_without_an_active_seat_there_is_nothing(name, kind, seat, answered, partnership, board):
    release(answered)
    elsewhere = factories.PartnershipFactory(board=board)
    outsider, client = seated(elsewhere, kind, seat)
    page = reverse(f"training:{name}", args=[outsider.pk, answered.pk])
    file = reverse(f"training:{name}_csv", args=[outsider.pk, answered.pk, "jobs"])
    assert client.get(page).status_code == 404
    assert client.get(file).status_code == 404
    member = factories.MemberFactory(partnership=partnership, organization=outsider, seat=seat)
    assert client.get(page).status_code == 200
    with tenant([board]):
        member.status = "dormant"
        member.save()
    assert client.get(page).status_code == 404


def test_strangers_get_404(answered, stranger_client):
    release(answered)
    assert stranger_client.get(staff_page(answered)).status_code == 404
    assert stranger_client.get(staff_file(answered, "jobs")).status_code == 404


def test_release_needs_as_many_queries_for_many_firms(answered, convener_client, board):
    skill = factories.CompetencyFactory(board=board)
    state_needs(answered, skill, [1, 1, 1])
    release(answered)
    few = count_queries(convener_client, staff_page(answered))
    other = factories.DemandRoundFactory(partnership=answered.partnership, name="Winter")
    for number in range(10):
        job = factories.CriticalJobFactory(partnership=other.partnership, title=f"Job {number}")
        factories.RoundJobFactory(round=other, job=job)
    for number in range(4):
        answer_of(
            other, new_firm(other.partnership, f"Firm {number}"),
            **{f"Job {each}": {"employed": 3, "growth": 2} for each in range(10)},
        )  # fmt: skip
    release(other)
    assert count_queries(convener_client, staff_page(other)) == few
