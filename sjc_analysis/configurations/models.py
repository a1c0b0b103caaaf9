"""The models as results: each path and each model with its fit, its cases and what it assumes."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from sjc_analysis.configurations.cases import Case
from sjc_analysis.configurations.fit import Sufficiency, membership, sufficiency
from sjc_analysis.configurations.minimise import Models
from sjc_analysis.configurations.results import ModelResult, Path, Solution
from sjc_analysis.configurations.solutions import Model, Solutions, covered
from sjc_analysis.configurations.terms import Term, model_text, term_text

MOST_ROWS_LISTED = 1024
"""Assumed rows are listed up to a table of this size; beyond it they are only counted."""


class Against(NamedTuple):
    """What a model's assumptions are held against.

    Parameters
    ----------
    cases
        The cases.
    outcome
        Membership of each in the outcome analysed.
    names
        The conditions.
    observed
        Rows of the truth table that count as observed.
    opposite
        Rows without cases that a model of the opposite outcome assumes.
    necessary
        Single conditions found necessary.
    known
        Memberships in paths, as far as they were worked out.
    """

    cases: Sequence[Case]
    outcome: Sequence[float]
    names: tuple[str, ...]
    observed: Set[int]
    opposite: Set[int]
    necessary: Sequence[Term]
    known: dict[Term, list[float]]

    def inside(self, term: Term) -> list[float]:
        """Give the membership of each case in a path, worked out once for all models that have it."""
        if term not in self.known:
            self.known[term] = [membership(term, case.conditions) for case in self.cases]
        return self.known[term]


def solution_results(solutions: Solutions, against: Against) -> tuple[Solution, Solution, Solution]:
    """Work out the fit of every model of the three solutions.

    Parameters
    ----------
    solutions
        The models.
    against
        The data they are held against.

    Returns
    -------
    tuple of Solution
        Conservative, parsimonious, intermediate.
    """
    named = [
        (f"C{pair.conservative + 1}P{pair.parsimonious + 1}-M{at}", model)
        for pair in solutions.intermediate
        for at, model in enumerate(pair.models.models, start=1)
    ]
    pairs = len(solutions.conservative.models) * len(solutions.parsimonious.models)
    whole = len(solutions.intermediate) == pairs and all(
        pair.models.complete for pair in solutions.intermediate
    )
    intermediate = Solution(
        models=tuple(model_result(name, model, against) for name, model in named),
        tied=sum(pair.models.tied for pair in solutions.intermediate),
        complete=whole or not named,
        note="" if whole else f"only {len(named)} models of {len(solutions.intermediate)} pairs are shown",
    )
    return (
        _solution("C", solutions.conservative, against),
        _solution("P", solutions.parsimonious, against),
        intermediate,
    )


def _solution(letter: str, models: Models, against: Against) -> Solution:
    shown, least = len(models.models), "" if models.counted else "at least "
    return Solution(
        models=tuple(
            model_result(f"{letter}{at}", model, against) for at, model in enumerate(models.models, start=1)
        ),
        tied=models.tied,
        complete=models.complete,
        note="" if models.complete else f"only {shown:,} of {least}{models.tied:,} tied models are shown",
    )


def model_result(name: str, model: Model, against: Against) -> ModelResult:
    """Give a model with its parameters of fit, its cases and its assumptions."""
    by_path = [against.inside(term) for term in model]
    whole = [max(values) for values in zip(*by_path, strict=True)]
    fit = sufficiency(whole, against.outcome)
    assumed = covered(model, len(against.names)) - against.observed
    lacking = {row for row in assumed if any(not condition.covers(row) for condition in against.necessary)}
    pairs = list(zip(against.cases, whole, against.outcome, strict=True))
    return ModelResult(
        name=name,
        expression=model_text(model, against.names),
        paths=tuple(_path(at, model, by_path, fit, against) for at in range(len(model))),
        consistency=fit.consistency,
        pri=fit.pri,
        coverage=fit.coverage,
        assumed=len(assumed),
        contradictory=len(assumed & against.opposite),
        against_necessity=len(lacking),
        assumed_rows=_numbers(assumed, against.names),
        contradictory_rows=_numbers(assumed & against.opposite, against.names),
        against_necessity_rows=_numbers(lacking, against.names),
        not_covered=tuple(case.name for case, inside, out in pairs if inside < 0.5 < out),
        deviant=tuple(case.name for case, inside, out in pairs if out < 0.5 < inside),
    )


def _path(
    at: int, model: Model, by_path: Sequence[Sequence[float]], whole: Sufficiency, against: Against
) -> Path:
    fit = sufficiency(by_path[at], against.outcome)
    others = [values for number, values in enumerate(by_path) if number != at]
    rest = [max(values) for values in zip(*others, strict=True)] if others else [0.0] * len(by_path[at])
    without = sufficiency(rest, against.outcome).coverage
    unique = None if whole.coverage is None or without is None else whole.coverage - without
    return Path(
        expression=term_text(model[at], against.names),
        consistency=fit.consistency,
        pri=fit.pri,
        raw_coverage=fit.coverage,
        unique_coverage=unique,
        cases=tuple(
            case.name for case, inside in zip(against.cases, by_path[at], strict=True) if inside > 0.5
        ),
    )


def _numbers(rows: Set[int], names: Sequence[str]) -> tuple[int, ...]:
    """Give row numbers as the table prints them, from 1."""
    return tuple(sorted(row + 1 for row in rows)) if 1 << len(names) <= MOST_ROWS_LISTED else ()
