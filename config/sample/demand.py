"""What the sample's firms say: jobs, people, openings and training needs, by fixed rules.

No random numbers: each figure follows from the firm's size, its place in the list and the round.
"""

from dataclasses import dataclass

from config.sample.parties import MANUFACTURERS


@dataclass(frozen=True)
class SampleJob:
    """A critical job: SOC 2018 code and title, share of a firm's people, firms that have none."""

    title: str
    soc: str
    soc_title: str
    share: float
    without: tuple[int, ...] = ()


JOBS = [
    SampleJob("CNC tool operators", "51-9161", "Computer Numerically Controlled Tool Operators",
              0.16, (3, 8, 9)),
    SampleJob("Machinists", "51-4041", "Machinists", 0.11, (3, 7)),
    SampleJob("Industrial machinery mechanics", "49-9041", "Industrial Machinery Mechanics",
              0.05, (11,)),
    SampleJob("Welders", "51-4121", "Welders, Cutters, Solderers, and Brazers", 0.12,
              (0, 1, 3, 4, 6, 10)),
    SampleJob("First-line supervisors", "51-1011",
              "First-Line Supervisors of Production and Operating Workers", 0.06, (8, 9, 10, 11)),
    SampleJob("Mechatronics technicians", "17-3024",
              "Electro-Mechanical and Mechatronics Technologists and Technicians", 0.03,
              (1, 2, 3, 5, 6, 7, 8, 9, 10, 11)),
]  # fmt: skip


@dataclass(frozen=True)
class SampleNeed:
    """A training need: who names it (places in the list of firms), level now and wanted, and
    within how many days of the round's close."""

    competency: str
    firms: tuple[int, ...]
    level_now: int
    level_target: int
    words: str
    within: int = 200


CNC, CONTROLS = "CNC setup and offsets", "Controls troubleshooting"
NEEDS = [
    SampleNeed(CNC, (1, 2, 6, 8, 10), 1, 3, "Second shift cannot set up a job without help."),
    SampleNeed(CONTROLS, (0, 1, 2, 4, 5, 7), 1, 3, "Every PLC fault waits for one man."),
    SampleNeed("Reading tolerances on drawings", (1, 2, 4, 6, 8, 10, 11), 2, 3, "", 110),
    SampleNeed(
        "Leading a shift", (0, 1, 2, 3, 4, 5, 6, 7), 1, 2, "Good machinists, new leads.", 430
    ),
    SampleNeed("Welding to procedure", (5, 7, 9, 11), 2, 4, ""),
    SampleNeed("Robot cell programming", (0, 4), 0, 2, "The cell stands still."),
]


def job_figures(job, place, round_number):
    """Return what firm number `place` says of a job in a round, or None: it has no such people."""
    if place in job.without:
        return None
    employed = max(2, round(MANUFACTURERS[place].employees * job.share))
    figures = {
        "employed": employed,
        "growth": employed // 8 + (place + round_number) % 3,
        "retiring": employed // 12 + 1,
        "leaving": employed // 10 + (place + 2 * round_number) % 2,
        "promoted": employed // 20,
    }
    openings = sum(figures.values()) - employed
    return figures | {"by_training": openings // 3}


def people_in_need(need, place, round_number):
    """Return how many people a firm wants trained."""
    return 1 + MANUFACTURERS[place].employees // 90 + (place + round_number) % 2
