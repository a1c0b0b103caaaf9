"""The sentences a quote stands in: one sentence is one statement, however many quotes are cut from it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from sjc_analysis.casebook import Casebook
from sjc_analysis.quotes import words_said
from sjc_analysis.reasoning.judged import says_something
from sjc_analysis.records import Evidence, Passage, Quote

_END = re.compile(r"[.!?;]+[\"'”’)\]]*\s+(?![a-z])|\n+")
"""Where a sentence ends: a stop before a small letter ends none, as in "est. in"."""


def sentences_of(passage: Passage, quote: Quote) -> frozenset[str]:
    """Give the sentences a quote takes words from, in small letters, so that a copy is the same sentence.

    A sentence of which the quote has only a word or two is not among them, unless there is no other.

    Examples
    --------
    >>> from sjc_analysis.quotes import locate
    >>> text = "The gate opened at six. The wardens wrote it down. Nobody asked."
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> sorted(sentences_of(passage, locate(passage, "opened at six. The wardens")))
    ['the gate opened at six']
    """
    at = quote.start - passage.start
    parts = list(_parts(passage.text, at, at + len(quote.text)))
    telling = [whole for whole, taken in parts if says_something(taken) or words_said(taken) == whole]
    return frozenset(telling or [whole for whole, _ in parts[:1]])


def is_hedged(casebook: Casebook, item: Evidence, hedges: Sequence[str]) -> bool:
    """Whether each sentence an item is quoted with leaves open whether it is so ("may have", "perhaps")."""
    if item.quote is None:
        return False
    said = sentences_of(casebook.passage_of(item.quote), item.quote)
    return bool(said) and all(_has_one(sentence, tuple(hedges)) for sentence in said)


@lru_cache(maxsize=65_536)
def _has_one(sentence: str, hedges: tuple[str, ...]) -> bool:
    return any(f" {words_said(hedge)} " in f" {sentence} " for hedge in hedges)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Give each sentence that a stretch of a text touches, with the words it takes from it."""
    edges = [0, *(found.end() for found in _END.finditer(text)), len(text)]
    for first, last in pairwise(edges):
        taken = text[max(first, start) : min(last, end)] if first < end and start < last else ""
        if words_said(taken):
            yield words_said(text[first:last]), taken
