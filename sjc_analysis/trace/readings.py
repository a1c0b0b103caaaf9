"""The same trace counted by each meaning that "kept" has in what is published."""

from collections.abc import Sequence

from sjc_analysis.graph.links import CitedLink
from sjc_analysis.graph.paths import PathCount
from sjc_analysis.graph.pathways import Bundle, bundle, keep_told
from sjc_analysis.graph.robustness import citations, robustness, sources
from sjc_analysis.trace.results import OnPaths, Reading, ReadingName
from sjc_analysis.trace.targets import Asked


def readings(
    links: Sequence[CitedLink], kept: Sequence[CitedLink], asked: Asked, counted: PathCount, most: int
) -> tuple[Reading, ...]:
    """Count what is left by each meaning of a kept link.

    Parameters
    ----------
    links
        All links.
    kept
        Those on a way of at most ``most`` steps.
    asked, counted
        What was asked, and the paths found.
    most
        Most steps.
    """
    factors = {end for link in kept for end in (link.cause, link.effect)}
    between = [link for link in links if link.cause in factors and link.effect in factors]
    on = _on(asked.bundles, counted) if counted.complete else None
    return (
        _reading("ways", asked.bundles, asked),
        _reading("simple paths", on, asked),
        _reading("told whole by one source", bundle(keep_told(kept, asked.starts, asked.ends, most)), asked),
        _reading("all between the factors kept", bundle(between), asked),
    )


def _on(bundles: Sequence[Bundle], counted: PathCount) -> tuple[Bundle, ...]:
    return tuple(each for each in bundles if (each.cause, each.effect) in counted.bundles)


def on_paths(bundles: Sequence[Bundle], counted: PathCount) -> OnPaths | None:
    """Count what lies on simple paths."""
    if not counted.complete:
        return None
    on = _on(bundles, counted)
    return OnPaths(factors=_factors(on), links=_links(on), bundles=len(on))


def _reading(name: ReadingName, bundles: Sequence[Bundle] | None, asked: Asked) -> Reading:
    if bundles is None:
        return Reading(name=name)
    flow = [
        None if asked.both else robustness(bundles, asked.starts, asked.ends, count).value
        for count in (citations, sources)
    ]
    return Reading(
        name=name,
        factors=_factors(bundles),
        links=_links(bundles),
        bundles=len(bundles),
        robustness_citations=flow[0],
        robustness_sources=flow[1],
    )


def _factors(bundles: Sequence[Bundle]) -> int:
    return len({end for each in bundles for end in each[:2]})


def _links(bundles: Sequence[Bundle]) -> int:
    return sum(len(each.link_ids) for each in bundles)
