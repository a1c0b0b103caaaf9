"""What tracing says: what is kept, what leads to each target, and how little would break it."""

from typing import Literal

from sjc_analysis.argument.results import Result
from sjc_analysis.vocabulary import Match

ReadingName = Literal["ways", "simple paths", "told whole by one source", "all between the factors kept"]
"""What may be meant by a kept link; see :class:`Reading`."""


class TracedBundle(Result):
    """All links from one factor to another: how many citations, and by whom."""

    cause: str
    effect: str
    links: int
    citations: int
    sources: tuple[str, ...]


class Cut(Result):
    """Robustness by one count, and the bundles whose loss leaves no path."""

    value: int
    cut: tuple[TracedBundle, ...]


class TracedTarget(Result):
    """What leads to one target."""

    target: str
    paths: int
    threads: tuple[str, ...]
    robustness_citations: Cut
    robustness_sources: Cut


class TracedPath(Result):
    """One simple path: who tells it whole, who tells any step of it, citations of its least cited step."""

    factors: tuple[str, ...]
    told_by: tuple[str, ...]
    pooled_from: tuple[str, ...]
    fewest_citations: int


class Reading(Result):
    """What is left, counted by one meaning of a kept link.

    ``ways``: on a way of at most so many steps, loops on the way included (the counts above). ``simple
    paths``: on a path that visits no factor twice; ``None`` where counting was stopped. ``told whole by one
    source``: on such a way of one source's own links. ``all between the factors kept``: every link between
    two kept factors, which Causal Map 2 shows unless its user removes those on no path. Robustness is for all
    targets together.
    """

    name: ReadingName
    factors: int | None = None
    links: int | None = None
    bundles: int | None = None
    robustness_citations: int | None = None
    robustness_sources: int | None = None


class OnPaths(Result):
    """What lies on a simple path, which leaves loops out."""

    factors: int
    links: int
    bundles: int


class TraceResult(Result):
    """What leads from some factors to others.

    Parameters
    ----------
    origin, target, match, max_length
        What was asked.
    origins, targets
        Labels of the factors that match.
    factors, links, bundles
        What is kept: each link lies on a way of at most ``max_length`` steps from an origin to a target.
    citations, sources
        Citations kept, and who made them.
    paths, paths_complete
        Simple paths, over all origins and targets; at least so many where counting was stopped.
    listed_paths
        The first simple paths, each with the sources who tell it whole; if nobody does, it is pooled.
    on_paths
        What lies on simple paths; ``None`` where counting was stopped.
    readings
        The same counts by each meaning of a kept link.
    by_target
        Paths, threads and robustness for each target.
    threads
        Sources who alone tell a whole path to any target.
    robustness_citations, robustness_sources
        For all targets together; ``None`` where a factor is both an origin and a target. Sources are counted
        bundle by bundle here, as citations are.
    cycles
        Groups of kept factors that lead back to each other.
    notes
        What limits these counts.
    """

    origin: str
    target: str
    match: Match
    max_length: int
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    factors: tuple[str, ...]
    links: int
    citations: int
    sources: tuple[str, ...]
    bundles: tuple[TracedBundle, ...]
    paths: int
    paths_complete: bool
    listed_paths: tuple[TracedPath, ...]
    on_paths: OnPaths | None
    readings: tuple[Reading, ...]
    by_target: tuple[TracedTarget, ...]
    threads: tuple[str, ...]
    robustness_citations: Cut | None
    robustness_sources: Cut | None
    cycles: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]

    def to_json(self) -> str:
        """Write it as JSON, indented; the same map and question, the same text."""
        return self.model_dump_json(indent=2)
