"""Marks at the beginning of a note's line that say what it is: "Action:", "Q:", "A:"."""

import re
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.words import words_of

_MARK = re.compile(
    r"(?P<mark>[^:–—\d\s(][^:–—\d(]{0,29}?)\s?(?:\([^()]{1,40}\)\s?)?(?:\s?\d{0,3}\s?[:–—]|\s?\d{1,3}[.)])\s+(?=\S)"
)


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


class InlineAction(NamedTuple):
    """An action told within a paragraph: where its mark begins and ends, and where its words end."""

    start: int
    begin: int
    end: int


def inline_actions(text: str) -> tuple[InlineAction, ...]:
    """Find the actions that are marked within a paragraph ("The roof leaks. Action: the hub mends it.").

    Each ends at the next mark, or else with its sentence.

    Examples
    --------
    >>> text = "The roof leaks. Action point: Mr. Reed to mend it. AP: all to pay. We then left."
    >>> [text[each.begin:each.end] for each in inline_actions(text)]
    ['Mr. Reed to mend it.', 'all to pay.']
    """
    marks = [*_inline().finditer(text)]
    found = []
    for number, match in enumerate(marks):
        until = marks[number + 1].start("mark") if number + 1 < len(marks) else len(text)
        stop = next(
            (each.end() for each in _STOP.finditer(text, match.end(), until) if _ends(text, each)), until
        )
        end = match.end() + len(text[match.end() : stop].rstrip())
        if end > match.end():
            found.append(InlineAction(match.start("mark"), match.end(), end))
    return tuple(found)


_STOP = re.compile(r"[.!?]+(?=\s|$)|\n(?=\s*\n|\s*[A-Z•-])")
_SHORT_FORM = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|M|Mme|Sr|Sra)|\b[A-Z])$")


def _ends(text: str, stop: re.Match[str]) -> bool:
    return _SHORT_FORM.search(text[max(0, stop.start() - 6) : stop.start()]) is None


@cache
def _inline() -> re.Pattern[str]:
    words = sorted((word for word, use in _uses().items() if use == "action"), key=len, reverse=True)
    forms = "|".join(r"[\s-]".join(map(re.escape, word.split())) for word in words)
    return re.compile(
        rf"(?:^|(?<=[.!?;])\s+|(?<=[.!?;)])\s*\n\s*|\n\s*|(?<=[.!?])\s*[(\[])(?P<mark>(?:{forms})\s?(?:\([^()]{{1,40}}\)\s?)?\d{{0,3}}\s?[:：]\s+)",
        re.IGNORECASE,
    )


@cache
def _uses() -> dict[str, str]:
    return {" ".join(words_of(row["words"])): row["use"] for row in lexicon("line_marks")}
