"""Ways to reach a person: e-mail addresses, telephone numbers, handles and positions, which never leave.

The text is folded and its numbers are digits (:mod:`sjc_analysis.disclosure.spelling`), so the signs between
the parts of a number or address are all that differs from one way of writing to another.
"""

import re
from collections.abc import Iterator

from sjc_analysis.disclosure.lexicon import public_words

CONTACT_WITHHELD = "[contact withheld]"
"""What stands for a way to reach somebody."""

_AT_WORDS = "at|arroba|arobase|chez|kwa|sobaka|собака"
_DOT_WORDS = "dot|punto|ponto|point|punkt|nukta|tochka|точка"
_AT = re.compile(
    rf"(?<=\w)\(a\)(?=\w)|\s?[\[({{<]\s?(?:{_AT_WORDS}|@)\s?[\])}}>]\s?|\s?@\s?|"
    rf"(?<=[\w])[\s_-]{{1,3}}(?:{_AT_WORDS})[\s_-]{{1,3}}(?=\w)"
)
_DOT = re.compile(
    rf"\s?[\[({{<]\s?(?:{_DOT_WORDS}|\.)\s?[\])}}>]\s?|\.\n?|[\s_-]{{1,3}}(?:{_DOT_WORDS})[\s_-]{{1,3}}|\s\.\s?"
)
_LEFT = re.compile(r"[^\s<>|@,;:()\[\]\"]{1,64}$")
_LEFT_SPELT = re.compile(rf"[\w+]{{1,64}}[\s_-]{{1,3}}(?:{_DOT_WORDS})[\s_-]{{1,3}}$")
_LABEL = re.compile(rf"[^\W_](?:[^\W_]|-(?!(?:{_DOT_WORDS})[\s_-])(?=[^\W_])){{0,62}}")
_MOST_LABELS = 6
_PROVIDERS = frozenset(
    {"gmail", "googlemail", "yahoo", "ymail", "hotmail", "outlook", "proton", "protonmail", "icloud"}
)

_HANDLE = re.compile(r"(?<![\w@])@ ?\w{2,}(?:[.-]\w+)?")
_NAMED_HANDLE = re.compile(
    r"(?<!\w)(?:telegram|instagram|insta|ig|skype|signal|wechat|viber|tiktok|whatsapp|snapchat|messenger|facebook"
    r"|fb|twitter)(?: (?:id|handle|name|account|user|username))?"
    r"(?:\s?[:=]\s?([^\s,;()\[\]]*[^\W_][^\s,;()\[\]]*)"
    r"|\s(\w+[._]\w+|[^\W\d]\w*\d))"
)
_NUMBER = re.compile(
    r"(?<![^\W_])[+(]{0,2}\d(?:[ \t\n\u00b7\u2022\u2219\u22c5:()./*~_-]{0,3}\d|,\d){4,40}(?![^\W_])"
)
_READ_OUT = re.compile(r"(?<![\d-])\d(?:[ -]\d){1,4}(?:, ?\d(?:[ -]\d){1,4}){1,4}(?![\d-])")
"""A number as it is read out, digit by digit in groups."""

_CALLED = re.compile(
    r"(?<!\w)(?:tel|telephone|phone|mobile|cell|call|ring|sms|whatsapp|hotline|fax|telefono|telefone|numero"
    r"|simu|nambari|тел|телефон|هاتف|تليفون)[\s.:]{0,3}(?:(?:no|number|nr|at|on|me|us|him|her|them|ya)[\s.:]{1,2})?"
    r"(\+?\d(?:[ ./-]?\d){2,15})(?![^\W_])"
)
_POSITIONS = (
    re.compile(
        r"(?<![\w.])[-+]?\d{1,3}[.,]\d{3,}°? ?[nsew]?[,;/ ] ?[-+]?\d{1,3}[.,]\d{3,}(?![.,]?\d)"
        r"(?:°? ?[nsew](?!\w))?"
    ),
    re.compile(r"(?<!\w)(?:lat|latitude|lon|long|lng|longitude)[\s.:=]{0,3}[-+]?\d{1,3}[.,]\d{3,}(?!\d)"),
    re.compile(r"(?<![\w.])\d{1,3}(?:[.,]\d+)? ?° ?(?:\d[\d '’\u2032\"”\u2033.,]*)?[nsew](?!\w)"),
    re.compile(r"(?<!\w)[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}(?!\w)"),
    re.compile(r"///[^\W\d_]{2,}\.[^\W\d_]{2,}\.[^\W\d_]{2,}"),
)
"""Degrees with three decimals or more (about 100 m), with minutes, open location codes, three words."""

_AMOUNT = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:(?:,\d{3})+|(?:\.\d{3}){2,})(?![\d.,]?\d)")
_DAY_OR_TIME = re.compile(
    r"(?<![\d./-])(?:\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{1,2}[.:]\d{2}(?:-\d{1,2}[.:]\d{2})?|\d{1,4}/(?:19|20)\d\d)(?![./-]?\d)"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROUND = re.compile(r"(?: 000)+$")
_ARTICLE = re.compile(r"10\.\d{4,9}/")
_DIGITS = 7
_LEAST_CALLED = 3


def find_contacts(folded: str) -> Iterator[tuple[int, int]]:
    """Give where a folded text tells how to reach somebody.

    A number of seven digits or more counts as a telephone number, unless it is made of days, times,
    years and numbers of a year (``10/2031``), is a round amount, or has commas by thousands; behind a word
    such as "call" three digits are enough. A position on a map is where a person can be found.

    Examples
    --------
    >>> text = "jo.tarn@mail.example, @jotarn, 0722 123 456; 2031-09-11 to 2032, 1,000,000 and 20 000 000"
    >>> [text[start:end] for start, end in find_contacts(text)]
    ['jo.tarn@mail.example', '@jotarn', '0722 123 456']
    >>> text = "jo (at) mail.example or wk at mail dot example, 0722:123:456, at -1.2921, 36.8219"
    >>> [text[start:end] for start, end in find_contacts(text)]
    ['jo (at) mail.example', 'wk at mail dot example', '-1.2921, 36.8219', '0722:123:456']
    """
    yield from _addresses(folded)
    for pattern in (_HANDLE, *_POSITIONS):
        yield from (found.span() for found in pattern.finditer(folded))
    yield from (found.span(1 if found[1] else 2) for found in _NAMED_HANDLE.finditer(folded))
    yield from (found.span() for found in _READ_OUT.finditer(folded) if _digits(found[0]) >= _DIGITS)
    yield from (found.span() for found in _NUMBER.finditer(folded) if _is_telephone(found[0]))
    yield from (found.span(1) for found in _CALLED.finditer(folded) if _digits(found[1]) >= _LEAST_CALLED)


def _addresses(folded: str) -> Iterator[tuple[int, int]]:
    """Find each sign or word for "at", and what stands about it: a name before, a site behind."""
    for at in _AT.finditer(folded):
        left = _LEFT.search(folded, max(0, at.start() - 64), at.start())
        labels, end, spelt = _site(folded, at.end())
        if left is None or not labels or (labels == 1 and at[0].strip() != at[0] and at[0].strip() == "@"):
            continue
        signed = "@" in at[0] or not at[0].strip(" _-\n").isalpha()
        labels += folded[at.end() : end] in _PROVIDERS
        # "Published at courier.example" tells of a site; a word that is no common one, or a spelt "dot",
        # of a person.
        if signed or (labels > 1 and (spelt or left[0] not in public_words())):
            start = left.start()
            more = _LEFT_SPELT.search(folded, max(0, start - 80), start)
            yield (more.start() if more else start), end


def _site(folded: str, at: int) -> tuple[int, int, bool]:
    """Read a site's words from a place on: how many, where the last ends, and whether a dot was spelt out."""
    labels, end, spelt = 0, at, False
    while labels < _MOST_LABELS and (label := _LABEL.match(folded, at)) is not None:
        labels, end = labels + 1, label.end()
        if label[0].isdecimal() and labels == 1:
            return 0, at, False
        dot = _DOT.match(folded, end)
        if dot is None or (labels > 1 and "\n" in dot[0]):
            break
        at = dot.end()
        spelt = spelt or (any(letter.isalpha() for letter in dot[0]) and _LABEL.match(folded, at) is not None)
    return labels, end, spelt


def _is_telephone(run: str) -> bool:
    if _ROUND.search(run) or _ARTICLE.match(run):
        return False
    if run.startswith(("+", "0", "(")):
        return _digits(_DAY_OR_TIME.sub("", run)) >= _DIGITS
    rest = _YEAR.sub("", _DAY_OR_TIME.sub("", _AMOUNT.sub("", run)))
    return _digits(rest) >= _DIGITS


def _digits(run: str) -> int:
    return sum(letter.isdigit() for letter in run)
