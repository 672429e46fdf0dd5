"""Each firm's numbers and words are marked; whoever else follows every link, and opens the files
and the marked pages of others by their addresses, meets no mark of it."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Organization
from accounts.tenancy import tenant
from careerpaths.rules.frameworks import OWN_WORDS
from jobs.models import Job, Mail
from tests import demand, factories
from tests.conftest import sign_in
from tests.test_walk import ODD, Walk
from tests.training.conftest import SENT, answer_of, new_firm, person_of
from tests.training.test_releases_again import release
from training.models import Release
from training.models.links import browser_hash

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FILE = re.compile(r"\.(csv|xlsx|pdf)\b")
PRIMES = [10007, 20011, 31013, 40009, 50021]


@dataclass
class Firm:
    """A firm with what only its own people and an assigned convener may read of it."""

    organization: Organization
    number: int
    marks: list = field(default_factory=list)

    def __post_init__(self):
        prime = PRIMES[self.number]
        self.words = f"quill{self.number}sparrow"
        self.wage = Decimal(f"{31 + self.number}.{17 + self.number}")
        self.marks = [str(prime), f"{prime:,}", self.words, str(self.wage)]

    def answer(self, round, state="sent", version=1):
        """Answer with marks in each number, in its own name for the job, and in its own words."""
        numbers = {
            "employed": PRIMES[self.number], "own_title": f"{self.words} hand",
            "entry_wage": self.wage, "wages_on": dt.date(2025, 1, 6),
        }  # fmt: skip
        answer = answer_of(
            round, self.organization, state, version=version, Machinists=numbers, Welders=numbers
        )
        own = factories.CompetencyFactory(
            board=round.board, name=f"{self.words} {round.pk}", category=OWN_WORDS
        )
        factories.NeedFactory(answer=answer, competency=own, words=f"{self.words} again")
        demand.VoiceAnswerFactory(answer=answer)
        demand.CompanyAnswerFactory(answer=answer, employees=PRIMES[self.number])
        return answer


class Reader(Walk):
    """A person who follows links and keeps the words of each page and file."""

    def __init__(self, client):
        super().__init__(client)
        self.read = {}

    def open(self, url):
        if url.endswith(ODD):
            return None
        response = super().open(url)
        self.read[url] = words_of(response)
        return response

    def visit(self, urls):
        """Open addresses that others were led to."""
        for url in sorted(urls - set(self.read)):
            response = self.client.get(url)
            assert response.status_code < 500, url
            self.read[url] = words_of(response)

    def marks_seen(self, firms):
        return [
            (url, mark)
            for url, text in self.read.items()
            for firm in firms
            for mark in firm.marks
            if mark in text
        ]


def words_of(response):
    """Return the text of a page or file, a workbook's parts unpacked, with where it leads to."""
    content = b"".join(response)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"\n".join(book.read(name) for name in book.namelist())
    return content.decode(errors="replace") + response.headers.get("Location", "")


@pytest.fixture
def firms(partnership):
    return [Firm(new_firm(partnership, f"Marked {number}"), number) for number in range(5)]


@pytest.fixture
def rounds(asked, job, welders, partnership, firms):
    """A round released twice, and an open one with answers, drafts and links."""
    for firm in firms:
        factories.EmployerFactory(board=asked.board, organization=firm.organization)
        firm.answer(asked)
    release(asked)
    release(asked)
    now = factories.DemandRoundFactory(partnership=partnership, name="Open")
    for position, each in enumerate([job, welders]):
        factories.RoundJobFactory(round=now, job=each, position=position)
    for firm in firms[:3]:
        firm.answer(now)
    firms[3].answer(now, state="draft")
    return [asked, now]


@pytest.fixture
def insider(assigned, convener_client):
    """An assigned convener, who may read everything: others are sent where she was led."""
    return Reader(convener_client)


def strangers(board, other_board):
    """Return those who stand behind no answer: staff not assigned, other boards, other kinds."""
    roles = [(board, "director"), (board, "convener"), (board, "clerk"), (other_board, "director")]
    people = {
        f"{role} of {each}": factories.MembershipFactory(board=each, role=role).user
        for each, role in roles
    }
    for kind in ("provider", "labor"):
        party = factories.OrganizationFactory(**{kind: True})
        if kind == "provider":
            factories.ProviderFactory(board=board, organization=party)
        people[kind] = person_of(party, "approver")
    return {name: Reader(sign_in(user)) for name, user in people.items()}


def link_of(round, firm):
    """Return the browser in which this firm's mailed link was opened."""
    link = demand.AnswerLinkFactory(round=round, organization=firm.organization)
    reader = Reader(Client())
    secret = "its browser's secret"
    with tenant([round.board]):
        link.opened_at, link.browser_hash = SENT, browser_hash(secret)
        link.save()
    reader.client.cookies[link.cookie] = secret
    reader.start = reverse("training:link", args=[link.token])
    return reader


def test_no_mark_of_a_firm_is_seen_by_anybody_else(
    insider, rounds, firms, board, other_board, caplog
):
    own = {firm.number: Reader(sign_in(person_of(firm.organization, "approver"))) for firm in firms}
    others = strangers(board, other_board) | {"nobody": Reader(Client())}
    by_link = link_of(rounds[1], firms[3])
    insider.client.post(reverse("training:remind_round", args=[board.slug, rounds[1].pk]))
    for reader in [insider, *own.values(), *others.values()]:
        reader.follow("/home/")
    by_link.follow(by_link.start)
    everybody = [insider, by_link, *own.values(), *others.values()]
    marked = {url for reader in everybody for url, _ in reader.marks_seen(firms)}
    files = {url for reader in everybody for url in reader.read if FILE.search(url)}
    for reader in everybody[1:]:
        reader.visit(marked | files)
    for firm in firms:
        assert own[firm.number].marks_seen([firm]), "its own people read what it said"
        rivals = [each for each in firms if each is not firm]
        assert own[firm.number].marks_seen(rivals) == []
    assert by_link.marks_seen([firm for firm in firms if firm.number != 3]) == []
    assert not any(str(firms[3].wage) in text for text in by_link.read.values())
    for name, reader in others.items():
        assert reader.marks_seen(firms) == [], name
    assert insider.marks_seen(firms)
    assert_kept_nowhere_else(board, firms, caplog.text)


def assert_kept_nowhere_else(board, firms, logged):
    """Mails, work, releases and logs hold no mark either."""
    with tenant([board]):
        kept = [logged, *Mail.objects.values_list("subject", "body")]
        kept += Job.objects.values_list("title", "parameters", "result", "reason")
        kept += Release.objects.values_list("content")
    text = str(kept)
    assert "Open round" in text, "somebody was mailed"
    assert [mark for firm in firms for mark in firm.marks if mark in text] == []
