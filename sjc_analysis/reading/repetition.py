"""Recognise a field that repeats other fields of its record, so that its words are counted once.

What it contains decides, not its heading. White space, case and punctuation may differ.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.words import find_run, words_of


@dataclass(frozen=True)
class Repetition:
    """Which texts another one repeats, and how many words of its own it has beside them and their labels."""

    of: tuple[int, ...]
    own_words: int


def find_repetition(text: str, others: Mapping[int, str]) -> Repetition:
    """Find which other texts a text repeats whole.

    Parameters
    ----------
    text
        The text that may repeat others.
    others
        Key -> text of the other fields; texts of few words are passed over, as any text may hold them.

    Returns
    -------
    Repetition
        ``of``: the keys of the texts it repeats, in the order of ``others``.

    Examples
    --------
    >>> others = {3: "the gate of the yard was shut", 9: "nobody came to open it again", 12: "2031"}
    >>> find_repetition("The gate of the yard was shut. Outcome: Nobody came to open it again.", others)
    Repetition(of=(3, 9), own_words=0)
    """
    words = words_of(text)
    left = list(words)
    found: list[int] = []
    runs = {key: words_of(other) for key, other in others.items()}
    # the longest first, so that a field inside a longer field does not break it up
    for key in sorted(runs, key=lambda key: (-len(runs[key]), key)):
        if len(runs[key]) < threshold("repeat_min_words") or find_run(words, runs[key]) < 0:
            continue
        found.append(key)
        at = find_run(left, runs[key])
        if at >= 0:
            left[at : at + len(runs[key])] = [_CUT]
    own = _without_labels(left)
    return Repetition(of=tuple(key for key in others if key in found), own_words=len(own))


_CUT = "|"


def _without_labels(words: Sequence[str]) -> list[str]:
    left = list(words)
    for label in _labels():
        at = find_run(left, label)
        if at >= 0:
            left[at : at + len(label)] = [_CUT]
    return [word for word in left if word != _CUT]


def _labels() -> Iterable[list[str]]:
    return sorted((row["alias"].split() for row in lexicon("headings")), key=len, reverse=True)
