"""Sentences of a passage, and stretches of them, with their places in the passage's coordinates."""

import re
from dataclasses import dataclass

from sjc_analysis.date_words import DateWords, find_dates
from sjc_analysis.drafting.lexicon import words
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Passage, Quote

URL = re.compile(r"https?://[^\s|<>\"]+", re.IGNORECASE)
"""A web address up to the next space; closing punctuation is cut off by :func:`addresses`."""

_STOP = re.compile(r"[.!?]+[”\"')\]]*(?=\s|$)|\n")
_NEXT = re.compile(r"\S")
_LONGEST_STOP = 40  # no abbreviation is longer
_LAST_WORD = re.compile(r"[\w.]+$")
_EDGES = " \t\r\n,;:–—-"


@dataclass(frozen=True)
class Span:
    """A stretch of a passage; ``start`` and ``end`` are the passage's coordinates."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text[self.start - self.passage.start : self.end - self.passage.start]

    @property
    def quote(self) -> Quote:
        """The words as a quote."""
        return quote_at(self.passage, self.start, self.end)

    def part(self, start: int, end: int) -> "Span":
        """Cut a part out by offsets into the text, without blanks and joining marks at its ends."""
        text = self.text[start:end]
        lead = len(text) - len(text.lstrip(_EDGES))
        body = text.strip(_EDGES)
        return Span(self.passage, self.start + start + lead, self.start + start + lead + len(body))

    def without_stop(self) -> "Span":
        """Leave out the full stop at the end."""
        return self.part(0, len(self.text.rstrip(" .")))

    def dates(self) -> tuple[DateWords, ...]:
        """Find the dates, placed by offsets into the text."""
        return find_dates(self.text)

    def quote_of(self, date: DateWords) -> Quote:
        """Quote a date of :meth:`dates`."""
        return quote_at(self.passage, self.start + date.start, self.start + date.end)


def addresses(passage: Passage) -> tuple[Span, ...]:
    """Find the web addresses of a passage, without the punctuation after them.

    Examples
    --------
    >>> text = "See https://a.example/b-c. And (https://d.example)."
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> [span.text for span in addresses(passage)]
    ['https://a.example/b-c', 'https://d.example']
    """
    found = []
    for match in URL.finditer(passage.text):
        body = match.group().rstrip(".,;:)]!?”’'")
        at = passage.start + match.start()
        found.append(Span(passage, at, at + len(body)))
    return tuple(found)


def sentences(passage: Passage) -> tuple[Span, ...]:
    """Cut a passage into sentences; web addresses are no part of any.

    Examples
    --------
    >>> text = "The hub (est. 2027) met Dr. Ode. It wrote. https://a.example/b-c"
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> [span.text for span in sentences(passage)]
    ['The hub (est. 2027) met Dr. Ode.', 'It wrote.']
    """
    # Addresses are blanked letter for letter, so that every place stays what it was.
    text = URL.sub(lambda match: " " * len(match.group()), passage.text)
    found: list[Span] = []
    begin = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match):
            found.append(Span(passage, passage.start, passage.end).part(begin, match.end()))
            begin = match.end()
    if text[begin:].strip():
        end = begin + len(text[begin:].rstrip())
        found.append(Span(passage, passage.start, passage.end).part(begin, end))
    return tuple(span for span in found if URL.sub("", span.text).strip(" .…"))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group() == "\n":
        return True
    word = _LAST_WORD.search(text[max(match.start() - _LONGEST_STOP, 0) : match.start()])
    if word and word.group().removesuffix(".") in words("abbreviations", "stop"):
        return False
    after = _NEXT.search(text, match.end())
    return after is None or not after.group().islower()
