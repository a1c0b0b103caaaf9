"""Bundles, paths and threads from causes to effects (method, section 8).

A bundle is all links from one factor to another. A path pools what many sources said; a thread is a path told
whole by one source. The first is never presented as the second.

References
----------
Powell, S., Copestake, J. and Remnant, F. (2024). Causal mapping for evaluators. Evaluation 30(1).
Causal Map guide, "Tracing paths" and "Tracing threads".
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import networkx as nx

from sjc_analysis.graph.links import CitedLink

PATH_LIMIT = 1_000_000
"""Most paths that are counted; a limit on the work, said where it is reached."""
STEP_LIMIT = 5_000_000
"""Most steps that are tried while counting paths."""


class Bundle(NamedTuple):
    """All links from one factor to another, and who said them."""

    cause: str
    effect: str
    link_ids: tuple[str, ...]
    citations: int
    sources: tuple[str, ...]


class PathCount(NamedTuple):
    """How many simple paths there are, to each target, and the bundles on them.

    ``complete`` is no where the limit was reached; the numbers are then "at least".
    """

    by_target: Mapping[str, int]
    bundles: frozenset[tuple[str, str]]
    complete: bool

    @property
    def total(self) -> int:
        """Paths to all targets."""
        return sum(self.by_target.values())


def bundle(links: Iterable[CitedLink]) -> tuple[Bundle, ...]:
    """Bundle links by cause and effect, in the order of their names.

    Examples
    --------
    >>> bundle([CitedLink("1", "a", "b", "S1"), CitedLink("2", "a", "b", "S1"), CitedLink("3", "a", "b")])
    (Bundle(cause='a', effect='b', link_ids=('1', '2', '3'), citations=3, sources=('S1',)),)
    """
    between: dict[tuple[str, str], list[CitedLink]] = defaultdict(list)
    for link in links:
        between[link.cause, link.effect].append(link)
    return tuple(
        Bundle(
            *ends,
            tuple(sorted(link.link_id for link in members)),
            sum(link.cited for link in members),
            tuple(sorted({link.source for link in members if link.source})),
        )
        for ends, members in sorted(between.items())
    )


def steps_from(starts: Iterable[str], onward: Mapping[str, Iterable[str]], most: int) -> dict[str, int]:
    """Give the fewest steps from any start to each factor within reach.

    Parameters
    ----------
    starts
        Where to begin.
    onward
        Factor -> the factors one step on.
    most
        Most steps.

    Examples
    --------
    >>> steps_from(["a"], {"a": ["b"], "b": ["c", "a"]}, 2)
    {'a': 0, 'b': 1, 'c': 2}
    """
    reached = dict.fromkeys(sorted(starts), 0)
    edge = list(reached)
    for step in range(1, most + 1):
        edge = list(dict.fromkeys(new for old in edge for new in onward.get(old, ()) if new not in reached))
        reached.update(dict.fromkeys(edge, step))
    return reached


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
    onward, back = _neighbours(links)
    after = steps_from(origins, onward, most)
    before = steps_from(targets, back, most)
    return tuple(
        link
        for link in links
        if link.cause in after
        and link.effect in before
        and after[link.cause] + 1 + before[link.effect] <= most
    )


def count_paths(
    links: Sequence[CitedLink],
    origins: Collection[str],
    targets: Collection[str],
    most: int,
    *,
    limit: int = PATH_LIMIT,
) -> PathCount:
    """Count the simple paths (no factor twice) of at most so many steps, for every origin and target.

    Parameters
    ----------
    links
        Parallel links count as one step: paths run along bundles.
    origins, targets
        Factors; one that is both begins paths to other targets and ends paths from other origins.
    most
        Most steps.
    limit
        Counting stops here.

    Examples
    --------
    >>> links = [CitedLink("1", "a", "b"), CitedLink("2", "b", "c"), CitedLink("3", "a", "c")]
    >>> count_paths(links, {"a"}, {"c"}, 2).total
    2
    """
    onward, back = _neighbours(links)
    before = steps_from(targets, back, most)
    found = dict.fromkeys(sorted(targets), 0)
    on_paths: set[tuple[str, str]] = set()
    total = 0
    for tried, path in enumerate(_walk(sorted(origins), onward, before, most), start=1):
        if path[-1] in found and len(path) > 1:
            total += 1
            found[path[-1]] += 1
            on_paths.update(pairwise(path))
        if total >= limit or tried >= STEP_LIMIT:
            return PathCount(found, frozenset(on_paths), complete=False)
    return PathCount(found, frozenset(on_paths), complete=True)


def _walk(
    origins: Sequence[str], onward: Mapping[str, Sequence[str]], before: Mapping[str, int], most: int
) -> Iterator[tuple[str, ...]]:
    """Give every simple path from an origin that may still reach a target in time."""
    waiting: list[tuple[str, ...]] = [(origin,) for origin in reversed(origins) if origin in before]
    while waiting:
        path = waiting.pop()
        yield path
        left = most - len(path)
        waiting.extend(
            (*path, new)
            for new in reversed(onward.get(path[-1], ()))
            if new not in path and before.get(new, most + 1) <= left
        )


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
    told: dict[str, list[CitedLink]] = defaultdict(list)
    for link in links:
        if link.source:
            told[link.source].append(link)
    tellers: dict[str, list[str]] = {target: [] for target in sorted(targets)}
    for source in sorted(told):
        _, back = _neighbours(told[source])
        for target, names in tellers.items():
            if set(steps_from([target], back, most)) & (set(origins) - {target}):
                names.append(source)
    return {target: tuple(names) for target, names in tellers.items()}


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


def _neighbours(links: Iterable[CitedLink]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Give each factor's effects and causes, in the order of their names."""
    onward: dict[str, set[str]] = defaultdict(set)
    back: dict[str, set[str]] = defaultdict(set)
    for link in links:
        onward[link.cause].add(link.effect)
        back[link.effect].add(link.cause)
    forwards = {factor: sorted(others) for factor, others in onward.items()}
    return forwards, {factor: sorted(others) for factor, others in back.items()}
