"""Who may open which round, class, record and answer, and the entries of navigation."""

from training.access.desks import (
    LINK,
    OWN,
    STAFF,
    Desk,
    answer_view,
    own_desk,
    resumed_words,
    staff_desk,
)
from training.access.pages import (
    asked_round,
    assigned_cohort,
    assigned_round,
    assigned_upload,
    class_sections,
    cohort_of,
    demand_sections,
    may_read_answers,
    offered_class,
    pool_of,
    pools_url,
    read_round,
    round_of,
    taught_class,
)

__all__ = [
    "LINK", "OWN", "STAFF", "Desk", "answer_view", "asked_round", "assigned_cohort",
    "assigned_round", "assigned_upload", "class_sections", "cohort_of", "demand_sections",
    "may_read_answers", "offered_class", "own_desk", "pool_of", "pools_url", "read_round",
    "resumed_words", "round_of", "staff_desk", "taught_class",
]  # fmt: skip
