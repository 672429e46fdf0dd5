from dataclasses import dataclass

from django.core.paginator import Page as DjangoPage
from django.core.paginator import Paginator
from django.http import HttpRequest

PER_PAGE = 50
MOST_PER_PAGE = 200


@dataclass(frozen=True)
class Page:
    """One page of a long list with links that keep the filter. Iterates over its rows."""

    rows: DjangoPage
    query: str

    def __iter__(self):
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def total(self) -> int:
        return self.rows.paginator.count

    @property
    def count(self) -> int:
        return self.rows.paginator.num_pages

    @property
    def number(self) -> int:
        return self.rows.number

    @property
    def first(self) -> int:
        return self.rows.start_index()

    @property
    def last(self) -> int:
        return self.rows.end_index()

    @property
    def previous_url(self) -> str:
        return self.url(self.number - 1) if self.rows.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.url(self.number + 1) if self.rows.has_next() else ""

    def url(self, number: int) -> str:
        return f"?{self.query}{'&' if self.query else ''}page={number}"


def paginate(request: HttpRequest, queryset, per_page: int = PER_PAGE) -> Page:
    """The page that ?page= asks for: two queries, whatever the number of rows.

    Words instead of a number give the first page, a number too high the last.
    """
    parameters = request.GET.copy()
    asked = parameters.pop("page", ["1"])[-1]
    paginator = Paginator(queryset, max(1, min(per_page, MOST_PER_PAGE)))
    return Page(paginator.get_page(asked), parameters.urlencode())
