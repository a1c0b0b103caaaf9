"""Sentences of a passage, and stretches of them, with their places in the passage's coordinates."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from sjc_analysis.date_words import DateWords, find_dates
from sjc_analysis.drafting.lexicon import setting, words
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Passage, Quote
from sjc_analysis.web_addresses import addresses_in, without_addresses

_STOP = re.compile(r"[.!?]+[”\"')\]]*(?=\s|$)|\n")
_DIGIT = re.compile(r"\d")
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST_WORD = 40
_NEXT = re.compile(r"\s*(\S)")
_INITIAL = re.compile(r"(?:^|[\s(])[A-Z]$")
_SURNAME = re.compile(
    r"\s+(?!(?:The|It|In|A|An|This|That|They|We|He|She|On|At|But|And|There|These|No|All)\b)[A-Z][a-z]+"
)
_EDGES = " \t\r\n,;:–—-"


@dataclass(frozen=True)
class Span:
    """A stretch of a passage; ``start`` and ``end`` are the passage's coordinates."""

    passage: Passage = field(hash=False)
    start: int
    end: int

    @cached_property
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
        return find_dates(self.text) if _DIGIT.search(self.text) else ()

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
    >>> text = "https://a.example/bhttps://c.example"
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> [span.text for span in addresses(passage)]
    ['https://a.example/b', 'https://c.example']
    """
    found = []
    for match in addresses_in(passage.text):
        body = match.group().rstrip(".,;:)]!?”’'")
        at = passage.start + match.start()
        found.append(Span(passage, at, at + len(body)))
    return tuple(found)


def sentences(passage: Passage) -> tuple[Span, ...]:
    """Cut a passage into sentences; web addresses are no part of any.

    What is longer than any sentence is left out, because reading a sentence takes time that grows faster
    than its length. :func:`too_long` gives it.

    Examples
    --------
    >>> text = "The hub (est. 2027) met Dr. Ode. It wrote. https://a.example/b-c"
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> [span.text for span in sentences(passage)]
    ['The hub (est. 2027) met Dr. Ode.', 'It wrote.']
    """
    return tuple(span for span in _cut(passage) if span.end - span.start <= setting("longest_sentence"))


def too_long(passage: Passage) -> tuple[Span, ...]:
    """Give what stands between two full stops and is too long to be read as a sentence."""
    longest = setting("longest_sentence")
    if len(passage.text) <= longest:
        return ()
    return tuple(span for span in _cut(passage) if span.end - span.start > longest)


def _cut(passage: Passage) -> tuple[Span, ...]:
    text = without_addresses(passage.text)
    found: list[Span] = []
    begin = 0
    for match in _STOP.finditer(text):
        if _ends_sentence(text, match):
            found.append(Span(passage, passage.start, passage.end).part(begin, match.end()))
            begin = match.end()
    if text[begin:].strip():
        end = begin + len(text[begin:].rstrip())
        found.append(Span(passage, passage.start, passage.end).part(begin, end))
    return tuple(span for span in found if without_addresses(span.text).strip(" .…"))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    if match.group() == "\n":
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - _LONGEST_WORD) : match.start()])
    if word and word.group().removesuffix(".") in words("abbreviations", "stop"):
        return False
    if _INITIAL.search(text[max(0, match.start() - 3) : match.start()]) and _SURNAME.match(text, match.end()):
        return False
    after = _NEXT.match(text, match.end())
    return after is None or not after[1].islower()
