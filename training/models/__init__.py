"""The records of the loop: rounds and answers, needs and pools, classes and their people."""

from training.models.answers import Answer
from training.models.classes import Cohort, Enrolment, SeatPledge
from training.models.links import AnswerLink
from training.models.pools import KeptApart, Pool, PoolNeed
from training.models.providers import (
    Program,
    ProgramCompetency,
    ProgramOccupation,
    Provider,
)
from training.models.releases import Release, ReleaseSource
from training.models.rosters import RosterProblem, RosterUpload
from training.models.rounds import (
    DemandRound,
    RoundCompetency,
    RoundCredential,
    RoundJob,
    RoundMove,
)
from training.models.sections import (
    CompanyAnswer,
    JobAnswer,
    Level,
    Need,
    VoiceAnswer,
    Why,
)
from training.models.sources import ExpertNote, TalentSource

__all__ = [
    "Answer", "AnswerLink", "Cohort", "CompanyAnswer", "DemandRound", "Enrolment", "ExpertNote",
    "JobAnswer", "KeptApart", "Level", "Need", "Pool", "PoolNeed", "Program",
    "ProgramCompetency", "ProgramOccupation", "Provider", "Release", "ReleaseSource",
    "RosterProblem", "RosterUpload", "RoundCompetency", "RoundCredential", "RoundJob", "RoundMove",
    "SeatPledge", "TalentSource", "VoiceAnswer", "Why",
]  # fmt: skip
