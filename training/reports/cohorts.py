"""What a class's page says: the finding in words, three prices, the curve, how a price is made."""

from dataclasses import dataclass
from decimal import Decimal

from django.contrib.humanize.templatetags.humanize import apnumber

from training.models import Cohort
from training.rules import cohorts
from training.rules.prices import Costs, alone, price, shares, total
from ui.charts.price_curve import PriceCurve
from ui.parts import Figure
from ui.tables import Column, Group, Table, Value, shown, text

LONGEST_CURVE = 60  # seats; beyond that the picture starts nearer to the minimum


@dataclass(frozen=True)
class Terms:
    """One class as prices see it, and how many seats are the reader's own (0: staff)."""

    costs: Costs
    pledged: int
    minimum: int
    maximum: int
    yours: int = 0

    @property
    def short(self) -> int:
        return max(self.minimum - self.pledged, 0)

    @property
    def moments(self) -> list[int]:
        """The two numbers of seats that are compared: now, and when it runs or is full."""
        goal = self.minimum if self.short else self.maximum
        return sorted({self.pledged or self.minimum, goal if self.pledged else self.maximum})


@dataclass(frozen=True)
class PricePage:
    """Everything about the price of one class, for staff and firms alike."""

    strip: list[Figure]
    picture: PriceCurve
    table: Table
    remainder: str


def terms_of(cohort: Cohort, yours: int = 0) -> Terms:
    """Return a class's terms for somebody who pledged this many seats herself."""
    return Terms(cohort.costs, cohort.seats_pledged, cohort.min_seats, cohort.max_seats, yours)


def price_page(terms: Terms) -> PricePage:
    """Work out what the page shows about the price."""
    return PricePage(_strip(terms), _picture(terms), _table(terms), _remainder(terms))


def finding(cohort: Cohort) -> str:
    """Return the sentence a class's page opens with."""
    pledged = f"{cohort.seats_pledged} of {cohort.min_seats} seats pledged."
    if cohort.state == Cohort.State.PLEDGING:
        if cohort.seats_short:
            return f"{pledged} {_more(cohort.seats_short).capitalize()} and the class runs."
        return f"{pledged} It is confirmed when enough firms accept the price."
    seats = f"{cohort.seats_pledged} seat{_s(cohort.seats_pledged)}"
    return {
        cohorts.CONFIRMED: f"The class is confirmed with {seats}.",
        cohorts.RUNNING: f"The class is running with {seats}.",
        cohorts.FINISHED: f"The class is finished; {seats} were taken.",
        cohorts.REPORTED: f"The class is finished and its record closed; {seats} were taken.",
        cohorts.CANCELLED: "The class was cancelled. Nobody owes anything for it.",
    }[cohort.state]


def lede(cohort: Cohort) -> str:
    """Return who teaches the class, how long, when and where."""
    program = cohort.program
    hours = f", {program.hours:,} hours" if program.hours else ""
    schedule = f"{cohort.schedule}, " if cohort.schedule else ""
    starts, ends = f"{cohort.starts_on:%B %-d}", f"{cohort.ends_on:%B %-d, %Y}"
    return f"{program.provider}{hours}. {schedule}{starts} to {ends}."


def _more(seats: int) -> str:
    return "one more" if seats == 1 else f"{apnumber(seats)} more"


def _s(count: int) -> str:
    return "" if count == 1 else "s"


def _dollars(amount: Decimal) -> str:
    return text(shown(amount), "money")


def _strip(terms: Terms) -> list[Figure]:
    first, last = terms.moments[0], terms.moments[-1]
    runs = "The class runs" if not terms.short else "Does not run yet"
    now = Figure(
        "Your price now" if terms.yours else "Price now" if terms.pledged else "When it just runs",
        _dollars(price(terms.costs, first)),
        f"a seat, if {first} came. {runs}" if terms.pledged else f"a seat, at {first} seats",
    )
    own = terms.yours or 1
    single = Figure(
        "Alone", _dollars(alone(terms.costs, own)),
        f"a seat, for your {own} only, without grant" if terms.yours
        else "for one seat only, without grant",
        tone="quiet",
    )  # fmt: skip
    return [now, _goal(terms, last), single] if last != first else [now, single]


def _goal(terms: Terms, seats: int) -> Figure:
    if terms.short and terms.pledged:
        label, of = f"With {terms.short} more seat{_s(terms.short)}", "a seat. The class runs"
    else:
        label, of = f"Full at {seats}", "a seat, with every seat taken"
    return Figure(label, _dollars(price(terms.costs, seats)), of, tone="accent")


def _picture(terms: Terms) -> PriceCurve:
    first = max(1, terms.minimum // 2, terms.maximum - LONGEST_CURVE)
    start = min(first, terms.pledged) if terms.pledged else first
    share = terms.costs.grant_share
    after = f", after the grant share of {_dollars(share)}" if share else ""
    return PriceCurve(
        finding=_price_finding(terms),
        what=f"Price a seat by number of seats pledged{after}",
        summary=(
            f"The price falls from {_dollars(price(terms.costs, start))} at {start} seats to "
            f"{_dollars(price(terms.costs, terms.maximum))} at {terms.maximum}; the class runs "
            f"from {terms.minimum}."
        ),
        prices={seats: price(terms.costs, seats) for seats in range(start, terms.maximum + 1)},
        pledged=terms.pledged,
        minimum=terms.minimum,
        alone=alone(terms.costs, terms.yours or 1),
    )


def _price_finding(terms: Terms) -> str:
    now, then = terms.moments[0], terms.moments[-1]
    saved = price(terms.costs, now) - price(terms.costs, then)
    whose = "you " if terms.yours else ""
    if now == then or not terms.pledged:
        return f"From {terms.minimum} seats on the class runs"
    more = f"{_more(then - now).capitalize()} seat{_s(then - now)}"
    verb = "makes" if then - now == 1 else "make"
    if terms.short:
        return f"{more} {verb} it run and save{_verb_s(then - now)} {whose}{_dollars(saved)} a seat"
    return f"{more} save{_verb_s(then - now)} {whose}{_dollars(saved)} a seat"


def _verb_s(count: int) -> str:
    return "s" if count == 1 else ""


def _table(terms: Terms) -> Table:
    moments, costs = terms.moments, terms.costs
    columns = [Column("part", "Part of the price")]
    columns += [
        Column(f"at_{seats}", f"{seats} seats", numeric=True, style="money") for seats in moments
    ]
    parts = [
        ("Fixed cost", lambda seats: costs.fixed),
        (f"{_dollars(costs.seat)} a seat", lambda seats: costs.seat * seats),
        ("Grant share", lambda seats: -costs.grant_share),
    ]
    rows: list[dict[str, Value | str] | Group] = [
        {"part": label, **{f"at_{seats}": shown(part(seats)) for seats in moments}}
        for label, part in parts
    ]
    yours = f"your {terms.yours} seat{_s(terms.yours)}" if terms.yours else ""
    footer: dict[str, Value | str] = {"part": shown("Employers pay", detail=yours)}
    footer |= {f"at_{seats}": _pays(terms, seats) for seats in moments}
    return Table("How the price is made", columns, rows, footer=footer)


def _pays(terms: Terms, seats: int) -> Value:
    own = _dollars(price(terms.costs, seats) * terms.yours) if terms.yours else ""
    return shown(total(terms.costs, seats), detail=own)


def _remainder(terms: Terms) -> str:
    """Say where the cents go that do not divide by the seats taken now."""
    seats = terms.moments[0]
    cents = int(shares(terms.costs, {"all": seats}).remainder * 100)
    if not cents:
        return ""
    much = "too much" if cents < 0 else "too little"
    return (
        f"At {seats} seats the shares add up to {abs(cents)} cent{_s(abs(cents))} {much}; "
        "the board's fund takes the difference."
    )
