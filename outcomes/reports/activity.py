"""Reads what a partnership did in a span of days: the inputs of every measure of a report."""

import datetime as dt
from decimal import Decimal

from django.db.models import Count, F, Max, Q, Sum

from outcomes.reports import rows
from outcomes.reports.rows import measured, within
from outcomes.rules.measures import Activity, Gift, Span, WageChange, cents
from partnerships.models import Match, Member
from training.models import Answer, Cohort


def read_activity(partnership, span: Span) -> Activity:
    """Return the partnership's activity in the span; about twenty queries, whatever its size."""
    return Activity(
        **_people(rows.enrolments(partnership), span),
        **_wages(rows.enrolments(partnership), span),
        **_match(partnership, span),
        **_demand(partnership, span),
        cost=_cost(partnership, span),
    )


def first_day(partnership) -> dt.date | None:
    """Return the first day anything of a report happened, or None before any."""
    first = rows.enrolments(partnership).order_by("enrolled_on").first()
    gift = _gifts(partnership).order_by("given_on").first()
    days = [first.enrolled_on] if first else []
    return min(days + ([gift.given_on] if gift else []), default=None)


def _people(of, span):
    enrolled, due = rows.enrolled(of, span), rows.due(of, span)
    completed, finished = rows.completed(of, span), rows.finished(of, span)
    credited = rows.credited(of, span)
    return {
        "classes": enrolled.aggregate(classes=Count("cohort", distinct=True))["classes"],
        "enrolled": measured(enrolled),
        "new_hires": measured(rows.new_hires(of, span)),
        "completed": measured(completed),
        "not_completed": measured(rows.at_end(of, span).exclude(pk__in=completed.values("pk"))),
        "due_completed": measured(due.completed()),
        "due_others": measured(due.exclude(pk__in=due.completed().values("pk"))),
        "credited": measured(credited),
        "not_credited": measured(finished.exclude(pk__in=credited.values("pk"))),
    }


def _wages(of, span):
    known = list(
        rows.with_wages(of, span).values_list(
            "wage_before", "wage_after", "organization_id", "wage_after_on"
        )
    )
    finished = measured(rows.completed(of, span)).people
    return {
        "wages": [WageChange(before, after, firm) for before, after, firm, _ in known],
        "wages_unknown": finished - len(known),
        "newest_wage_on": max((seen_on for *_, seen_on in known), default=None),
    }


def _cost(partnership, span) -> Decimal:
    """Return what the classes that ended cost in all: fixed, and for each seat taken or pledged."""
    classes = (
        partnership.cohorts.filter(within(span, "ends_on"))
        .exclude(state=Cohort.State.CANCELLED)
        .annotate(enrolled=Count("enrolments"))
        .values_list("fixed_cost", "seat_cost", "seats_pledged", "enrolled")
    )
    costs = [fixed + seat * max(pledged, taken) for fixed, seat, pledged, taken in classes]
    return cents(sum(costs, Decimal(0)))


def _gifts(partnership):
    return Match.objects.filter(grant__partnership=partnership)


def _match(partnership, span):
    gifts = _gifts(partnership).filter(within(span, "given_on"))
    amounts = gifts.order_by().values_list("organization_id").annotate(given=Sum("amount"))
    required = partnership.grants.filter(starts_on__lte=span.ends_on).aggregate(
        required=Sum(F("amount") * F("match_percent") / 100)
    )["required"]
    return {
        "gifts": [Gift(firm, given) for firm, given in amounts],
        "newest_gift_on": gifts.aggregate(newest=Max("given_on"))["newest"],
        "required_match": cents(required or Decimal(0)),
    }


def _demand(partnership, span):
    """Return who was asked and who answered the latest round opened by the end of the span."""
    members = set(employer_members(partnership, span.ends_on))
    latest = (
        partnership.rounds.held()
        .filter(opens_on__lte=span.ends_on)
        .order_by("-opens_on", "-pk")
        .first()
    )
    if latest is None:
        return {"members": len(members)}
    sent = latest.answers.filter(sent_at__date__lte=span.ends_on).exclude(state=Answer.State.DRAFT)
    answered = set(sent.values_list("organization_id", flat=True))
    return {
        "members": len(members),
        "round_name": latest.name,
        "asked": len(members | answered),
        "answered": len(answered),
    }


def employer_members(partnership, day):
    """Return the ids of organizations that were employer members on a day."""
    joined = partnership.members.employers().filter(joined_on__lte=day)
    stayed = Q(left_on=None, status=Member.Status.ACTIVE) | Q(left_on__gt=day)
    return joined.filter(stayed).values_list("organization_id", flat=True)
