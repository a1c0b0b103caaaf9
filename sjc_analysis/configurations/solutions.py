"""The three solutions of a truth table: conservative, parsimonious, intermediate, with every tied model."""

from collections.abc import Sequence
from typing import NamedTuple

from sjc_analysis.configurations.minimise import Models, smallest_models
from sjc_analysis.configurations.settings import settings
from sjc_analysis.configurations.terms import Term, rows_of
from sjc_analysis.configurations.truth_table import Row, rows_coded

Model = tuple[Term, ...]


class Pair(NamedTuple):
    """The intermediate models between one conservative and one parsimonious model, numbered from 0."""

    conservative: int
    parsimonious: int
    easy: frozenset[int]
    models: Models


class Solutions(NamedTuple):
    """The models of each solution.

    Parameters
    ----------
    conservative
        No row without cases is used.
    parsimonious
        Any row without cases may be used where it makes a model smaller.
    intermediate
        Only easy counterfactuals are used; empty where nothing was expected. One entry for each pair.
    """

    conservative: Models
    parsimonious: Models
    intermediate: tuple[Pair, ...]


def solve(table: Sequence[Row], width: int, expected: Term) -> Solutions:
    """Minimise a truth table in three ways.

    Parameters
    ----------
    table
        The observed rows.
    width
        Number of conditions.
    expected
        Conditions whose presence, or absence, theory expects to contribute.

    Returns
    -------
    Solutions
        Without a positive row nothing is solved. Without a negative row there is no parsimonious solution:
        it would say that everything leads to the outcome.

    References
    ----------
    Ragin, C. C. and Sonnett, J. (2005). Between complexity and parsimony: limited diversity, counterfactual
    cases, and comparative analysis.
    """
    positive, negative = rows_coded(table, "1"), rows_coded(table, "0")
    others = _others(positive, width)
    conservative = _smallest(positive, others)
    parsimonious = _smallest(positive, negative) if negative else Models((), 0, counted=True)
    pairs = [
        (at, and_at) for at in range(len(conservative.models)) for and_at in range(len(parsimonious.models))
    ]
    intermediate = []
    known: dict[frozenset[int], Models] = {}  # many pairs allow the same rows
    for at, and_at in pairs[: settings().most_pairs] if expected.care else ():
        allowed = easy_rows(conservative.models[at], parsimonious.models[and_at], expected, width)
        easy = allowed.difference(positive)
        if easy not in known:
            known[easy] = _smallest(positive, [row for row in others if row not in easy])
        intermediate.append(Pair(at, and_at, easy, known[easy]))
    return Solutions(conservative, parsimonious, tuple(intermediate))


def easy_rows(conservative: Model, parsimonious: Model, expected: Term, width: int) -> frozenset[int]:
    """Give the rows that may be used because theory and evidence point the same way.

    Between a path and the simpler path it lies in, a condition may only be dropped if the path has it the
    other way round than expected: what is expected to help would then only make the outcome likelier.

    Parameters
    ----------
    conservative, parsimonious
        A model of each.
    expected
        What theory expects.
    width
        Number of conditions.

    Examples
    --------
    ``A*~B`` was observed, ``A`` is the simpler path. If B is expected to help, ``A*B`` is easy; if nothing is
    expected of B, it is not.

    >>> path, simpler = (Term(0b11, 0b10),), (Term(0b10, 0b10),)
    >>> sorted(easy_rows(path, simpler, Term(0b01, 0b01), 2))
    [2, 3]
    >>> sorted(easy_rows(path, simpler, Term(0, 0), 2))
    [2]
    """
    rows: set[int] = set()
    for path in conservative:
        for simpler in parsimonious:
            if path.within(simpler):
                against = expected.care & (path.value ^ expected.value)
                kept = simpler.care | (path.care & ~against)
                rows.update(rows_of(Term(kept, path.value & kept), width))
    return frozenset(rows)


def covered(model: Model, width: int) -> frozenset[int]:
    """Give every row of the truth table that a model covers."""
    return frozenset(row for term in model for row in rows_of(term, width))


def _others(rows: Sequence[int], width: int) -> list[int]:
    chosen = set(rows)
    return [row for row in range(1 << width) if row not in chosen]


def _smallest(positive: Sequence[int], forbidden: Sequence[int]) -> Models:
    return smallest_models(positive, forbidden, settings().most_models, settings().most_steps)
