"""Each firm's numbers and words are marked; whoever else follows every link, and opens the files
and the marked pages of others by their addresses, meets no mark of it."""

import datetime as dt
import io
import logging
import re
import subprocess
import zipfile
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
import redis
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organization
from accounts.tenancy import tenant
from careerpaths.rules.frameworks import OWN_WORDS
from jobs.models import Job, Mail
from tests import demand, factories
from tests.conftest import sign_in
from tests.test_walk import ODD, Walk
from tests.training.conftest import SENT, answer_of, new_firm, person_of
from tests.training.test_releases_again import release
from training.actions.moves import reopen_round
from training.models import Release
from training.models.links import browser_hash

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
FILE = re.compile(r"\.(csv|xlsx|pdf)\b")
# Where rounds, releases, pools and classes are read: no other firm is named there.
NEEDS = re.compile(r"/(rounds|needs|pools|classes|answer|flow|check-requirements)/")
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
        self.budget = Decimal(f"{70 + self.number}1.{27 + self.number}")
        self.money = [str(self.wage), str(self.budget)]
        self.marks = [str(prime), f"{prime:,}", self.words, *self.money]

    def answer(self, round, state="sent", version=1):
        """Answer with marks in each number, in its own name for the job, and in its own words."""
        numbers = {
            "employed": PRIMES[self.number], "own_title": f"{self.words} hand",
            "entry_wage": self.wage, "later_wage": self.wage, "wages_on": dt.date(2025, 1, 6),
            "open_now": PRIMES[self.number], "hires": {"provider": [PRIMES[self.number], None]},
            "timing": {"8104": PRIMES[self.number]}, "growth": PRIMES[self.number],
        }  # fmt: skip
        answer = answer_of(
            round, self.organization, state, version=version, Machinists=numbers, Welders=numbers
        )
        own = factories.CompetencyFactory(
            board=round.board, name=f"{self.words} {round.pk}.{version}", category=OWN_WORDS
        )
        factories.NeedFactory(
            answer=answer, competency=own, words=f"{self.words} again", budget=self.budget,
            joins="not_competitors",
        )  # fmt: skip
        demand.VoiceAnswerFactory(
            answer=answer, first=f"{self.words} first", offers={"visit": PRIMES[self.number]},
            challenges=[["safety", 3, f"{self.words} nights"]],
        )  # fmt: skip
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

    def names_seen(self, firms):
        """Return where firms are named beside needs and answers."""
        names = [firm.organization.name for firm in firms]
        return [
            (url, name)
            for url, text in self.read.items()
            for name in names
            if NEEDS.search(url) and name in text
        ]


def words_of(response):
    """Return the text of a page or file, a workbook's parts unpacked, with where it leads to."""
    content = b"".join(response)
    if content.startswith(b"%PDF"):
        command = ["pdftotext", "-layout", "-", "-"]
        content = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = b"\n".join(book.read(name) for name in book.namelist())
    headers = getattr(response, "headers", {})
    return content.decode(errors="replace") + headers.get("Location", "")


@pytest.fixture
def firms(partnership):
    return [Firm(new_firm(partnership, f"Marked {number}"), number) for number in range(5)]


@pytest.fixture
def rounds(asked, job, welders, partnership, firms):
    """A round released, opened again, answered anew and released; and an open one with answers,
    drafts and links."""
    for firm in firms:
        factories.EmployerFactory(board=asked.board, organization=firm.organization)
        firm.answer(asked)
    release(asked)
    open_again(asked)
    for firm in firms:
        firm.answer(asked, version=2)
    second = release(asked)
    assert (second.number, second.content["since"]) == (2, None)
    now = factories.DemandRoundFactory(partnership=partnership, name="Open")
    for position, each in enumerate([job, welders]):
        factories.RoundJobFactory(round=now, job=each, position=position)
    for firm in firms[:3]:
        firm.answer(now)
    firms[3].answer(now, state="draft")
    return [asked, now]


def open_again(round):
    """Open a closed round again, and take out what was sent to it, as if it were sent anew."""
    with tenant([round.board]):
        reopen_round(
            round, closes_on=round.closes_on, reason="Two were away.", by=None, now=timezone.now()
        )
        round.answers.sent().update(state="replaced")
        round.refresh_from_db()


@pytest.fixture
def insider(assigned, convener_client):
    """An assigned convener, who may read everything: others are sent where she was led."""
    return Reader(convener_client)


OF_THE_BOARD = {"director of Board A", "convener of Board A", "clerk of Board A"}


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


def link_of(round, firm, section=""):
    """Return the browser in which this firm's mailed link, to a part or to all, was opened."""
    link = demand.AnswerLinkFactory(
        round=round, organization=firm.organization, section=section, may_send=not section
    )
    reader = Reader(Client())
    secret = "its browser's secret"
    with tenant([round.board]):
        link.opened_at, link.browser_hash = SENT, browser_hash(secret)
        link.save()
    reader.client.cookies[link.cookie] = secret
    reader.token, reader.start = link.token, reverse("training:link", args=[link.token])
    return reader


@pytest.fixture
def valkey(settings):
    """What the portal keeps beside the database, under names of this test's own."""
    prefix = f"canary{timezone.now().timestamp()}"
    backend = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {
        "default": {"BACKEND": backend, "LOCATION": configured.REDIS_URL, "KEY_PREFIX": prefix}
    }
    store = redis.Redis.from_url(configured.REDIS_URL)
    yield store
    store.delete(*store.scan_iter(f"{prefix}*"), prefix)
    store.close()


def test_no_mark_of_a_firm_is_seen_by_anybody_else(
    insider, rounds, firms, job, board, other_board, caplog, valkey
):
    caplog.set_level(logging.INFO)
    own = {firm.number: Reader(sign_in(person_of(firm.organization, "approver"))) for firm in firms}
    others = strangers(board, other_board) | {"nobody": Reader(Client())}
    by_link = link_of(rounds[1], firms[3])
    by_part = link_of(rounds[1], firms[4], section=f"job:{job.pk}")
    elsewhere = Reader(Client())
    insider.client.post(reverse("training:remind_round", args=[board.slug, rounds[1].pk]))
    for reader in [insider, *own.values(), *others.values()]:
        reader.follow("/home/")
    for reader in (by_link, by_part):
        reader.follow(reader.start)
    ways = {url for reader in (by_link, by_part) for url in reader.read if "/answer/" in url}
    elsewhere.visit(ways)
    over = link_of(rounds[0], firms[4])
    over.visit({over.start, f"{over.start}tasks/", f"{over.start}tasks/check/"})
    is_signed_out_while_typing(own[3], firms[3], rounds[1], job, valkey)
    elsewhere.client.post(reverse("training:renew_link", args=[by_link.token]))
    everybody = [insider, by_link, by_part, *own.values(), *others.values()]
    marked = {url for reader in everybody for url, _ in reader.marks_seen(firms)}
    files = {url for reader in everybody for url in reader.read if FILE.search(url)}
    for reader in everybody[1:]:
        reader.visit(marked | files)
    for firm in firms:
        assert own[firm.number].marks_seen([firm]), "its own people read what it said"
        rivals = [each for each in firms if each is not firm]
        assert own[firm.number].marks_seen(rivals) == []
        assert own[firm.number].names_seen(rivals) == []
    assert_links_tell_their_own(by_link, firms[3], firms)
    assert_links_tell_their_own(by_part, firms[4], firms)
    for reader in (elsewhere, over):
        assert len(reader.read) > 2
        assert reader.marks_seen(firms) == []
    for name, reader in others.items():
        assert reader.marks_seen(firms) == [], name
        if name not in OF_THE_BOARD:
            assert reader.names_seen(firms) == [], name
    assert any(url.split("?")[0].endswith(".pdf") for url in others["provider"].read)
    assert insider.marks_seen(firms)
    assert_kept_nowhere_else(board, firms, caplog.text, valkey)


def is_signed_out_while_typing(reader, firm, round, job, valkey):
    """What is typed is kept until its writer opens the page again, then nowhere."""
    page = reverse("training:answer_job", args=[firm.organization.pk, round.pk, job.pk])
    typed = {"employed": PRIMES[firm.number], "entry_wage": firm.wage}
    way = parse_qs(urlsplit(Client().post(page, typed)["Location"]).query)["next"][0]
    assert str(firm.wage) in entries(valkey)
    reader.read[way] = words_of(reader.client.get(way))
    assert str(firm.wage) in reader.read[way]


def assert_links_tell_their_own(reader, firm, firms):
    """A link shows its own firm's counts, nobody else's, and no money at all."""
    rivals = [each for each in firms if each is not firm]
    assert reader.marks_seen(rivals) == []
    assert reader.names_seen(rivals) == []
    assert [mark for mark in firm.money for text in reader.read.values() if mark in text] == []


def assert_kept_nowhere_else(board, firms, logged, valkey):
    """Mails, work, releases, logs and what is kept beside the database hold no mark either."""
    with tenant([board]):
        kept = [logged, *Mail.objects.values_list("subject", "body")]
        kept += Job.objects.values_list("title", "parameters", "result", "reason")
        kept += Release.objects.values_list("content")
        kept += [words_of([bytes(pdf)]) for pdf in Release.objects.values_list("pdf", flat=True)]
    text = str(kept) + entries(valkey)
    assert "Open round" in text, "somebody was mailed"
    assert "What employers need by" in text, "the release as PDF is text"
    assert [mark for firm in firms for mark in firm.marks if mark in text] == []


def entries(valkey):
    """Return the names and values of all that is kept beside the database."""
    read = {
        "string": valkey.get, "hash": valkey.hgetall, "set": valkey.smembers,
        "list": lambda name: valkey.lrange(name, 0, -1),
        "zset": lambda name: valkey.zrange(name, 0, -1, withscores=True),
    }  # fmt: skip
    names = list(valkey.scan_iter())
    assert names, "attempts are counted there"
    return str([(name, read[valkey.type(name).decode()](name)) for name in names])
