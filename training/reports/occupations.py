"""Which programs lead to an occupation: what staff decided, and what is proposed to them."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from careerpaths.models import CipSoc, DataRelease, Occupation
from careerpaths.reports.releases import releases_in_use
from careerpaths.rules.codes import ONET_SOC, SOC, is_postsecondary_teacher
from training.models import ProgramOccupation

Source = ProgramOccupation.Source
EDUCATION = "13."  # the CIP family of programs that train teachers
PARTS = 100  # two digits: what O*NET can divide a SOC code into
MOST_PROPOSED = 30
MOST_DECIDED = 50


@dataclass(frozen=True)
class Proposal:
    """An occupation proposed for a program. `title` may be empty, where no release has it."""

    soc: str
    title: str
    source: str


def confirmed_programs(board, soc):
    """Return the board's word that programs lead to an occupation, by name of the program."""
    rows = board.programoccupations.filter(soc=soc, leads=True, program__is_active=True)
    rows = rows.filter(program__provider__is_active=True)
    return rows.select_related("program__provider__organization").order_by("program__name", "pk")


def refused_programs(board, soc):
    """Return the board's word that programs do not lead to an occupation."""
    rows = board.programoccupations.filter(soc=soc, leads=False)
    return rows.select_related("program__provider__organization").order_by("program__name", "pk")


def proposed_programs(board, soc):
    """Return programs that the crosswalk or the state's list proposes, and nobody decided yet.

    Teachers after high school hang on most programs in the crosswalk because they teach them;
    they are proposed only for programs that train teachers.
    """
    listed = Q(occupations__overlap=_codes(soc))
    by_content = Q(cip__in=_matches(board).filter(soc=soc).values("cip"))
    decided = ProgramOccupation.objects.filter(program=OuterRef("pk"), soc=soc)
    programs = board.programs.active().for_list().filter(listed | by_content)
    if is_postsecondary_teacher(soc):
        programs = programs.filter(cip__startswith=EDUCATION)
    return programs.filter(~Exists(decided))


def decided_occupations(program):
    """Return the board's words on a program with the titles of the occupations."""
    rows = list(program.program_occupations.select_related("decided_by")[:MOST_DECIDED])
    titles = titles_of(program.board, [row.soc for row in rows])
    return [(row, titles.get(row.soc, "")) for row in rows]


def proposed_occupations(board, program):
    """Return what is proposed for a program and not decided yet, by code, at most MOST_PROPOSED."""
    matched = set(_matches(board).filter(cip=program.cip).values_list("soc", flat=True))
    if not program.cip.startswith(EDUCATION):
        matched = {soc for soc in matched if not is_postsecondary_teacher(soc)}
    decided = set(program.program_occupations.values_list("soc", flat=True))
    listed = _listed(program)
    socs = sorted((matched | listed) - decided)[:MOST_PROPOSED]
    titles = titles_of(board, socs)
    return [
        Proposal(soc, titles.get(soc, ""), Source(_source(soc, listed, matched)).label)
        for soc in socs
    ]


def sources_of(board, programs, soc):
    """Return with each program what proposes the occupation: the state's list, the crosswalk, or
    nothing but staff."""
    programs = list(programs)
    cips = {program.cip for program in programs}
    matched = set(_matches(board).filter(soc=soc, cip__in=cips).values_list("cip", flat=True))
    return [
        (program, _source(soc, _listed(program), {soc} if program.cip in matched else set()))
        for program in programs
    ]


def titles_of(board, socs):
    """Return titles by SOC code, of the release in use or the newest that has the code."""
    return {soc: row.title for soc, row in Occupation.objects.titled(board, socs).items()}


def _source(soc, listed, matched):
    if soc in listed:
        return Source.LIST
    return Source.CROSSWALK if soc in matched else Source.STAFF


def _listed(program):
    return {code[:7] for code in program.occupations if SOC.match(code) or ONET_SOC.match(code)}


def _matches(board):
    release = releases_in_use(board).get(DataRelease.Source.CROSSWALK)
    return CipSoc.objects.filter(release=release)


def _codes(soc):
    """Return the SOC code and every O*NET-SOC code it could be divided into."""
    return [soc, *(f"{soc}.{part:02}" for part in range(PARTS))]
