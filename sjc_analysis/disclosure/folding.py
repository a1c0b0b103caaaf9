"""Text as it sounds, so that capitals, accents, wide letters and invisible characters hide no name."""

import re
import unicodedata

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
    """
    if text.isascii():
        return text.lower()
    spelt_out = unicodedata.normalize("NFKD", text).casefold().translate(_WRITTEN_PLAIN)
    return _BEYOND_ASCII.sub(_without_silent, spelt_out)


def _without_silent(found: re.Match[str]) -> str:
    return "".join(letter for letter in found[0] if unicodedata.category(letter) not in _SILENT)


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
    """Whether a word is written in letters of which there are capitals; Arabic or Amharic has none.

    Examples
    --------
    >>> has_case("koss"), has_case("\u0643\u0648\u0633")
    (True, False)
    """
    return any(letter.isupper() or letter.islower() for letter in word)
