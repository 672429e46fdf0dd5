"""The records of the loop: rounds and answers, needs and pools, classes and their people."""

from training.models.classes import Cohort, Enrolment, SeatPledge
from training.models.pools import Pool, PoolNeed
from training.models.providers import Program, ProgramOccupation, Provider
from training.models.rosters import RosterProblem, RosterUpload
from training.models.rounds import Answer, DemandRound, JobAnswer, Level, Need, Release, RoundJob

__all__ = [
    "Answer",
    "Cohort",
    "DemandRound",
    "Enrolment",
    "JobAnswer",
    "Level",
    "Need",
    "Pool",
    "PoolNeed",
    "Program",
    "ProgramOccupation",
    "Provider",
    "Release",
    "RosterProblem",
    "RosterUpload",
    "RoundJob",
    "SeatPledge",
]
