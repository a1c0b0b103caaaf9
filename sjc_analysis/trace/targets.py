"""What leads to each target, and how little would break it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sjc_analysis.graph.paths import PathCount
from sjc_analysis.graph.pathways import Bundle
from sjc_analysis.graph.robustness import citations, robustness, sources
from sjc_analysis.trace.results import Cut, TracedBundle, TracedTarget


@dataclass(frozen=True)
class Asked:
    """What was kept, from where to where, and the names to show."""

    bundles: Sequence[Bundle]
    starts: Collection[str]
    ends: Collection[str]
    names: Mapping[str, str]

    @property
    def both(self) -> frozenset[str]:
        """Factors that are both origin and target."""
        return frozenset(self.starts) & frozenset(self.ends)

    def rows(self, bundles: Sequence[Bundle]) -> tuple[TracedBundle, ...]:
        """Show bundles with the names of their factors."""
        return tuple(
            TracedBundle(
                cause=self.names[each.cause], effect=self.names[each.effect], links=len(each.link_ids),
                citations=each.citations, sources=each.sources,
            )
            for each in bundles
        )  # fmt: skip


def citations_cut(asked: Asked, starts: Collection[str], ends: Collection[str]) -> Cut:
    """Give the fewest citations to take away, with the bundles they stand in."""
    return _cut(asked, starts, ends, citations)


def sources_cut(asked: Asked, starts: Collection[str], ends: Collection[str]) -> Cut:
    """Give the same, with a source counted once in each bundle."""
    return _cut(asked, starts, ends, sources)


def _cut(asked: Asked, starts: Collection[str], ends: Collection[str], count: Callable[[Bundle], int]) -> Cut:
    found = robustness(asked.bundles, starts, ends, count)
    return Cut(value=found.value, cut=asked.rows(found.cut))


def targets(asked: Asked, counted: PathCount, told: Mapping[str, tuple[str, ...]]) -> Iterator[TracedTarget]:
    """Count what leads to each target, on all that is kept."""
    for end in asked.ends:
        others = set(asked.starts) - {end}
        yield TracedTarget(
            target=asked.names[end],
            paths=counted.by_target[end],
            threads=told[end],
            robustness_citations=citations_cut(asked, others, {end}),
            robustness_sources=sources_cut(asked, others, {end}),
        )
