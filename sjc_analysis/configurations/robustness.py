"""How the solutions change when a cut-off does."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from sjc_analysis.configurations.minimise import Models
from sjc_analysis.configurations.results import Variation
from sjc_analysis.configurations.settings import settings
from sjc_analysis.configurations.solutions import Solutions
from sjc_analysis.configurations.terms import model_text
from sjc_analysis.configurations.truth_table import Cutoffs, Row

Expressions = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def variations(
    table: Sequence[Row], cutoffs: Cutoffs, names: Sequence[str], solve_at: Callable[[Cutoffs], Solutions]
) -> tuple[Variation, ...]:
    """Solve again at other cut-offs.

    Parameters
    ----------
    table
        The observed rows; between two of their consistencies no cut-off changes anything.
    cutoffs
        Those that were chosen.
    names
        The conditions.
    solve_at
        Solves at given cut-offs.

    Returns
    -------
    tuple of Variation
        The consistency cut-off in spans from ``vary_from`` to 1, then the frequency cut-off one below and one
        above; neighbouring spans with the same solutions are one.
    """
    chosen = expressions(solve_at(cutoffs), names)
    spans = [
        (low, high, expressions(solve_at(cutoffs._replace(consistency=high)), names))
        for low, high in _spans(table)
    ]
    found = [_variation("consistency", low, high, chosen, solved) for low, high, solved in _joined(spans)]
    for frequency in (cutoffs.frequency - 1, cutoffs.frequency + 1):
        if frequency >= 1:
            solved = expressions(solve_at(cutoffs._replace(frequency=frequency)), names)
            found.append(_variation("frequency", frequency - 1, frequency, chosen, solved))
    return tuple(found)


def expressions(solutions: Solutions, names: Sequence[str]) -> Expressions:
    """Write the models of each solution; the same intermediate model from two pairs stands once."""
    intermediate = sorted({text for pair in solutions.intermediate for text in _texts(pair.models, names)})
    return (
        _texts(solutions.conservative, names),
        _texts(solutions.parsimonious, names),
        tuple(intermediate),
    )


def _texts(models: Models, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(model_text(model, names) for model in models.models)


def _spans(table: Sequence[Row]) -> Iterator[tuple[float, float]]:
    lowest = settings().vary_from
    inside = {row.consistency for row in table if row.consistency and lowest < row.consistency < 1}
    yield from pairwise([lowest, *sorted(inside), 1.0])


def _joined(spans: Sequence[tuple[float, float, Expressions]]) -> list[tuple[float, float, Expressions]]:
    joined: list[tuple[float, float, Expressions]] = []
    for low, high, solved in spans:
        if joined and joined[-1][2] == solved:
            joined[-1] = (joined[-1][0], high, solved)
        else:
            joined.append((low, high, solved))
    return joined


def _variation(cutoff: str, low: float, high: float, chosen: Expressions, solved: Expressions) -> Variation:
    return Variation(
        cutoff=cutoff,
        low=low,
        high=high,
        same=solved == chosen,
        conservative=solved[0],
        parsimonious=solved[1],
        intermediate=solved[2],
    )
