"""Configurations as bit sets: a row of the truth table is a number, a path is the rows that agree with it.

The first condition is the highest bit, so that row numbers run as in published truth tables.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Term(NamedTuple):
    """A conjunction of conditions, each present or absent.

    Parameters
    ----------
    care
        Bits of the conditions that are named.
    value
        Of these, the bits of the conditions that are present.
    """

    care: int
    value: int

    def covers(self, row: int) -> bool:
        """Whether a row of the truth table agrees with the term."""
        return row & self.care == self.value

    def within(self, other: "Term") -> bool:
        """Whether every row of this term is a row of the other."""
        return self.care & other.care == other.care and self.value & other.care == other.value


def bits_of(mask: int) -> Iterator[int]:
    """Give the single bits of a mask, lowest first.

    Examples
    --------
    >>> list(bits_of(0b101))
    [1, 4]
    """
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest


def bit(index: int, width: int) -> int:
    """Give the bit of a condition by its place among all conditions."""
    return 1 << (width - 1 - index)


def term_text(term: Term, names: Sequence[str]) -> str:
    """Write a term: ``*`` is and, ``~`` is absence.

    Examples
    --------
    >>> term_text(Term(0b101, 0b100), ("A", "B", "C"))
    'A*~C'
    """
    written = [
        name if term.value & bit(at, len(names)) else f"~{name}"
        for at, name in enumerate(names)
        if term.care & bit(at, len(names))
    ]
    return "*".join(written)


def model_text(terms: Iterable[Term], names: Sequence[str]) -> str:
    """Write a model: its paths, with ``+`` for or.

    Examples
    --------
    >>> model_text([Term(0b10, 0b10), Term(0b01, 0b00)], ("A", "B"))
    'A + ~B'
    """
    return " + ".join(term_text(term, names) for term in terms)


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Order the paths of a model: short ones first, then as their conditions come."""
    return tuple(sorted(terms, key=lambda term: (term.care.bit_count(), -term.care, -term.value)))


def parts_of(mask: int) -> Iterator[int]:
    """Give every mask within a mask, the empty one first.

    Examples
    --------
    >>> list(parts_of(0b101))
    [0, 1, 4, 5]
    """
    part = 0
    while True:
        yield part
        part = (part - mask) & mask
        if not part:
            return


def rows_of(term: Term, width: int) -> Iterator[int]:
    """Give every row of the truth table that a term covers."""
    free = ~term.care & ((1 << width) - 1)
    return (term.value | part for part in parts_of(free))
