"""What the tests' own set-up promises: sloppiness fails."""

import socket

import pytest
from django.conf import settings
from django.template import Origin, Template, engines
from django.template.context import Context

from tests import factories


def page(text):
    """Return a template as if it lay among ours."""
    engine = engines["django"].engine
    return Template(text, Origin(str(settings.BASE_DIR / "templates/page.html")), "page", engine)


def test_an_undefined_name_on_a_page_fails():
    with pytest.raises(AssertionError, match="partnrship"):
        page("{{ partnrship }}").render(Context({"partnership": "Advanced Manufacturing"}))


def test_a_name_may_be_asked_for_without_being_there():
    assert page("{% if partnership %}yes{% else %}no{% endif %}").render(Context()) == "no"


def test_a_connection_beyond_this_machine_fails():
    with socket.socket() as line, pytest.raises(AssertionError, match="no network"):
        line.connect(("192.0.2.1", 80))


def test_rows_without_an_order_come_in_any_order(db):
    made = [factories.OrganizationFactory() for _ in range(50)]
    rows = type(made[0]).objects.order_by()
    assert list(rows) != made or list(rows.all()) != made
    assert list(type(made[0]).objects.order_by("pk")) == made
