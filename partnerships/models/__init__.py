"""Partnerships: their life, members, meetings, ballots, work, challenges and grants."""

from partnerships.models.ballots import Ballot, BallotItem, Issue, Mark, Vote
from partnerships.models.challenges import Challenge, Remedy, Voice
from partnerships.models.digests import Subscription
from partnerships.models.funds import Grant, Match
from partnerships.models.meetings import AgendaItem, Attendance, Decision, Meeting, MinutesFile
from partnerships.models.members import Invite, Member, PublicNote
from partnerships.models.partnerships import (
    ConvenerAssignment,
    LifeMove,
    Neighbour,
    Partnership,
    StageItem,
)
from partnerships.models.work import (
    MOST_PRIORITIES,
    ActionItem,
    Goal,
    Priority,
    Strategy,
    TaskForce,
    TaskForceSeat,
)

__all__ = [
    "MOST_PRIORITIES",
    "ActionItem",
    "AgendaItem",
    "Attendance",
    "Ballot",
    "BallotItem",
    "Challenge",
    "ConvenerAssignment",
    "Decision",
    "Goal",
    "Grant",
    "Invite",
    "Issue",
    "LifeMove",
    "Mark",
    "Match",
    "Meeting",
    "Member",
    "MinutesFile",
    "Neighbour",
    "Partnership",
    "Priority",
    "PublicNote",
    "Remedy",
    "StageItem",
    "Strategy",
    "Subscription",
    "TaskForce",
    "TaskForceSeat",
    "Voice",
    "Vote",
]
