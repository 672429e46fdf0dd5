"""What a seat of a class costs. Dollars and cents as Decimal; nothing is lost to rounding.

A class costs a fixed sum and a sum for each seat; a grant may take a part of it. What is left is
shared by seats. A seat has one price, rounded to the cent, so the firms' shares can miss the total
by some cents: a named payer, the board's fund, carries the remainder (ARCHITECTURE.md 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

CENT = Decimal("0.01")
Firm = TypeVar("Firm")  # whatever key the caller knows its firms by


@dataclass(frozen=True)
class Costs:
    """What a class costs, in dollars: once, for each seat, and what a grant takes of it."""

    fixed: Decimal
    seat: Decimal
    grant_share: Decimal = Decimal(0)


@dataclass(frozen=True)
class Shares:
    """Who pays what for a class: `firms` by any key; their sum and `remainder` is `total`."""

    firms: Mapping[object, Decimal]
    remainder: Decimal
    total: Decimal


def employers_pay(fixed: Decimal, seat_cost: Decimal, seats: int, grant_share: Decimal) -> Decimal:
    """Return what all employers pay together; a grant larger than the cost leaves them $0."""
    return max(fixed + seat_cost * seats - grant_share, Decimal(0))


def total(costs: Costs, seats: int) -> Decimal:
    """Return what employers pay together for this many seats."""
    return employers_pay(costs.fixed, costs.seat, seats, costs.grant_share)


def price(costs: Costs, seats: int) -> Decimal:
    """Return the price of a seat when this many seats, 1 or more, are taken."""
    return (total(costs, seats) / seats).quantize(CENT, ROUND_HALF_UP)


def alone(costs: Costs, seats: int) -> Decimal:
    """Return the price of a seat for one firm that books its seats alone, without the grant."""
    return price(Costs(costs.fixed, costs.seat), seats)


def shares(costs: Costs, seats_of: Mapping[object, int]) -> Shares:
    """Share the cost by seats; the remainder, of either sign, is the board's fund's."""
    seats = sum(seats_of.values())
    whole = total(costs, seats) if seats else Decimal(0)
    firms = {firm: price(costs, seats) * count for firm, count in seats_of.items()}
    return Shares(firms, whole - sum(firms.values(), Decimal(0)), whole)


def holding(costs: Costs, pledges: Mapping[Firm, tuple[int, Decimal | None]]) -> dict[Firm, int]:
    """Return the firms and seats that hold: nobody pays more than the highest price she named.

    `pledges` maps firms to seats and highest price (None: any). A firm that falls out makes the
    seat dearer for the rest, so this asks again until all that remain agree.
    """
    held = dict(pledges)
    while held:
        now = price(costs, sum(seats for seats, _ in held.values()))
        willing = {firm: (seats, top) for firm, (seats, top) in held.items()
                   if top is None or top >= now}  # fmt: skip
        if len(willing) == len(held):
            break
        held = willing
    return {firm: seats for firm, (seats, _) in held.items()}
