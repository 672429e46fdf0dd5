"""Which cells of a table may be shown, so that nobody's own number can be read from it."""

from disclosure.errors import BadTable
from disclosure.rules import MinimumContributors, Reason, primary
from disclosure.tables import Release, Table

__all__ = ["BadTable", "MinimumContributors", "Reason", "Release", "Table", "primary"]
