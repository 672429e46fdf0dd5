"""The release of wages that have become old enough: a round's last release, with its wages."""

import datetime as dt
from dataclasses import replace

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from accounts.models import Board
from employers.reports.holdings import contributors
from training.models import Answer, DemandRound, Release
from training.reports.content import from_json
from training.reports.demand import Step
from training.reports.facts import versions_of
from training.reports.making import Counted, Made, last_of, rows_of
from training.reports.released import wages
from training.rules.bands import OLD
from ui.tables import State


def rounds_with_old_wages(board: Board, day: dt.date) -> QuerySet[DemandRound]:
    """Return the board's closed rounds of which all wages are old, but not in their last release.

    One that had a release of old wages since its close has no other, and one of which a firm
    withdrew what it said has none.
    """
    releases = Release.objects.filter(round=OuterRef("pk"))
    had_one = releases.filter(kind=Release.Kind.WAGES, made_at__gte=OuterRef("closed_at"))
    last = releases.filter(made_at__gte=OuterRef("closed_at")).order_by("-number").values("pk")[:1]
    waiting = Release.objects.filter(
        pk=OuterRef("last"),
        content__more__wages__contains=[{"cells": {"band": {"state": State.NOT_YET.value}}}],
    ).exclude(sources__answer__state=Answer.State.WITHDRAWN)
    closed = board.demandrounds.closed().filter(closed_at__date__lt=day - OLD)
    rounds = closed.annotate(last=Subquery(last)).filter(Exists(waiting), ~Exists(had_one))
    return rounds.select_related("partnership", "board").order_by("pk")


def build_wages_release(
    round: DemandRound, *, as_of: dt.date, step: Step = lambda name: None
) -> Made | None:
    """Return a closed round's last release with the wages that are old on a day; None where a firm
    has withdrawn what it counts, so that it may not be repeated."""
    step("answers")
    before = list(Release.objects.beside(round))
    versions = versions_of(before)
    counted = Counted({}, versions, contributors(round.board))
    last = last_of(round, before, counted)
    if last is None:
        return None
    step(wages.KEY)
    counted = replace(counted, now=versions[last.pk])
    was = from_json(last.content)
    content = replace(
        was,
        kind=Release.Kind.WAGES.value,
        as_of=as_of,
        since=was.since or was.as_of,
        beside=[release.pk for release in before],
    )
    rows = rows_of(wages, round, content, before, counted)
    return Made(replace(content, more={**content.more, wages.KEY: rows}), counted.now)
