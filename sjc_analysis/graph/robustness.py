"""Robustness: how much evidence has to be taken away before no path is left (method, section 9).

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

import networkx as nx

from sjc_analysis.graph.pathways import Bundle

FROM, TO = "\0from", "\0to"
"""What stands before all origins and behind all targets; no label holds a null."""


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
    network: nx.DiGraph[str] = nx.DiGraph()  # turned round, which gives the cut nearest to the causes
    network.add_nodes_from((FROM, TO))
    network.add_edges_from((TO, target) for target in targets)
    network.add_edges_from((origin, FROM) for origin in origins)
    for each in bundles:
        network.add_edge(each.effect, each.cause, capacity=count(each))
    value, (_, reached) = nx.minimum_cut(network, TO, FROM)
    cut = tuple(each for each in bundles if each.cause in reached and each.effect not in reached)
    return Robustness(int(value), cut)
