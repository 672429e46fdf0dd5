"""Who was asked in a round and who answered, for many rounds at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from partnerships.models import Member
from training.models import Answer, DemandRound


@dataclass(frozen=True)
class Turnout:
    """The employers a round asks by name, and the ids of those that answered."""

    asked: Mapping[int, str]
    answered: frozenset[int]

    @property
    def waiting(self) -> list[str]:
        """Names of active employer members that have not answered, in order."""
        return sorted(name for pk, name in self.asked.items() if pk not in self.answered)

    @property
    def answered_count(self) -> int:
        return len(self.asked) - len(self.waiting)


def turnouts(rounds: Iterable[DemandRound]) -> dict[int, Turnout]:
    """Return the turnout of each round by its id: two queries."""
    rounds = list(rounds)
    asked: dict[int, dict[int, str]] = defaultdict(dict)
    members = Member.objects.active().employers()
    in_partnerships = members.filter(partnership__in={one.partnership_id for one in rounds})
    for partnership, organization, name in in_partnerships.values_list(
        "partnership_id", "organization_id", "organization__name"
    ):
        asked[partnership][organization] = name
    answered: dict[int, set[int]] = defaultdict(set)
    sent = Answer.objects.sent().filter(round__in=rounds)
    for round_id, organization in sent.values_list("round_id", "organization_id"):
        answered[round_id].add(organization)
    return {
        one.pk: Turnout(asked[one.partnership_id], frozenset(answered[one.pk])) for one in rounds
    }
