"""Significance against contribution: an ordinal matrix with its cases in the cells (method, section 8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from sjc_analysis.argument.significance import below_lowest
from sjc_analysis.portfolio.changes import NOT_CLAIMED, WORSE, Change, Harvest
from sjc_analysis.portfolio.cross import case_rows, sort_changes
from sjc_analysis.portfolio.table import HarvestTable, nothing_left_out
from sjc_analysis.vocabulary import Verdict

ASSERTED, UNRATED = "only asserted", "not rated"
DIFFER = "*"


@dataclass(frozen=True)
class Matrix:
    """The matrix as it is drawn and written: levels up, verdicts across, outcome ids in the cells.

    ``differ`` holds the changes whose raters gave different levels; each stands at the lowest of them.
    """

    levels: tuple[str, ...]
    verdicts: tuple[str, ...]
    cells: dict[tuple[str, str], tuple[str, ...]]
    differ: frozenset[str]


def levels_of(harvest: Harvest, change: Change) -> tuple[str, ...]:
    """Give the levels of significance that raters gave to a change on a described scale, lowest first.

    A level of the whole, as rated or by the scale's rule, at which it counts: of a contested one, that below.
    """
    ranks = {level: rank for rank, level in enumerate(_ranked(harvest))}
    found = {
        level
        for each in change.outcomes
        for whole in harvest.assessment.significance_of(each.outcome_id).overall
        for level in (whole.whole or ((whole.level,) if whole.level else ()))
    }
    return tuple(sorted(found, key=lambda level: ranks[level]))


def matrix_of(harvest: Harvest) -> Matrix:
    """Place every change by the lowest level that counts and its verdict, harm in a row of its own."""
    placed = {change.outcome_id: levels_of(harvest, change) for change in harvest.changes}

    def level(change: Change) -> Sequence[str]:
        given = placed[change.outcome_id]
        return [WORSE if change.negative else given[0] if given else _without(harvest, change)]

    found = sort_changes(harvest.changes, level, lambda change: [harvest.verdict(change)])
    occurring = {row for row, _ in found}
    described = [each for each in _ranked(harvest) if each in occurring]
    return Matrix(
        levels=(*reversed(described), *(each for each in (ASSERTED, UNRATED, WORSE) if each in occurring)),
        verdicts=(*get_args(Verdict), *([NOT_CLAIMED] if any(c == NOT_CLAIMED for _, c in found) else [])),
        cells={
            place: tuple(sorted(change.outcome_id for change in changes)) for place, changes in found.items()
        },
        differ=frozenset(outcome_id for outcome_id, given in placed.items() if len(given) > 1),
    )


def _without(harvest: Harvest, change: Change) -> str:
    verdicts = [harvest.assessment.significance_of(each.outcome_id).verdict for each in change.outcomes]
    return UNRATED if all(verdict == UNRATED for verdict in verdicts) else ASSERTED


def _ranked(harvest: Harvest) -> list[str]:
    """Give the levels of all scales in use, lowest first, each after what does not reach its lowest."""
    levels = (
        level
        for scale in harvest.assessment.scales
        for level in (below_lowest(scale), *(each.level for each in scale.levels))
    )
    return list(dict.fromkeys(levels))


def matrix_table(harvest: Harvest) -> HarvestTable:
    """Write the matrix as a table, the highest level first."""
    matrix = matrix_of(harvest)
    by_id = {change.outcome_id: change for change in harvest.changes}
    found = {place: [by_id[each] for each in ids] for place, ids in matrix.cells.items()}
    marks = dict.fromkeys(matrix.differ, DIFFER)
    return HarvestTable(
        key="matrix",
        title="How much do the changes matter, and how far is the contribution carried?",
        headings=("Significance", *matrix.verdicts, "All"),
        meanings=(
            "the lowest level at which a rating on a described scale counts",
            *(f"changes whose best carried contribution claim is {word}" for word in matrix.verdicts),
            "changes of the row",
        ),
        rows=case_rows(found, matrix.levels, matrix.verdicts, marks),
        base=f"Each of {harvest.base}, stands in one cell.",
        left_out=nothing_left_out(harvest.set_aside),
        rate=True,
        notes=(
            "What is not shown cannot matter yet: below supported, read the level as “if it happened”.",
            "The levels and the verdicts are in order and have no distance between them.",
            f"{DIFFER} Raters gave different levels; the change stands at the lowest of them.",
        ),
    )
