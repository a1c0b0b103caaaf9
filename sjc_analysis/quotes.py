"""Find a quote in a passage, and verify that a quote says what its source says.

Positions count Unicode code points. For a text file they count into the file; for a spreadsheet into
the cell. They are the passage's own coordinates either way, so one check serves both (method, section 2).
"""

import re
from functools import lru_cache

from sjc_analysis.records import Passage, Quote

_WORD = re.compile(r"[^\W_]+")


def quote_at(passage: Passage, start: int, end: int) -> Quote:
    """Cut a quote out of a passage.

    Parameters
    ----------
    passage
        The passage that holds the words.
    start, end
        Where the words begin and end, in code points, in the passage's coordinates.

    Returns
    -------
    Quote
        The exact words with their place.

    Raises
    ------
    ValueError
        If the stretch is empty or not inside the passage.

    Examples
    --------
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=10, end=21, text="the gate is")
    >>> quote_at(passage, 14, 18)
    Quote(passage_id='P-01', start=14, end=18, text='gate')
    """
    if not passage.start <= start < end <= passage.end:
        msg = "a quote must be a non-empty stretch of its passage"
        raise ValueError(msg)
    text = passage.text[start - passage.start : end - passage.start]
    return Quote.as_made({"passage_id": passage.passage_id, "start": start, "end": end, "text": text})


def whole(passage: Passage) -> Quote:
    """Quote a passage without the white space around it; an all-blank passage is quoted as it is.

    Examples
    --------
    >>> whole(Passage(passage_id="P-01", source_id="S-01", start=0, end=8, text=" a gate ")).text
    'a gate'
    """
    lead = len(passage.text) - len(passage.text.lstrip())
    body = passage.text.strip()
    if not body:
        return quote_at(passage, passage.start, passage.end)
    return quote_at(passage, passage.start + lead, passage.start + lead + len(body))


def locate(passage: Passage, words: str) -> Quote | None:
    """Find the one place where the words stand in the passage.

    Returns
    -------
    Quote or None
        ``None`` where the words do not occur, or occur more than once: an ambiguity is never guessed.

    Examples
    --------
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=12, text="a man a gate")
    >>> locate(passage, "gate").start
    8
    >>> locate(passage, "a ") is None
    True
    """
    at = passage.text.find(words)
    if not words or at < 0 or passage.text.find(words, at + 1) >= 0:
        return None
    return quote_at(passage, passage.start + at, passage.start + at + len(words))


def says(passage: Passage, quote: Quote) -> bool:
    """Check that the quote's words stand in the passage just where the quote says.

    Examples
    --------
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=10, end=21, text="the gate is")
    >>> says(passage, Quote(passage_id="P-01", start=14, end=18, text="gate"))
    True
    >>> says(passage, Quote(passage_id="P-01", start=14, end=18, text="gaol"))
    False
    """
    inside = passage.start <= quote.start < quote.end <= passage.end
    return inside and passage.text[quote.start - passage.start : quote.end - passage.start] == quote.text


@lru_cache(maxsize=65_536)
def words_said(text: str) -> str:
    """Give the words of a text in small letters, one space between them, to compare two texts by.

    Examples
    --------
    >>> words_said("“The gate,” he said.")
    'the gate he said'
    """
    return " ".join(_WORD.findall(text.casefold()))
