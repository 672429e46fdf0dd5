"""Takes O*NET's ratings: importance and level are two rows of a file and one of ours."""

from collections.abc import Iterator

from careerpaths.importers.loading import Outcome
from careerpaths.importers.onet import columns, readers
from careerpaths.importers.onet.load_part import Part
from careerpaths.models import Element, Rating

COLUMNS = (
    *("occupation_id", "element_id", "importance", "level"),
    *("suppress_importance", "suppress_level", "not_relevant"),
)


def take_ratings(part: Part) -> Outcome:
    """Load Skills, Knowledge, Abilities or Work Activities. Raises NotThisFile.

    An element that the Content Model Reference has not brought gets its name from the ratings.
    """
    return part.load(Rating, _rows(part), COLUMNS, ["occupation_id", "element_id"], together=True)


def _rows(part: Part) -> Iterator[tuple[object, ...]]:
    kept = Element.objects.filter(release=part.release)
    elements = dict(kept.values_list("element_id", "pk"))
    for row in readers.ratings(part.source, part.table):
        occupation = part.occupation(row.code)
        cells = {
            columns.CODE: row.code, columns.ELEMENT: row.element_id, columns.SCALE: row.scale,
        }  # fmt: skip
        part.once(occupation, cells)
        element = elements.get(row.element_id)
        if element is None:
            part.fit(row.element_name, Element._meta.get_field("name").max_length)
            made = Element.objects.create(
                release=part.release, element_id=row.element_id, name=row.element_name
            )
            element = elements[row.element_id] = made.pk
        if row.scale == readers.IMPORTANCE:
            yield occupation, element, row.value, None, row.suppress, False, False
        else:
            yield occupation, element, None, row.value, False, row.suppress, row.not_relevant
