import pytest

from training.models import Cohort
from training.rules import cohorts

STATES = set(Cohort.State.values)


def test_the_table_names_states_of_the_model_only():
    assert {move.source for move in cohorts.MOVES} | {
        move.target for move in cohorts.MOVES
    } == STATES


@pytest.mark.parametrize("source", sorted(STATES))
@pytest.mark.parametrize("target", sorted(STATES))
def test_only_declared_moves_exist(source, target):
    declared = {
        "pledging": {"confirmed", "cancelled"},
        "confirmed": {"running", "cancelled"},
        "running": {"finished", "cancelled"},
        "finished": {"reported"},
        "reported": set(),
        "cancelled": set(),
    }
    assert (cohorts.move_to(source, target) is not None) == (target in declared[source])


def test_a_class_runs_by_itself_from_its_minimum():
    assert cohorts.runs_by_itself(12, 12)
    assert not cohorts.runs_by_itself(11, 12)
