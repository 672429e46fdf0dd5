"""The rows behind each count of a report: what is counted and what a reader opens are one."""

from django.db.models import CharField, Count, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat

from outcomes.rules.measures import Group, Span
from training.models import Cohort, Enrolment

PERSON = ("organization_id", "person_code")
PERSON_KEY = Concat(
    Coalesce(Cast("organization_id", CharField()), Value("")), Value(" "), "person_code"
)
BOTH_WAGES = Q(wage_before__isnull=False, wage_after__isnull=False)


def rows(partnership, measure, span: Span):
    """Return the enrolments a measure counts in a span; KeyError for a measure without rows.

    A measure that counts people has one row for each: the latest of the person's enrolments.
    """
    return ROWS[measure](enrolments(partnership), span)


def enrolments(partnership):
    return partnership.board.enrolments.filter(cohort__partnership=partnership)


def within(span: Span, field: str) -> Q:
    """Return the condition that a date lies in the span."""
    condition = Q(**{f"{field}__lte": span.ends_on})
    if span.starts_on is not None:
        condition &= Q(**{f"{field}__gte": span.starts_on})
    return condition


def measured(queryset) -> Group:
    """Count the seats, the different people and the employers of some enrolments: one query."""
    counts = queryset.order_by().aggregate(
        seats=Count("pk"),
        people=Count(PERSON_KEY, distinct=True),
        firms=Count("organization", distinct=True),
    )
    return Group(**counts)


def enrolled(of, span):
    return of.filter(within(span, "enrolled_on"))


def new_hires(of, span):
    return enrolled(of, span).filter(kind=Enrolment.Kind.NEW_HIRE)


def completed(of, span):
    return of.completed().filter(within(span, "ended_on"))


def at_end(of, span):
    """Return all seats of classes that somebody left or finished in the span, or that ended."""
    classes = of.filter(within(span, "ended_on")).values("cohort")
    return of.filter(Q(cohort__in=classes) | ended_classes(span))


def due(of, span):
    return of.filter(ended_classes(span))


def ended_classes(span):
    return within(span, "cohort__ends_on") & ~Q(cohort__state=Cohort.State.CANCELLED)


def credited(of, span):
    return of.filter(within(span, "credential_on"))


def finished(of, span):
    """Return seats completed in the span, or credited in it."""
    return of.completed().filter(within(span, "ended_on") | within(span, "credential_on"))


def each_person(queryset, latest_by="enrolled_on"):
    return queryset.order_by(*PERSON, f"-{latest_by}", "-pk").distinct(*PERSON)


def with_wages(of, span):
    return each_person(completed(of, span).filter(BOTH_WAGES), "ended_on")


ROWS = {
    "trainees": lambda of, span: each_person(enrolled(of, span)),
    "seats": enrolled,
    "new_hires": lambda of, span: each_person(new_hires(of, span)),
    "completions": completed,
    "completion_rate": due,
    "credentials": credited,
    "wage_gain": with_wages,
    "cost_per_completer": lambda of, span: due(of, span).completed(),
}
