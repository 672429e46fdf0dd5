"""Nothing changed since last time: from the mail to the receipt on a phone, without JavaScript.

Counted in interactions. The time is that of the keystroke-level model (Card, Moran and Newell
1983), which needs no stop-watch: 1.2 s to decide and 1.1 s to point for each, and 0.28 s a key.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Walker
from tests.journeys.mail import await_link, remind_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRM = "Harnish Precision Machining"
MOST_INTERACTIONS, MOST_SECONDS = 6, 60
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
