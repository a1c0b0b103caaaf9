"""Numbers and terms into words, always the same words for the same thing."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from sjc_analysis.data_files import data_path
from sjc_analysis.figures.palette import shade
from sjc_analysis.plain_text import probability

WITHHELD = "Some outcomes may be withheld for safety."
"""Stands in every report, whether or not anything is withheld: its absence must tell nothing."""

NOTHING_RELEASED = "Nothing in this casebook has been released."
"""What a reader finds where no row may leave."""

SURVIVORSHIP = (
    "A harvest holds what happened and was noticed; it cannot say how often the same work changed nothing."
)
"""Stands wherever a rate could be read into a harvest (method, section 8)."""

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


class Word(BaseModel):
    """A verdict word, its symbol and what it means; ``happened``: what it means of the change itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    word: str
    meaning: str
    happened: str = ""

    @property
    def symbol(self) -> str:
        """The sign that stands beside it in text and pictures."""
        return shade(self.word).sign

    @property
    def explanation(self) -> str:
        """What the word means of a contribution and, where that differs, of the change itself."""
        if not self.happened:
            return self.meaning
        return f"Of a contribution: {self.meaning} Of the change itself: {self.happened}"


@cache
def verdict_words() -> tuple[Word, ...]:
    """Give the verdict words with their meanings, lowest first, from ``data/report/words.toml``.

    Examples
    --------
    >>> [word.word for word in verdict_words()][:3]
    ['refuted', 'unsubstantiated', 'plausible']
    """
    with data_path("report/words.toml").open("rb") as file:
        return tuple(Word(**entry) for entry in tomllib.load(file)["word"])


@cache
def _terms() -> dict[str, str]:
    with data_path("report/words.toml").open("rb") as file:
        return dict(tomllib.load(file)["term"])


def term(code: str) -> str:
    """Give a code of the vocabulary in a reader's words; a code without words of its own is its own word.

    Examples
    --------
    >>> term("not_searched"), term("funded")
    ('never searched', 'funded')
    """
    return _terms().get(code, code.rpartition(":")[2].replace("_", " "))


@cache
def _table(name: str) -> dict[str, str]:
    with data_path("report/words.toml").open("rb") as file:
        return dict(tomllib.load(file)[name])


def premise_words(name: str) -> str:
    """Say what a premise claims.

    Examples
    --------
    >>> premise_words("change")
    'the change took place'
    """
    return _table("premise")[name]


def donor_sentence(rule: str) -> str:
    """Say what a condition on the weighing means, without its numbers; blank for one that needs no other words."""
    return _table("donor").get(rule, "")


def explain(word: str) -> str:
    """Say what a verdict word means, or nothing for a word that is none.

    Examples
    --------
    >>> explain("plausible").startswith("Stated with a quote")
    True
    """
    found = _entry(word)
    return found.meaning if found else ""


def explain_happened(word: str) -> str:
    """Say what a verdict word means where the question is whether the change took place."""
    found = _entry(word)
    return found.happened if found else ""


def explain_both(word: str) -> str:
    """Say what a verdict word means, wherever it stands."""
    found = _entry(word)
    return found.explanation if found else ""


def symbol(word: str) -> str:
    """Give the sign that stands beside a verdict word, so that colour is never alone."""
    found = _entry(word)
    return found.symbol if found else "·"


def word_number(word: str) -> str:
    """Give the number of a verdict word's explanation at the foot of a page, for readers on paper.

    Examples
    --------
    >>> word_number("refuted"), word_number("rated: high (own scale)") > "5", word_number("no word")
    ('1', True, '')
    """
    found = _entry(word)
    return str(verdict_words().index(found) + 1) if found else ""


def slug(word: str) -> str:
    """Give a verdict word's name in the style sheet and in anchors.

    Examples
    --------
    >>> slug("strongly supported"), slug("rated: high (own scale)")
    ('strongly-supported', 'rated')
    """
    found = _entry(word)
    return re.sub(r"[^a-z]+", "-", found.word).strip("-") if found else "other"


def ladder_place(word: str) -> int:
    """Give a verdict word's place among the words, lowest first; an unknown word comes last.

    Examples
    --------
    >>> ladder_place("refuted") < ladder_place("plausible") < ladder_place("supported")
    True
    """
    found = _entry(word)
    return verdict_words().index(found) if found else len(verdict_words())


def _entry(word: str) -> Word | None:
    entries = sorted(verdict_words(), key=lambda entry: -len(entry.word))
    return next((entry for entry in entries if word == entry.word or word.startswith(f"{entry.word}:")), None)


def number(value: int) -> str:
    """Write a count: in words up to twelve, then in figures.

    Examples
    --------
    >>> number(2), number(40)
    ('two', '40')
    """
    return _SMALL[value] if 0 <= value < len(_SMALL) else str(value)


def count(value: int, noun: str, plural: str = "") -> str:
    """Write a count with its noun.

    Examples
    --------
    >>> count(1, "outcome"), count(0, "outcome"), count(13, "independent body", "independent bodies")
    ('one outcome', 'no outcomes', '13 independent bodies')
    """
    return f"{number(value)} {noun if value == 1 else plural or noun + 's'}"


def share(part: int, base: int, noun: str, plural: str = "") -> str:
    """Write a count with its base in the same words, never a percentage.

    Examples
    --------
    >>> share(3, 9, "judgement"), share(1, 1, "judgement"), share(0, 0, "judgement")
    ('3 of 9 judgements', '1 of 1 judgement', 'no judgements')
    """
    return (
        f"{part} of {base} {noun if base == 1 else plural or noun + 's'}" if base else count(0, noun, plural)
    )


MOST_ROWS = 10
"""Rows named after a sentence; of more, the first are named and the rest counted."""


def some(rows: Sequence[str]) -> tuple[str, ...]:
    """Name the rows a sentence rests on, of many only the first.

    Examples
    --------
    >>> some(["O-01", "O-02"])
    ('O-01', 'O-02')
    >>> some([f"O-{number:02d}" for number in range(1, 40)])[-1]
    'and 30 more'
    """
    if len(rows) <= MOST_ROWS:
        return tuple(rows)
    return (*rows[: MOST_ROWS - 1], f"and {len(rows) - MOST_ROWS + 1} more")


def sentence(text: str) -> str:
    """Make words a sentence: a capital first and a full stop last.

    Examples
    --------
    >>> sentence("the gate opened"), sentence("Is it open?")
    ('The gate opened.', 'Is it open?')
    """
    words = text.strip()
    closed = words if words.endswith((".", "?", "!", "…", ".”", '."')) else f"{words}."
    return closed[:1].upper() + closed[1:] if words else ""


def interval(low: float, high: float) -> str:
    """Write a probability interval as :func:`sjc_analysis.plain_text.probability` does.

    Examples
    --------
    >>> interval(0.62, 0.81), interval(0.5, 0.5)
    ('0.62-0.81', '0.50')
    """
    return probability(low, high)
