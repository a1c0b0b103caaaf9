"""Where coded words stand: programs count the same text in different ways.

The standard counts Unicode code points from 0, up to the position after the last. Some programs count a line
end of two characters (CR LF) as one, and some count in UTF-16 units. A selection's name usually is the
beginning of its words, which shows how a program counted.

References
----------
REFI-QDA standard, version 1.5 (2019), section 9.2, Text selections.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sjc_analysis.exchange.refi_project import Coded

Counting = Literal["code points", "line ends as one", "UTF-16 units"]


class Placed(NamedTuple):
    """How positions were counted, and each selection's place in code points; ``None`` where there is none."""

    counting: Counting
    spans: tuple[tuple[int, int] | None, ...]


def place(text: str, coded: Sequence[Coded]) -> Placed:
    r"""Find out how positions were counted, and give each in code points of the text as it stands.

    Parameters
    ----------
    text
        The text as it stands in the project.
    coded
        What was coded in it.

    Examples
    --------
    >>> said = [Coded(4, 8, "gate", (), "", "")]
    >>> place("one\r\ngate", said)
    Placed(counting='line ends as one', spans=((5, 9),))
    """
    readings = [_read(text, counting, coded) for counting in _countings(text)]
    return max(readings, key=lambda reading: _fit(text, reading, coded))


def _countings(text: str) -> tuple[Counting, ...]:
    """List the ways to count that differ for this text, the standard's first."""
    more: list[Counting] = []
    if "\r\n" in text:
        more.append("line ends as one")
    if any(ord(letter) > 0xFFFF for letter in text):
        more.append("UTF-16 units")
    return ("code points", *more)


def _read(text: str, counting: Counting, coded: Sequence[Coded]) -> Placed:
    at = _starts(text, counting)
    return Placed(
        counting,
        tuple((at[each.start], at[each.end]) if each.start < each.end < len(at) else None for each in coded),
    )


def _starts(text: str, counting: Counting) -> Sequence[int]:
    """Give, for each position as counted, the code point it means."""
    if counting == "code points":
        return range(len(text) + 1)
    if counting == "line ends as one":
        starts = [i for i, letter in enumerate(text) if not (letter == "\n" and text[i - 1 : i] == "\r")]
    else:
        starts = [i for i, letter in enumerate(text) for _ in range(2 if ord(letter) > 0xFFFF else 1)]
    return [*starts, len(text)]


def _fit(text: str, reading: Placed, coded: Sequence[Coded]) -> int:
    """Count the selections whose words begin as their names do."""
    return sum(
        bool(name) and " ".join(text[span[0] : span[1]].split()).startswith(name)
        for span, each in zip(reading.spans, coded, strict=True)
        if span and (name := " ".join(each.name.rstrip(". \u2026").split()))
    )
