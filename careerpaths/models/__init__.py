"""Occupations, the competencies they ask for, and the credentials that prove them."""

from careerpaths.models.board import LearnedTitle, LivingWage, PriorityOccupation
from careerpaths.models.competencies import LEVELS, Competency, Framework
from careerpaths.models.credentials import (
    PUBLIC_FROM,
    Credential,
    CredentialCompetency,
    CredentialOccupation,
    CredentialStep,
    Recognition,
    Standing,
)
from careerpaths.models.figures import SeriesValue, Wage
from careerpaths.models.jobs import CriticalJob
from careerpaths.models.occupations import (
    Element,
    JobZone,
    Occupation,
    OnetOccupation,
    Preparation,
    PreparationCategory,
    Rating,
    RelatedOccupation,
    Title,
)
from careerpaths.models.places import Area, AreaCounty, BoardArea
from careerpaths.models.releases import DataRelease, ReleaseInUse
from careerpaths.models.studies import CipSoc, InstructionalProgram

__all__ = [
    "LEVELS", "PUBLIC_FROM", "Area", "AreaCounty", "BoardArea", "CipSoc", "Competency",
    "Credential", "CredentialCompetency", "CredentialOccupation", "CredentialStep", "CriticalJob",
    "Element", "Framework", "InstructionalProgram", "JobZone", "LearnedTitle", "LivingWage",
    "Occupation", "OnetOccupation", "Preparation", "PreparationCategory", "PriorityOccupation",
    "Rating", "Recognition", "RelatedOccupation", "DataRelease", "ReleaseInUse", "SeriesValue",
    "Standing", "Title", "Wage",
]  # fmt: skip
