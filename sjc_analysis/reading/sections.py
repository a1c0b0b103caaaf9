"""The sections and labelled lines of notes, by the words that announce them."""

import re
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.words import find_run, words_of

LABELLED = frozenset({"participants", "excused", "meeting_date", "next_meeting", "chair", "secretary"})
"""Fields that a label opens within a line: who was there, who was not, when, when next, and who led."""

_LABEL = re.compile(r"\s*(?:[-•*]\s+)?\**(?P<label>[^\W\d_][^:：\n|\t]{1,40}?)\**\s*[:：]\**[^\S\n]*(?=\S)")


class Label(NamedTuple):
    """A label at the beginning of a line: its field, its words, and where what it opens begins."""

    field: str
    words: str
    end: int


def label_of(line: str) -> Label | None:
    """Give the label that opens a line; ``None`` if none does.

    Examples
    --------
    >>> label_of("Present: Ms Reed, Mr Holm")
    Label(field='participants', words='Present:', end=9)
    >>> label_of("A present: two cups") is None
    True
    """
    match = _LABEL.match(line)
    field = _terms().get(tuple(words_of(match["label"])), "") if match else ""
    return Label(field, match[0].strip(), match.end()) if match and field in LABELLED else None


def is_section_name(line: str) -> bool:
    """Whether a line is a listed heading and nothing else.

    Examples
    --------
    >>> is_section_name("Action points"), is_section_name("Action points were few")
    (True, False)
    """
    return not line.rstrip().endswith((".", "?", "!", ",")) and tuple(words_of(line)) in _terms()


@cache
def _terms() -> dict[tuple[str, ...], str]:
    return {tuple(words_of(row["word"])): row["field"] for row in lexicon("sections")}


def section_field(heading: str) -> str:
    """Say what a section is by its heading: the listed word that stands first decides.

    Examples
    --------
    >>> section_field("Requests put forward, for action by the council:")
    'requests'
    >>> section_field("The weather")
    ''
    """
    words = words_of(heading)
    found = []
    for term, field in _terms().items():
        at = find_run(words, term)
        if at >= 0:
            found.append((at, -len(term), field))
    return min(found)[2] if found else ""
