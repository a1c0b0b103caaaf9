"""The truth table: which configurations were observed, and which of them go with the outcome."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sjc_analysis.configurations.cases import Case
from sjc_analysis.configurations.fit import at_least, membership, sufficiency
from sjc_analysis.configurations.terms import Term, bit

Code = Literal["1", "0", "?"]
"""Sufficient, not sufficient, or a remainder: too few cases to say."""


class Cutoffs(NamedTuple):
    """From where on a row counts: consistency, PRI, and number of cases."""

    consistency: float
    pri: float
    frequency: int


class Row(NamedTuple):
    """One observed row.

    Parameters
    ----------
    row
        Its number less one: the conditions as binary digits, the first as the highest.
    code
        What it counts as.
    members
        Cases that are more in than out of it.
    typical, deviant
        Of these, cases with and without the outcome.
    consistency, pri
        Of the whole row, over all cases.
    """

    row: int
    code: Code
    members: tuple[str, ...]
    typical: tuple[str, ...]
    deviant: tuple[str, ...]
    consistency: float | None
    pri: float | None

    @property
    def contradictory(self) -> bool:
        """Whether the same configuration holds cases with and cases without the outcome."""
        return bool(self.typical and self.deviant)


def row_of(case: Sequence[float]) -> int:
    """Give the one row in which a case is more in than out.

    Examples
    --------
    >>> row_of([0.9, 0.2, 0.7])
    5
    """
    return sum(bit(at, len(case)) for at, value in enumerate(case) if value > 0.5)


def truth_table(cases: Sequence[Case], outcome: Sequence[float], cutoffs: Cutoffs) -> tuple[Row, ...]:
    """Build the observed rows of the truth table.

    Parameters
    ----------
    cases
        The cases.
    outcome
        Membership of each in the outcome, or in its absence.
    cutoffs
        From where on a row counts as sufficient, and as observed.

    Returns
    -------
    tuple of Row
        By row number; rows without a case are left out.

    Examples
    --------
    >>> told = [Case("a", (1.0, 1.0), 1.0), Case("b", (1.0, 1.0), 0.0), Case("c", (0.0, 1.0), 0.0)]
    >>> [(row.row, row.code, row.consistency, row.contradictory)
    ...  for row in truth_table(told, [1.0, 0.0, 0.0], Cutoffs(0.8, 0.0, 1))]
    [(1, '0', 0.0, False), (3, '0', 0.5, True)]

    References
    ----------
    Ragin, C. C. (2008). Redesigning social inquiry, chapter 7.
    """
    width = len(cases[0].conditions)
    places: dict[int, list[int]] = {}
    for at, case in enumerate(cases):
        places.setdefault(row_of(case.conditions), []).append(at)
    rows = (_row(row, places[row], width, cases, outcome) for row in sorted(places))
    return recoded(tuple(rows), cutoffs)


def recoded(table: Sequence[Row], cutoffs: Cutoffs) -> tuple[Row, ...]:
    """Give the rows as they count at other cut-offs."""
    return tuple(row._replace(code=_code(row, cutoffs)) for row in table)


def _code(row: Row, cutoffs: Cutoffs) -> Code:
    if len(row.members) < cutoffs.frequency:
        return "?"
    enough = not cutoffs.pri or at_least(row.pri, cutoffs.pri)
    return "1" if enough and at_least(row.consistency, cutoffs.consistency) else "0"


def _row(
    row: int, members: Sequence[int], width: int, cases: Sequence[Case], outcome: Sequence[float]
) -> Row:
    whole = Term((1 << width) - 1, row)
    fit = sufficiency([membership(whole, case.conditions) for case in cases], outcome)
    return Row(
        row=row,
        code="?",
        members=tuple(cases[at].name for at in members),
        typical=tuple(cases[at].name for at in members if outcome[at] > 0.5),
        deviant=tuple(cases[at].name for at in members if outcome[at] < 0.5),
        consistency=fit.consistency,
        pri=fit.pri,
    )


def rows_coded(table: Sequence[Row], code: Code) -> tuple[int, ...]:
    """Give the numbers of the rows with a code."""
    return tuple(row.row for row in table if row.code == code)
