"""Filters in an order that matters: each works on what the one before left, and all counts are made anew.

Tracing, then zooming, keeps only paths that the words make; zooming, then tracing, makes paths of its own.

References
----------
Causal Map guide, "Analysis filters": filters are applied from top to bottom.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from sjc_analysis.graph.labels import combine_opposites, zoom
from sjc_analysis.graph.links import CitedLink, LinkMap, linked
from sjc_analysis.graph.matching import Match, matching
from sjc_analysis.graph.pathways import bundle, keep_between, keep_told


class Filter(NamedTuple):
    """One step of a pipeline: what it is called, and what it makes of a map."""

    name: str
    apply: Callable[[LinkMap], LinkMap]


class Step(NamedTuple):
    """What is left after one filter; the first row, with a blank name, is the map as it came."""

    name: str
    factors: int
    links: int
    bundles: int
    citations: int
    sources: int


def apply_filters(links: LinkMap, filters: Iterable[Filter]) -> tuple[LinkMap, tuple[Step, ...]]:
    """Apply filters one after the other, and count what each leaves.

    Parameters
    ----------
    links
        The map.
    filters
        In the order in which they work.

    Returns
    -------
    LinkMap
        What is left at the end.
    tuple of Step
        Counts before the first filter and after each.

    Examples
    --------
    >>> from sjc_analysis.graph.links import Factor
    >>> names = tuple(Factor(name, name) for name in ("Health; fear", "Health; trust", "rain"))
    >>> told = CitedLink("1", "Health; fear", "Health; trust"), CitedLink("2", "rain", "Health; fear")
    >>> _, steps = apply_filters(LinkMap(names, told), [zoomed(1), without_loops()])
    >>> [(step.name, step.factors, step.links) for step in steps]
    [('', 3, 2), ('zoomed to level 1', 2, 2), ('without loops', 2, 1)]
    """
    left = linked(links)
    steps = [_counted("", left)]
    for each in filters:
        left = linked(each.apply(left))
        steps.append(_counted(each.name, left))
    return left, tuple(steps)


def _counted(name: str, links: LinkMap) -> Step:
    bundles = bundle(links.links)
    sources = {source for each in bundles for source in each.sources}
    citations = sum(each.citations for each in bundles)
    return Step(name, len(links.factors), len(links.links), len(bundles), citations, len(sources))


def traced(origin: str, target: str, most: int = 4, match: Match = "exact") -> Filter:
    """Keep the links on a way of at most so many steps from one text's factors to another's."""

    def apply(links: LinkMap) -> LinkMap:
        starts, ends = (matching(links.factors, text, match) for text in (origin, target))
        return replace(links, links=keep_between(links.links, starts, ends, most))

    return Filter(f"traced in at most {most} steps", apply)


def told_whole(origin: str, target: str, most: int = 4, match: Match = "exact") -> Filter:
    """Keep the links on a way that one source alone tells whole."""

    def apply(links: LinkMap) -> LinkMap:
        starts, ends = (matching(links.factors, text, match) for text in (origin, target))
        return replace(links, links=keep_told(links.links, starts, ends, most))

    return Filter(f"told whole by one source in at most {most} steps", apply)


def said_by(sources: Sequence[str]) -> Filter:
    """Keep the links of some sources."""
    wanted = frozenset(sources)
    return Filter("said by some sources", lambda links: _only(links, lambda link: link.source in wanted))


def said_often(citations: int = 1, sources: int = 0) -> Filter:
    """Keep the links of bundles with so many citations and so many sources at least."""

    def apply(links: LinkMap) -> LinkMap:
        often = {
            (each.cause, each.effect)
            for each in bundle(links.links)
            if each.citations >= citations and len(each.sources) >= sources
        }
        return _only(links, lambda link: (link.cause, link.effect) in often)

    return Filter(f"at least {citations} citations by {sources} sources", apply)


def opposites_combined() -> Filter:
    """Tell ``~fear`` under ``fear``; see :func:`sjc_analysis.graph.labels.combine_opposites`."""
    return Filter("opposites combined", combine_opposites)


def zoomed(level: int) -> Filter:
    """Tell factors at a level of their labels; see :func:`sjc_analysis.graph.labels.zoom`."""
    return Filter(f"zoomed to level {level}", lambda links: zoom(links, level))


def without_loops() -> Filter:
    """Leave out the links from a factor to itself."""
    return Filter("without loops", lambda links: _only(links, lambda link: link.cause != link.effect))


def _only(links: LinkMap, wanted: Callable[[CitedLink], bool]) -> LinkMap:
    return replace(links, links=tuple(link for link in links.links if wanted(link)))
