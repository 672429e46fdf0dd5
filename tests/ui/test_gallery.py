import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ui.urls")]
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
SITE = "http://portal.test"
PAGES = ["/components/", "/components/?layout=staff", "/accounts/login/", "/question/?seats=x"]


@pytest.mark.parametrize("layout", ["", "?layout=staff", "?theme=dark", "?q=mill&county=l&page=2"])
def test_gallery_shows_every_part(client, layout):
    response = client.get(f"/components/{layout}")
    assert response.status_code == 200
    assert b"Hidden: fewer than 3 employers" in response.content


def test_a_chosen_theme_is_set_by_the_server(client):
    assert b'data-bs-theme="dark"' in client.get("/components/?theme=dark").content
    assert b"data-bs-theme" not in client.get("/components/").content
    assert b"data-bs-theme" not in client.get("/components/?theme=pink").content


def test_choices_in_force_can_be_removed_one_by_one(client):
    body = client.get("/components/?q=mill&county=l&page=2").content.decode()
    assert 'href="?county=l"' in body
    assert 'href="?q=mill"' in body
    assert "County: Lancaster" in body


def serve(route, pages):
    """Answer the browser from the rendered pages and the static files, without a network."""
    address = route.request.url.removeprefix(SITE)
    if address in pages:
        route.fulfill(body=pages[address], content_type="text/html")
    else:
        route.fulfill(path=finders.find(address.removeprefix("/static/")))


@pytest.fixture
def chromium():
    if not CHROMIUM.exists():
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("Chromium is required (REQUIRE_BROWSER) and /usr/bin/chromium is missing.")
        pytest.skip("Chromium is missing (/usr/bin/chromium).")
    return str(CHROMIUM)


@pytest.mark.browser
def test_axe_finds_nothing_at_any_width_in_any_theme(client, chromium):
    pages = {path: client.get(path).content for path in PAGES}
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for width in (1280, 390, 320):
            for scheme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=scheme
                )
                page.route("**/*", lambda route: serve(route, pages))
                for path in PAGES:
                    page.goto(SITE + path)
                    found += look(page, f"{path} {width} {scheme}", width)
        browser.close()
    assert found == []


def look(page, where, width):
    """What is wrong with the page: what axe says, and whether it is wider than the window."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    wrong = [f"{where}: {wide} pixels wide"] if wide > width else []
    violations = Axe().run(page).response["violations"]
    return wrong + [f"{where}: {rule['id']} {rule['nodes'][0]['html']}" for rule in violations]


@pytest.mark.browser
def test_error_summary_takes_the_focus_without_a_script(client, chromium):
    pages = {"/question/?seats=x": client.get("/question/?seats=x").content}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_context(java_script_enabled=True).new_page()
        page.route("**/*", lambda route: serve(route, pages))
        page.goto(SITE + "/question/?seats=x")
        assert page.evaluate("document.activeElement.className") == "error-summary"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "id_seats"
        browser.close()
