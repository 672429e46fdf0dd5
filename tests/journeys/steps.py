"""What people do on pages again and again: choose, follow, press, wait, take a file."""


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


def download(page, name):
    """Return the content of the file a link gives."""
    with page.expect_download() as file:
        page.get_by_role("main").get_by_role("link", name=name).first.click()
    return file.value.path().read_bytes()


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
