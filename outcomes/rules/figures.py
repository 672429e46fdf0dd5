"""The figures of a report: each with what it is of, its definition, and its words if hidden."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from outcomes.rules.measures import (
    Activity,
    completion_rate,
    cost_per_completer,
    match_given,
    tenth,
    wage_gain,
)
from ui.tables import State, Value, not_reported, not_yet, shown, text


@dataclass(frozen=True)
class Figure:
    """A value, and in words what it is of."""

    value: Value
    of: str = ""


@dataclass(frozen=True)
class Kind:
    """One measure: its name, a hint, how its numbers are written, and whether rows stand behind
    it that can be opened."""

    key: str
    label: str
    hint: str
    style: str = "number"
    has_rows: bool = True


KINDS: Mapping[str, list[Kind]] = {
    "Process: what was done": [
        Kind("trainees", "Trainees", "people, each counted once"),
        Kind("seats", "Seats", "enrollments, one person may take several"),
        Kind("employers", "Employers served", "with people enrolled", has_rows=False),
        Kind("new_hires", "New hires in training", "people, each counted once"),
    ],
    "Results: what came of it": [
        Kind("completions", "Completions", "seats"),
        Kind("completion_rate", "Completion rate", "classes that ended", "percent"),
        Kind("credentials", "Credentials", "earned by people who finished"),
        Kind("wage_gain", "Median individual wage gain", "hourly, before to after", "percent"),
    ],
    "Cost and match": [
        Kind("cost_per_completer", "Cost per completion", "classes that ended", "money"),
        Kind("match", "Match", "cash and in kind", "money", has_rows=False),
    ],
    "Demand": [
        Kind("answered", "Employers that answered", "latest round", has_rows=False),
    ],
}
WITH_ROWS = [kind.key for kinds in KINDS.values() for kind in kinds if kind.has_rows]
DEFINITIONS = [
    ("Trainees", "Different people enrolled in the time, told apart by employer and code."),
    ("Seats", "Enrollments that began in the time. A person in two classes takes two seats."),
    (
        "Completion rate",
        "Seats completed, of all seats in classes whose last day lies in the time. Cancelled "
        "classes are left out.",
    ),
    ("Credentials", "Credentials earned in the time, of the seats completed or credited in it."),
    (
        "Wage gain",
        "The middle one of the individual gains, not the gain of the middle wage. People who "
        "finished in the time and whose hourly wage before and after are both known. Not known "
        "is listed beside it and counted in neither.",
    ),
    (
        "Cost per completion",
        "The whole cost of the classes that ended, with the grant's share, by the seats completed "
        "in them.",
    ),
    ("Match", "Cash and in-kind gifts to the grants of the partnership, of what they ask for."),
    (
        "Answered",
        "Employers whose answers to the latest round were sent, of the employer members asked.",
    ),
    ("To date", "From the start of the partnership to the end of the quarter or the as-of date."),
    ("Rounding", "Rates are worked out exactly and rounded once, to a tenth of a percent."),
    (
        "Not there",
        "Not reported: nobody sent it. Not yet available: the time has not come. Neither is zero.",
    ),
]


def figures(activity: Activity, covers: Mapping[str, Value]) -> dict[str, Figure]:
    """Return the figure of each measure; one that is covered tells nothing else either."""
    return {
        key: Figure(covers[key]) if key in covers else figure
        for key, figure in _uncovered(activity, covers).items()
    }


def in_short(period: Mapping[str, Figure], to_date: Mapping[str, Figure]) -> list[str]:
    """Return the findings of a quarter in one to four sentences, from figures that are shown."""
    words = [
        _trained(period["trainees"]),
        _sentence(period["completion_rate"], "{of} were completed ({value}).", "percent"),
        _sentence(period["wage_gain"], "The median wage gain is {value} ({of}).", "percent"),
        _hidden(period["completion_rate"]),
        _sentence(to_date["match"], "Match to date is {value} {of}.", "money"),
    ]
    return [word for word in words if word]


def _trained(trainees: Figure) -> str:
    if not trainees.value.is_shown:
        return "The group that began training is too small to be shown."
    if not trainees.value.amount:
        return "Nobody began training in this quarter."
    people = count(int(str(trainees.value.amount)), "person", "people")
    return f"{people} began training, {trainees.of}."


def _hidden(rate: Figure) -> str:
    if rate.value.state is State.HIDDEN:
        return "The results of a small group are hidden."
    return ""


def _sentence(figure: Figure, words: str, style: str = "number") -> str:
    if not figure.value.is_shown or not figure.value.amount:
        return ""
    return words.format(value=text(figure.value, style), of=figure.of)


def _uncovered(activity: Activity, covers: Mapping[str, Value]) -> dict[str, Figure]:
    enrolled, completed, credited = activity.enrolled, activity.completed, activity.credited
    at_end = completed.seats + activity.not_completed.seats
    finished = credited.seats + activity.not_credited.seats
    return {
        "trainees": Figure(shown(enrolled.people), _of("in {}", enrolled.seats, "seat")),
        "seats": Figure(shown(enrolled.seats), _of("in {}", activity.classes, "class", "classes")),
        "employers": Figure(shown(enrolled.firms), f"{activity.members:,} are members"),
        "new_hires": Figure(
            shown(activity.new_hires.people), _of("of {}", enrolled.people, "trainee")
        ),
        "completions": Figure(
            shown(completed.seats), _of("of {} in their classes", at_end, "seat")
        ),
        "completion_rate": _rate(activity),
        "credentials": Figure(shown(credited.seats), _of("of {} completed", finished, "seat")),
        "wage_gain": _gain(activity, covers),
        "cost_per_completer": _cost(activity),
        "match": _match(activity),
        "answered": _answered(activity),
    }


def _of(words: str, number: int, one: str, many: str = "") -> str:
    """Return what a figure is of, or nothing where there is nothing to be part of."""
    return words.format(count(number, one, many)) if number else ""


def _rate(activity: Activity) -> Figure:
    rate = completion_rate(activity)
    if rate is None:
        return Figure(not_yet("no class ended"))
    return Figure(
        shown(tenth(rate)),
        f"{activity.due_completed.seats:,} of {count(activity.due, 'seat')} in classes that ended",
    )


def _gain(activity: Activity, covers: Mapping[str, Value]) -> Figure:
    gain = wage_gain(activity.wages)
    if gain is None:
        nobody = not activity.wages_unknown
        return Figure(not_yet("nobody finished") if nobody else not_reported())
    if "wages_unknown" in covers:
        # The exact count would give away how few are not known.
        return Figure(shown(tenth(gain)), "most of those who finished, both wages known")
    known = f"{len(activity.wages):,} with both wages known"
    return Figure(shown(tenth(gain)), f"{known}, {activity.wages_unknown:,} not known")


def _cost(activity: Activity) -> Figure:
    cost = cost_per_completer(activity)
    if cost is None:
        nobody = not activity.due_completed.seats
        return Figure(not_yet("nobody finished") if nobody else not_reported())
    total = text(shown(activity.cost), "money")
    return Figure(
        shown(cost), f"{total} for {count(activity.due_completed.seats, 'seat')} completed"
    )


def _match(activity: Activity) -> Figure:
    given = match_given(activity)
    if not activity.required_match:
        return Figure(shown(given) if given else not_yet("no grant asks for one"))
    share = tenth(100 * Fraction(given) / Fraction(activity.required_match))
    required = text(shown(activity.required_match), "money")
    return Figure(shown(given), f"of {required} required, {share}%")


def _answered(activity: Activity) -> Figure:
    if not activity.round_name:
        return Figure(not_yet("no round was opened"))
    return Figure(shown(activity.answered), f"of {activity.asked} asked in {activity.round_name}")


def count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
