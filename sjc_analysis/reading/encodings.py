"""Decode a file's bytes: UTF-8 or UTF-16, or Windows-1252 where nothing else can be meant."""

import re
from functools import cache

from sjc_analysis.reading.lexicons import lexicon

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED_RUN = re.compile(r"[^\W\d_\x00-\x7f]{3}")
_CAPITAL_INSIDE = re.compile(r"[a-z][À-ÖØ-Þ]")
_UTF8_READ_WRONGLY = re.compile(r"[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")


def decoded(data: bytes) -> str:
    """Decode text that says or shows its encoding, and keep its byte order mark.

    Positions then count every code point of the file.

    Raises
    ------
    UnicodeDecodeError
        If it is neither UTF-8 nor UTF-16 with a byte order mark.

    Examples
    --------
    >>> decoded("café".encode()), decoded("café".encode("utf-16"))[1:]
    ('café', 'café')
    """
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16-le")
    if data.startswith(b"\xfe\xff"):
        return data.decode("utf-16-be")
    return data.decode("utf-8")


def western(data: bytes) -> str | None:
    """Decode Windows-1252 where no other encoding can be meant; ``None`` elsewhere.

    The letters and signs, and where each may stand, are ``data/lexicon/western_letters.csv``.

    Examples
    --------
    >>> western("l’État où".encode("cp1252"))
    'l’État où'
    >>> western("l’État".encode("mac-roman")) is None, western("полиция".encode("cp1251")) is None
    (True, True)
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if not _known().issuperset(_BEYOND_ASCII.findall(text)):
        return None
    signs_wrong = any(form.search(text) for form in (*_misplaced(), _ACCENTED_RUN, _CAPITAL_INSIDE))
    if signs_wrong or _UTF8_READ_WRONGLY.search(text):
        return None
    return text if all(map(_is_word, _WORD.findall(text))) else None


def _is_word(word: str) -> bool:
    """Whether a word has a plain letter, or is one that has none, such as the French "à"."""
    return word.isascii() or word in _of("word") or any(letter.isascii() for letter in word)


@cache
def _of(use: str) -> str:
    return "".join(row["signs"] for row in lexicon("western_letters") if row["use"] == use)


@cache
def _known() -> frozenset[str]:
    return frozenset("".join(row["signs"] for row in lexicon("western_letters")))


@cache
def _misplaced() -> tuple[re.Pattern[str], re.Pattern[str]]:
    opening, dash = re.escape(_of("opening")), re.escape(_of("dash"))
    return re.compile(rf"[^\W\d_][{opening}]"), re.compile(rf"[a-z][{dash}][a-z]")
