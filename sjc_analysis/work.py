"""Long work in parts: on all cores where there is enough to do, in order, with a bar on the screen.

The parts are worked through by processes that begin afresh (joblib's, which run nothing of the notebook or
script that calls), so it is the same on every system, and the result is the same as that of one process.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from tqdm import tqdm

ENOUGH = 20_000
"""So many records must be waiting before other processes are begun: to begin them takes seconds, and to
hand a record over takes a fifth of the time of reading or checking it."""

ENOUGH_HEAVY = 2_000
"""The same for work that takes many times longer than to hand the record over, as drafting does."""

PART = 250
"""Records that are handed to a process at a time."""

_SHOWN = 1_000
_MOST = 8

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


def processes() -> int:
    """Say how many processes may work: one a core, or what the variable SJC_PROCESSES says."""
    said = os.environ.get("SJC_PROCESSES", "")
    if said.isdecimal() and int(said):
        return int(said)
    from joblib import cpu_count

    return min(int(cpu_count()), _MOST)


@contextmanager
def nothing_searched() -> Iterator[None]:
    """Build many rows without Python's search for rings of objects; afterwards it is as it was before.

    A casebook's rows refer to each other by id, so they form no rings and are given back without it. The
    search looks at every row again and again while they grow, which took a third of the time of reading.

    Examples
    --------
    >>> with nothing_searched():
    ...     gc.isenabled()
    False
    >>> gc.isenabled()
    True
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def worked(
    do: Callable[[Sequence[_Given]], Sequence[_Made]],
    items: Sequence[_Given],
    what: str,
    *,
    heavy: bool = False,
) -> Iterator[_Made]:
    """Work through items in parts, and give what was made of each, in order.

    Parameters
    ----------
    do
        A function of a module, from a part of the items to as many results; it sees no other part.
    items
        What is to be worked through.
    what
        What the bar calls the work; it is shown on a terminal only, and only where there is much to do.
    heavy
        Whether an item takes long, so that fewer are enough for all cores to work.

    Examples
    --------
    >>> list(worked(sorted, [3, 1, 2], "sorting"))
    [1, 2, 3]
    """
    parts = [items[at : at + PART] for at in range(0, len(items), PART)]
    enough = ENOUGH_HEAVY if heavy else ENOUGH
    count = min(processes(), len(parts)) if len(items) >= enough else 1
    with tqdm(
        total=len(items), desc=what, unit=" records", file=sys.stderr, leave=False,
        disable=None if len(items) >= _SHOWN else True,
    ) as bar:  # fmt: skip
        for part in made(do, parts, count):
            bar.update(len(part))
            yield from part


def made(do: Callable[[_Given], _Made], parts: Iterable[_Given], count: int) -> Iterator[_Made]:
    """Give what was made of each part, in order; parts are taken up only as they are needed.

    Parameters
    ----------
    do
        A function of a module, from one part to its result.
    parts
        What is handed to a process at a time.
    count
        How many processes work; with fewer than two, this one does it all.
    """
    if count < 2:
        yield from map(do, parts)
    else:
        from joblib import Parallel, delayed

        yield from Parallel(n_jobs=count, return_as="generator")(delayed(_apart)(do, part) for part in parts)


def _apart(do: Callable[[Sequence[_Given]], Sequence[_Made]], part: Sequence[_Given]) -> Sequence[_Made]:
    """Work through a part in a process of its own."""
    with nothing_searched():
        return do(part)
