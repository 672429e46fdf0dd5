"""The tables of a release in their order on its page, with the files of each."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from training.reports.releases import ReleaseReport
from ui.tables import Group, Table

# Over the first tables; the others stand under their titles.
HEADINGS = {
    "jobs": "Critical jobs",
    "places": "By county and size",
    "needs": "Training people need",
    "windows": "When, and to which level",
}


MOST_ROWS = 25  # a longer table is a link until it is asked for: the page is read at one go


@dataclass(frozen=True)
class ReleasePart:
    """A table of a release, its name in addresses, and the address of its file; is_folded: it is
    too long to be read among others, and was not asked for."""

    name: str
    heading: str
    file: str
    table: Table
    is_folded: bool = False

    @property
    def row_count(self) -> int:
        """Rows that say something; headings of groups do not."""
        return sum(not isinstance(row, Group) for row in self.table.rows)

    @property
    def link(self) -> SafeString:
        """Words of the link to the file, of which the page has many."""
        return format_html('Download as CSV<span class="visually-hidden">: {}</span>', self.heading)


def parts_of(report: ReleaseReport, files: Mapping[str, str], asked: str = "") -> list[ReleasePart]:
    """Return the parts of a release's page; files: addresses by table; asked: the table that is
    shown however long it is."""
    return [
        ReleasePart(
            name=name,
            heading=HEADINGS.get(name, table.title),
            file=files[name],
            table=table,
            is_folded=len(table.rows) > MOST_ROWS and name != asked,
        )
        for name, table in report.tables.items()
    ]
