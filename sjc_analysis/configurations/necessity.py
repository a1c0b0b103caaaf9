"""Which conditions are necessary: present wherever the outcome is."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from sjc_analysis.configurations.fit import Necessity, at_least, membership, necessity
from sjc_analysis.configurations.results import NecessaryCondition
from sjc_analysis.configurations.settings import settings
from sjc_analysis.configurations.terms import Term, bit, term_text


def necessary_conditions(
    cases: Sequence[Sequence[float]], outcome: Sequence[float], names: Sequence[str]
) -> tuple[NecessaryCondition, ...]:
    """Test every condition, its absence, and alternatives of two.

    Parameters
    ----------
    cases
        Memberships of each case in the conditions.
    outcome
        Membership of each case in the outcome.
    names
        The conditions.

    Returns
    -------
    tuple of NecessaryCondition
        All single ones; of the pairs (SUIN conditions) only those that are necessary while neither part is,
        because ``A + B`` can only fit better than ``A``.

    Examples
    --------
    >>> found = necessary_conditions([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], [1.0, 1.0, 0.0], ("A", "B"))
    >>> [(each.expression, each.trivial) for each in found if each.necessary]
    [('A + B', False), ('~A + ~B', True)]

    References
    ----------
    Schneider, C. Q. and Wagemann, C. (2012). Set-theoretic methods for the social sciences, chapter 3, 9.1.
    """
    singles = {literal: [membership(literal, case) for case in cases] for literal in literals(len(names))}
    tested = [
        (term_text(literal, names), literal, necessity(values, outcome))
        for literal, values in singles.items()
    ]
    alone = {literal for _, literal, fit in tested if at_least(fit.consistency, settings().necessity)}
    return (
        *(_result(text, fit) for text, _, fit in tested),
        *_pairs(singles, alone, outcome, names),
    )


def literals(width: int) -> Iterator[Term]:
    """Give every condition and its absence, in order."""
    for at in range(width):
        one = bit(at, width)
        yield Term(one, one)
        yield Term(one, 0)


def _pairs(
    singles: dict[Term, list[float]], alone: set[Term], outcome: Sequence[float], names: Sequence[str]
) -> Iterator[NecessaryCondition]:
    for first, second in combinations((literal for literal in singles if literal not in alone), 2):
        if first.care == second.care:
            continue  # a condition or its absence: every case has one of them
        fit = necessity(list(map(max, singles[first], singles[second])), outcome)
        if at_least(fit.consistency, settings().necessity):
            yield _result(f"{term_text(first, names)} + {term_text(second, names)}", fit)


def _result(text: str, fit: Necessity) -> NecessaryCondition:
    found = at_least(fit.consistency, settings().necessity)
    return NecessaryCondition(
        expression=text,
        consistency=fit.consistency,
        coverage=fit.coverage,
        relevance=fit.relevance,
        necessary=found,
        trivial=found and not at_least(fit.relevance, settings().relevance),
    )
