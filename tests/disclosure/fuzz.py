"""Random tables with totals, protected and then attacked: the tests take some, the bench many."""

from disclosure import CannotProtect, primary, protect
from tests.disclosure.attackers import breaches
from tests.disclosure.examples import RULES, drawn

# How often each shape comes. Those of three and four dimensions take ten times as long.
SHAPES = {(4,): 4, (3, 4): 4, (5, 5): 4, (6, 4): 4, (2, 2, 2): 3, (2, 3, 3): 1, (2, 2, 2, 2): 1}


def problems(random):
    """Return what is wrong with the protection of one random table.

    Refusing to protect is right only where hiding everything that may be hidden would not do.
    """
    shape = random.choices(list(SHAPES), SHAPES.values())[0]
    table = drawn(
        random,
        shape,
        most=random.choice([1, 9, 500]),
        few=random.choice([0.05, 0.3]),
        tree=random.random() < 0.2,
    )
    reasons = primary(table.contributions, RULES)
    try:
        hidden = protect(
            table.values, table.relations, contributions=table.contributions, rules=RULES
        ).hidden
    except CannotProtect:
        most = {cell for cell, value in table.values.items() if value or cell in reasons}
        return [] if any(breaches(table, reasons, most)) else [(table, "could be protected")]
    return [(table, problem) for problem in breaches(table, reasons, hidden)]
