"""Numbers written as words made digits, with the places kept, so that one search finds them all."""

import csv
import re
from functools import cache

from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure.folding import WORD, fold, fold_with_places

_AND = ("and", "et", "y", "e", "na")
_WAY = r"[\s-]{1,3}"


def in_digits(text: str) -> str:
    r"""Fold a text and write its numbers as digits.

    Examples
    --------
    >>> in_digits("Aged fourteen, then twenty-one; miaka kumi na nne; \u0661\u0664")
    'aged 14, then 21; miaka 14; 14'
    """
    return in_digits_with_places(text)[0]


def in_digits_with_places(text: str) -> tuple[str, list[int]]:
    """Do the same and say for each character of the result which character of the text it came from.

    Returns
    -------
    tuple of str and list of int
        The folded text with digits, and one position more than it has characters.
    """
    folded, places = fold_with_places(text)
    values, pattern = _numerals()
    letters: list[str] = []
    now: list[int] = []
    at = 0
    for found in pattern.finditer(folded):
        letters.append(folded[at : found.start()])
        now += places[at : found.start()]
        digits = str(_value(values, found))
        letters.append(digits)
        # The last digit stands for all that is left of the word, so that a stretch reaches its end.
        now += [*[places[found.start()]] * (len(digits) - 1), places[found.end() - 1]]
        at = found.end()
    letters.append(folded[at:])
    return "".join(letters), [*now, *places[at:]]


def _value(values: dict[str, int], found: re.Match[str]) -> int:
    if found["ten"] is None:
        return values[_spelt(found["plain"])]
    return values[_spelt(found["ten"])] + (values[_spelt(found["unit"])] if found["unit"] else 0)


def _spelt(words: str) -> str:
    return " ".join(WORD.findall(words))


@cache
def _numerals() -> tuple[dict[str, int], re.Pattern[str]]:
    """Give the value of each numeral and one search for them all, a ten with its unit before either alone."""
    values: dict[str, int] = {}
    kinds: dict[str, set[str]] = {"unit": set(), "teen": set(), "ten": set()}
    with data_path("lexicon/number_words.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            for word in row["words"].split("|"):
                spelt = _spelt(fold(word))
                values[spelt] = int(row["value"])
                kinds[row["kind"]].add(spelt)
    unit, ten = _any(kinds["unit"]), _any(kinds["ten"])
    plain = _any(kinds["unit"] | kinds["teen"])
    joined = rf"(?:{_WAY}(?:(?:{'|'.join(_AND)}){_WAY})?(?P<unit>{unit})(?![^\W_]))?"
    return values, re.compile(rf"(?<![^\W_])(?:(?P<ten>{ten}){joined}|(?P<plain>{plain}))(?![^\W_])")


def _any(words: set[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(word.replace(" ", _WAY) for word in longest_first)
