"""Horizontal bars of two touching parts, one row for each subject."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from ui.charts import svg
from ui.charts.picture import NARROW, Picture
from ui.tables import Column, Table, Value, shown, text

BAR = 26
GAP = 1.5
LINE = 15


@dataclass(frozen=True)
class Bar:
    """One subject: `under` is the line below its name ("9 employers"). When `whole` is not
    shown its words stand on a hatched band of the full scale, which tells no size."""

    name: str
    under: str
    first: Value
    second: Value
    whole: Value


@dataclass(frozen=True, kw_only=True)
class Bars(Picture):
    """`names` are the words for the first and the second part; `unit` follows the first total.

    The bars keep the order they are given in; never sort them by a value that is hidden.
    """

    subject: str
    names: tuple[str, str]
    unit: str
    bars: Sequence[Bar]

    @property
    def table(self) -> Table:
        columns = [
            Column("name", self.subject),
            Column("first", self.names[0], numeric=True),
            Column("second", self.names[1], numeric=True),
            Column("whole", "Together", unit=self.unit, numeric=True),
        ]
        rows = [
            {
                "name": shown(bar.name, detail=bar.under),
                "first": bar.first,
                "second": bar.second,
                "whole": bar.whole,
            }
            for bar in self.bars
        ]
        return Table(self.finding, columns, rows)

    def draw(self, width: int) -> str:
        return BarsDrawing(self, width).svg()


class BarsDrawing:
    """The geometry of one drawing; names stand at the left, on a narrow one over the bar."""

    def __init__(self, picture: Bars, width: int):
        self.picture = picture
        self.width = width
        self.is_narrow = width <= NARROW
        self.left = 0 if self.is_narrow else self.longest_name() + 14
        self.pitch = 80 if self.is_narrow else 44
        self.top = 52 if self.is_narrow else 34
        self.length = width - self.left - (44 if self.is_narrow else 96)
        self.steps = svg.nice_steps(max([*self.wholes(), 1]), 2 if self.is_narrow else 4)
        self.tops = list(accumulate(map(self.height_of, picture.bars), initial=self.top))
        self.bottom = self.tops[-1]
        self.hatch = svg.Hatch.of(picture.finding, width)

    def longest_name(self) -> float:
        return max([svg.width_of(bar.name) for bar in self.picture.bars] + [90])

    def wholes(self) -> list:
        return [bar.whole.amount for bar in self.picture.bars if bar.whole.is_shown]

    def lines(self, bar: Bar) -> list[str]:
        """The words on the band of a bar that is not shown, as many lines as they need."""
        return wrap(bar.whole.words, int((self.length - 24) / svg.width_of("n")))

    def height_of(self, bar: Bar) -> int:
        """A row's pitch, and more where words on its band would reach into the next row."""
        fitting = 2 if self.is_narrow else 1
        lines = 0 if bar.whole.is_shown else len(self.lines(bar))
        return self.pitch + LINE * max(lines - fitting, 0)

    def at(self, amount) -> float:
        return float(amount) / self.steps[-1] * self.length

    def svg(self) -> str:
        picture = self.picture
        body = [self.hatch.pattern(), *self.grid(), *self.part_names()]
        for position, bar in enumerate(picture.bars):
            body += self.row(bar, self.tops[position], is_first=not position)
        height = self.bottom + 22
        return svg.drawing("bars", self.width, height, picture.finding, picture.summary, body)

    def grid(self) -> Iterator[str]:
        for step in self.steps:
            x = self.left + self.at(step)
            yield svg.line(x, self.top - 8, x, self.bottom, "s-grid" if step else "s-zero")
            anchor = "t-mid" if step or not self.is_narrow else "t"
            yield svg.label(x, self.bottom + 16, f"{step:,}", "t-2", anchor)

    def part_names(self) -> Iterator[str]:
        first, second = self.picture.names
        yield svg.label(self.left, 14, first, "t-b", "t-d1")
        if self.is_narrow:
            yield svg.label(0, 31, second, "t-b", "t-d2")
            return
        start = self.left + svg.width_of(first, 12.5) + 18
        shown_bars = [bar for bar in self.picture.bars if bar.whole.is_shown]
        if shown_bars:
            start = max(start, self.left + self.at(shown_bars[0].first.amount))
        yield svg.label(start, 14, second, "t-b", "t-d2")

    def row(self, bar: Bar, top: float, is_first: bool) -> Iterator[str]:
        if self.is_narrow:
            yield svg.label(0, top + 12, bar.name, "t-b")
            yield svg.label(0, top + 27, bar.under, "t-2")
            top += 34
        else:
            yield svg.label(self.left - 12, top + 12, bar.name, "t-b", "t-end")
            yield svg.label(self.left - 12, top + 27, bar.under, "t-2", "t-end")
        if bar.whole.is_shown:
            yield from self.parts(bar, top, is_first)
        else:
            yield from self.absent(bar, top)

    def parts(self, bar: Bar, top: float, is_first: bool) -> Iterator[str]:
        start, middle = self.left, self.left + self.at(bar.first.amount)
        end = self.left + self.at(bar.whole.amount)
        if not bar.whole.amount:
            yield svg.rect(start, top, 2, BAR, "f-d1")
        yield svg.rect(start, top, max(middle - start - GAP / 2, 0), BAR, "f-d1")
        yield svg.rect(middle + GAP / 2, top, max(end - middle - GAP / 2, 0), BAR, "f-d2")
        for value, left, right, class_ in (
            (bar.first, start, middle, "t-on-d1"),
            (bar.second, middle, end, "t-on-d2"),
        ):
            words = text(value)
            if right - left > svg.width_of(words) + 10 and value.amount:
                x = right - 8 if class_ == "t-on-d1" else left + 8
                anchor = "t-end" if class_ == "t-on-d1" else "t"
                yield svg.label(x, top + 17, words, "t-b", class_, anchor)
        total = text(bar.whole)
        yield svg.label(end + 9, top + 18, total, "t-b", "t-15")
        if is_first and not self.is_narrow:
            x = end + 15 + svg.width_of(total, 15)
            yield svg.label(x, top + 18, self.picture.unit, "t-2")

    def absent(self, bar: Bar, top: float) -> Iterator[str]:
        """A band of the whole scale, so that nothing can be read off its length."""
        lines = self.lines(bar)
        height = BAR + LINE * (len(lines) - 1)
        yield self.hatch.band(self.left, top, self.length, height)
        plate = max(svg.width_of(line) for line in lines) + 12
        yield svg.rect(self.left + 8, top + 4, plate, height - 8, "f-surface")
        for number, line in enumerate(lines):
            yield svg.label(self.left + 14, top + 17 + LINE * number, line, "t-2")
