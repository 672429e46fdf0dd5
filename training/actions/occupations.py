"""Staff say whether a program leads to an occupation."""

from django.db import transaction

from training.models import ProgramOccupation
from training.reports.occupations import sources_of


@transaction.atomic
def decide(*, program, soc, leads, by, day):
    """Keep the board's word on a program and an occupation, with what had proposed it.

    Deciding again changes the word and keeps its source.
    """
    [(_, source)] = sources_of(program.board, [program], soc)
    decided = {"leads": leads, "decided_by": by, "decided_on": day}
    return ProgramOccupation.objects.update_or_create(
        board=program.board,
        program=program,
        soc=soc,
        defaults=decided,
        create_defaults=decided | {"source": source},
    )[0]
