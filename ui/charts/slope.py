"""Two moments and what changed between them, one line for each group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ui.charts import svg
from ui.charts.picture import NARROW, Picture
from ui.tables import Column, Table, Value, shown, text

HEIGHT = 250
LINE = 17


@dataclass(frozen=True)
class Line:
    """One group at both moments; `low` and `high` are the 95% interval at the end.

    tone: d1 for a change, ctx for "may be no change". A group whose `after` is not shown is
    left out of the drawing and keeps its row, with the words, in the table.
    """

    name: str
    before: Value
    after: Value
    low: Decimal | None = None
    high: Decimal | None = None
    tone: str = "d1"

    @property
    def is_drawn(self) -> bool:
        return self.before.is_shown and self.after.is_shown


@dataclass(frozen=True, kw_only=True)
class Slope(Picture):
    """`moments` are the words over the two axes, `trend` is the context line drawn dashed."""

    moments: tuple[str, str]
    under: tuple[str, str]
    lines: Sequence[Line]
    trend: Line | None = None
    style: str = "money"

    @property
    def table(self) -> Table:
        columns = [
            Column("name", "Group"),
            Column("before", self.moments[0], numeric=True, style=self.style),
            Column("after", self.moments[1], numeric=True, style=self.style),
            Column("interval", "95% interval", numeric=True),
        ]
        rows = [self.row(line) for line in [*self.lines, *([self.trend] if self.trend else [])]]
        return Table(self.finding, columns, rows)

    def row(self, line: Line) -> dict:
        interval: Value | str = line.after if not line.after.is_shown else ""
        if line.low is not None and line.high is not None:
            low, high = (text(shown(end), self.style) for end in (line.low, line.high))
            interval = f"{low} to {high}"
        return {
            "name": line.name,
            "before": line.before,
            "after": line.after,
            "interval": interval,
        }

    def draw(self, width: int) -> str:
        return SlopeDrawing(self, width).svg()


class SlopeDrawing:
    """The geometry of one drawing; labels at the end are pushed apart where they would meet."""

    def __init__(self, picture: Slope, width: int):
        self.picture = picture
        self.width = width
        self.is_narrow = width <= NARROW
        self.lines = [line for line in picture.lines if line.is_drawn]
        self.top = 72 if self.is_narrow else 58
        self.start = 62 if self.is_narrow else 150
        self.end = width - (132 if self.is_narrow else 270)
        values = [float(value) for value in self.values()]
        self.low = min(values, default=0.0)
        self.range = max(max(values, default=1.0) - self.low, 0.01)

    def values(self) -> Iterator:
        trend = [self.picture.trend] if self.picture.trend else []
        for line in [*self.lines, *trend]:
            yield line.before.amount
            yield line.after.amount
            yield from (end for end in (line.low, line.high) if end is not None)

    def y(self, amount) -> float:
        return self.top + 10 + HEIGHT - (float(amount) - self.low) / self.range * HEIGHT

    def svg(self) -> str:
        picture = self.picture
        body = [*self.axes(), *self.trend()]
        for position, line in enumerate(self.lines):
            body += self.line(line, position)
        body += self.labels()
        height = self.top + HEIGHT + 30
        return svg.drawing("slope", self.width, height, picture.finding, picture.summary, body)

    def axes(self) -> Iterator[str]:
        anchors = ("t" if self.is_narrow else "t-end", "t")
        for x, words, under, anchor in zip(
            (self.start, self.end), self.picture.moments, self.picture.under, anchors, strict=True
        ):
            left = 0 if self.is_narrow and x == self.start else x
            yield svg.label(left, 14, words, "t-b", anchor)
            below = 46 if self.is_narrow and x == self.end else 31
            yield svg.label(left, below, under, "t-2", anchor)
            yield svg.line(x, self.top - 16, x, self.top + HEIGHT + 24, "s-zero")

    def trend(self) -> Iterator[str]:
        trend = self.picture.trend
        if not trend:
            return
        before, after = self.y(trend.before.amount), self.y(trend.after.amount)
        yield svg.line(self.start, before, self.end, after, "s-ctx s-dash")
        if not self.is_narrow:
            middle = (self.start + self.end) / 2
            yield svg.label(middle, (before + after) / 2 - 8, trend.name, "t-2", "t-mid")

    def line(self, line: Line, position: int) -> Iterator[str]:
        before, after = self.y(line.before.amount), self.y(line.after.amount)
        if line.low is not None and line.high is not None:
            x = self.end - 3 + (0, -7, 7, 14)[position % 4]
            high, low = self.y(line.high), self.y(line.low)
            yield svg.rect(x, high, 6, max(low - high, 1), f"f-{line.tone} f-interval")
        yield svg.line(self.start, before, self.end, after, f"s-{line.tone}")
        yield svg.dot(self.start, before, 5, f"dot-{line.tone}")
        yield svg.dot(self.end, after, 5, f"dot-{line.tone}")

    def labels(self) -> Iterator[str]:
        style = self.picture.style
        starts = spread([self.y(line.before.amount) for line in self.lines])
        for line, place in zip(self.lines, starts, strict=True):
            words = text(line.before, style)
            yield svg.label(self.start - 12, place + 4, words, "t-b", "t-end")
        named = [*self.lines]
        if self.is_narrow and self.picture.trend:
            named.append(self.picture.trend)
        ends = spread([self.y(line.after.amount) for line in named], self.pitch)
        for line, place in zip(named, ends, strict=True):
            yield from self.end_label(line, place)

    def end_label(self, line: Line, place: float) -> Iterator[str]:
        """Value and name; on a narrow drawing the name stands under the value."""
        x = self.end + 12
        value = text(line.after, self.picture.style)
        tone = "t-d1" if line.tone == "d1" and line is not self.picture.trend else "t-2"
        yield svg.label(x, place + 4, value, "t-b")
        if self.is_narrow:
            yield svg.label(x, place + 18, line.name, "t-b", tone)
        else:
            yield svg.label(x + 10 + svg.width_of(value, 13), place + 4, line.name, "t-b", tone)

    @property
    def pitch(self) -> int:
        return LINE * 2 if self.is_narrow else LINE


def spread(places: Sequence[float], pitch: float = LINE) -> list[float]:
    """The places moved down as little as keeps them a line apart, in their old order."""
    moved = dict.fromkeys(range(len(places)), 0.0)
    last = float("-inf")
    for position in sorted(moved, key=lambda number: places[number]):
        last = max(places[position], last + pitch)
        moved[position] = last
    return [moved[number] for number in range(len(places))]
