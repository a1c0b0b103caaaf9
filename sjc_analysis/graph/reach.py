"""How many steps lie between factors, in arrays of all links at once, so that a million take a moment."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sjc_analysis.graph.links import CitedLink

Codes = NDArray[np.int64]


class Ends(NamedTuple):
    """The two ends of every link as numbers, and the number of each factor's name."""

    number: dict[str, int]
    causes: Codes
    effects: Codes

    def numbers(self, names: Collection[str]) -> Codes:
        """Give the numbers of the names that occur."""
        return np.array(sorted(self.number[name] for name in names if name in self.number), dtype=np.int64)


class Apart(NamedTuple):
    """The ends of every link in its own source's copy of the map: each source is traced by itself."""

    factors: Ends
    sources: tuple[str, ...]
    factor_of: Codes
    source_of: Codes
    causes: Codes
    effects: Codes

    def nodes(self, names: Collection[str]) -> Codes:
        """Give the factors of these names in every source's copy."""
        return np.flatnonzero(np.isin(self.factor_of, self.factors.numbers(names)))


def ends_of(links: Sequence[CitedLink]) -> Ends:
    """Give each factor a number, in the order they occur.

    Examples
    --------
    >>> ends = ends_of([CitedLink("1", "a", "b"), CitedLink("2", "b", "c")])
    >>> ends.causes.tolist(), ends.effects.tolist()
    ([0, 1], [1, 2])
    """
    number: dict[str, int] = {}
    size = len(links)
    causes = np.fromiter((number.setdefault(link.cause, len(number)) for link in links), np.int64, size)
    effects = np.fromiter((number.setdefault(link.effect, len(number)) for link in links), np.int64, size)
    return Ends(number, causes, effects)


def told_apart(links: Sequence[CitedLink]) -> Apart:
    """Give each source its own copy of the factors it speaks of.

    Examples
    --------
    >>> apart = told_apart([CitedLink("1", "a", "b", "Ada"), CitedLink("2", "b", "c", "Ben")])
    >>> len(apart.factor_of), [apart.sources[number] for number in apart.source_of[apart.nodes({"b"})]]
    (4, ['Ada', 'Ben'])
    """
    factors = ends_of(links)
    number: dict[str, int] = {}
    said = np.fromiter((number.setdefault(link.source, len(number)) for link in links), np.int64, len(links))
    size = max(len(factors.number), 1)
    pairs = np.concatenate([said * size + factors.causes, said * size + factors.effects])
    nodes, place = np.unique(pairs, return_inverse=True)
    causes, effects = place[: len(links)], place[len(links) :]
    return Apart(factors, tuple(number), nodes % size, nodes // size, causes, effects)


def fewest_steps(starts: Codes, tails: Codes, heads: Codes, size: int, most: int) -> Codes:
    """Give the fewest steps from any start to each node; ``most + 1`` where no such way leads there.

    Parameters
    ----------
    starts
        Nodes to begin at.
    tails, heads
        Both ends of each edge, of the same length.
    size
        How many nodes there are.
    most
        Most steps.

    Examples
    --------
    >>> chain = np.array([0, 1]), np.array([1, 2])
    >>> fewest_steps(np.array([0]), *chain, size=3, most=1).tolist()
    [0, 1, 2]
    """
    steps = np.full(size, most + 1, dtype=np.int64)
    steps[starts] = 0
    for step in range(1, most + 1):
        new = heads[(steps[tails] == step - 1) & (steps[heads] > step)]
        if not new.size:
            break
        steps[new] = step
    return steps
