"""Ways to reach a person: e-mail addresses, telephone numbers, handles and positions, which never leave."""

import re
from collections.abc import Iterator

CONTACT_WITHHELD = "[contact withheld]"
"""What stands for a way to reach somebody."""

_EMAIL = re.compile(r"(?<![^\s<>|,;:()\[\]\"])[^\s<>|@,;:()\[\]\"]+@[^\s<>|@,;:()\[\]\"]+\.[^\W\d_]{2,}")
_EMAIL_SPELT = re.compile(r"(?<!\S)[\w.+-]+ ?[\[({]at[\])}] ?[\w.-]+")
_HANDLE = re.compile(r"(?<![\w@])@\w{2,}(?:[.-]\w+)?")
_NUMBER = re.compile(r"(?<!\w)\+?\(?\d[\d ()./-]{4,}\d(?!\w)")
_POSITIONS = (
    re.compile(
        r"(?<![\w.])[-+]?\d{1,3}\.\d{3,}°? ?[nsew]?[,;/ ] ?[-+]?\d{1,3}\.\d{3,}(?![.\d])(?:°? ?[nsew](?!\w))?"
    ),
    re.compile(r"(?<![\w.])\d{1,3}(?:[.,]\d+)? ?° ?(?:\d[\d '’\u2032\"”\u2033.,]*)?[nsew](?!\w)"),
    re.compile(r"(?<!\w)[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}(?!\w)"),
)
"""Degrees with three decimals or more (about 100 m), degrees with minutes, and open location codes."""

_DAY_OR_TIME = re.compile(
    r"(?<![\d./-])(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}\.\d{2}(?:-\d{1,2}\.\d{2})?|\d{1,4}/(?:19|20)\d\d)(?![./-]?\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROUND = re.compile(r"(?: 000)+$")
_DIGITS = 7


def find_contacts(folded: str) -> Iterator[tuple[int, int]]:
    """Give where a folded text tells how to reach somebody.

    A number of seven digits or more counts as a telephone number, unless it is made of days, times,
    years and numbers of a year (``10/2031``), is a round amount, or has commas. A position on a map is
    where a person can be found.

    Examples
    --------
    >>> text = "jo.tarn@mail.example, @jotarn, 0722 123 456; 2031-09-11 to 2032, 1,000,000 and 20 000 000"
    >>> [text[start:end] for start, end in find_contacts(text)]
    ['jo.tarn@mail.example', '@jotarn', '0722 123 456']
    >>> text = "jo (at) mail.example at -1.2921, 36.8219"
    >>> [text[start:end] for start, end in find_contacts(text)]
    ['jo (at) mail.example', '-1.2921, 36.8219']
    """
    for pattern in (_EMAIL, _EMAIL_SPELT, _HANDLE, *_POSITIONS):
        yield from (found.span() for found in pattern.finditer(folded))
    yield from (found.span() for found in _NUMBER.finditer(folded) if _is_telephone(found[0]))


def _is_telephone(run: str) -> bool:
    if _ROUND.search(run):
        return False
    rest = _DAY_OR_TIME.sub("", run)
    if not run.startswith(("+", "0", "(")):
        rest = _YEAR.sub("", rest)
    return sum(letter.isdigit() for letter in rest) >= _DIGITS
