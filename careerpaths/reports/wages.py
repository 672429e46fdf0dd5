"""Wages of occupations as OEWS publishes them: their own row, else that of a group."""

from collections.abc import Iterable, Mapping

from careerpaths.models import Area, DataRelease, Wage
from careerpaths.rules.codes import published_groups
from careerpaths.rules.wages import AnnualWage, Flag, flag_of

Rows = Mapping[tuple[int, str], Wage]


def wage_rows(release: DataRelease | None, areas: Iterable[Area], socs: Iterable[str]) -> Rows:
    """Return the wages of occupations and of their groups, by key of area and SOC code."""
    codes = {code for soc in socs for code in (soc, *published_groups(soc))}
    rows = Wage.objects.filter(release=release, area__in=areas, soc__in=codes)
    return {(row.area_id, row.soc): row for row in rows}


def published(soc: str, area: Area, rows: Rows) -> Wage | None:
    """Return the occupation's own row, else that of the narrowest group with a row."""
    found = (rows.get((area.pk, code)) for code in (soc, *published_groups(soc)))
    return next((row for row in found if row), None)


def annual_wage(soc: str, area: Area, release: DataRelease | None, rows: Rows) -> AnnualWage:
    """Return the annual median with its flag, and the group it is published under."""
    row = published(soc, area, rows)
    name = release.name if release else None
    if row is None:
        return AnnualWage(soc, None, area.code, name, Flag.NOT_LISTED, named=str(area))
    flag = flag_of(row.flags.get("annual_median"))
    if row.annual_median is None and flag is None:
        flag = Flag.NOT_RELEASED
    group = "" if row.soc == soc else row.soc
    return AnnualWage(soc, row.annual_median, area.code, name, flag, group, str(area))
