"""Who sees what a firm answers, in one sentence where it is asked."""

from training.models import DemandRound

COMPETITORS = "Seen by you alone. Nobody is told."
SHARES = {25: "a quarter", 20: "a fifth", 10: "a tenth"}


def sees_words(round: DemandRound) -> str:
    """Return who sees a firm's answers to this round."""
    fewest = max(round.min_firms, round.board.min_firms)
    return f"{_seen(round)} Others see totals of at least {fewest} employers."


def sees_wages(round: DemandRound) -> str:
    share = SHARES.get(round.max_share, f"{round.max_share}%")
    return (
        f"{_seen(round)} Others see a band from {round.min_wage_firms} employers, none with over "
        f"{share}, when it is 3 months old."
    )


def sees_budget(round: DemandRound) -> str:
    return f"{_seen(round)} Never shown to anybody else."


def sees_challenges(round: DemandRound) -> str:
    return f"{_seen(round)} Others see how many employers name a challenge, never your words."


def _seen(round: DemandRound) -> str:
    assigned = round.partnership.assignments.select_related("user")
    names = [str(assignment.user) for assignment in assigned]
    if not names:
        names = ["the people of the board whom its director assigns"]
    return f"Seen by {', '.join(['you', *names[:-1]])} and {names[-1]}."
