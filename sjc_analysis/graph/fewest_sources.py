"""The fewest sources whose silence leaves no path.

One source often speaks for several bundles, so counting sources bundle by bundle counts it several times.
Which sources together must fall silent is a cut with labels on its edges, for which no fast exact rule is
known (it is NP-hard). Small maps are solved exactly as an integer programme; for others bounds are given, and
said to be bounds.

References
----------
Zhang, P., Cai, J.-Y., Tang, L.-Q. and Zhao, W.-B. (2011). Approximation and hardness results for label cut
and related problems. Journal of Combinatorial Optimization 21, 192-208.
"""

import math
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from sjc_analysis.graph.links import CitedLink
from sjc_analysis.graph.pathways import Bundle, keep_between, threads
from sjc_analysis.graph.robustness import robustness, sources

SIZE_LIMIT = 20_000
"""Most pairs of bundle and source that the exact search takes on."""
NODE_LIMIT = 500
"""Most branches of the exact search; a limit on work, not on time, so that every machine says the same."""


class FewestSources(NamedTuple):
    """At least and at most how many sources must fall silent, and so many (at most) that suffice."""

    at_least: int
    at_most: int
    sources: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether both bounds agree."""
        return self.at_least == self.at_most


def fewest_sources(
    bundles: Sequence[Bundle],
    origins: Collection[str],
    targets: Collection[str],
    *,
    size_limit: int = SIZE_LIMIT,
) -> FewestSources:
    """Give the fewest sources whose silence leaves no path from an origin to a target.

    A bundle that names no source is nobody's word, and carries no path here.

    Parameters
    ----------
    bundles
        What was kept after tracing.
    origins, targets
        Factors, with none in both.
    size_limit
        Most pairs of bundle and source that are searched exactly; with more, the first bounds are given.

    Examples
    --------
    Two steps, both said by Ada alone, and a second way by Ben: two sources, though four bundles.

    >>> from sjc_analysis.graph.pathways import bundle
    >>> told = [CitedLink("1", "a", "b", "Ada"), CitedLink("2", "b", "d", "Ada"),
    ...         CitedLink("3", "a", "c", "Ben"), CitedLink("4", "c", "d", "Ben")]
    >>> fewest_sources(bundle(told), {"a"}, {"d"})
    FewestSources(at_least=2, at_most=2, sources=('Ada', 'Ben'))
    """
    links = [CitedLink("", each.cause, each.effect, source) for each in bundles for source in each.sources]
    way = _on_the_way(links, origins, targets)
    tellers = threads(way, origins, targets, len(way)).values()
    whole = {source for names in tellers for source in names}  # each of them must fall silent
    rest = _on_the_way([link for link in way if link.source not in whole], origins, targets)
    if not rest:
        return FewestSources(len(whole), len(whole), tuple(sorted(whole)))
    found = _cut_of_bundles(rest, origins, targets)
    least = 1
    if len(rest) <= size_limit:
        least, better = _search(rest, origins, targets)
        silent = [link for link in rest if link.source not in better]
        if len(better) < len(found) and not _on_the_way(silent, origins, targets):
            found = better
    return FewestSources(len(whole) + least, len(whole) + len(found), tuple(sorted(whole | found)))


def _on_the_way(
    links: Sequence[CitedLink], origins: Collection[str], targets: Collection[str]
) -> tuple[CitedLink, ...]:
    return keep_between(links, origins, targets, 2 * len(links))


def _cut_of_bundles(
    links: Sequence[CitedLink], origins: Collection[str], targets: Collection[str]
) -> set[str]:
    """Give all sources of the cut that counts sources bundle by bundle; they suffice, and may be too many."""
    told: dict[tuple[str, str], list[str]] = {}
    for link in links:
        told.setdefault((link.cause, link.effect), []).append(link.source)
    bundles = [Bundle(*ends, (), len(said), tuple(said)) for ends, said in sorted(told.items())]
    cut = robustness(bundles, origins, targets, sources).cut
    return {source for each in cut for source in each.sources}


def _search(
    links: Sequence[CitedLink], origins: Collection[str], targets: Collection[str]
) -> tuple[int, set[str]]:
    """Give a lower bound and the best sources found.

    Variables: 1 for each source that falls silent; for each factor 1 if it can still be reached. A factor is
    reached if one that leads to it is, and a source of that step is not silent.
    """
    names = sorted({link.source for link in links})
    factors = sorted({end for link in links for end in link[1:3]})
    place = {("s", name): number for number, name in enumerate(names)}
    place.update({("f", name): number for number, name in enumerate(factors, start=len(names))})
    steps = sorted({(link.cause, link.effect, link.source) for link in links if link.cause != link.effect})
    entries = [
        (row, column, value)
        for row, (cause, effect, source) in enumerate(steps)
        for column, value in ((place["f", cause], 1), (place["f", effect], -1), (place["s", source], -1))
    ]
    rows, columns, values = (np.array(part) for part in zip(*entries, strict=True))
    low, high = np.zeros(len(place)), np.ones(len(place))
    low[[place["f", name] for name in origins if ("f", name) in place]] = 1
    high[[place["f", name] for name in targets if ("f", name) in place]] = 0
    is_source = np.arange(len(place)) < len(names)
    result = milp(
        is_source.astype(float),
        integrality=is_source.astype(int),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(
            csr_array((values, (rows, columns)), shape=(len(steps), len(place))), ub=0
        ),
        options={"node_limit": NODE_LIMIT, "mip_rel_gap": 0},
    )
    bound = result.mip_dual_bound
    least = max(1, math.ceil(bound - 1e-6)) if bound is not None and math.isfinite(bound) else 1
    silent = result.x if result.x is not None else np.ones(len(place))
    return least, {name for name in names if round(silent[place["s", name]])}
