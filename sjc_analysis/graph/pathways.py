"""Bundles, paths and threads from causes to effects (method, section 9).

A bundle is all links from one factor to another. A path pools what many sources said; a thread is a path told
whole by one source. The first is never presented as the second.

References
----------
Powell, S., Copestake, J. and Remnant, F. (2024). Causal mapping for evaluators. Evaluation 30(1).
Causal Map guide, "Tracing paths" and "Tracing threads".
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

import networkx as nx

from sjc_analysis.graph.links import CitedLink


class Bundle(NamedTuple):
    """All links from one factor to another, and who said them."""

    cause: str
    effect: str
    link_ids: tuple[str, ...]
    citations: int
    sources: tuple[str, ...]


def bundle(links: Iterable[CitedLink]) -> tuple[Bundle, ...]:
    """Bundle links by cause and effect, in the order of their names.

    Examples
    --------
    >>> bundle([CitedLink("1", "a", "b", "S1"), CitedLink("2", "a", "b", "S1"), CitedLink("3", "a", "b")])
    (Bundle(cause='a', effect='b', link_ids=('1', '2', '3'), citations=3, sources=('S1',)),)
    """
    bundles: list[Bundle] = []
    members: list[CitedLink] = []
    for link in sorted(links, key=_ENDS):
        if members and (members[0][1] != link[1] or members[0][2] != link[2]):
            bundles.append(_bundled(members))
            members = []
        members.append(link)
    return tuple([*bundles, _bundled(members)] if members else bundles)


_ENDS = itemgetter(1, 2)
"""Cause and effect of a link; by place, because a million links are sorted by it."""


def _bundled(members: list[CitedLink]) -> Bundle:
    if len(members) == 1:
        link_id, cause, effect, source, cited = members[0]
        said = (source,) if source else ()
        return Bundle(cause, effect, (link_id,), int(cited), said)
    return Bundle(
        members[0].cause,
        members[0].effect,
        tuple(sorted(link.link_id for link in members)),
        sum(link.cited for link in members),
        tuple(sorted({link.source for link in members if link.source})),
    )


def keep_between(
    links: Sequence[CitedLink], origins: Collection[str], targets: Collection[str], most: int
) -> tuple[CitedLink, ...]:
    """Keep the links on a way of at most so many steps from an origin to a target.

    A link is kept if the fewest steps from an origin to its cause, the link itself, and the fewest steps
    from its effect to a target are together no more than the limit. Loops on the way are kept.

    Examples
    --------
    >>> links = [CitedLink("1", "a", "b"), CitedLink("2", "b", "c"), CitedLink("3", "c", "d")]
    >>> [link.link_id for link in keep_between(links, {"a"}, {"c"}, 2)]
    ['1', '2']
    """
    graph = _graph(links)
    after, before = _steps(graph, origins, most), _steps(graph.reverse(copy=False), targets, most)
    far = most + 1
    return tuple(
        link for link in links if after.get(link.cause, far) + 1 + before.get(link.effect, far) <= most
    )


def _graph(links: Iterable[CitedLink]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((link.cause, link.effect) for link in links)
    return graph


def _steps(graph: "nx.DiGraph[str]", starts: Collection[str], most: int) -> Mapping[str, float]:
    """Give the fewest steps from any start to each factor that so many lead to."""
    known = {start for start in starts if start in graph}
    return nx.multi_source_dijkstra_path_length(graph, known, cutoff=most, weight=None) if known else {}


def _by_source(links: Iterable[CitedLink]) -> dict[str, list[CitedLink]]:
    """Part links by who said them; nobody says what names no source."""
    said: dict[str, list[CitedLink]] = {}
    for link in links:
        if link.source:
            said.setdefault(link.source, []).append(link)
    return said


def keep_told(
    links: Sequence[CitedLink], origins: Collection[str], targets: Collection[str], most: int
) -> tuple[CitedLink, ...]:
    """Keep the links on a way that one source alone tells whole: each source is traced by itself.

    Examples
    --------
    >>> ada = [CitedLink("1", "a", "b", "Ada"), CitedLink("2", "b", "c", "Ada")]
    >>> [link.link_id for link in keep_told([*ada, CitedLink("3", "b", "c", "Ben")], {"a"}, {"c"}, 4)]
    ['1', '2']
    """
    kept = {link for own in _by_source(links).values() for link in keep_between(own, origins, targets, most)}
    return tuple(link for link in links if link in kept)


def threads(
    links: Sequence[CitedLink], origins: Collection[str], targets: Collection[str], most: int
) -> dict[str, tuple[str, ...]]:
    """Name, for each target, the sources who alone tell a whole path to it; nobody tells with a blank name.

    Examples
    --------
    >>> ada = [CitedLink("1", "a", "b", "Ada"), CitedLink("2", "b", "c", "Ada")]
    >>> threads([*ada, CitedLink("3", "b", "c", "Ben")], {"a"}, {"c"}, 4)
    {'c': ('Ada',)}
    """
    tellers: dict[str, list[str]] = {target: [] for target in sorted(targets)}
    for source, own in sorted(_by_source(links).items()):
        graph = _graph(own)
        for target, named in tellers.items():
            # What is an origin too is told only by who comes to it from another origin.
            if target in _steps(graph, set(origins) - {target}, most):
                named.append(source)
    return {target: tuple(named) for target, named in tellers.items()}


def cycles(bundles: Iterable[Bundle]) -> tuple[tuple[str, ...], ...]:
    """List the groups of factors that lead back to each other, and the factors that lead to themselves.

    Examples
    --------
    >>> cycles(bundle([CitedLink("1", "a", "b"), CitedLink("2", "b", "a"), CitedLink("3", "b", "c")]))
    (('a', 'b'),)
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((each.cause, each.effect) for each in bundles)
    groups = (tuple(sorted(group)) for group in nx.strongly_connected_components(graph))
    return tuple(sorted(group for group in groups if len(group) > 1 or graph.has_edge(group[0], group[0])))
