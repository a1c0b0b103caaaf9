"""Text as it sounds, so that capitals, accents, wide letters and invisible characters hide no name.

Digits of every script become those of ASCII, and every dash a hyphen.
"""

import re
import unicodedata
from functools import cache

_SILENT = frozenset({"Mn", "Me", "Cf"})
"""Kinds of characters that add nothing to a word's sound: accents, zero-width and direction marks."""

_SILENT_LETTERS = "\u0640\u115f\u1160\u3164\uffa0"
"""Letters that are drawn and not spoken: the stroke that widens an Arabic word, Korean fillers."""

_WRITTEN_PLAIN = str.maketrans(
    {
        "\u0142": "l", "\u00f8": "o", "\u0111": "d", "\u0131": "i", "\u00f0": "d", "\u0127": "h",
        "\u0167": "t", "\u00e6": "ae", "\u0153": "oe", "\u00fe": "th",
        "\u0649": "\u064a", "\u0629": "\u0647", "\u0671": "\u0627",
        **dict.fromkeys(_SILENT_LETTERS),
    }
)  # fmt: skip
"""Letters that have no accent to take off, and are often written without it: ``\u0142`` as ``l``."""

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits."""


def fold(text: str) -> str:
    """Fold a text to lower case without accents and invisible characters.

    Examples
    --------
    >>> fold("Ko\u200bss"), fold("\uff2b\u00f6ss"), fold("\u0141uk")
    ('koss', 'koss', 'luk')
    >>> fold("\u0661\u0664 \u2013 \u0967\u096a")
    '14 - 14'
    """
    if text.isascii():
        return text.lower()
    spelt_out = unicodedata.normalize("NFKD", text).casefold().translate(_WRITTEN_PLAIN)
    return _BEYOND_ASCII.sub(_without_silent, spelt_out)


def _without_silent(found: re.Match[str]) -> str:
    return "".join(_plain(letter) for letter in found[0])


@cache
def _plain(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in _SILENT:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(letter))
    return "-" if kind == "Pd" or letter == "\u2212" else letter


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Fold a text and say for each folded character which character of the text it came from.

    Returns
    -------
    tuple of str and list of int
        The folded text, and one position more than it has characters: the last is the text's length.

    Examples
    --------
    >>> fold_with_places("K\u200boss")
    ('koss', [0, 2, 3, 4, 5])
    """
    if text.isascii():
        return text.lower(), [*range(len(text) + 1)]
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        folded = fold(letter)
        letters.append(folded)
        places.extend([place] * len(folded))
    return "".join(letters), [*places, len(text)]


def words_of(text: str) -> list[str]:
    """List the folded words of a text.

    Examples
    --------
    >>> words_of("The Ferry-Road_station's")
    ['the', 'ferry', 'road', 'station', 's']
    """
    return WORD.findall(fold(text))


def has_case(word: str) -> bool:
    """Whether a word is written in letters of which people write capitals, as Arabic and Georgian are not.

    Georgian has capital letters in its table of characters, and nobody writes a name with one.

    Examples
    --------
    >>> has_case("koss"), has_case("\u0643\u0648\u0633"), has_case("\u10d9\u10dd\u10e1\u10d8")
    (True, False, False)
    """
    return any(_script(letter) in _WITH_CAPITALS for letter in word if letter.isalpha())


def scripts_of(word: str) -> frozenset[str]:
    """Name the alphabets of a word's letters, as the table of characters calls them.

    Examples
    --------
    >>> sorted(scripts_of("K\u043ess"))
    ['CYRILLIC', 'LATIN']
    """
    return frozenset(script for letter in word if letter.isalpha() and (script := _script(letter)))


@cache
def _script(letter: str) -> str:
    """Give the alphabet of a letter; blank for a sign that is counted a letter and belongs to none."""
    if unicodedata.category(letter) == "Lm":
        return ""
    name = unicodedata.name(unicodedata.normalize("NFKD", letter)[:1] or letter, "")
    return name.split(" ")[0]


_WITH_CAPITALS = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "ADLAM", "COPTIC"})
