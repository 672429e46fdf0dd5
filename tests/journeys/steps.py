"""What people do on pages again and again: choose, follow, fill, press, wait, take a file."""

import datetime as dt
import re
from email import message_from_bytes, policy


def choose(page, name):
    """Choose a page of the main navigation."""
    with page.expect_navigation():
        page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def follow(page, name):
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name=name).first.click()


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def press_unchecked(page, name):
    """Press a button as in a browser that checks no field by itself."""
    page.evaluate("for (const form of document.forms) form.noValidate = true")
    press(page, name)


def fill(page, values):
    """Fill fields by their labels; the date fields take a day."""
    for name, value in values.items():
        label = page.get_by_label(re.compile(f"^{re.escape(name)}( \\(optional\\))?$"))
        label.first.fill(value.isoformat() if isinstance(value, dt.date) else value)


def download(page, name):
    """Return the content of the file a link gives."""
    with page.expect_download() as file:
        page.get_by_role("main").get_by_role("link", name=name).first.click()
    return file.value.path().read_bytes()


def fetch(page, name):
    """Return what the link of a file gives, with the reader's own cookies."""
    link = page.get_by_role("main").get_by_role("link", name=name).first
    answer = page.request.get(link.evaluate("link => link.href"))
    assert answer.ok
    return answer.body()


def await_result(page, heading, address="/"):
    """Follow the progress page, which loads itself again, until the result can be opened."""
    title = page.get_by_role("heading", level=1)
    for _ in range(60):
        if heading in title.inner_text() and address in page.url:
            return
        result = page.get_by_role("link", name="See what was made")
        if result.count():
            follow(page, "See what was made")
        else:
            page.wait_for_timeout(1000)
            page.reload()
    raise AssertionError(f"no {heading} at {page.url}: {page.inner_text('main')}")


def mails_in(folder):
    """Return the words of each mail; the sender divides those of one file by a line of hyphens."""
    contents = [file.read_bytes() for file in folder.glob("*")]
    parts = [part.strip() for each in contents for part in re.split(rb"\n-{70,}\n", each)]
    mails = [message_from_bytes(part, policy=policy.default) for part in parts if part]
    return [mail.get_content() for mail in mails]
