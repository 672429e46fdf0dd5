"""A mailed link in a browser: what fetches it spends nothing, one browser opens it, another is sent
a new one, and the same draft goes on until it is sent; then there is the receipt and nothing else.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Walker
from tests.journeys.mail import await_link, remind_all
from tests.journeys.steps import fill, follow, press

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIRM = "Harnish Precision Machining"
JOB = "Machinists"


@pytest.fixture
def other(portal, chromium, walker):
    """Another browser of the same person, say on a phone."""
    other = Walker(chromium, portal, walker.width)
    yield other
    other.context.close()


def test_a_mailed_link_from_the_scanner_to_the_receipt(walker, other, mailbox):
    remind_all(walker)
    link = await_link(walker.page, mailbox, f"no answer of {FIRM}")
    a_scanner_fetches_it(walker, link)
    a_browser_opens_it(walker, link)
    new = another_browser_asks_for_a_new_one(other, link, mailbox)
    the_same_draft_goes_on(other, new)
    the_first_browser_is_out(walker, link)
    the_other_sends_it(other, new)


def a_scanner_fetches_it(walker, link):
    for _ in range(3):
        assert walker.page.request.get(link).ok
        assert walker.page.request.head(link).ok
    names = [cookie["name"] for cookie in walker.context.cookies()]
    assert not any("answer" in name for name in names)


def a_browser_opens_it(walker, link):
    page = walker.page
    page.goto(link)
    assert walker.title().startswith(f"{FIRM}: answer the ")
    walker.look("link")
    press(page, "Open our answer")
    assert walker.title().startswith("Answer the ")
    expect(page.get_by_role("navigation", name="Main")).to_have_count(0)
    walker.look("link-tasks")
    follow(page, JOB)
    fill(page, {f"{JOB} you employ": "37", "New jobs, from growth": "4"})
    walker.look("link-job")
    press(page, "Save and stop")


def another_browser_asks_for_a_new_one(other, link, mailbox):
    page = other.page
    page.goto(link)
    assert other.title() == "This link was opened in another browser"
    other.look("link-elsewhere")
    press(page, "Send me a new link")
    assert other.title() == "A new link is on its way"
    other.look("link-renewed")
    return await_link(page, mailbox, "this is the new link")


def the_same_draft_goes_on(other, new):
    page = other.page
    page.goto(new)
    press(page, "Open our answer")
    follow(page, JOB)
    expect(page.get_by_label(f"{JOB} you employ")).to_have_value("37")


def the_first_browser_is_out(walker, link):
    walker.page.goto(link)
    assert walker.title() == "This link no longer opens"


def the_other_sends_it(other, new):
    page = other.page
    page.goto(f"{new}tasks/check/")
    for box in page.get_by_role("checkbox").all():
        box.check()
    other.look("link-check")
    press(page, "Send our answer")
    assert other.title() == "Your answer is sent"
    expect(page.get_by_text("Reference A-")).to_be_visible()
    other.look("link-receipt")
    for address in ("", "tasks/", "tasks/check/"):
        page.goto(new + address)
        assert other.title() == "Your answer is sent"
        expect(page.get_by_role("main")).not_to_contain_text("37")
