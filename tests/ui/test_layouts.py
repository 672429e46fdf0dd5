import pytest
from django.template.loader import render_to_string

from ui.templatetags.ui import icon

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.ui.urls")]


def test_a_missing_page_says_so_and_helps(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert b"Page not found" in response.content
    assert b"Go to the first page" in response.content


def test_a_missing_right_is_named(client):
    response = client.get("/forbidden/")
    assert response.status_code == 403
    assert b"Closing rounds is missing." in response.content


def test_a_broken_page_still_has_a_page(client):
    client.raise_request_exception = False
    response = client.get("/broken/")
    assert response.status_code == 500
    assert b"Something broke on our side" in response.content


@pytest.mark.parametrize("template", ["500.html", "503.html", "404.html", "403.html", "400.html"])
def test_error_pages_need_no_context(template):
    assert "<h1>" in render_to_string(template)


def test_a_broken_page_repeats_the_reference():
    assert "R-17" in render_to_string("500.html", {"reference": "R-17"})


@pytest.mark.parametrize("layout", ["staff", "roomy", "form", "signin"])
def test_layouts_survive_missing_navigation(layout):
    body = render_to_string(f"layouts/{layout}.html")
    assert body.index("Skip to the page") < body.index("<header")
    assert body.count("<main") == 1


def test_an_empty_side_column_is_left_out():
    assert "<aside" not in render_to_string("layouts/staff.html")
    assert "<aside" in render_to_string("layouts/signin.html")


def test_errors_come_first_and_in_the_title(client):
    body = client.get("/question/?seats=x").content.decode()
    title = body.split("<title>")[1].split("</title>")[0]
    assert title.strip() == "Error: Seats - Guildhall"
    assert body.index("There is a problem") < body.index("<h1>")


def test_the_field_repeats_the_words_of_the_summary(client):
    body = client.get("/question/?seats=x").content.decode()
    assert '<a href="#id_seats">Enter a whole number.</a>' in body
    assert "Error: Enter a whole number." in body
    assert 'aria-describedby="id_seats_helptext id_seats_error"' in body
    assert 'aria-invalid="true"' in body


def test_a_fresh_form_has_no_errors(client):
    body = client.get("/question/").content.decode()
    assert "There is a problem" not in body
    assert "Error:" not in body


@pytest.mark.parametrize(
    "path",
    ["login/", "password/reset/", "password/reset/done/", "password/reset/key/1-x/", "inactive/"],
)
def test_sign_in_pages_speak_our_words(client, path):
    body = client.get(f"/accounts/{path}").content.decode()
    assert "please" not in body.lower()
    assert "<h1>" in body


@pytest.mark.parametrize(
    "path", ["2fa/", "2fa/webauthn/", "password/change/", "logout/", "reauthenticate/"]
)
def test_security_pages_speak_our_words(director_client, path):
    response = director_client.get(f"/accounts/{path}")
    assert response.status_code == 200
    body = response.content.decode()
    assert "please" not in body.lower()
    assert "Are you sure" not in body
    assert "Sign out" in body


def test_icons_say_nothing_to_a_screen_reader():
    assert 'aria-hidden="true"' in icon("factory")
