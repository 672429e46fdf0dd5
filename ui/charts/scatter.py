"""Four fields by two scales from 1 to 5: what is important, and what can be done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import hypot
from textwrap import wrap

from django.utils.safestring import SafeString, mark_safe

from ui.charts import svg
from ui.charts.picture import NARROW, Picture
from ui.tables import Column, Table, Value, shown

LOWEST, MIDDLE, HIGHEST = 1, 3, 5
WIDTH = 640  # beside a ranking on a projector
HEIGHT = {True: 300, False: 500}  # narrow, wide
TOP, BOTTOM, LEFT, RIGHT = 34, 48, 30, 14
RADIUS = {True: 10, False: 13}
MOST_RINGS = 12
DIRECTIONS = [(across, down) for across in (0, 1, -1) for down in (0, 1, -1) if across or down]
SIZE = 15  # of labels, so that they are read from the back of a room
LINE = 18
INDENT = 22

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Point:
    """One issue by its averages. `who` champions it and fills its dot; "" for nobody yet."""

    number: int
    name: str
    importance: Decimal
    feasibility: Decimal
    agreement: str = ""
    who: str = ""


@dataclass(frozen=True, kw_only=True)
class Quadrants(Picture):
    """Points in the order of the ranking. On a phone their names stand under the picture."""

    points: Sequence[Point]

    @property
    def wide(self) -> SafeString:
        return mark_safe(self.draw(WIDTH))  # every text in it was escaped by ui.charts.svg

    @property
    def table(self) -> Table:
        columns = [
            Column("name", "Issue"),
            Column("importance", "Important", numeric=True),
            Column("feasibility", "Feasible", numeric=True),
            Column("agreement", "Votes agree?"),
            Column("who", "Champion"),
        ]
        return Table(self.finding, columns, [self.row(point) for point in self.points])

    def row(self, point: Point) -> dict[str, Value | str]:
        return {
            "name": f"{point.number}. {point.name}",
            "importance": shown(point.importance),
            "feasibility": shown(point.feasibility),
            "agreement": point.agreement,
            "who": point.who or "nobody yet",
        }

    def draw(self, width: int) -> str:
        return QuadrantsDrawing(self, width).svg()


class QuadrantsDrawing:
    """The geometry of one drawing: x how feasible, y how important."""

    def __init__(self, picture: Quadrants, width: int):
        self.picture = picture
        self.width = width
        self.is_narrow = width <= NARROW
        self.right = width - RIGHT
        self.radius = RADIUS[self.is_narrow]
        self.floor = TOP + HEIGHT[self.is_narrow]
        self.places = dict(self.placed())

    def x(self, feasibility: float) -> float:
        share = (float(feasibility) - LOWEST) / (HIGHEST - LOWEST)
        return LEFT + share * (self.right - LEFT)

    def y(self, importance: float) -> float:
        share = (float(importance) - LOWEST) / (HIGHEST - LOWEST)
        return self.floor - share * (self.floor - TOP)

    def placed(self) -> Iterator[tuple[int, tuple[float, float]]]:
        """Give each dot its place; one that would cover another moves beside it."""
        taken: list[tuple[float, float]] = []
        for point in self.picture.points:
            own = self.x(float(point.feasibility)), self.y(float(point.importance))
            free = (spot for spot in self.spots(*own) if self.is_apart(spot, taken))
            taken.append(next(free, own))
            yield point.number, taken[-1]

    def is_apart(self, spot: tuple[float, float], taken: Sequence[tuple[float, float]]) -> bool:
        """Tell whether a dot here leaves the numbers of all others to be read."""
        return all(hypot(spot[0] - x, spot[1] - y) >= 1.4 * self.radius for x, y in taken)

    def spots(self, x: float, y: float) -> Iterator[tuple[float, float]]:
        """Places for a dot, its own first, all in the field in which it truly lies."""
        yield x, y
        middle, level = self.x(MIDDLE), self.y(MIDDLE)
        left, right = (middle, self.right) if x > middle else (LEFT, middle)
        top, bottom = (TOP, level) if y < level else (level, self.floor)
        for ring, (across, down) in product(range(1, MOST_RINGS), DIRECTIONS):
            spot = x + across * ring * 1.5 * self.radius, y + down * ring * 1.5 * self.radius
            if left <= spot[0] <= right and top <= spot[1] <= bottom:
                yield spot

    def svg(self) -> str:
        picture = self.picture
        names = list(self.names()) if self.is_narrow else list(self.labels())
        height = self.floor + BOTTOM + (len(self.written) * LINE if self.is_narrow else 0)
        body = [*self.field(), *self.axes(), *self.corners(), *self.dots(), *names]
        return svg.drawing("quadrants", self.width, height, picture.finding, picture.summary, body)

    def field(self) -> Iterator[str]:
        middle, level = self.x(MIDDLE), self.y(MIDDLE)
        yield svg.rect(middle, TOP, self.right - middle, level - TOP, "f-zone")
        yield svg.rect(LEFT, TOP, self.right - LEFT, self.floor - TOP, "s-zero")
        yield svg.line(middle, TOP, middle, self.floor, "s-zero")
        yield svg.line(LEFT, level, self.right, level, "s-zero")

    def axes(self) -> Iterator[str]:
        for step in range(LOWEST, HIGHEST + 1):
            x, y = self.x(step), self.y(step)
            yield svg.label(LEFT - 10, y + 5, str(step), "t-2", "t-13", "t-end")
            yield svg.label(x, self.floor + 20, str(step), "t-2", "t-13", "t-mid")
        feasible = "Feasible within a year, together \N{RIGHTWARDS ARROW}"
        yield svg.label(LEFT, 18, "\N{UPWARDS ARROW} Important to our business", "t-2", "t-13")
        yield svg.label(self.right, self.floor + 40, feasible, "t-2", "t-13", "t-end")

    def corners(self) -> Iterator[str]:
        left, right = LEFT + 8, self.right - 8
        plan = "Plan, find help" if self.is_narrow else "Plan and find help"
        yield svg.label(left, TOP + 19, plan, "t-2", "t-13")
        yield svg.label(right, TOP + 19, "Do first", "t-b", "t-15", "t-d1", "t-end")
        yield svg.label(left, self.floor - 10, "Set aside", "t-2", "t-13")
        yield svg.label(right, self.floor - 10, "Quick favors", "t-2", "t-13", "t-end")

    def dots(self) -> Iterator[str]:
        for point in self.picture.points:
            x, y = self.places[point.number]
            yield svg.dot(x, y, self.radius, "dot-d1" if point.who else "dot-open")
            tone = ("t-on-d1",) if point.who else ()
            yield svg.label(x, y + 4.5, str(point.number), "t-b", "t-13", "t-mid", *tone)

    def labels(self) -> Iterator[str]:
        """Each name beside its dot, where it covers no other dot and no other name."""
        r = self.radius
        taken = [(x - r, y - r, x + r, y + r) for x, y in self.places.values()]
        for point in self.picture.points:
            width = svg.width_of(point.name, SIZE)
            options = list(self.beside(*self.places[point.number], width))
            free = (one for one in options if self.is_free(one[1], taken))
            anchor, box = next(free, options[-1])
            taken.append(box)
            weight = ("t-b",) if point.who else ()
            x = box[2] if anchor == "t-end" else box[0]
            yield svg.label(x, box[3] - 4, point.name, "t-15", anchor, *weight)

    def beside(self, x: float, y: float, width: float) -> Iterator[tuple[str, Box]]:
        """Where a name may stand: right, left, under and over its dot, kept within the picture."""
        gap = self.radius + 6
        inside = min(max(x - width / 2, LEFT + 4), self.right - width - 4)
        if x + gap + width <= self.right:
            yield "t", (x + gap, y - 8, x + gap + width, y + 9)
        if x - gap - width >= LEFT:
            yield "t-end", (x - gap - width, y - 8, x - gap, y + 9)
        for top in (y - gap - 13, y + gap - 2):
            yield "t", (inside, top, inside + width, top + 17)

    def is_free(self, box: Box, taken: Sequence[Box]) -> bool:
        left, top, right, bottom = box
        inside = top > TOP and bottom < self.floor
        return inside and not any(
            left < c and a < right and top < d and b < bottom for a, b, c, d in taken
        )

    @property
    def written(self) -> list[tuple[str, str]]:
        """The lines under a narrow picture: number and name, which is broken to the width."""
        most = int((self.width - INDENT) / svg.width_of("n", 13))
        return [
            ("" if position else str(point.number), line)
            for point in self.picture.points
            for position, line in enumerate(wrap(point.name, most))
        ]

    def names(self) -> Iterator[str]:
        for position, (number, words) in enumerate(self.written, start=1):
            y = self.floor + BOTTOM + position * LINE - 4
            if number:
                yield svg.label(0, y, number, "t-b", "t-13")
            yield svg.label(INDENT, y, words, "t-13")
