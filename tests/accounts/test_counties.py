"""Names of counties, and of what takes their place."""

import pytest

from tests import factories


@pytest.mark.parametrize(
    ("name", "state", "words"),
    [
        ("Lancaster", "PA", "Lancaster County, PA"),
        ("James City", "VA", "James City County, VA"),
        ("Rock Island", "IL", "Rock Island County, IL"),
        ("Alexandria city", "VA", "Alexandria city, VA"),
        ("Carson City", "NV", "Carson City, NV"),
        ("Acadia Parish", "LA", "Acadia Parish, LA"),
        ("Juneau City and Borough", "AK", "Juneau City and Borough, AK"),
        ("Anchorage Municipality", "AK", "Anchorage Municipality, AK"),
        ("Capitol Planning Region", "CT", "Capitol Planning Region, CT"),
        ("District of Columbia", "DC", "District of Columbia, DC"),
        ("Guam", "GU", "Guam, GU"),
    ],
)
def test_only_counties_are_called_county(name, state, words):
    assert str(factories.CountyFactory.build(name=name, state=state)) == words
