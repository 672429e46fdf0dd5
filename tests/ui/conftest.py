import pytest

from accounts import navigation


@pytest.fixture(autouse=True)
def _no_items_of_the_apps_above(monkeypatch):
    """The look is tested without the pages of the apps that use it."""
    monkeypatch.setattr(navigation, "sections", [])
    monkeypatch.setattr(navigation, "public_sections", [])
