"""Parameters of fit: how far a set of cases lies within another.

A membership is a number from 0 to 1, one for each case; ``and`` is the smallest, ``or`` the greatest.
"""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from sjc_analysis.configurations.terms import Term, bit

_ROUNDING = 1e-9


class Sufficiency(NamedTuple):
    """Consistency, PRI and coverage; ``None`` where nobody is a member and there is nothing to divide by."""

    consistency: float | None
    pri: float | None
    coverage: float | None


class Necessity(NamedTuple):
    """Consistency, coverage and relevance (RoN) of a necessary condition; ``None`` where undefined."""

    consistency: float | None
    coverage: float | None
    relevance: float | None


def at_least(value: float | None, cutoff: float) -> bool:
    """Whether a parameter reaches a cut-off, as a hand calculation would say.

    Examples
    --------
    >>> at_least(0.1 + 0.7, 0.8), at_least(None, 0.8)
    (True, False)
    """
    return value is not None and value >= cutoff - _ROUNDING


def sufficiency(condition: Sequence[float], outcome: Sequence[float]) -> Sufficiency:
    """Say how far a condition is sufficient for an outcome.

    Parameters
    ----------
    condition, outcome
        Membership of each case, in the same order.

    Returns
    -------
    Sufficiency
        Consistency is the sum of min(X, Y) over the sum of X, coverage the same over the sum of Y. PRI leaves
        out what X shares with both Y and its absence.

    Examples
    --------
    >>> sufficiency([1.0, 1.0, 0.0, 1.0], [1.0, 1.0, 1.0, 0.0])
    Sufficiency(consistency=0.666..., pri=0.666..., coverage=0.666...)

    References
    ----------
    Ragin, C. C. (2006). Set relations in social research. Political Analysis 14(3), for the first two.
    Schneider, C. Q. and Wagemann, C. (2012). Set-theoretic methods for the social sciences, section 9.2.
    """
    shared = fsum(map(min, condition, outcome))
    both = fsum(min(x, y, 1 - y) for x, y in zip(condition, outcome, strict=True))
    total = fsum(condition)
    return Sufficiency(
        _ratio(shared, total), _ratio(shared - both, total - both), _ratio(shared, fsum(outcome))
    )


def necessity(condition: Sequence[float], outcome: Sequence[float]) -> Necessity:
    """Say how far a condition is necessary for an outcome.

    Parameters
    ----------
    condition, outcome
        Membership of each case, in the same order.

    Returns
    -------
    Necessity
        Consistency is the sum of min(X, Y) over the sum of Y, coverage the same over the sum of X. Relevance
        is the sum of 1 - X over the sum of 1 - min(X, Y): near 0 where nearly every case has the condition.

    Examples
    --------
    >>> necessity([1.0, 1.0, 1.0, 0.0], [1.0, 1.0, 0.0, 0.0])
    Necessity(consistency=1.0, coverage=0.666..., relevance=0.5)

    References
    ----------
    Schneider, C. Q. and Wagemann, C. (2012). Set-theoretic methods for the social sciences, section 9.1.
    """
    shared = [min(x, y) for x, y in zip(condition, outcome, strict=True)]
    return Necessity(
        _ratio(fsum(shared), fsum(outcome)),
        _ratio(fsum(shared), fsum(condition)),
        _ratio(fsum(1 - x for x in condition), fsum(1 - both for both in shared)),
    )


def membership(term: Term, case: Sequence[float]) -> float:
    """Give a case's membership in a path, from its memberships in the conditions.

    Examples
    --------
    >>> membership(Term(0b11, 0b10), [0.9, 0.3])
    0.7
    """
    width = len(case)
    return min(
        (
            value if term.value & bit(at, width) else 1 - value
            for at, value in enumerate(case)
            if term.care & bit(at, width)
        ),
        default=1.0,
    )


def _ratio(part: float, whole: float) -> float | None:
    return part / whole if whole > _ROUNDING else None
