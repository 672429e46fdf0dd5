"""Which cells of a table may be shown, so that nobody's own number can be read from it."""

from disclosure.attack import Interval, audit
from disclosure.errors import BadTable, CannotProtect, Proposal
from disclosure.protection import Protection, protect
from disclosure.rules import MinimumContributors, Reason, primary
from disclosure.tables import Release, Table

__all__ = [
    "BadTable",
    "CannotProtect",
    "Interval",
    "MinimumContributors",
    "Proposal",
    "Protection",
    "Reason",
    "Release",
    "Table",
    "audit",
    "primary",
    "protect",
]
