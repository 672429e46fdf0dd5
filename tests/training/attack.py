"""An attacker of releases: it holds them all, knows who stands behind each, where these firms are
and how large, and who said the same again; with a linear program of its own it asks what each
single firm must have said.
"""

import datetime as dt
import random
from dataclasses import dataclass, field

from django.utils import timezone

from accounts.tenancy import tenant
from careerpaths.models import Competency
from tests import demand, factories
from tests.disclosure.attackers import Program
from tests.training.conftest import SENT, answer_of, new_firm
from training.models import Answer
from training.rules.demand import quarter_index

JOBS = ["Machinists", "Welders", "Riggers"]
SKILLS = ["CNC setup", "Blueprints"]
SHOWN = ["employed", "growth", "replacement", "openings", "by_training"]
OF_OPENINGS = [("growth", "replacement"), ("by_training", "otherwise")]
HALVES = ["2025-04", "2025-10", "2026-04", "2026-10", "not said"]
SOURCES = ["school", "staffing", "referral"]
WINDOWS = {"soon": 60, "later": 500}  # and days until then
LEVELS = {"1-2": 2, "3-4": 4}
SIZES = {"Under 50 people": 20, "50 to 249 people": 100}
COUNTIES = {"Lancaster County, PA": "42071", "York County, PA": "42133"}
ANY = ""  # all jobs, all sources, all skills


@dataclass
class Said:
    """What a firm says: where it is, and numbers by job; people by skill, window and level."""

    county: str
    size: str
    jobs: dict
    needs: dict


@dataclass
class World:
    """Firms with what each says, and which versions they are.

    edition: rises when a firm says something else; `holding`: {firm: the company it belongs to}.
    """

    board: object
    dice: random.Random
    said: dict = field(default_factory=dict)
    edition: dict = field(default_factory=dict)
    holding: dict = field(default_factory=dict)

    def __post_init__(self):
        """Each has a partnership of its own: other releases for the period tell nothing of it."""
        self.partnership = factories.PartnershipFactory(board=self.board)
        self.jobs = [
            factories.CriticalJobFactory(partnership=self.partnership, title=title, position=at)
            for at, title in enumerate(JOBS)
        ]

    def open_round(self):
        round = factories.DemandRoundFactory(partnership=self.partnership)
        for position, job in enumerate(self.jobs):
            factories.RoundJobFactory(round=round, job=job, position=position)
        return round

    def join(self):
        firm = new_firm(self.partnership, f"Firm {len(self.edition)} of {self.partnership.pk}")
        self.edition[firm] = 0
        self.said[firm] = self.numbers()
        return firm

    def numbers(self):
        jobs = [job for job in JOBS if self.dice.random() < 0.7] or JOBS[:1]
        skills = [skill for skill in SKILLS if self.dice.random() < 0.7]
        return Said(
            self.dice.choice(list(COUNTIES)),
            self.dice.choice(list(SIZES)),
            {job: self.of_a_job() for job in jobs},
            {
                (skill, self.dice.choice([*WINDOWS]), self.dice.choice([*LEVELS])): self.some(9)
                for skill in skills
            },
        )

    def some(self, most):
        return self.dice.randint(1, most)

    def of_a_job(self):
        parts = {part: self.dice.choice([0, 0, 1, 2, 5]) for part in ("growth", "retiring")}
        openings = sum(parts.values())
        early = self.dice.randint(0, openings)
        says_when = self.dice.random() < 0.8
        return {
            "employed": self.some(90), "by_training": self.dice.randint(0, openings), **parts,
            "halves": [early, openings - early] if says_when else [],
            "hires": {name: self.dice.choice([0, 1, 3]) for name in self.dice.sample(SOURCES, 2)},
        }  # fmt: skip

    def move(self, what):
        firm = self.dice.choice(list(self.said))
        if what == "joins":
            self.join()
        elif what == "leaves":
            del self.said[firm]
        elif what == "edits":
            self.said[firm], self.edition[firm] = self.numbers(), 1
        else:
            other = self.dice.choice([each for each in self.said if each != firm])
            self.holding[firm] = other
            factories.EmployerFactory(board=self.board, organization=firm, holding=other)

    def behind(self):
        """Return {(firm, edition): what it says} of everybody who answers."""
        return {(firm.pk, self.edition[firm]): said for firm, said in self.said.items()}

    def answer(self, round):
        """Let everybody answer a round, or what changed since they answered it."""
        with tenant([round.board]):
            there = {answer.organization_id: answer for answer in round.answers.sent()}
            gone = set(there) - {firm.pk for firm in self.said}
            edited = {firm.pk for firm in self.said if self.edition[firm]} & set(there)
            sent = round.answers.sent()
            sent.filter(organization__in=gone).update(state="withdrawn", withdrawn_at=SENT)
            sent.filter(organization__in=edited).update(state=Answer.State.REPLACED)
        for firm, said in self.said.items():
            if firm.pk not in there or firm.pk in edited:
                send(round, firm, said, version=2 if firm.pk in edited else 1)


def send(round, firm, said, version):
    first, today = quarter_index(round.period_starts_on), timezone.localdate()
    jobs = {
        job: {
            **{key: numbers[key] for key in ("employed", "by_training", "growth", "retiring")},
            "timing": {str(first + 2 * at): count for at, count in enumerate(numbers["halves"])},
            "hires": {source: [count, None] for source, count in numbers["hires"].items()},
        }
        for job, numbers in said.jobs.items()
    }
    answer = answer_of(round, firm, version=version, **jobs)
    county = factories.CountyFactory(fips=COUNTIES[said.county], name=said.county.split()[0])
    demand.CompanyAnswerFactory(answer=answer, county=county, employees=SIZES[said.size])
    for (skill, window, level), people in said.needs.items():
        with tenant([round.board]):
            competency = Competency.objects.filter(board=round.board, name=skill).first()
        factories.NeedFactory(
            answer=answer, people=people, level_now=1, level_target=LEVELS[level],
            needed_by=today + dt.timedelta(WINDOWS[window]),
            competency=competency or factories.CompetencyFactory(board=round.board, name=skill),
        )  # fmt: skip


def measures(numbers):
    """Return {what may be asked of a job: the number}: measures, half-years and hires."""
    replacement, trained = numbers["retiring"], numbers["by_training"]
    openings = numbers["growth"] + replacement
    halves = [*numbers["halves"], 0, 0, 0, 0][:4]
    return {
        **{key: numbers[key] for key in ("employed", "growth", "by_training")},
        "replacement": replacement, "openings": openings, "otherwise": openings - trained,
        **dict(zip(HALVES, [*halves, openings - sum(halves)], strict=True)),
        **{f"hired {source}": numbers["hires"].get(source, 0) for source in SOURCES},
        f"hired {ANY}": sum(numbers["hires"].values()),
    }  # fmt: skip


def people(needs):
    """Return {(skill, split): people}, in each split there is and in all of them."""
    splits = [(skill, f"{window}|{level}") for skill, window, level in needs]
    found = dict(zip(splits, needs.values(), strict=True))
    return found | {(skill, "total"): count for (skill, _), count in found.items()}


class Attacker:
    """What follows from releases, each with who stands behind it: {(firm, edition): Said}."""

    def __init__(self):
        self.values, self.relations, self.truth = {}, [], {}

    def read(self, number, content, behind):
        """Take in a release; one that repeats another says nothing that is not known."""
        if content["since"]:
            return
        for version, said in behind.items():
            self.expect(version, said)
        self.number, self.behind = number, behind
        for job, row in zip(JOBS, content["jobs"], strict=True):
            self.see_jobs(job, row)
        if content["total"]:
            self.see_jobs(ANY, content["total"])
        more = content.get("more", {})
        for kind, rows in (content.get("places") or {}).items():
            for row in rows:
                self.see_jobs(ANY, row, **{kind: row["name"]})
        for row in more.get("jobs_places", ()):
            kind = row["key"].partition(":")[0]
            self.see_jobs(row["group"], row, **{kind: row["name"]})
        for row in more.get("timing", ()):
            self.see_jobs(row["name"] if row["name"] in JOBS else ANY, row)
        for row in more.get("hires", ()):
            job, source = row["group"], row["key"].partition("|")[2]
            self.see(row["cells"]["hired"], self.of_jobs(job if job in JOBS else ANY,
                                                         f"hired {source}"))  # fmt: skip
        for row in content.get("needs", ()):
            self.see(row["cells"]["people"], self.of_skills(row["name"], "total"))
        for row in content.get("windows") or ():
            skill = row["name"] if row["name"] in SKILLS else ANY
            for split, cell in row["cells"].items():
                self.see(cell, self.of_skills(skill, split))

    def see_jobs(self, job, row, **place):
        for measure, cell in row["cells"].items():
            if measure != "employers":
                self.see(cell, self.of_jobs(job, measure, **place))

    def of_jobs(self, job, measure, **place):
        """Return the numbers of single firms that make a figure."""
        return [
            (version, own, measure)
            for version, said in self.behind.items()
            if all(getattr(said, kind) == name for kind, name in place.items())
            for own in said.jobs
            if job in (own, ANY)
        ]

    def of_skills(self, skill, split):
        return [
            (version, own, split)
            for version, said in self.behind.items()
            for own in {one for one, *_ in said.needs}
            if skill in (own, ANY)
        ]

    def see(self, cell, parts):
        """Know a shown figure, which these numbers make."""
        if cell["state"] == "shown" and parts:
            name = (self.number, len(self.values))
            self.values[name] = cell["amount"]
            self.relations.append((name, parts))

    def expect(self, version, said):
        """Know how a firm's own numbers add up; the truth is kept to judge by."""
        for job, numbers in said.jobs.items():
            if (version, job, "employed") in self.truth:
                continue
            for measure, value in measures(numbers).items():
                self.truth[version, job, measure] = value
            hired = [f"hired {source}" for source in SOURCES]
            sums = [("openings", parts) for parts in (*OF_OPENINGS, HALVES)]
            for total, parts in (*sums, (f"hired {ANY}", hired)):
                self.add(version, job, total, parts)
        for skill, *_ in said.needs:
            splits = [f"{window}|{level}" for window in ("soon", "year", "later")
                      for level in LEVELS]  # fmt: skip
            known = people(said.needs)
            for split in (*splits, "total"):
                self.truth[version, skill, split] = known.get((skill, split), 0)
            self.add(version, skill, "total", splits)

    def add(self, version, about, total, parts):
        self.relations.append(((version, about, total), [(version, about, part) for part in parts]))

    def finds(self, insider=None):
        """Return the numbers above 0 of single firms that are certain, to a firm if one asks."""
        known = [cell for cell in self.truth if insider is not None and cell[0][0] == insider]
        cells = {cell for total, parts in self.relations for cell in [total, *parts]}
        cells |= self.truth.keys()
        hidden = [cell for cell in sorted(cells, key=str) if cell not in self.values]
        everything = self.values | {cell: self.truth[cell] for cell in known}
        program = Program(everything, self.relations, hidden, known=known)
        return [
            cell
            for cell, value in self.truth.items()
            if value and cell not in known and program.span(cell).is_point()
        ]
