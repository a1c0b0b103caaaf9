"""Robustness: how much evidence has to be taken away before no path is left (method, section 8).

By the theorem of the maximum flow and the minimum cut, the fewest citations (or sources, bundle by bundle)
whose loss leaves no path is the greatest flow from the causes to the effects, with each bundle's count as its
capacity.

References
----------
Ford, L. R. and Fulkerson, D. R. (1956). Maximal flow through a network. Canadian Journal of Mathematics 8,
399-404.
Powell, S., Copestake, J. and Remnant, F. (2024). Causal mapping for evaluators. Evaluation 30(1).
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, maximum_flow

from sjc_analysis.graph.pathways import Bundle


class Robustness(NamedTuple):
    """The greatest flow, and the bundles whose loss leaves no path: the cut nearest to the causes."""

    value: int
    cut: tuple[Bundle, ...]


def citations(bundle: Bundle) -> int:
    """Count a bundle's citations."""
    return bundle.citations


def sources(bundle: Bundle) -> int:
    """Count a bundle's distinct sources."""
    return len(bundle.sources)


def robustness(
    bundles: Sequence[Bundle],
    origins: Collection[str],
    targets: Collection[str],
    count: Callable[[Bundle], int] = citations,
) -> Robustness:
    """Give the fewest pieces of evidence to take away before no path leads from an origin to a target.

    Parameters
    ----------
    bundles
        What was kept after tracing.
    origins, targets
        Factors, with none in both.
    count
        What is counted: :func:`citations`, or :func:`sources` (distinct in each bundle).

    Returns
    -------
    Robustness
        The value, and the cut that reaches it. A bundle that counts nothing may stand in the cut; taking it
        away costs nothing.

    Raises
    ------
    ValueError
        If a factor is both an origin and a target.

    Examples
    --------
    >>> from sjc_analysis.graph.links import CitedLink
    >>> from sjc_analysis.graph.pathways import bundle
    >>> told = [CitedLink("1", "a", "b"), CitedLink("2", "a", "b"), CitedLink("3", "b", "c")]
    >>> result = robustness(bundle(told), {"a"}, {"c"})
    >>> result.value, [(each.cause, each.effect) for each in result.cut]
    (1, [('b', 'c')])
    """
    if set(origins) & set(targets):
        msg = "a factor that is both an origin and a target has no robustness"
        raise ValueError(msg)
    place: dict[str, int] = {}
    for end in (*sorted(origins), *sorted(targets), *(end for each in bundles for end in each[:2])):
        place.setdefault(end, len(place) + 2)
    counts = [count(each) for each in bundles]
    unlimited = sum(counts) + 1
    edges = [
        (place[each[0]], place[each[1]], capacity)
        for each, capacity in zip(bundles, counts, strict=True)
        if each[0] != each[1]
    ]
    edges += [(0, place[origin], unlimited) for origin in origins]
    edges += [(place[target], 1, unlimited) for target in targets]
    tails, heads, capacities = np.array(edges, dtype=np.int32).T
    size = len(place) + 2
    network = csr_array((capacities, (tails, heads)), shape=(size, size))
    result = maximum_flow(network, 0, 1)
    left = csr_array(network - result.flow)
    left.eliminate_zeros()
    reached = set(breadth_first_order(left, 0, return_predecessors=False).tolist())
    cut = tuple(each for each in bundles if place[each[0]] in reached and place[each[1]] not in reached)
    return Robustness(int(result.flow_value), cut)
