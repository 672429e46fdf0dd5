"""Two releases for one period, before and after one firm joins, leaves, edits or changes hands.

The attacker holds both, knows who stands behind each, and who said the same again; with a linear
program of its own it asks what each single firm must have said.
"""

import random
from dataclasses import dataclass, field

import pytest

from accounts.tenancy import tenant
from tests import factories
from tests.disclosure.attackers import Program
from tests.training.conftest import SENT, answer_of, new_firm
from tests.training.test_releases_again import release
from training.models import Answer

pytestmark = pytest.mark.django_db
MOVES = ["joins", "leaves", "edits", "changes hands"]
WORLDS = 6  # of each move, in the same round and in another one for the same period
JOBS = ["Machinists", "Welders", "Riggers"]
SHOWN = ["employed", "growth", "replacement", "openings", "by_training"]
SPLITS = [("growth", "replacement"), ("by_training", "otherwise")]


@dataclass
class World:
    """Firms with what each says of its jobs, {firm: {job: numbers}}, and which versions they are.

    edition: rises when a firm says something else; `holding`: {firm: the company it belongs to}.
    """

    partnership: object
    dice: random.Random
    said: dict = field(default_factory=dict)
    edition: dict = field(default_factory=dict)
    holding: dict = field(default_factory=dict)

    def join(self):
        firm = new_firm(self.partnership, f"Firm {len(self.edition)}")
        self.edition[firm] = 0
        self.said[firm] = self.numbers()
        return firm

    def numbers(self):
        jobs = [job for job in JOBS if self.dice.random() < 0.7] or JOBS[:1]
        return {job: self.of_a_job() for job in jobs}

    def of_a_job(self):
        parts = {part: self.dice.choice([0, 0, 1, 2, 5]) for part in ("growth", "retiring")}
        trained = self.dice.randint(0, sum(parts.values()))
        return {"employed": self.dice.randint(1, 90), "by_training": trained, **parts}

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
            factories.EmployerFactory(
                board=self.partnership.board, organization=firm, holding=other
            )

    def behind(self):
        """Return {(firm, edition): numbers of each measure}, all jobs of everybody who answers."""
        return {(firm.pk, self.edition[firm]): dict(jobs) for firm, jobs in self.said.items()}


def measures(numbers):
    replacement, trained = numbers["retiring"], numbers["by_training"]
    openings = numbers["growth"] + replacement
    return {
        **{key: numbers[key] for key in ("employed", "growth", "by_training")},
        "replacement": replacement, "openings": openings, "otherwise": openings - trained,
    }  # fmt: skip


class Attacker:
    """What follows from releases, each with who stands behind it: {(firm, edition): numbers}."""

    def __init__(self):
        self.values, self.relations, self.truth = {}, [], {}

    def read(self, number, content, behind):
        """Take in a release; one that repeats another says nothing that is not known."""
        if content["since"]:
            return
        for version, jobs in behind.items():
            self.expect(version, jobs)
        for job, row in zip(JOBS, content["jobs"], strict=True):
            for measure in (*SHOWN, "otherwise"):
                parts = [(who, job, measure) for who, jobs in behind.items() if job in jobs]
                self.relations.append(((number, job, measure), parts))
            self.see(number, job, row)
        for measure in (*SHOWN, "otherwise"):
            parts = [(number, job, measure) for job in JOBS]
            self.relations.append(((number, "", measure), parts))
        if content["total"]:
            self.see(number, "", content["total"])

    def see(self, number, job, row):
        for measure in SHOWN:
            if row["cells"][measure]["state"] == "shown":
                self.values[number, job, measure] = row["cells"][measure]["amount"]

    def expect(self, version, jobs):
        """Know how a firm's own numbers add up; the truth is kept to judge by."""
        for job, numbers in jobs.items():
            if (version, job, "employed") in self.truth:
                continue
            for measure, value in measures(numbers).items():
                self.truth[version, job, measure] = value
            for parts in SPLITS:
                whole = [(version, job, part) for part in parts]
                self.relations.append(((version, job, "openings"), whole))

    def finds(self, insider=None):
        """Return the numbers above 0 of single firms that are certain, to a firm if one asks."""
        known = [cell for cell in self.truth if insider is not None and cell[0][0] == insider]
        cells = {cell for total, parts in self.relations for cell in [total, *parts]}
        hidden = [cell for cell in sorted(cells, key=str) if cell not in self.values]
        everything = self.values | {cell: self.truth[cell] for cell in known}
        program = Program(everything, self.relations, hidden, known=known)
        return [
            cell
            for cell, value in self.truth.items()
            if value and cell not in known and program.span(cell).is_point()
        ]


@pytest.fixture
def open_round(partnership, job, welders):
    riggers = factories.CriticalJobFactory(partnership=partnership, title="Riggers", position=3)

    def make():
        round = factories.DemandRoundFactory(partnership=partnership)
        for position, each in enumerate([job, welders, riggers]):
            factories.RoundJobFactory(round=round, job=each, position=position)
        return round

    return make


def answer_all(round, world):
    """Let everybody answer a round, or what changed since they answered it."""
    with tenant([round.board]):
        there = {answer.organization_id: answer for answer in round.answers.sent()}
        gone = set(there) - {firm.pk for firm in world.said}
        edited = {firm.pk for firm in world.said if world.edition[firm]} & set(there)
        sent = round.answers.sent()
        sent.filter(organization__in=gone).update(state="withdrawn", withdrawn_at=SENT)
        sent.filter(organization__in=edited).update(state=Answer.State.REPLACED)
    for firm, jobs in world.said.items():
        if firm.pk not in there or firm.pk in edited:
            numbers = {job: dict(said) for job, said in jobs.items()}
            answer_of(round, firm, version=2 if firm.pk in edited else 1, **numbers)


def play(seed, what, in_same_round, partnership, open_round):
    """Release, let one firm move, release again; return what an attacker makes of it."""
    world = World(partnership, random.Random(seed))
    for _ in range(world.dice.randint(4, 9)):
        world.join()
    attacker, round = Attacker(), open_round()
    for number in range(2):
        if number:
            world.move(what)
            round = round if in_same_round else open_round()
        answer_all(round, world)
        attacker.read(number, release(round).content, world.behind())
    return attacker, world


@pytest.mark.slow
@pytest.mark.parametrize("in_same_round", [True, False], ids=["same round", "another round"])
@pytest.mark.parametrize("what", MOVES)
def test_nobody_is_found_by_two_releases(what, in_same_round, partnership, open_round):
    for seed in range(WORLDS):
        attacker, world = play(f"{what}{seed}", what, in_same_round, partnership, open_round)
        assert attacker.finds() == [], f"world {seed}"
        for insider in world.dice.sample(list(world.said), 2):
            assert attacker.finds(insider.pk) == [], f"world {seed}, as {insider}"


def test_attacker_finds_who_joined_where_nothing_is_hidden(partnership):
    world = World(partnership, random.Random(1))
    for _ in range(6):
        world.join()
    attacker = Attacker()
    attacker.read(0, *laid_open(world))
    new = world.join()
    attacker.read(1, *laid_open(world))
    found = {cell[0][0] for cell in attacker.finds()}
    assert new.pk in found


def laid_open(world):
    """Return a release that hides nothing, and who stands behind it."""
    behind = world.behind()
    rows = []
    for job in JOBS:
        said = [measures(jobs[job]) for jobs in behind.values() if job in jobs]
        cells = {name: sum(each[name] for each in said) for name in SHOWN}
        rows.append({name: {"state": "shown", "amount": cells[name]} for name in SHOWN})
    content = {"since": None, "total": None, "jobs": [{"cells": row} for row in rows]}
    return content, behind
