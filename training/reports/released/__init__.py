"""The tables of a release: one module each, that makes its rows and shows them.

Jobs, needs, windows and places are in every release; those in `MORE` stand below them in this
order, and a release made before there was one is without it.
"""

from collections.abc import Sequence

from training.reports.released import (
    challenges,
    credentials,
    hires,
    jobs_places,
    others,
    requirements,
    timing,
    wages,
)
from training.reports.released.given import MoreTable

MORE: Sequence[MoreTable] = (
    jobs_places,
    timing,
    hires,
    wages,
    requirements,
    credentials,
    others,
    challenges,
)
