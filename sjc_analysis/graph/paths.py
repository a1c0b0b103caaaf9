"""Simple paths, counted and listed: which were told whole by one source, and which are pooled from several.

References
----------
Powell, S., Copestake, J. and Remnant, F. (2024). Causal mapping for evaluators. Evaluation 30(1).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from sjc_analysis.graph.pathways import Bundle

PATH_LIMIT = 1_000_000
"""Most paths that are counted; a limit on the work, said where it is reached."""
STEP_LIMIT = 5_000_000
"""Most steps that are tried while counting paths."""


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


class Path(NamedTuple):
    """One simple path: its factors, who tells it whole, who tells any step, and its least cited step.

    A path that nobody tells whole is pooled: it is nobody's story.
    """

    factors: tuple[str, ...]
    told_by: tuple[str, ...]
    pooled_from: tuple[str, ...]
    fewest_citations: int


def count_paths(
    bundles: Sequence[Bundle],
    origins: Collection[str],
    targets: Collection[str],
    most: int,
    *,
    limit: int = PATH_LIMIT,
) -> PathCount:
    """Count the simple paths (no factor twice) of at most so many steps, for every origin and target.

    Parameters
    ----------
    bundles
        Paths run along bundles: parallel links are one step.
    origins, targets
        Factors; one that is both begins paths to other targets and ends paths from other origins.
    most
        Most steps.
    limit
        Counting stops here.

    Examples
    --------
    >>> from sjc_analysis.graph.links import CitedLink
    >>> from sjc_analysis.graph.pathways import bundle
    >>> links = [CitedLink("1", "a", "b"), CitedLink("2", "b", "c"), CitedLink("3", "a", "c")]
    >>> count_paths(bundle(links), {"a"}, {"c"}, 2).total
    2
    """
    found = dict.fromkeys(sorted(targets), 0)
    on_paths: set[tuple[str, str]] = set()
    total = 0
    for tried, path in enumerate(_walk(bundles, origins, targets, most), start=1):
        if path[-1] in found and len(path) > 1:
            total += 1
            found[path[-1]] += 1
            on_paths.update(pairwise(path))
        if total >= limit or tried >= STEP_LIMIT:
            return PathCount(found, frozenset(on_paths), complete=False)
    return PathCount(found, frozenset(on_paths), complete=True)


def list_paths(
    bundles: Sequence[Bundle],
    origins: Collection[str],
    targets: Collection[str],
    most: int,
    *,
    limit: int = 100,
) -> tuple[Path, ...]:
    """List the first simple paths, each with who tells it whole; :func:`count_paths` says how many there are.

    Examples
    --------
    >>> from sjc_analysis.graph.links import CitedLink
    >>> from sjc_analysis.graph.pathways import bundle
    >>> links = [CitedLink("1", "a", "b", "Ada"), CitedLink("2", "b", "c", "Ada")]
    >>> list_paths(bundle([*links, CitedLink("3", "b", "c", "Ben")]), {"a"}, {"c"}, 2)
    (Path(factors=('a', 'b', 'c'), told_by=('Ada',), pooled_from=('Ada', 'Ben'), fewest_citations=1),)
    """
    by_ends = {(each.cause, each.effect): each for each in bundles}
    ends = set(targets)
    walked = islice(_walk(bundles, origins, targets, most), STEP_LIMIT)
    arrived = (path for path in walked if path[-1] in ends and len(path) > 1)
    return tuple(_path(path, [by_ends[step] for step in pairwise(path)]) for path in islice(arrived, limit))


def _path(factors: tuple[str, ...], steps: Sequence[Bundle]) -> Path:
    tellers = [set(step.sources) for step in steps]
    return Path(
        factors,
        tuple(sorted(set.intersection(*tellers))),
        tuple(sorted(set.union(*tellers))),
        min(step.citations for step in steps),
    )


def _walk(
    bundles: Sequence[Bundle], origins: Collection[str], targets: Collection[str], most: int
) -> Iterator[tuple[str, ...]]:
    """Give every simple path from an origin that may still reach a target in time."""
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for each in sorted((bundle.cause, bundle.effect) for bundle in bundles):
        onward.setdefault(each[0], []).append(each[1])
        back.setdefault(each[1], []).append(each[0])
    before = _steps_to(targets, back, most)
    waiting: list[tuple[str, ...]] = [
        (origin,) for origin in sorted(origins, reverse=True) if origin in before
    ]
    while waiting:
        path = waiting.pop()
        yield path
        left = most - len(path)
        waiting.extend(
            (*path, new)
            for new in reversed(onward.get(path[-1], ()))
            if new not in path and before.get(new, most + 1) <= left
        )


def _steps_to(targets: Collection[str], back: Mapping[str, Sequence[str]], most: int) -> dict[str, int]:
    """Give the fewest steps from each factor to a target."""
    reached = dict.fromkeys(sorted(targets), 0)
    edge = list(reached)
    for step in range(1, most + 1):
        edge = list(dict.fromkeys(new for old in edge for new in back.get(old, ()) if new not in reached))
        reached.update(dict.fromkeys(edge, step))
    return reached
