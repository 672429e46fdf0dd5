"""What a round releases: safe to show, the same for page, picture and file."""

import csv
import datetime as dt
import io
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from careerpaths.rules.frameworks import OWN_WORDS
from jobs.models import Job
from tests import factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, count_queries, new_firm, person_of
from training.actions.releases import Overtaken, publish_release
from training.models import Release
from training.reports.content import to_json
from training.reports.making import build_round_release
from training.rules.demand import MEASURES
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
    assert "All jobs together count each employer once" in page
    rows = list(csv.reader(io.StringIO(text_of(convener_client, staff_file(answered, "jobs")))))
    assert rows[1] == ["For", "member"]
    machinists, welders, total = [dict(zip(rows[5], row, strict=True)) for row in rows[6:]]
    assert (machinists["openings"], machinists["openings status"]) == ("9", "shown")
    assert (welders["openings"], welders["openings status"]) == ("", "hidden")
    assert welders["openings reason"] == "fewer than 3 employers"
    assert (total["name"], total["employers"], total["openings"]) == ("All jobs", "3", "")
    assert total["openings reason"] == "so that another number cannot be worked out"
    assert "Hidden, so that another number cannot be worked out" in page


def mask_of_page(html):
    """Return {row: [state of each figure]} of the table of jobs; the picture's table is first."""
    table = re.findall(r"<table.*?</table>", html, re.S)[1]
    mask = {}
    for row in re.findall(r"<tr>(.*?)</tr>", table, re.S):
        name = re.search(r'<th scope="row">(.*?)</th>', row, re.S)
        for attributes, body in re.findall(r"<td(.*?)>(.*?)</td>", row, re.S):
            span = re.search(r'colspan="(\d+)"', attributes)
            state = re.search(r'class="absent (\w+)"', body)
            states = [state.group(1) if state else "shown"] * int(span.group(1) if span else 1)
            mask.setdefault(name.group(1), []).extend(states)
    return mask


def mask_of_file(text):
    rows = list(csv.reader(io.StringIO(text)))[5:]
    places = [place for place, name in enumerate(rows[0]) if name.endswith(" status")]
    return {row[0]: [row[place] for place in places] for row in rows[1:]}


def mask_of_json(content):
    return {
        row["name"]: [row["cells"][key]["state"] for key in ("employers", *MEASURES)]
        for row in (*content["jobs"], content["total"])
    }


def test_page_file_and_stored_release_hide_the_same(asked, firms, convener_client, partnership):
    for title in ("Riggers", "Assemblers", "Painters"):
        job = factories.CriticalJobFactory(partnership=partnership, title=title)
        factories.RoundJobFactory(round=asked, job=job, position=3)
    for number, firm in enumerate(firms):
        numbers = {"employed": 10 + number, "growth": 2, "retiring": 1, "by_training": 1}
        few = {"Welders": WELDERS[number]} if number < 2 else {}
        one = numbers | {"growth": 0 if number else 3}
        answer_of(asked, firm, Machinists=numbers, Riggers=one, Assemblers=numbers, **few)
    content = release(asked).content
    mask = mask_of_json(content)
    assert {state for row in mask.values() for state in row} == {
        "shown", "hidden", "not_reported",
    }  # fmt: skip
    assert mask["All jobs"].count("shown") > 1
    assert mask_of_page(text_of(convener_client, staff_page(asked))) == mask
    assert mask_of_file(text_of(convener_client, staff_file(asked, "jobs"))) == mask


def again(round, name, **changed):
    """Return a closed round for the same period that asked about the same jobs."""
    same = {
        "partnership": round.partnership, "period_starts_on": round.period_starts_on,
        "horizon_months": round.horizon_months,
    }  # fmt: skip
    other = factories.DemandRoundFactory(name=name, closed=True, **(same | changed))
    for row in round.round_jobs.select_related("job").order_by("position"):
        factories.RoundJobFactory(round=other, job=row.job, position=row.position)
    return other


def answer_again(round, firms, **last):
    """Let the firms say of machinists what they said, but the last one, of which `last` is true."""
    for number, firm in enumerate(firms):
        numbers = {"employed": 10 + number, "growth": 2, "retiring": 1, "by_training": 1}
        answer_of(round, firm, Machinists=numbers | (last if firm is firms[-1] else {}))


@pytest.mark.parametrize("happening", ["joined", "left", "changed"])
def test_second_release_for_a_period_does_not_tell_what_one_firm_did(
    happening, asked, firms, convener_client
):
    fourth = [*firms, new_firm(asked.partnership, "Fourth")]
    answer_again(asked, firms if happening == "joined" else fourth)
    with tenant([asked.board]):
        winter = again(asked, "Winter")
    first = release(asked)
    answer_again(winter, firms if happening == "left" else fourth,
                 **({"employed": 7777} if happening == "changed" else {}))  # fmt: skip
    second = release(winter)
    assert second.content["beside"] == [first.pk]
    before, now = (content["jobs"][0]["cells"] for content in (first.content, second.content))
    assert before["employed"]["state"] == "shown"
    assert now["employed"]["reason"] == ", so that another number cannot be worked out"
    assert "7,777" not in text_of(convener_client, staff_page(winter))
    # Growth is the same in each answer that stayed.
    assert (now["growth"]["state"] == "shown") == (happening == "changed")
    with tenant([asked.board]):
        assert Release.objects.get(pk=first.pk).content == first.content


@pytest.mark.parametrize("changed", [{"horizon_months": 36}, {"name": "Else"}])
def test_release_for_another_period_or_partnership_is_another_figure(asked, firms, changed):
    answer_again(asked, firms)
    with tenant([asked.board]):
        if "name" in changed:
            elsewhere = factories.PartnershipFactory(board=asked.board, name="Health")
            winter = again(asked, "Winter", partnership=elsewhere)
        else:
            winter = again(asked, "Winter", **changed)
    release(asked)
    answer_again(winter, firms, employed=7777)
    second = release(winter).content
    assert second["beside"] == []
    assert second["jobs"][0]["cells"]["employed"] == {"state": "shown", "amount": 7798}


def test_renamed_job_is_the_same_job(asked, firms):
    answer_again(asked, firms)
    with tenant([asked.board]):
        winter = again(asked, "Winter")
    release(asked)
    answer_again(winter, firms, employed=7777)
    with tenant([asked.board]):
        job = asked.jobs.get(title="Machinists")
        job.title = "Metal workers"
        job.save()
    assert release(winter).content["jobs"][0]["cells"]["employed"]["state"] == "hidden"


def test_release_made_meanwhile_for_the_same_period_is_looked_at_too(asked, firms):
    """Each of two jobs at one time would know nothing of the other's release."""
    answer_again(asked, firms)
    with tenant([asked.board]):
        winter = close(again(asked, "Winter"))
        made = build_round_release(winter)
    release(asked)
    with tenant([asked.board]):
        with pytest.raises(Overtaken):
            publish_release(winter, made, job=None)
        made = build_round_release(winter)
        assert publish_release(winter, made, job=None).content == to_json(made.content)


def test_release_is_made_with_as_many_queries_for_many_firms(answered, board):
    skill = factories.CompetencyFactory(board=board)
    state_needs(answered, skill, [1, 1, 1])
    release(answered)
    with tenant([board]):
        winter, spring = again(answered, "Winter"), again(answered, "Spring")
    counts = []
    for round, count in ((winter, 1), (spring, 8)):
        for number in range(count):
            firm = new_firm(round.partnership, f"{round.name} {number}")
            answer_of(round, firm, Machinists={"employed": 3}, Welders={"employed": 4, "growth": 2})
        state_needs(round, skill, [2] * count)
        with tenant([board]), CaptureQueriesContext(connection) as queries:
            build_round_release(close(round))
        counts.append(len(queries))
    assert counts[0] == counts[1]


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
    assert cells(machinists)["openings"] == 5042
    assert cells(machinists)["growth"] == "fewer than 3 employers"
    assert cells(machinists)["replacement"] == ", so that another number cannot be worked out"
    page = text_of(convener_client, staff_page(asked))
    assert "Hidden: one part has too few employers. Together 5,042" in page
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


def test_withdrawn_round_promises_no_release(answered, convener_client):
    with tenant([answered.board]):
        answered.state, answered.closed_at = "withdrawn", timezone.now()
        answered.save()
    page = text_of(convener_client, staff_page(answered))
    assert "The round was withdrawn, so nothing is released of it." in page
    assert "within minutes" not in page


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
    assert [row[0] for row in rows[6:]] == ["Machinists", "Welders", "All jobs"]
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
