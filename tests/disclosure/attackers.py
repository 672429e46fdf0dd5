"""Attackers of our own, who share no line with the package: they judge what it promises.

`searched` tries whole tables of whole numbers, `fixed` eliminates with fractions, and `spans` asks
a linear program of its own. `breaches` puts them together: which hidden cells are not safe.
"""

import itertools
from fractions import Fraction
from math import inf, isfinite
from typing import NamedTuple

import highspy

SLACK = 1e-6
BEST = highspy.HighsModelStatus.kOptimal
WITHOUT_END = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


class Span(NamedTuple):
    low: float
    high: float

    def is_point(self):
        return isfinite(self.high) and self.high - self.low <= SLACK * max(1.0, abs(self.high))


def equations(values, relations, hidden):
    """Return [({hidden cell: coefficient}, right-hand side)]: total minus parts is 0."""
    lines = []
    for total, parts in relations:
        unknown, known = {}, 0
        for cell, sign in [(total, 1), *((part, -1) for part in parts)]:
            if cell in hidden:
                unknown[cell] = unknown.get(cell, 0) + sign
            else:
                known += sign * values[cell]
        if any(unknown.values()):
            lines.append((unknown, -known))
    return lines


def fixed(relations, hidden):
    """Return the hidden cells that shown cells determine, by elimination with fractions."""
    order = {cell: at for at, cell in enumerate(hidden)}
    rows = {}
    for unknown, _ in equations(dict.fromkeys(_cells(relations), 0), relations, order):
        _reduce_into(rows, {order[cell]: Fraction(sign) for cell, sign in unknown.items()})
    return {cell for cell, at in order.items() if len(rows.get(at, ())) == 1}


def _cells(relations):
    return {cell for total, parts in relations for cell in [total, *parts]}


def _reduce_into(rows, row):
    """Add a row to a matrix in reduced echelon form, {pivot: row}."""
    for at in [at for at in row if at in rows]:
        _subtract(row, rows[at], row[at])
    if not row:
        return
    pivot = min(row)
    row = {at: number / row[pivot] for at, number in row.items()}
    for other in rows.values():
        if pivot in other:
            _subtract(other, row, other[pivot])
    rows[pivot] = row


def _subtract(row, other, times):
    for at, number in other.items():
        left = row.get(at, 0) - times * number
        if left:
            row[at] = left
        else:
            row.pop(at, None)


def bound(lower, cell):
    return lower.get(cell, -inf) if isinstance(lower, dict) else lower


class Program:
    """The linear program of someone who knows the shown cells and that nothing is below `lower`.

    lower: a number, or {cell: number} and no bound elsewhere. Its columns take the hidden cells; a
    cell in `known` is one that this attacker knows as well.
    """

    def __init__(self, values, relations, hidden, *, lower=0, known=()):
        unknown = [cell for cell in hidden if cell not in known]
        self.columns = {cell: at for at, cell in enumerate(unknown)}
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        for cell in unknown:
            self.solver.addVar(bound(lower, cell), highspy.kHighsInf)
        for terms, right in equations(values, relations, self.columns):
            at = [self.columns[cell] for cell in terms]
            signs = [float(sign) for sign in terms.values()]
            self.solver.addRow(float(right), float(right), len(at), at, signs)

    def span(self, cell):
        column = self.columns[cell]
        self.solver.changeColCost(column, 1.0)
        low = self._best(highspy.ObjSense.kMinimize, -inf)
        high = self._best(highspy.ObjSense.kMaximize, inf)
        self.solver.changeColCost(column, 0.0)
        return Span(low, high)

    def _best(self, sense, endless):
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        if self.solver.getModelStatus() not in (BEST, *WITHOUT_END):
            # Started from the last question's answer, the solver sometimes gives up; not afresh.
            self.solver.clearSolver()
            self.solver.run()
        status = self.solver.getModelStatus()
        assert status in (BEST, *WITHOUT_END), status
        return self.solver.getObjectiveValue() if status == BEST else endless


def spans(values, relations, hidden, **how):
    """Return {hidden cell: Span}, by a linear program."""
    program = Program(values, relations, hidden, **how)
    return {cell: program.span(cell) for cell in program.columns}


class Search:
    """Whole tables: non-negative whole numbers up to `most` in the hidden cells."""

    def __init__(self, values, relations, hidden, most):
        self.lines = equations(values, relations, hidden)
        self.domains = self._narrow({cell: (0, most) for cell in hidden})

    def span(self, cell):
        """Return the least and the most a whole table has in the cell."""
        low, high = self.domains[cell]
        upward, downward = range(low, high + 1), range(high, low - 1, -1)
        least, most = (
            next(guess for guess in guesses if self.finds(cell, guess))
            for guesses in (upward, downward)
        )
        return Span(least, most)

    def finds(self, cell, guess):
        return self._finds(self.domains | {cell: (guess, guess)})

    def _finds(self, domains):
        domains = self._narrow(domains)
        if domains is None:
            return False
        open_cells = [cell for cell, (low, high) in domains.items() if low < high]
        if not open_cells:
            return True
        cell = min(open_cells, key=lambda cell: domains[cell][1] - domains[cell][0])
        low, high = domains[cell]
        guesses = range(low, high + 1)
        return any(self._finds(domains | {cell: (guess, guess)}) for guess in guesses)

    def _narrow(self, domains):
        """Cut from each range what no table can have, line by line; None where nothing is left."""
        domains, before = dict(domains), None
        while domains != before:
            before = dict(domains)
            for terms, right in self.lines:
                for cell in terms:
                    low, high = domains[cell] = self._room(domains, terms, right, cell)
                    if low > high:
                        return None
        return domains

    @staticmethod
    def _room(domains, terms, right, cell):
        """Return what the rest of the line leaves to the cell."""
        least, most = right, right
        for other, sign in terms.items():
            if other != cell:
                ends = sorted(sign * end for end in domains[other])
                least, most = least - ends[1], most - ends[0]
        if terms[cell] < 0:
            least, most = -most, -least
        size = abs(terms[cell])
        low, high = domains[cell]
        return max(low, -(-least // size)), min(high, most // size)


def searched(values, relations, hidden, most):
    """Return {hidden cell: Span} over whole tables."""
    search = Search(values, relations, hidden, most)
    return {cell: search.span(cell) for cell in hidden}


def listed(values, relations, hidden, most):
    """The same by writing every table down: for a handful of cells only."""
    hidden = list(hidden)
    found = []
    for numbers in itertools.product(range(most + 1), repeat=len(hidden)):
        guess = values | dict(zip(hidden, numbers, strict=True))
        if all(guess[total] == sum(guess[part] for part in parts) for total, parts in relations):
            found.append(numbers)
    columns = zip(hidden, zip(*found, strict=True), strict=True)
    return {cell: Span(min(numbers), max(numbers)) for cell, numbers in columns}


def insiders(contributions, hidden, coalition=1):
    """Return {hidden cells that up to `coalition` contributors know: what is their own}.

    They know a cell that nobody else was asked for. Their own is also one to which others gave 0:
    that they may work out, for it tells nobody's number but theirs.
    """
    asked = {cell: {who for who, _ in contributions[cell]} for cell in hidden}
    givers = {cell: {who for who, amount in contributions[cell] if amount} for cell in hidden}
    few = {cell for cell, people in asked.items() if 0 < len(people) <= coalition}
    everyone = sorted(set().union(*(asked[cell] for cell in few)))
    found = {}
    for size in range(1, coalition + 1):
        for team in map(set, itertools.combinations(everyone, size)):
            known = frozenset(cell for cell in few if asked[cell] <= team)
            own = {cell for cell in hidden if givers[cell] and givers[cell] <= team}
            if known:
                found[known] = found.get(known, own) & own
    return found


def breaches(table, reasons, hidden, *, coalition=1, lower=0):
    """Yield what is wrong with showing all of the table but `hidden`, a sentence each."""
    shown = set(reasons) - set(hidden)
    yield from (f"{cell} is shown" for cell in shown)
    program = Program(table.values, table.relations, hidden, lower=lower)
    for cell in reasons.keys() - shown:
        span = program.span(cell)
        if not _is_wide(table.values[cell], reasons[cell], span, bound(lower, cell)):
            yield f"{cell} = {table.values[cell]} lies in {span} for everybody"
    for known, own in insiders(table.contributions, hidden, coalition).items():
        program = Program(table.values, table.relations, hidden, lower=lower, known=known)
        for cell in reasons.keys() - shown - known - _with_nothing_left(table, own):
            if program.span(cell).is_point():
                yield f"{cell} is known to whoever knows {sorted(map(str, known))}"


def _with_nothing_left(table, own):
    """Add the cells of 0 in totals that are one's own: nobody can be kept from seeing these."""
    more = {
        part
        for total, parts in table.relations
        for part in parts
        if total in own and not table.values[part]
    }
    return own if more <= own else _with_nothing_left(table, own | more)


def _is_wide(value, reason, span, lower):
    slack = SLACK * max(1.0, abs(value))
    return (
        not span.is_point()
        and span.high >= value + reason.need_up - slack
        and span.low <= max(lower, value - reason.need_down) + slack
    )
