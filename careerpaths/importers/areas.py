"""Areas by their codes, for rows that speak of them: made once, never changed."""

from accounts.models import County
from careerpaths.importers.places import NATION_NAME, STATES
from careerpaths.models import Area

# Names of what the codes of series stand for, where no file of wages has named it yet.
STATE_NAMES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois",
    "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York",
    "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon",
    "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "AS": "American Samoa", "GU": "Guam", "MP": "Northern Mariana Islands", "PR": "Puerto Rico",
    "UM": "U.S. Minor Outlying Islands", "VI": "Virgin Islands",
}  # fmt: skip


class Areas:
    """The table of areas, read once and kept up while a file is loaded."""

    def __init__(self) -> None:
        self._known = {
            (kind, code): pk for pk, kind, code in Area.objects.values_list("pk", "kind", "code")
        }
        self._unknown: set[tuple[str, str]] = set()

    def named(self, kind: str, code: str, name: str) -> int:
        """Return the id of an area, made under this name where it is new."""
        if (kind, code) not in self._known:
            area, _ = Area.objects.get_or_create(kind=kind, code=code, defaults={"name": name})
            self._known[kind, code] = area.pk
        return self._known[kind, code]

    def found(self, kind: str, code: str) -> int | None:
        """Return the id of an area; None where nothing here tells its name.

        The nation and states have names of their own, counties those of the list of counties.
        """
        if (kind, code) in self._known or (kind, code) in self._unknown:
            return self._known.get((kind, code))
        if name := _name(kind, code):
            return self.named(kind, code, name)
        self._unknown.add((kind, code))
        return None


def _name(kind: str, code: str) -> str:
    if kind == Area.Kind.NATION:
        return NATION_NAME
    if kind == Area.Kind.STATE:
        return STATE_NAMES.get(STATES.get(code, ""), "")
    if kind == Area.Kind.COUNTY:
        return str(County.objects.filter(pk=code).first() or "")
    return ""
