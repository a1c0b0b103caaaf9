"""Words as the matching rules compare them: without case, spacing and punctuation."""

import re
import unicodedata
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Give the words of a text, in lower case.

    Examples
    --------
    >>> words_of("Outcome  status (if_any):")
    ['outcome', 'status', 'if', 'any']
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    return _WORD.findall(unicodedata.normalize("NFKC", without_unseen(text)).casefold())


def without_unseen(text: str) -> str:
    r"""Give a text without letters that cannot be seen, as it is compared and never as it is kept.

    Examples
    --------
    >>> without_unseen("Ye\u200bar")
    'Year'
    """
    if text.isascii():
        return text
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def find_run(words: Sequence[str], run: Sequence[str]) -> int:
    """Find where a run of words stands in others; -1 if it does not.

    Examples
    --------
    >>> find_run(["the", "gate", "is", "shut"], ["is", "shut"])
    2
    >>> find_run(["gate"], ["gates"])
    -1
    """
    width = len(run)
    if not width:
        return -1
    first, wanted, at = run[0], list(run), -1
    try:
        while True:
            at = words.index(first, at + 1)
            if list(words[at : at + width]) == wanted:
                return at
    except ValueError:
        return -1
