"""The words of dates beyond English months: ``data/lexicon/date_words.csv``, read once."""

import csv
import re
from functools import cache
from typing import NamedTuple

from sjc_analysis.data_files import data_path

GAP = r"[^\S\r\n]{1,3}"
"""White space between the words of a date, within a line."""


class DateWord(NamedTuple):
    """A word, or words, and what it stands for in a date."""

    words: str
    value: str


@cache
def listed(use: str) -> tuple[DateWord, ...]:
    """Give the words of a use, the longest first.

    Examples
    --------
    >>> [each for each in listed("month") if each.words == "mai"]
    [DateWord(words='mai', value='5')]
    """
    with data_path("lexicon/date_words.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(line for line in file if not line.startswith("#"))]
    found = {
        words: DateWord(words, row["value"])
        for row in rows
        if row["use"] == use
        for words in row["words"].split("|")
    }
    return tuple(sorted(found.values(), key=lambda each: (-len(each.words), each.words)))


@cache
def one_of(use: str) -> str:
    """Give a pattern for any of the words of a use.

    Examples
    --------
    >>> bool(re.fullmatch(one_of("quarter"), "trimestre"))
    True
    """
    alternatives = "|".join(GAP.join(map(re.escape, each.words.split())) for each in listed(use))
    return rf"(?:{alternatives})"


def value_of(use: str, words: str) -> str:
    """Give what words of a use stand for; blank if they are not listed.

    Examples
    --------
    >>> value_of("month", "Kānūn"), value_of("month", "Septiembre"), value_of("shade", "a  finales de")
    ('', '9', 'late')
    """
    return _values(use).get(" ".join(words.casefold().split()), "")


@cache
def _values(use: str) -> dict[str, str]:
    return {each.words.casefold(): each.value for each in listed(use)}
