"""How figures spread in several places: the middle 80%, the middle half and the median."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ui.charts import svg
from ui.charts.picture import NARROW, Picture
from ui.tables import Table

BAR = 14


@dataclass(frozen=True)
class Span:
    """One place: five amounts from low to high, None where there is none, and the words at the
    median. Without a median the words stand on a hatched band, which tells no size."""

    name: str
    under: str
    amounts: Sequence[Decimal | None]
    words: str

    @property
    def known(self) -> list[Decimal]:
        return [amount for amount in self.amounts if amount is not None]

    @property
    def median(self) -> Decimal | None:
        return self.amounts[2]


@dataclass(frozen=True, kw_only=True)
class Ranges(Picture):
    """`wages` is the table with the same figures and more."""

    spans: Sequence[Span]
    wages: Table

    @property
    def table(self) -> Table:
        return self.wages

    def draw(self, width: int) -> str:
        return RangesDrawing(self, width).svg()


class RangesDrawing:
    """The geometry of one drawing: the name stands over its line, the median's words above it."""

    pitch = 74
    top = 8

    def __init__(self, picture: Ranges, width: int):
        self.picture = picture
        self.width = width
        self.is_narrow = width <= NARROW
        amounts = [amount for span in picture.spans for amount in span.known]
        self.steps = svg.nice_steps(max([*amounts, 1]), 2 if self.is_narrow else 5)
        self.length = width - 36
        self.hatch = svg.Hatch.of(picture.finding, width)

    def at(self, amount) -> float:
        return float(amount) / self.steps[-1] * self.length

    def svg(self) -> str:
        picture = self.picture
        bottom = self.top + self.pitch * len(picture.spans)
        body = [self.hatch.pattern(), *self.grid(bottom)]
        for number, span in enumerate(picture.spans):
            body += self.row(span, self.top + self.pitch * number)
        return svg.drawing(
            "ranges", self.width, bottom + 22, picture.finding, picture.summary, body
        )

    def grid(self, bottom: float) -> Iterator[str]:
        for step in self.steps:
            x = self.at(step)
            yield svg.line(x, self.top, x, bottom, "s-grid" if step else "s-zero")
            yield svg.label(x, bottom + 16, f"${step:,}", "t-2", "t-mid" if step else "t")

    def row(self, span: Span, top: float) -> Iterator[str]:
        yield svg.label(4, top + 14, span.name, "t-b")
        if not self.is_narrow:
            x = 4 + svg.width_of(span.name, 12.5) + 10
            yield svg.label(x, top + 14, span.under, "t-2")
        yield from self.absent(span, top) if span.median is None else self.range(span, top)

    def range(self, span: Span, top: float) -> Iterator[str]:
        middle, y = self.at(span.median), top + 50
        low, high = self.at(span.known[0]), self.at(span.known[-1])
        yield svg.line(low, y, high, y, "s-ctx")
        lower, upper = (
            middle if amount is None else self.at(amount) for amount in span.amounts[1:4:2]
        )
        yield svg.rect(lower, y - BAR / 2, max(upper - lower, 2), BAR, "f-ctx f-interval")
        yield svg.dot(middle, y, 6, "dot-d1")
        half = svg.width_of(span.words, 13) / 2
        x = min(max(middle, half), self.width - half)
        yield svg.label(x, top + 34, span.words, "t-b", "t-mid", "t-d1")

    def absent(self, span: Span, top: float) -> Iterator[str]:
        yield self.hatch.band(0, top + 36, self.length, 26)
        yield svg.rect(8, top + 40, svg.width_of(span.words) + 12, 18, "f-surface")
        yield svg.label(14, top + 53, span.words, "t-2")
