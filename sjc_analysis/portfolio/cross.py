"""Changes counted by two things at once, as rows of text: the cases, or counts with the small ones hidden."""

from collections.abc import Callable, Mapping, Sequence

from sjc_analysis.portfolio.changes import Change
from sjc_analysis.portfolio.suppress import TOTAL, Counts, Place
from sjc_analysis.portfolio.table import cases

HIDDEN = "hidden"
"""What stands for a count that is too small to be shown, or that would give one back."""

Sorted = Mapping[Place, Sequence[Change]]
"""(row, column) -> the changes there; a change may stand in several rows."""

By = Callable[[Change], Sequence[str]]
"""The headings a change stands under."""


def sort_changes(changes: Sequence[Change], rows: By, columns: By) -> Sorted:
    """Sort changes by two things; one that stands under several headings is in each of their cells."""
    found: dict[Place, list[Change]] = {}
    for change in changes:
        for row in rows(change):
            for column in columns(change):
                found.setdefault((row, column), []).append(change)
    return found


def headings(found: Sorted, side: int, order: Sequence[str] = ()) -> tuple[str, ...]:
    """Give the headings that occur, those of an order first, then the rest by the alphabet."""
    occurring = {place[side] for place in found}
    return (*(each for each in order if each in occurring), *sorted(occurring - set(order)))


def case_rows(
    found: Sorted, rows: Sequence[str], columns: Sequence[str], marks: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Write a row a heading, with the cases in every cell and all of the row's at its end, each once."""
    written = []
    for row in rows:
        cells = [cases(_ids(found, [(row, column)]), marks=marks) for column in columns]
        written.append((row, *cells, str(len(_ids(found, [(row, column) for column in columns])))))
    return tuple(written)


def _ids(found: Sorted, places: Sequence[Place]) -> list[str]:
    return sorted({change.outcome_id for place in places for change in found.get(place, ())})


def counts_of(
    found: Sorted, names: tuple[str, str], rows: Sequence[str], columns: Sequence[str],
    limits: Mapping[str, int] | None = None,
) -> Counts:  # fmt: skip
    """Count the changes of every cell, so that small counts can be found."""
    cells = {place: len(changes) for place, changes in found.items()}
    return Counts(names[0], names[1], tuple(rows), tuple(columns), cells, limits or {})


def count_rows(counts: Counts, hidden: frozenset[Place]) -> tuple[tuple[str, ...], ...]:
    """Write a row a heading, and one of totals, with counts alone and none of those that are hidden."""

    def cell(place: Place) -> str:
        return HIDDEN if place in hidden else str(counts.value(place))

    return tuple(
        (row or "all", *(cell((row, column)) for column in (*counts.columns, TOTAL)))
        for row in (*counts.rows, TOTAL)
    )
