"""Dependent items: their likelihood ratios are never multiplied as if they were independent (section 4.2).

Within a provenance cluster the strongest item counts once, unless a judge gave conditional likelihoods or
a correlation. A correlation is defined for two items; for three, the pairs do not settle the whole, so
conditional likelihoods are asked for instead.

References
----------
Bahadur, R. R. (1961). A representation of the joint distribution of responses to n dichotomous items. In
H. Solomon (ed.), Studies in Item Analysis and Prediction. Stanford University Press.
"""

import math
from collections.abc import Sequence

from sjc_analysis.reasoning.odds import Bounds, decibels, quotient
from sjc_analysis.reasoning.process_tracing import TracedTest
from sjc_analysis.reasoning.weighing import Item

_ROUNDING = 1e-12
"""What a probability may fall below 0 by the rounding of decimals."""


class CorrelationError(ValueError):
    """A correlation that the likelihoods do not allow, because a probability would be negative."""


def joint_probability(
    first: Bounds, second: Bounds, rho: float, *, found: tuple[bool, bool] = (True, True)
) -> Bounds:
    """Give the probability of two correlated observations under one hypothesis.

    With r = rho sqrt(p1 p2 (1 - p1) (1 - p2)): both found p1 p2 + r, only the first p1 (1 - p2) - r,
    neither (1 - p1)(1 - p2) + r.

    Parameters
    ----------
    first, second
        P(E1 | hypothesis), P(E2 | hypothesis).
    rho
        Correlation of the two within the hypothesis, -1 to 1.
    found
        Whether each was found, or sought and absent.

    Returns
    -------
    Bounds
        Exact: where the correlation is possible throughout, the probability rises with each of its parts.

    Raises
    ------
    CorrelationError
        If the correlation makes a probability negative.

    Examples
    --------
    >>> joint_probability(Bounds(0.5, 0.5), Bounds(0.5, 0.5), 0.5)
    Bounds(low=0.375, high=0.375)
    """
    one = first if found[0] else first.complement()
    two = second if found[1] else second.complement()
    rho = rho if found[0] == found[1] else -rho
    corners = [_cells(p1, p2, rho) for p1 in one for p2 in two]
    if min(min(cells) for cells in corners) < -_ROUNDING:
        msg = "with these likelihoods this correlation makes a probability negative; choose one nearer 0"
        raise CorrelationError(msg)
    return Bounds(_positive(corners[0][0]), _positive(corners[-1][0]))


def correlated_ratio(first: Item, second: Item, rho: float) -> Bounds:
    """Give the likelihood ratio of two correlated items taken together.

    Raises
    ------
    CorrelationError
        If the correlation makes a probability negative.
    ValueError
        If neither explanation allows the two together.
    """
    found = (first.found, second.found)
    return quotient(
        joint_probability(first.claim, second.claim, rho, found=found),
        joint_probability(first.rival, second.rival, rho, found=found),
    )


def count_once(items: Sequence[Item]) -> tuple[Item, ...]:
    """Choose what counts of one cluster: its strongest item, then what a judge gave conditional on that.

    An interval weighs as much as its end nearest to no weight; of two that weigh the same, the one against
    the claim counts. Every item after the first is conditional on the one before it, so their ratios
    multiply.

    Parameters
    ----------
    items
        Items of one cluster against one rival, each with a test.

    Returns
    -------
    tuple of Item
        In the order of the chain; at least one if there are any items.
    """
    rest = list(items)
    counted: list[Item] = []
    ready = [item for item in rest if not item.given_id]
    while ready:
        best = max(ready, key=_rank)
        counted.append(best)
        rest.remove(best)
        ready = [item for item in rest if item.given_id == best.evidence_id]
    return tuple(counted)


def _rank(item: Item) -> tuple[float, ...]:
    """Order by weight (nearest end, farthest end), the one against the claim above its equal."""
    low, high = (decibels(end) for end in _test(item).ratio)
    nearest = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
    return nearest, max(abs(low), abs(high)), -low, -high


def _test(item: Item) -> TracedTest:
    if item.test is None:
        msg = "an item that neither explanation allows has no weight"
        raise ValueError(msg)
    return item.test


def _cells(p1: float, p2: float, rho: float) -> tuple[float, float, float, float]:
    r = rho * math.sqrt((p1 * p2) * ((1 - p1) * (1 - p2)))
    return p1 * p2 + r, p1 * (1 - p2) - r, (1 - p1) * p2 - r, (1 - p1) * (1 - p2) + r


def _positive(probability: float) -> float:
    """Take what is 0 but for rounding as 0."""
    return 0.0 if probability < _ROUNDING else min(probability, 1.0)
