"""Who was asked in a round, who answered and who began, for many rounds at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnerships.models import Member
from training.models import Answer, DemandRound

Firms = dict[int, str]


@dataclass(frozen=True)
class Turnout:
    """The employers a round asks by name, the ids of those that answered, of those that began, and
    of those for whom staff wrote down a draft that the firm has not confirmed.

    Firms that answered and left the partnership since stay on the list: their answers count.
    """

    asked: Mapping[int, str]
    answered: frozenset[int]
    drafted: frozenset[int]
    written_down: frozenset[int] = frozenset()

    @property
    def waiting(self) -> list[str]:
        """Names of employers that have not answered, in order."""
        return sorted(name for pk, name in self.asked.items() if pk not in self.answered)

    @property
    def answered_count(self) -> int:
        return len(self.asked.keys() & self.answered)

    @property
    def begun_count(self) -> int:
        """How many have begun and sent nothing yet."""
        return len((self.asked.keys() & self.drafted) - self.answered)


def turnouts(rounds: Iterable[DemandRound]) -> dict[int, Turnout]:
    """Return the turnout of each round by its id: two queries."""
    rounds = list(rounds)
    active, left = _employers({one.partnership_id for one in rounds})
    sent, drafted, written_down = _answers(rounds)
    return {
        one.pk: Turnout(
            asked=active[one.partnership_id]
            | {pk: name for pk, name in left[one.partnership_id].items() if pk in sent[one.pk]},
            answered=frozenset(sent[one.pk]),
            drafted=frozenset(drafted[one.pk]),
            written_down=frozenset(written_down[one.pk]),
        )
        for one in rounds
    }


def _employers(partnerships: set[int]) -> tuple[dict[int, Firms], dict[int, Firms]]:
    """Return the employers of each partnership by id and name: the active, and all others."""
    active: dict[int, Firms] = defaultdict(dict)
    others: dict[int, Firms] = defaultdict(dict)
    seats = Member.objects.employers().filter(partnership__in=partnerships)
    for partnership, firm, name, status in seats.values_list(
        "partnership_id", "organization_id", "organization__name", "status"
    ):
        group = active if status == Member.Status.ACTIVE else others
        group[partnership][firm] = name
    return active, others


def _answers(rounds: list[DemandRound]) -> tuple[Mapping[int, set[int]], ...]:
    """Return the firms that sent an answer, those with a draft, and those whose draft staff wrote
    down, each by round."""
    sent: dict[int, set[int]] = defaultdict(set)
    drafted: dict[int, set[int]] = defaultdict(set)
    written_down: dict[int, set[int]] = defaultdict(set)
    answers = Answer.objects.filter(round__in=rounds).exclude(state=Answer.State.REPLACED)
    rows = answers.values_list("round_id", "organization_id", "state", "source")
    for round_id, firm, state, source in rows:
        group = sent if state == Answer.State.SENT else drafted
        group[round_id].add(firm)
        if state == Answer.State.DRAFT and source != Answer.Source.FIRM:
            written_down[round_id].add(firm)
    return sent, drafted, written_down
