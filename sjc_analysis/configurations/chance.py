"""How much a truth table without a contradiction shows, when few cases meet many conditions."""

from collections.abc import Sequence
from math import comb


def clean_by_chance(sizes: Sequence[int], with_outcome: int) -> float:
    """Give the share of all ways to deal the outcome to the cases that leave no row contradictory.

    Parameters
    ----------
    sizes
        Number of cases in each observed row.
    with_outcome
        How many cases have the outcome.

    Returns
    -------
    float
        From 0 to 1. A deal leaves no contradiction if the cases with the outcome fill whole rows.

    Examples
    --------
    Two rows of two cases, two cases with the outcome: 2 of the 6 deals fill a row.

    >>> clean_by_chance([2, 2], 2)
    0.333...

    With a row for each case no deal can contradict itself.

    >>> clean_by_chance([1, 1, 1, 1], 2)
    1.0

    References
    ----------
    Marx, A. and Dusa, A. (2011). Crisp-set qualitative comparative analysis (csQCA), contradictions and
    consistency benchmarks for model specification. Methodological Innovations 6(2), who deal at random for
    tables of given numbers of cases and conditions; here the share is exact, for the rows at hand.
    """
    ways = [1] + [0] * with_outcome
    for size in sizes:
        for total in range(with_outcome, size - 1, -1):
            ways[total] += ways[total - size]
    return ways[with_outcome] / comb(sum(sizes), with_outcome)
