"""What a seat costs at each number of seats pledged, and where the class runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ui.charts import svg
from ui.charts.picture import NARROW, Picture
from ui.tables import Column, Table, shown, text

TOP = 42
BOTTOM = 42
HEIGHT = 280


def dollars(amount: Decimal) -> str:
    return text(shown(amount), "money")


@dataclass(frozen=True, kw_only=True)
class PriceCurve(Picture):
    """`prices` maps whole seats to dollars a seat, without gaps; the class runs from `minimum`.

    `pledged` is where it stands now; `alone` is the price without the others, told in words
    when it lies above the picture.
    """

    prices: Mapping[int, Decimal]
    pledged: int
    minimum: int
    alone: Decimal | None = None

    @property
    def table(self) -> Table:
        columns = [
            Column("seats", "Seats pledged by all", numeric=True),
            Column("price", "Price a seat", numeric=True, style="money"),
            Column("runs", "Does the class run"),
        ]
        rows = [
            {
                "seats": shown(seats),
                "price": shown(price),
                "runs": "yes" if seats >= self.minimum else "not yet",
            }
            for seats, price in sorted(self.prices.items())
        ]
        return Table(self.finding, columns, rows)

    def draw(self, width: int) -> str:
        return PriceDrawing(self, width).svg()


class PriceDrawing:
    """The geometry of one drawing: x whole seats, y dollars from 0."""

    def __init__(self, picture: PriceCurve, width: int):
        self.picture = picture
        self.width = width
        self.is_narrow = width <= NARROW
        self.seats = sorted(picture.prices)
        self.left = 52
        self.right = width - 12
        self.steps = svg.nice_steps(max(picture.prices.values()), 5)
        self.floor = TOP + HEIGHT

    def x(self, seats: float) -> float:
        first, last = self.seats[0], self.seats[-1]
        return self.left + (seats - first) / max(last - first, 1) * (self.right - self.left - 12)

    def y(self, price) -> float:
        return self.floor - float(price) / self.steps[-1] * HEIGHT

    def svg(self) -> str:
        picture = self.picture
        body = [*self.zone(), *self.grid(), *self.curve(), *self.points(), *self.axis()]
        return svg.drawing(
            "price", self.width, self.floor + BOTTOM, picture.finding, picture.summary, body
        )

    def zone(self) -> Iterator[str]:
        minimum = self.picture.minimum
        if minimum > self.seats[-1]:
            return
        start = self.left if minimum <= self.seats[0] else self.x(minimum - 0.5)
        words = f"Runs from {minimum}" if self.is_narrow else f"The class runs from {minimum} seats"
        yield svg.rect(start, TOP - 18, self.right - start, HEIGHT + 18, "f-zone")
        yield svg.label(start + 8, TOP - 3, words, "t-b", "t-d1")

    def grid(self) -> Iterator[str]:
        for step in self.steps:
            y = self.y(step)
            yield svg.line(self.left, y, self.right, y, "s-grid" if step else "s-zero")
            yield svg.label(self.left - 8, y + 4, f"${step:,}", "t-2", "t-end")
        yield svg.label(self.left, 12, self.heading(), "t-2")

    def heading(self) -> str:
        alone = self.picture.alone
        if self.is_narrow or alone is None or alone <= self.steps[-1]:
            return "Price a seat"
        return f"Price a seat. Alone it would be {dollars(alone)}: above this picture"

    def curve(self) -> Iterator[str]:
        points = [
            f"{svg.number(self.x(seats))},{svg.number(self.y(self.picture.prices[seats]))}"
            for seats in self.seats
        ]
        yield svg.element("polyline", points=" ".join(points), class_="s-d1")

    def points(self) -> Iterator[str]:
        now, minimum = self.picture.pledged, self.picture.minimum
        for seats in self.seats:
            x, y = self.x(seats), self.y(self.picture.prices[seats])
            if seats == now:
                yield svg.dot(x, y, 7, "dot-d2")
                yield from self.named(seats, f"Now: {seats} seats", "t-d2")
            elif seats == minimum and now < minimum:
                yield svg.dot(x, y, 7, "dot-d1")
                yield from self.named(seats, f"{seats} seats", "t-d1")
            else:
                yield svg.dot(x, y, 3.5, "dot-open")
        last = self.seats[-1]
        if last not in (now, minimum):
            yield from self.named(last, f"Full at {last}", "t-d1", under=True)

    def named(self, seats: int, words: str, tone: str, under: bool = False) -> Iterator[str]:
        """Two lines over the dot, under it where a third label has its place there."""
        x, y = self.x(seats), self.y(self.picture.prices[seats])
        top = y + 22 if under else y - 32
        half = svg.width_of(words) / 2
        anchor = "t-mid"
        if self.is_narrow and not under:
            x, anchor = x - 8, "t"  # the curve falls, so right over the dot is free
        elif x + half > self.right - 4:
            x, anchor = self.right - 4, "t-end"
        elif x - half < self.left:
            x, anchor = self.left + 4, "t"
        price = dollars(self.picture.prices[seats])
        yield svg.label(x, top, words, "t-2" if under else "t-b", anchor)
        yield svg.label(x, top + 15, price, "t-b", tone, anchor)

    def axis(self) -> Iterator[str]:
        named = {self.picture.pledged, self.picture.minimum}
        every = max(1, -(-len(self.seats) // (8 if self.is_narrow else 20)))
        for position, seats in enumerate(self.seats):
            if position % every == 0 or seats in named:
                weight = "t-b" if seats in named else "t-2"
                yield svg.label(self.x(seats), self.floor + 17, str(seats), weight, "t-mid")
        middle = (self.left + self.right) / 2
        words = "Seats pledged by all employers"
        yield svg.label(middle, self.floor + 35, words, "t-2", "t-mid")
