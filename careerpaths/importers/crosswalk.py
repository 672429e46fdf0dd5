"""Reads the crosswalk from programs of study to occupations (NCES, CIP 2020 to SOC 2018).

Experts matched content; it says nothing of what graduates became. The workbook has a sheet of
description first and the pairs behind it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from careerpaths.importers.cip import cip_code
from careerpaths.importers.soc import A_CODE
from careerpaths.rules.codes import SOC
from ui.sheets import Source, lines

CIP_COLUMN, SOC_COLUMN = "CIP2020Code", "SOC2018Code"
NO_PROGRAM, NO_OCCUPATION = "99.9999", "99-9999"


@dataclass(frozen=True)
class CipSocRow:
    """One pair of a program and an occupation whose content fits it."""

    cip: str
    soc: str

    @property
    def is_match(self) -> bool:
        """False for the rows by which NCES says that a code has no match at all."""
        return self.cip != NO_PROGRAM and self.soc != NO_OCCUPATION


def read(source: Source) -> Iterator[CipSocRow]:
    """Give the pairs, without the rows that say NO MATCH. Raises NotThisFile."""
    return (row for row in _rows(source) if row.is_match)


def count_unmatched(source: Source) -> int:
    """Return how many rows say NO MATCH. Raises NotThisFile."""
    return sum(not row.is_match for row in _rows(source))


def _rows(source: Source) -> Iterator[CipSocRow]:
    earlier: set[str] = set()
    for line in lines(source, columns=[CIP_COLUMN, SOC_COLUMN]):
        row = CipSocRow(cip_code(line, CIP_COLUMN), line.matching(SOC_COLUMN, SOC, A_CODE))
        line.once(SOC_COLUMN, f"{row.cip} with {row.soc}", earlier)
        yield row
