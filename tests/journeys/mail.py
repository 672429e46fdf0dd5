"""Links to answers in the mail that the portal sent."""

import re

from tests.journeys.steps import mails_in, press

LINK = re.compile(r"https?://\S+/answer/\S+/")


def remind_all(walker):
    """Let the convener remind everybody whose answer is missing."""
    walker.sign_in("Dana Whitlock")
    page = walker.page
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name="Open the round").first.click()
    press(page, "Remind all who have not answered")
    walker.context.clear_cookies()


def await_link(page, mailbox, words):
    """Return the address in the newest mail that says this, when the worker has sent it."""
    for _ in range(60):
        found = [LINK.search(mail).group() for mail in mails_in(mailbox) if is_it(mail, words)]
        if found:
            return found[-1]
        page.wait_for_timeout(1000)
    raise AssertionError(f"no mail with {words}: {mails_in(mailbox)}")


def is_it(mail, words):
    return words in mail and LINK.search(mail)
