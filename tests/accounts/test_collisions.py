"""Two requests save the same at the same moment: the second hears of it, nothing breaks."""

import pytest
from django.urls import reverse

from partnerships.models import Partnership
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def unchecked(monkeypatch):
    """The other request saves after this one's form was checked."""
    monkeypatch.setattr(Partnership, "validate_constraints", lambda *args, **kwargs: None)
    monkeypatch.setattr(Partnership, "validate_unique", lambda *args, **kwargs: None)


def test_the_second_of_two_hears_that_it_is_there_already(board, convener_client, unchecked):
    factories.PartnershipFactory(board=board, name="Food", slug="food")
    stage, status = Partnership.Stage.values[0], Partnership.PublicStatus.values[0]
    sent = {"name": "Food", "cluster": "Food", "stage": stage, "public_status": status}
    answer = convener_client.post(reverse("partnerships:add", args=["a"]), sent)
    assert answer.status_code == 409
    assert "Somebody saved the same" in answer.content.decode()
    assert convener_client.get(reverse("partnerships:index", args=["a"])).status_code == 200
