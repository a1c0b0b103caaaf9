"""Exact minimisation of a truth table: all prime implicants, and every smallest model made of them.

A path that covers a positive row has to name, for each row it must not cover, one condition in which the two
rows differ. The smallest sets of conditions that do so are the prime implicants of that row: the same as by
the comparison of pairs (Quine 1952; McCluskey 1956), without listing the rows nobody observed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import product
from operator import or_
from typing import NamedTuple

from sjc_analysis.configurations.terms import Term, bits_of, in_order, parts_of


class Models(NamedTuple):
    """The smallest models of a truth table.

    Parameters
    ----------
    models
        Each a tuple of terms; every one covers all positive rows with the fewest terms that can.
    tied
        How many there are; at least so many if they were not all counted.
    counted
        Whether the search came to its end.
    """

    models: tuple[tuple[Term, ...], ...]
    tied: int
    counted: bool

    @property
    def complete(self) -> bool:
        """Whether every smallest model is listed."""
        return self.counted and self.tied == len(self.models)


def prime_implicants(positive: Iterable[int], forbidden: Collection[int]) -> tuple[Term, ...]:
    """Find every prime implicant that covers a positive row.

    Parameters
    ----------
    positive
        Rows to be covered.
    forbidden
        Rows that no term may cover; a row in neither may be covered or not.

    Returns
    -------
    tuple of Term
        Terms that cover no forbidden row, and would if they named one condition fewer.

    Raises
    ------
    ValueError
        If a row is both.

    Examples
    --------
    >>> prime_implicants([0b11, 0b10], [0b00, 0b01])
    (Term(care=2, value=2),)

    References
    ----------
    Quine, W. V. (1952). The problem of simplifying truth functions. American Mathematical Monthly 59(8).
    """
    rows, others = set(positive), frozenset(forbidden)
    if rows & others:
        msg = "a row is both positive and forbidden"
        raise ValueError(msg)
    span = reduce(or_, rows | others, 0)
    found = {
        Term(named, row & named)
        for row in rows
        for named in _smallest_hitting(_differences(row, others, span))
    }
    return in_order(found)


def _differences(row: int, forbidden: frozenset[int], span: int) -> list[int]:
    """Give the sets of conditions in which a row differs from the others, without those that hold another."""
    alone = sum(one for one in bits_of(span) if row ^ one in forbidden)
    free = span & ~alone
    if 1 << free.bit_count() <= len(forbidden):
        wider = [part for part in parts_of(free) if row ^ part in forbidden]
    else:
        wider = [row ^ other for other in forbidden if not (row ^ other) & alone]
    smallest = list(bits_of(alone))
    for mask in sorted(wider, key=lambda mask: (mask.bit_count(), mask)):
        if not any(shorter & mask == shorter for shorter in smallest):
            smallest.append(mask)
    return smallest


def _smallest_hitting(sets: Iterable[int]) -> list[int]:
    """Give the smallest masks that share a bit with every set (Berge's multiplication)."""
    hitting = [0]
    for members in sets:
        kept = [mask for mask in hitting if mask & members]
        longer = [mask | one for mask in hitting if not mask & members for one in bits_of(members)]
        hitting = kept + [new for new in longer if not any(mask & new == mask for mask in kept)]
    return hitting


def smallest_models(
    positive: Sequence[int], forbidden: Collection[int], most_models: int, most_steps: int
) -> Models:
    """Find every model with the fewest terms.

    Parameters
    ----------
    positive, forbidden
        As for :func:`prime_implicants`.
    most_models
        How many models are listed at most.
    most_steps
        How many steps the search may take.

    Returns
    -------
    Models
        In an order that the input's order does not change.

    Examples
    --------
    Six rows in a ring, each next to two others, need three paths, and there are two ways to choose them:

    >>> ring = [0b001, 0b011, 0b010, 0b110, 0b100, 0b101]
    >>> found = smallest_models(ring, [0b000, 0b111], 10, 1000)
    >>> found.tied, len(found.models[0])
    (2, 3)
    """
    rows = sorted(set(positive))
    if not rows:
        return Models((), 0, counted=True)
    groups: dict[int, list[Term]] = {}
    for term in prime_implicants(rows, forbidden):
        mask = sum(1 << at for at, row in enumerate(rows) if term.covers(row))
        groups.setdefault(mask, []).append(term)
    search = _Search(most_steps)
    covers = search.smallest(list(groups), (1 << len(rows)) - 1)
    tied = 0
    models: set[tuple[Term, ...]] = set()
    for cover in covers:
        size = 1
        for mask in cover:
            size *= len(groups[mask])
        tied += size
        for terms in product(*(groups[mask] for mask in cover)):
            if len(models) >= most_models:
                break
            models.add(in_order(terms))
    return Models(tuple(sorted(models, key=_order)), tied, counted=search.finished)


def _order(model: Sequence[Term]) -> tuple[object, ...]:
    named = sum(term.care.bit_count() for term in model)
    return named, [(term.care.bit_count(), -term.care, -term.value) for term in model]


class _Search:
    """Branch and bound over what the terms cover; terms that cover the same rows stand for each other."""

    def __init__(self, most_steps: int) -> None:
        self.steps_left = most_steps
        self.finished = True

    def smallest(self, masks: Sequence[int], rows: int) -> list[tuple[int, ...]]:
        """Give every cover of the fewest masks, trying one size after the other."""
        for size in range(1, rows.bit_count() + 1):
            covers = list(self._covers(rows, masks, size))
            if covers or not self.finished:
                return covers
        return []

    def _covers(self, rows: int, masks: Sequence[int], left: int) -> Iterator[tuple[int, ...]]:
        if not rows:
            yield ()
            return
        if self.steps_left <= 0:
            self.finished = False
        reach = sorted(((mask & rows).bit_count() for mask in masks), reverse=True)
        if not self.finished or sum(reach[:left]) < rows.bit_count():
            return
        self.steps_left -= len(masks)
        hardest = min(bits_of(rows), key=lambda one: sum(1 for mask in masks if mask & one))
        for at, mask in enumerate(masks):
            if mask & hardest:
                rest = [other for later, other in enumerate(masks) if later > at or not other & hardest]
                for cover in self._covers(rows & ~mask, rest, left - 1):
                    yield (mask, *cover)
