"""What a firm says of a job beyond its counts, and of a training need, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format

from training.models import JobAnswer, Need
from training.rules import matrix
from training.rules.demand import quarter_end, quarter_words

NOTHING = "left out"
UNSEEN, UNSEEN_KEPT = "stated, not shown here", "the same as last time"
FIGURES = {
    "employed": "people employed", "growth": "new jobs", "retiring": "people who retire",
    "leaving": "people who leave", "promoted": "people you promote",
    "by_training": "filled by training", "open_now": "openings today",
    "people": "how many people", "hires": "people hired",
    "entry_wage": "the wage at the start",
    "later_wage": "the wage after 12 months",
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One line of a section: what was asked, and what the firm says."""

    label: str
    words: str


def facts(*lines: tuple[str, str]) -> list[Fact]:
    """Return the lines that say anything."""
    return [Fact(label, words) for label, words in lines if words not in ("", NOTHING)]


def listed(words: Iterable[str]) -> str:
    return "; ".join(words) or NOTHING


def large_figures(row: JobAnswer | Need) -> list[str]:
    """Return the figures that looked unusual and were kept, by name."""
    return [FIGURES[name] for name in FIGURES if name in row.flags]


def timing_words(kept: Mapping[str, Any]) -> str:
    """Return "Oct to Dec 2026: 3; Jan to Mar 2027: 8"."""
    counts = matrix.read_counts(kept)
    return listed(f"{quarter_words(quarter_end(at))}: {counts[at]:,}" for at in sorted(counts))


def counts_facts(row: JobAnswer, shows_money: bool) -> list[Fact]:
    """Return what a firm says of its people and openings in a job beyond the counts themselves."""
    return facts(
        ("Own title", row.own_title),
        ("Why it matters", _names(row, "why")),
        ("How much it matters", f"{row.criticality} of 5" if row.criticality else ""),
        ("Open today", _open_today(row)),
        ("Openings by quarter", timing_words(row.timing)),
        ("Hourly wage", wage_words(row) if shows_money else _unseen_wage(row)),
        ("When people work", _names(row, "shifts")),
        ("What is hardest", _names(row, "hardest")),
    )


def wage_words(row: JobAnswer) -> str:
    """Return "$22.10 at the start, $24.00 after 12 months, as of March 1, 2025"."""
    said = [
        f"{dollars(amount)} {when}"
        for amount, when in [
            (row.entry_wage, "at the start"), (row.later_wage, "after 12 months"),
        ]
        if amount is not None
    ]  # fmt: skip
    if row.wages_on is None:
        return ""
    return ", ".join([*said, f"as of {date_format(row.wages_on, 'F j, Y')}"])


def need_facts(need: Need, shows_money: bool, shows_joins: bool) -> list[Fact]:
    """Return what a firm says of a need beyond skill, people, time and levels."""
    minutes = need.travel_minutes
    budget = dollars(need.budget) if need.budget is not None else ""
    unseen = UNSEEN_KEPT if need.budget_kept else UNSEEN
    return facts(
        ("In own words", need.words),
        ("Why it matters", _names(need, "why")),
        ("What should come of it", _names(need, "effects")),
        ("When people can come", _names(need, "times")),
        ("Where it can be", _names(need, "places")),
        ("Travel", f"{minutes} minutes at most" if minutes is not None else ""),
        ("With other employers", _joins(need) if shows_joins else ""),
        ("Budget for each person", budget if shows_money else unseen if budget else ""),
        ("Could lend", _names(need, "hosts")),
    )


def _joins(need: Need) -> str:
    """Return how the firm joins others in a class; nothing where it said nothing of its own."""
    return "" if need.joins == Need.Joins.YES else str(need.get_joins_display())


def dollars(amount: Decimal) -> str:
    return f"${amount:,.2f}"


def _unseen_wage(row: JobAnswer) -> str:
    if row.wages_on is None:
        return ""
    return UNSEEN_KEPT if row.wages_kept else UNSEEN


def _open_today(row: JobAnswer) -> str:
    if row.open_now is None:
        return ""
    if not row.oldest_days:
        return f"{row.open_now:,}"
    return f"{row.open_now:,}, the oldest for {row.oldest_days:,} days"


def _names(row: Any, column: str) -> str:
    """Return the words of the choices a column holds, in the order of the question."""
    chosen = getattr(row, column)
    choices = row._meta.get_field(column).base_field.choices
    named = [str(words) for key, words in choices if key in chosen]
    return "; ".join(words[:1].lower() + words[1:] for words in named)
