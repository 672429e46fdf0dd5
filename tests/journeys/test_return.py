"""From the mail to the receipt on a phone, without JavaScript: a return in which nothing changed,
and the first answer of a firm.

Counted in interactions. The time is that of the keystroke-level model (Card, Moran and Newell
1983), which needs no stop-watch: 1.2 s to decide and 1.1 s to point for each, and 0.28 s a key.
"""

import re

import pytest
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import Board
from accounts.tenancy import tenant
from tests import demand, factories
from tests.journeys.conftest import Walker
from tests.journeys.mail import await_link, remind_all
from training.models import DemandRound

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRM = "Harnish Precision Machining"
MOST_INTERACTIONS, MOST_SECONDS = 6, 60
FIRST_SECONDS = 600
SAVE = re.compile("^Save, ")  # and go on, or on to the next job
OPENINGS = {"New jobs, from growth": "2", "To replace people who retire": "1",
            "To replace people who leave": "3", "To replace people you promote": "0",
            "Of these, filled by training your own people": "1"}  # fmt: skip
DECIDE, POINT, KEY = 1.2, 1.1, 0.28
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000,
             "uploadThroughput": 50_000}  # fmt: skip


class Thumb:
    """Taps and counts; a page loads after each."""

    def __init__(self, page):
        self.page, self.taps, self.keys = page, 0, 0

    def open(self, link):
        self.taps += 1
        self.page.goto(link)

    def tap(self, name):
        self.taps += 1
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()

    def type(self, label, words):
        self.taps, self.keys = self.taps + 1, self.keys + len(words)
        self.page.get_by_label(label).first.fill(words)

    def follow(self, name):
        self.taps += 1
        with self.page.expect_navigation():
            self.page.get_by_role("main").get_by_role("link", name=name).first.click()

    def take(self, group, words):
        """Choose among the radio buttons of a question."""
        self.taps += 1
        self.page.get_by_role("group", name=group).get_by_label(words).first.check()

    def choose(self, label, number):
        """Open a list and choose from it."""
        self.taps += 2
        self.page.get_by_label(label).first.select_option(index=number)

    def tick_all(self):
        for box in self.page.get_by_role("main").get_by_role("checkbox").all():
            self.taps += 1
            box.check()

    @property
    def seconds(self):
        return self.taps * (DECIDE + POINT) + self.keys * KEY


@pytest.fixture
def phone(portal, chromium):
    """A phone that runs no scripts, on a slow line."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, base_url=portal, java_script_enabled=False
    )
    page = context.new_page()
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW_LINE)
    yield page
    context.close()


def test_unchanged_return_takes_six_interactions_at_most(portal, chromium, phone, mailbox):
    convener = Walker(chromium, portal, 390)
    remind_all(convener)
    link = await_link(convener.page, mailbox, f"no answer of {FIRM}")
    convener.context.close()
    thumb = Thumb(phone)
    thumb.open(link)
    thumb.tap("Open our answer")
    thumb.tap("Still true, all of it")
    thumb.tick_all()
    thumb.tap("Send our answer")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your answer is sent")
    print(f"return: {thumb.taps} interactions, {thumb.seconds:.0f} s by the keystroke-level model")
    assert thumb.taps <= MOST_INTERACTIONS
    assert thumb.seconds <= MOST_SECONDS


@pytest.fixture
def invitation(portal):
    """The link mailed to a firm that took its seat and was never asked before."""
    with tenant(Board.objects.all()):
        asked = DemandRound.objects.open().get()
        firm = factories.OrganizationFactory(name="Ephrata Tube Works")
        known = factories.EmployerFactory(board=asked.board, organization=firm, employees=None)
        contact = factories.ContactFactory(employer=known, email="e@tube.example", is_main=True)
        factories.MemberFactory(partnership=asked.partnership, organization=firm)
        link = demand.AnswerLinkFactory(round=asked, organization=firm, email=contact.email)
    connection.close()
    return reverse("training:link", args=[link.token])


def test_a_first_answer_to_every_question_asked_takes_ten_minutes_at_most(invitation, phone):
    thumb = Thumb(phone)
    thumb.open(invitation)
    thumb.tap("Open our answer")
    thumb.follow("Your company")
    thumb.type("People you employ", "85")
    thumb.tap(SAVE)
    while phone.get_by_label("New jobs, from growth").count():
        answer_a_job(thumb)
    state_a_need(thumb)
    thumb.follow("Check")
    thumb.tick_all()
    thumb.tap("Send our answer")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your answer is sent")
    print(f"first: {thumb.taps} interactions, {thumb.seconds:.0f} s by the keystroke-level model")
    assert thumb.seconds <= FIRST_SECONDS


def answer_a_job(thumb):
    """Answer what is asked of one job: counts, each competency and credential, no sources."""
    page = thumb.page
    thumb.type(re.compile(" you employ$"), "12")
    for question, count in OPENINGS.items():
        thumb.type(question, count)
    thumb.take("How sure are you?", "Rough guess")
    thumb.tap(SAVE)
    for row in page.get_by_role("group").filter(has=page.get_by_label("Preferred")).all():
        thumb.taps += 1
        row.get_by_label("Preferred").check()
    thumb.choose("Education", 3)
    thumb.tap(SAVE)
    thumb.tap(SAVE)


def state_a_need(thumb):
    thumb.follow("Add a need")
    thumb.choose("Skill", 1)
    thumb.type("How many people", "4")
    for question, number in [("By when", 2), ("What they can do now", 2), ("What they should", 4)]:
        thumb.choose(question, number)
    thumb.tap("Save this need")
