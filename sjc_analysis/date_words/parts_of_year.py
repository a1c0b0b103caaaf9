"""Quarters, halves and "early", "mid", "late" before a year, or a quarter behind it."""

import re
from functools import cache

from sjc_analysis.date_words.words import GAP, listed, one_of, value_of
from sjc_analysis.dates import Interval

_HALVES = {"early": (1, 6), "mid": (4, 9), "late": (7, 12)}
_LOOK_BACK = 60


def part_of_year(text: str, start: int, end: int, year: int) -> tuple[int, int, Interval] | None:
    """Find the part of a year that the words around it name.

    Parameters
    ----------
    text
        The text.
    start, end
        Where the year stands.
    year
        The year.

    Returns
    -------
    tuple or None
        Where the words with the year begin and end, and the days they mean; ``None`` if no part is named.
        What may be one of two parts ("the first or second quarter"), or lie before the part ("by late
        2031"), keeps the days of the whole year.

    Examples
    --------
    >>> start, end, days = part_of_year("in the second quarter of 2031", 25, 29, 2031)
    >>> start, end, str(days)
    (3, 29, '2031-04-01 to 2031-06-30')
    >>> str(part_of_year("2031 Q3", 0, 4, 2031)[2]), part_of_year("in 2031", 3, 7, 2031)
    ('2031-07-01 to 2031-09-30', None)
    """
    behind = _behind().match(text, end)
    if behind:
        return start, behind.end(), _months(year, "quarter", int(behind["quarter"]))
    from_ = max(0, start - _LOOK_BACK)
    before = text[from_:start]
    word = _LAST_WORD.search(before)
    if word is None or word["word"].lower() not in _last_words():
        return None
    named = _before().search(before)
    if named is None:
        shade = _shade().search(before)
        if shade is None:
            return None
        whole = Interval.year(year)
        is_limit = bool(_limit().search(before[: shade.start()]))
        first, last = _HALVES[value_of("shade", shade["shade"])]
        return from_ + shade.start(), end, whole if is_limit else _span(year, first, last)
    if _joined_to().search(before[: named.start()]):
        return from_ + named.start(), end, Interval.year(year)
    return from_ + named.start(), end, _named(year, named)


_LAST_WORD = re.compile(r"(?P<word>[^\W_]+|\d\.?º)\W{1,3}$")


@cache
def _last_words() -> frozenset[str]:
    """Give the words that stand right before a year where a part of it is named."""
    uses = ("shade", "quarter", "half", "of", "ordinal")
    words = {each.words.split()[-1].lower() for use in uses for each in listed(use)}
    # of what holds an apostrophe, the part behind it is the last word
    own = {re.split("[’']", word)[-1] for word in words}
    return frozenset(own | {"of", *(f"{code}{number}" for code in "qh" for number in range(1, 5))})


def _named(year: int, named: re.Match[str]) -> Interval:
    if named["code"]:
        kind = "quarter" if named["code"] in "Qq" else "half"
        return _months(year, kind, int(named["number"]))
    unit = next(named[group] for group in ("unit", "unit_first") if named[group])
    ordinal = next(named[group] for group in ("ordinal", "ordinal_last") if named[group])
    kind = "quarter" if re.fullmatch(one_of("quarter"), unit, re.IGNORECASE) else "half"
    return _months(year, kind, int(value_of("ordinal", ordinal)))


def _months(year: int, kind: str, number: int) -> Interval:
    parts = 4 if kind == "quarter" else 2
    if number > parts:  # a third half: the words are a slip
        return Interval.year(year)
    length, at = 12 // parts, number or parts
    return _span(year, length * (at - 1) + 1, length * at)


def _span(year: int, first: int, last: int) -> Interval:
    return Interval(earliest=Interval.month(year, first).earliest, latest=Interval.month(year, last).latest)


def is_not_calendar(text: str, start: int) -> bool:
    """Whether the year at a place is called a financial or a school year, which may begin in any month.

    Examples
    --------
    >>> is_not_calendar("the financial year 2031", 19), is_not_calendar("the year 2031", 9)
    (True, False)
    """
    return bool(_other_year().search(text[max(0, start - _LOOK_BACK) : start]))


@cache
def _before() -> re.Pattern[str]:
    unit, ordinal = rf"{one_of('quarter')}|{one_of('half')}", one_of("ordinal")
    return re.compile(
        rf"(?<!\w)(?:(?:the{GAP})?(?:(?P<ordinal>{ordinal}){GAP}(?P<unit>{unit})"
        rf"|(?P<unit_first>{unit}){GAP}(?P<ordinal_last>{ordinal}))|(?P<code>[QH])(?P<number>[1-4]))"
        rf"(?:{GAP}(?:of|{one_of('of')}))?(?:{GAP}|/)$",
        re.IGNORECASE,
    )


@cache
def _joined_to() -> re.Pattern[str]:
    """Give what stands before a part of a year where another part is named with it."""
    other = rf"(?:{one_of('ordinal')}|{one_of('quarter')}|{one_of('half')}|[QH][1-4])"
    joint = rf"(?:[^\S\r\n]?[-–—/,&][^\S\r\n]?|{GAP}(?:and|or|to|ou|o|أو|{one_of('to')}){GAP})"
    return re.compile(rf"(?<!\w){other}{joint}(?:the{GAP})?$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?:{GAP}|[-/])Q(?P<quarter>[1-4])(?!\w|[-–/]Q?\d)")


@cache
def _shade() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<shade>{one_of('shade')})(?:-|{GAP})$", re.IGNORECASE)


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('limit')}{GAP}(?:the{GAP}|la{GAP}|le{GAP})?$", re.IGNORECASE)


@cache
def _other_year() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){one_of('not_calendar')}(?:{GAP}(?:of|de|du))?{GAP}$", re.IGNORECASE)
