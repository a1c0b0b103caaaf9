"""Marks at the beginning of a note's line that say what it is: "Action:", "Q:", "A:"."""

import re
from functools import cache

from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.words import words_of

_MARK = re.compile(r"(?P<mark>[^:–—\d\s][^:–—\d]{0,29}?)(?:\s?\d{0,3}\s?[:–—]|\s?\d{1,3}[.)])\s+(?=\S)")


def line_mark(line: str) -> tuple[str, int]:
    """Give what the mark at the beginning of a line says it is, and the mark's length.

    Returns
    -------
    tuple
        ``action``, ``question``, ``answer`` or blank, and the number of letters; 0 if there is no mark.

    Examples
    --------
    >>> line_mark("Action 2: the hub sends the list"), line_mark("Actions speak: louder")
    (('action', 10), ('', 0))
    >>> line_mark("A. Holm was there")  # an initial
    ('', 0)
    >>> line_mark("Q1. Who pays?"), line_mark("A: The town.")
    (('question', 4), ('answer', 3))
    """
    match = _MARK.match(line)
    use = _uses().get(" ".join(words_of(match["mark"])), "") if match else ""
    return (use, match.end()) if match and use else ("", 0)


@cache
def _uses() -> dict[str, str]:
    return {" ".join(words_of(row["words"])): row["use"] for row in lexicon("line_marks")}
