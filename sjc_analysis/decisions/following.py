"""Where some words stand in a corrected text, and whether the sentence around them is the same.

Words are the same however they are typed: a straight or a curly quotation mark, a hyphen or a dash, one
space, two, or the end of a line. Everything else about a quote is verbatim.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Passage, Quote

_ALIKE = ("'’‘`´", '"“”„«»', "-–—‑")
"""Signs that programs put in each other's place."""

_TYPED = str.maketrans({sign: signs[0] for signs in _ALIKE for sign in signs})
_SPACE = re.compile(r"\s+")
_STOP = re.compile(r"[.!?;]+[\"'”’)\]]*\s|\n\s*\n")


def typed_plainly(text: str) -> str:
    """Write a text with the plainest sign of each kind and single spaces.

    Examples
    --------
    >>> typed_plainly("the  “gate” – shut")
    'the "gate" - shut'
    """
    return _SPACE.sub(" ", text.translate(_TYPED)).strip()


@lru_cache(maxsize=10_000)
def _as_typed(words: str) -> re.Pattern[str]:
    """Give the pattern of some words, however they are typed."""
    signs = {signs[0]: f"[{re.escape(signs)}]" for signs in _ALIKE}
    plain = typed_plainly(words)
    return re.compile("".join(r"\s+" if sign == " " else signs.get(sign, re.escape(sign)) for sign in plain))


def find_words(words: str, passages: Iterable[Passage]) -> list[Quote]:
    """List every place where some words stand, however they are typed.

    Examples
    --------
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=10, end=22, text="the hub’s  a")
    >>> [each.text for each in find_words("hub's a", [passage])]
    ['hub’s  a']
    """
    pattern = _as_typed(words)
    found = []
    for passage in passages:
        match = pattern.search(passage.text)
        while match and match.end() > match.start():
            found.append(quote_at(passage, passage.start + match.start(), passage.start + match.end()))
            match = pattern.search(passage.text, match.start() + 1)
    return found


def follow(words: str, old: Sequence[Passage], new: Sequence[Passage]) -> dict[tuple[str, int], Quote]:
    """Pair the places of some words in changed passages, those with the most alike surroundings first.

    Parameters
    ----------
    words
        The words of a quote.
    old, new
        The passages of the two casebooks in which the words may stand.

    Returns
    -------
    dict
        Old passage and position -> the quote in the new casebook.
    """
    before, after = find_words(words, old), find_words(words, new)
    old_texts = {passage.passage_id: passage for passage in old}
    new_texts = {passage.passage_id: passage for passage in new}
    ranked = sorted(
        (
            one.text != other.text,
            -_alike(old_texts[one.passage_id], one, new_texts[other.passage_id], other),
            abs(i - j), i, j,
        )
        for i, one in enumerate(before)
        for j, other in enumerate(after)
    )  # fmt: skip
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in ranked:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return {(before[i].passage_id, before[i].start): after[j] for i, j in found.items()}


def sentence_of(passage: Passage, quote: Quote) -> Quote:
    """Give the sentence in which a quote stands.

    Examples
    --------
    >>> text = "It rained. It is not so that the gate is shut. They left."
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> sentence_of(passage, quote_at(passage, 29, 45)).text
    'It is not so that the gate is shut.'
    """
    start, end = quote.start - passage.start, quote.end - passage.start
    before = [stop.end() for stop in _STOP.finditer(passage.text, 0, start)]
    # A quote may end with its full stop: that one ends the sentence too.
    after = _STOP.search(passage.text, max(end - 1, start))
    first, last = before[-1] if before else 0, after.end() if after else len(passage.text)
    first += len(passage.text[first:start]) - len(passage.text[first:start].lstrip())
    last = max(end, first + len(passage.text[first:last].rstrip()))
    return quote_at(passage, passage.start + first, passage.start + last)


def _alike(old: Passage, quote: Quote, new: Passage, other: Quote) -> int:
    """Count the letters that stand alike before and after the words."""
    return _shared(
        old.text[: quote.start - old.start][::-1], new.text[: other.start - new.start][::-1]
    ) + _shared(old.text[quote.end - old.start :], new.text[other.end - new.start :])


def _shared(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
