"""Two releases for one period, before and after one firm joins, leaves, edits or changes hands:
nobody works out from all of their tables what a single firm said."""

import random

import pytest

from tests.training.attack import JOBS, SHOWN, Attacker, World, measures
from tests.training.test_releases_again import release

pytestmark = pytest.mark.django_db
MOVES = ["joins", "leaves", "edits", "changes hands"]
WORLDS = 3  # of each move, in the same round and in another one for the same period


def play(seed, what, in_same_round, board):
    """Release, let one firm move, release again; return what an attacker makes of it."""
    world = World(board, random.Random(seed))
    for _ in range(world.dice.randint(4, 12)):
        world.join()
    attacker, round = Attacker(), world.open_round()
    for number in range(2):
        if number:
            world.move(what)
            round = round if in_same_round else world.open_round()
        world.answer(round)
        attacker.read(number, release(round).content, world.behind())
    return attacker, world


@pytest.mark.slow
@pytest.mark.parametrize("in_same_round", [True, False], ids=["same round", "another round"])
@pytest.mark.parametrize("what", MOVES)
def test_nobody_is_found_by_two_releases(what, in_same_round, board):
    for seed in range(WORLDS):
        attacker, world = play(f"{what}{seed}", what, in_same_round, board)
        assert attacker.finds() == [], f"world {seed}"
        for insider in world.dice.sample(list(world.said), 2):
            assert attacker.finds(insider.pk) == [], f"world {seed}, as {insider}"


def test_attacker_finds_who_joined_where_nothing_is_hidden(board):
    world = World(board, random.Random(1))
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
        said = [measures(one.jobs[job]) for one in behind.values() if job in one.jobs]
        cells = {name: sum(each[name] for each in said) for name in SHOWN}
        rows.append({name: {"state": "shown", "amount": cells[name]} for name in SHOWN})
    content = {"since": None, "total": None, "jobs": [{"cells": row} for row in rows]}
    return content, behind
