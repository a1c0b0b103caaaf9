"""Text as it sounds, so that capitals, accents, wide letters and invisible characters hide no name."""

import re
import unicodedata

INVISIBLE = re.compile(
    "[\u00ad\u034f\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0001-\U000e007f]"
)
"""Characters that add nothing to a word's sound: accents set apart, zero-width and direction controls."""

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits."""


def fold(text: str) -> str:
    """Fold a text to lower case without accents and invisible characters.

    Examples
    --------
    >>> fold("Ko\u200bss"), fold("\uff2b\u00f6ss")
    ('koss', 'koss')
    """
    if text.isascii():
        return text.lower()
    return INVISIBLE.sub("", unicodedata.normalize("NFKD", text).casefold())


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
