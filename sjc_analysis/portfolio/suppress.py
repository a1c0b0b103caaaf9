"""Small counts about people and places, suppressed so that no total gives them back (disclosure, rule 7).

A count below the limit is hidden (primary suppression). A row or column in which the reader could work a
hidden count out from the others and the total loses further counts, and at last its total (complementary
suppression). Tables that share a heading share its total, so what is hidden in one is hidden in all.

References
----------
Hundepool, A. et al. (2012). Statistical Disclosure Control. Wiley. Chapter 4, tabular data.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from scipy.linalg import null_space

LIMIT = 3
"""Fewest rows that a count about people or places may stand for."""

LIMIT_VICTIMS = 5
"""The same, where the people are victims, their families, witnesses or minors."""

TOTAL = ""
"""Heading of the row and of the column of totals."""

Place = tuple[str, str]
"""A count's row and column heading."""


@dataclass(frozen=True)
class Counts:
    """Counts by two headings, each named by what it divides ("place", "year").

    Parameters
    ----------
    row_name, column_name
        What the rows and the columns divide. A name that two tables share has one set of totals.
    rows, columns
        The headings, in their order.
    cells
        (row, column) -> count; what is missing is nought.
    limits
        Row heading -> the fewest that may be shown; :data:`LIMIT` where it is missing.
    """

    row_name: str
    column_name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[Place, int]
    limits: Mapping[str, int]

    def value(self, place: Place) -> int:
        """Give a count, or a total, which is the count under :data:`TOTAL`."""
        row, column = place
        rows = self.rows if row == TOTAL else (row,)
        columns = self.columns if column == TOTAL else (column,)
        return sum(self.cells.get((r, c), 0) for r in rows for c in columns)

    def lines(self) -> Iterator[tuple[list[Place], Place]]:
        """List every row and column, each with its total; the totals have one row and one column too."""
        for row in (*self.rows, TOTAL):
            yield [(row, column) for column in self.columns], (row, TOTAL)
        for column in (*self.columns, TOTAL):
            yield [(row, column) for row in self.rows], (TOTAL, column)

    def shared(self, place: Place) -> tuple[str, str] | None:
        """Name a total by what it divides, so that another table can know it; ``None`` for an inner count."""
        row, column = place
        if row == TOTAL and column == TOTAL:
            return "", ""
        if column == TOTAL:
            return self.row_name, row
        return (self.column_name, column) if row == TOTAL else None

    def limit(self, place: Place) -> int:
        """Give the fewest that may be shown at a place."""
        return self.limits.get(place[0], LIMIT)


def suppressed(tables: Sequence[Counts]) -> tuple[frozenset[Place], ...]:
    """Say which counts of linked tables are hidden.

    Parameters
    ----------
    tables
        Tables of the same things, divided in different ways.

    Returns
    -------
    tuple of frozenset of Place
        For each table, the counts and totals that must not be shown.

    Notes
    -----
    Every row and column is an equation: its counts make its total. A hidden count is given back if all
    solutions of the equations have the same value there, whatever table the equation is from.

    Examples
    --------
    >>> table = Counts("place", "year", ("north", "south"), ("2030", "2031"),
    ...     {("north", "2030"): 1, ("north", "2031"): 9, ("south", "2030"): 8, ("south", "2031"): 7}, {})
    >>> [sorted(hidden) for hidden in suppressed([table])]
    [[('north', '2030'), ('north', '2031'), ('south', '2030'), ('south', '2031')]]
    """
    hidden = [{place for place in _places(table) if 0 < table.value(place) < table.limit(place)}
              for table in tables]  # fmt: skip
    while True:
        _share(tables, hidden)
        more = next(_to_hide(tables, hidden), None)
        if more is None:
            return tuple(frozenset(places) for places in hidden)
        number, place = more
        hidden[number].add(place)


def given_back(tables: Sequence[Counts], hidden: Sequence[Set[Place]]) -> Iterator[tuple[int, Place]]:
    """List the hidden counts that the shown ones determine, as (number of the table, place)."""
    where = [(number, place) for number, places in enumerate(hidden) for place in sorted(places)]
    unknown: dict[object, int] = {}
    for number, place in where:
        unknown.setdefault(_variable(number, tables[number], place), len(unknown))
    if not unknown:
        return
    solutions = null_space(np.array(list(_equations(tables, hidden, unknown))))
    free = np.abs(solutions).max(axis=1, initial=0.0) > _NOUGHT
    for number, place in where:
        if not free[unknown[_variable(number, tables[number], place)]]:
            yield number, place


_NOUGHT = 1e-9


def _equations(
    tables: Sequence[Counts], hidden: Sequence[Set[Place]], unknown: Mapping[object, int]
) -> Iterator[np.ndarray]:
    """Write every row and column as factors of the unknown counts: those inside less the total."""
    for number, table in enumerate(tables):
        for inner, total in table.lines():
            row = np.zeros(len(unknown))
            for place, sign in [*((each, 1.0) for each in inner), (total, -1.0)]:
                if place in hidden[number]:
                    row[unknown[_variable(number, table, place)]] += sign
            yield row


def _variable(number: int, table: Counts, place: Place) -> object:
    return table.shared(place) or (number, place)


def _places(table: Counts) -> Iterator[Place]:
    for row in (*table.rows, TOTAL):
        yield from ((row, column) for column in (*table.columns, TOTAL))


def _share(tables: Sequence[Counts], hidden: Sequence[set[Place]]) -> None:
    """Hide a total in every table that has it."""
    shared = {
        name
        for table, places in zip(tables, hidden, strict=True)
        for place in places
        if (name := table.shared(place)) is not None
    }
    for table, places in zip(tables, hidden, strict=True):
        places |= {place for place in _places(table) if table.shared(place) in shared}


def _to_hide(tables: Sequence[Counts], hidden: Sequence[Set[Place]]) -> Iterator[tuple[int, Place]]:
    """Propose what to hide next, in a line that tells too much."""
    for number, table in enumerate(tables):
        for line in table.lines():
            if _sums_to_too_little(table, line, hidden[number]):
                yield from _next_in(number, table, [line], hidden[number])
    told = list(given_back(tables, hidden))
    for number, table in enumerate(tables):
        places = {place for at, place in told if at == number}
        lines = [line for line in table.lines() if places & {*line[0], line[1]}]
        yield from _next_in(number, table, lines, hidden[number])


def _sums_to_too_little(table: Counts, line: tuple[list[Place], Place], hidden: Set[Place]) -> bool:
    """Whether hidden counts under a shown total can only be ones, or are together below the limit."""
    inner, total = line
    unknown = [place for place in inner if place in hidden]
    if not unknown or total in hidden:
        return False
    together = sum(table.value(place) for place in unknown)
    return together < table.limit(total) or together <= len(unknown)


def _next_in(
    number: int, table: Counts, lines: Sequence[tuple[list[Place], Place]], hidden: Set[Place]
) -> Iterator[tuple[int, Place]]:
    """Choose the smallest count above nought that these lines show; then a total; at last a nought."""
    shown = [place for inner, _ in lines for place in inner if place not in hidden]
    filled = sorted((p for p in shown if table.value(p)), key=lambda place: (table.value(place), place))
    totals = [total for _, total in lines if total not in hidden]
    yield from ((number, place) for place in (*filled[:1], *totals[:1], *shown[:1]))
