"""The forms that dates take: the grammar of English, and that of the other languages."""

import re
from collections.abc import Iterator
from functools import cache

from sjc_analysis.date_words.words import GAP, listed, one_of

_MONTH_WORDS = (
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul", "august|aug",
    "september|sept|sep", "october|oct", "november|nov", "december|dec",
)  # fmt: skip
ENGLISH_MONTHS = {word: n for n, words in enumerate(_MONTH_WORDS, start=1) for word in words.split("|")}

# "may" and "march" are verbs too: only their capitalised forms are months.
_PLAIN_MONTHS = "|".join(
    sorted((word for word in ENGLISH_MONTHS if word not in {"may", "march", "mar"}), key=len, reverse=True)
)
_MONTH = rf"(?:(?i:{_PLAIN_MONTHS})|March|MARCH|Mar|MAR|May|MAY)\b\.?"
_YEAR = r"(?:19\d\d|20\d\d|2100)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_OF = rf"{GAP}(?:of{GAP})?"
_TO = rf"(?:[^\S\r\n]?[-–—][^\S\r\n]?|{GAP}(?:to|until|till|through|and|or|&){GAP})"
_BEFORE_YEAR = rf"(?:,[^\S\r\n]?|{GAP}(?:of{GAP})?)"
_SHADE_DASH = r"(?:(?i:early|late|mid|mi)-)?"
_FREE_LEFT = r"(?<![\w/\-#])(?<!\d[.,:])(?<![$£€]|[&=@])"
_FREE_RIGHT = r"(?![\w/#%@])(?!-\w)(?![–—]\d)(?![.,:]\d)"

_FORMS = (
    rf"(?P<iso>{_YEAR}-\d\d-\d\d)",
    rf"(?P<iso_month>{_YEAR}-\d\d)",
    r"(?P<numeric>\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)" + _YEAR + ")",
    rf"(?P<m1>{_MONTH}){GAP}(?P<m1a>{_DAY}){_TO}(?:(?P<m1m>{_MONTH}){GAP})?(?P<m1b>{_DAY}){_BEFORE_YEAR}(?P<m1y>{_YEAR})",
    rf"(?P<d1a>{_DAY})(?:{_OF}(?P<d1m>{_MONTH}))?{_TO}(?P<d1b>{_DAY}){_OF}(?P<d1>{_MONTH}){_BEFORE_YEAR}(?P<d1y>{_YEAR})",
    rf"(?P<d2>{_DAY}){_OF}(?P<d2m>{_MONTH}){_BEFORE_YEAR}(?P<d2y>{_YEAR})",
    rf"(?P<m2>{_MONTH}){GAP}(?P<m2d>{_DAY}){_BEFORE_YEAR}(?P<m2y>{_YEAR})",
    rf"(?P<m3>{_MONTH}){_TO}(?P<m3b>{_MONTH}){_BEFORE_YEAR}(?P<m3y>{_YEAR})",
    rf"{_SHADE_DASH}(?P<m4>{_MONTH}){_BEFORE_YEAR}(?P<m4y>{_YEAR})",
    rf"(?P<y1>{_YEAR})[-–—](?P<y2>{_YEAR})",
    rf"{_SHADE_DASH}(?P<year>{_YEAR})",
)


def grammar(text: str) -> re.Pattern[str]:
    """Give the forms of dates that a text may hold: the English ones alone where no other month is named.

    Parameters
    ----------
    text
        The text.
    """
    return _english() if _first_words().isdisjoint(_WORD.findall(text.lower())) else _all_languages()


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(each.words.split()[0] for each in listed("month"))


@cache
def _english() -> re.Pattern[str]:
    return re.compile(_FREE_LEFT + "(?:" + "|".join(_FORMS) + ")" + _FREE_RIGHT)


@cache
def _all_languages() -> re.Pattern[str]:
    """Give the forms of all languages; a year alone is tried last."""
    *english, years, year = _FORMS
    forms = "|".join((*english, *_other_forms(), years, year))
    return re.compile(f"{_FREE_LEFT}(?:{forms}){_FREE_RIGHT}")


def _other_forms() -> Iterator[str]:
    """Give the forms of dates in the other languages: the day stands before the month, whatever its case."""
    month = rf"(?i:(?:{one_of('month')}\s?/\s?)?{one_of('month')})"
    of = rf"(?:{GAP}|{GAP}(?i:{one_of('of')}){GAP})"
    to = rf"(?:[^\S\r\n]?[-–—][^\S\r\n]?|{GAP}(?i:{one_of('to')}){GAP})"
    before_year = rf"(?:,[^\S\r\n]?|{of})"
    day = r"(?:0?[1-9]|[12]\d|3[01])(?:er|\.?º|ª)?"

    def named(group: str) -> str:
        return rf"(?<!\w)(?P<{group}>{month})(?!\w)\.?"

    yield (
        rf"(?P<od1a>{day})(?:{of}{named('od1m')})?{to}(?P<od1b>{day}){of}{named('od1')}"
        rf"{before_year}(?P<od1y>{_YEAR})"
    )
    yield rf"(?P<od2>{day}){of}{named('od2m')}{before_year}(?P<od2y>{_YEAR})"
    yield rf"{named('om3')}{to}{named('om3b')}{before_year}(?P<om3y>{_YEAR})"
    yield rf"(?:(?i:mi)-)?{named('om4')}{before_year}(?P<om4y>{_YEAR})"
