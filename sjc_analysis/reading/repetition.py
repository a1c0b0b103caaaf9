"""Recognise a field that repeats other fields of its record, so that its words are counted once.

What it contains decides, not its heading. White space, case and punctuation may differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sjc_analysis.reading.lexicons import known_headings, threshold
from sjc_analysis.reading.words import find_run, words_of


@dataclass(frozen=True)
class Repetition:
    """Which texts another one repeats, and how many words of its own it has beside them and their labels.

    Own words are counted only where it repeats as many as a merged field does.
    """

    of: tuple[int, ...]
    own_words: int


def find_repetition(text: str, others: Mapping[int, str]) -> Repetition:
    """Find which other texts a text repeats whole.

    Parameters
    ----------
    text
        The text that may repeat others, as :func:`as_run` writes it.
    others
        Key -> the other fields, written alike; those of few words are passed over, as any text may hold them.

    Returns
    -------
    Repetition
        ``of``: the keys of the texts it repeats, in the order of ``others``.

    Examples
    --------
    >>> others = {3: "the gate of the yard was shut", 9: "nobody came to open it again", 12: "2031"}
    >>> text = "The gate of the yard was shut. Outcome: Nobody came to open it again."
    >>> find_repetition(as_run(text), {key: as_run(other) for key, other in others.items()})
    Repetition(of=(3, 9), own_words=0)
    """
    runs = {key: run.split() for key, run in others.items() if run in text and may_be_repeated(run)}
    if len(runs) < threshold("repeat_min_fields"):
        return Repetition(of=tuple(runs), own_words=0)
    left = text.split()
    # the longest first, so that a field inside a longer field does not break it up
    for key in sorted(runs, key=lambda key: (-len(runs[key]), key)):
        left = _cut_out(left, runs[key])
    return Repetition(of=tuple(runs), own_words=len(_without_labels(left)))


def may_be_repeated(run: str) -> bool:
    """Whether a text, as :func:`as_run` writes it, has enough words to be known again in another one."""
    return run.count(" ") > threshold("repeat_min_words")


@lru_cache(maxsize=1024)
def as_run(text: str) -> str:
    """Write a text's words with a space around each, so that a run of words is a stretch of letters.

    Examples
    --------
    >>> as_run("The gate, shut.")
    ' the gate shut '
    """
    return f" {' '.join(words_of(text))} "


def _cut_out(left: list[str], run: list[str]) -> list[str]:
    at = find_run(left, run)
    return left if at < 0 else [*left[:at], _CUT, *left[at + len(run) :]]


_CUT = "|"


def _without_labels(left: list[str]) -> list[str]:
    present = set(left)
    for _, label in sorted(found for word in present for found in _labels().get(word, ())):
        if present.issuperset(label):
            left = _cut_out(left, label)
    return [word for word in left if word != _CUT]


@cache
def _labels() -> dict[str, list[tuple[int, list[str]]]]:
    """Give the known headings by their first word, each with its rank: the longest are cut out first."""
    ranked = sorted((known.alias.split() for known in known_headings()), key=len, reverse=True)
    found: dict[str, list[tuple[int, list[str]]]] = {}
    for rank, label in enumerate(ranked):
        found.setdefault(label[0], []).append((rank, label))
    return found
