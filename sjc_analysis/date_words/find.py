"""Find the dates a text states, as intervals, by a strict grammar.

It knows English, French, Spanish, Portuguese and Arabic. Nothing is guessed: "last year" has no date,
"03/04/2031" may be either of two days and is left alone, "late 2031" is the second half of 2031 and "by late
2031" the whole of it, and a number that may be a count is not a year. A date missed costs a question; a date
invented costs a verdict (method, section 6.2).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from sjc_analysis.date_words.grammar import grammar
from sjc_analysis.date_words.meaning import interval_of, month_of, no_such_day, span
from sjc_analysis.date_words.parts_of_year import is_not_calendar, part_of_year
from sjc_analysis.date_words.words import GAP, one_of
from sjc_analysis.dates import Interval


class DateWords(BaseModel):
    """The words of a date, where they stand, and the days they mean.

    Parameters
    ----------
    start, end
        Place in the text, in code points.
    text
        The words as they stand.
    interval
        The days within which the date lies, both ends known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    start: int
    end: int
    text: str
    interval: Interval


_ANY_YEAR = re.compile(r"(?:19|20)\d\d|2100")


_UNBROKEN = re.compile(r"\S+")
_OF_AN_ADDRESS = ("://", "www.", "@")
_SHADE = re.compile(
    rf"\b(?:(?:early|late|mid)(?:-|{GAP})|(?:the{GAP})?(?:beginning|start|middle|end){GAP}of{GAP})$", re.I
)
_ARABIC_DIGITS = {
    ord(digit): str(number) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for number, digit in enumerate(digits)
}


@cache
def _join() -> re.Pattern[str]:
    words = rf"to|until|till|through|{one_of('join')}"
    return re.compile(rf"[^\S\r\n]?[-–—][^\S\r\n]?|{GAP}(?:{words}){GAP}")


@cache
def _join_between() -> re.Pattern[str]:
    return re.compile(rf"{GAP}(?:and|{one_of('between_and')}){GAP}(?:{one_of('of')}{GAP})?")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:between|{one_of('between')}){GAP}$", re.I)


@cache
def _words_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what before a number says that it is a count, or a time, in the other languages."""
    count, time = (re.compile(rf"(?<!\w){one_of(use)}{GAP}$", re.I) for use in ("count", "time"))
    return count, time


_COUNT_BEFORE = re.compile(
    r"\b(?:over|about|nearly|than|least|most|some|roughly|almost|approximately|around|up to|only|another|"
    rf"no|number|article|section|room|page|resolution)[^\S\r\n.]{{0,2}}\.?{GAP}$", re.I,
)  # fmt: skip
_TIME_BEFORE = re.compile(
    rf"\b(?:in|since|during|by|until|till|before|after|from|early|late|mid)(?:-|{GAP})$", re.I
)
_COUNT_AFTER = re.compile(
    rf"{GAP}(?:[a-z][a-z-]*s\b|people\b|men\b|women\b|children\b|police\b|million\b|thousand\b|percent\b|[A-Z]{{3}}\b)"
)
_NAME_BEFORE = re.compile(rf"\b(?P<word>[A-Z]\w*){GAP}$")
_NOT_A_NAME = re.compile(
    r"In|On|Since|During|By|Until|Till|Before|After|From|Between|Of|The|Late|Early|Mid|And|To|At|\w+day"
)


@lru_cache(maxsize=1024)
def find_dates(text: str) -> tuple[DateWords, ...]:
    """Find every stated date of a text, in order.

    Parameters
    ----------
    text
        Any text; web and mail addresses in it are passed over.

    Returns
    -------
    tuple of DateWords
        Without overlaps. A year alone is that year, and a quarter, a half, "early", "mid" or "late" a part of
        it; two dates joined by "to" or a dash, or by "and" after "between", are one interval.

    Examples
    --------
    >>> [(found.text, str(found.interval)) for found in find_dates("On 13 May 2031, not in March-May 2032.")]
    [('13 May 2031', '2031-05-13'), ('March-May 2032', '2032-03-01 to 2032-05-31')]
    >>> find_dates("over 2031 people came last year, on 03/04/2031")
    ()
    >>> [(found.text, str(found.interval)) for found in find_dates("depuis le 13 mai 2031, fin 2032")]
    [('13 mai 2031', '2031-05-13'), ('fin 2032', '2032-07-01 to 2032-12-31')]

    References
    ----------
    Method, section 3: dates are intervals, the unknown is unbounded.
    """
    plain = text if text.isascii() else text.translate(_ARABIC_DIGITS)
    if not _ANY_YEAR.search(plain):  # every form of a date has one
        return ()
    addresses = _addresses(plain)
    singles = [
        _with_shade(plain, found)
        for match in grammar(plain).finditer(plain)
        if not any(start <= match.start() < end for start, end in addresses)
        for found in _understood(plain, match)
    ]
    found = _joined(plain, singles)
    if plain is text:
        return tuple(found)
    return tuple(each.model_copy(update={"text": text[each.start : each.end]}) for each in found)


def _addresses(text: str) -> list[tuple[int, int]]:
    """Give where web and mail addresses stand, which hold numbers that are no dates."""
    signs = [sign for sign in _OF_AN_ADDRESS if sign in text]
    unbroken = _UNBROKEN.finditer(text) if signs else ()
    return [match.span() for match in unbroken if any(sign in match[0] for sign in signs)]


class NoSuchDay(NamedTuple):
    """The words of a date that no calendar has, where they stand, and what is wrong with it."""

    start: int
    end: int
    reason: str


_NOUGHTS = re.compile(
    r"(?<![\w/.-])(?:0000-00-00|00([./-])00\1(?:0000|(?:19|20)\d\d)|(?:19|20)\d\d-00(?:-\d\d)?)(?![\w/-])"
)
_TOO_MANY_DAYS = re.compile(r"(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)?[^\S\r\n]$")


def impossible_dates(text: str) -> tuple[NoSuchDay, ...]:
    """Find the dates of a text that do not exist, which :func:`find_dates` passes over.

    Examples
    --------
    >>> [found.reason for found in impossible_dates("31 February 2031, 2031-13-01, 29/02/2031, 29/02/2032")]
    ['31 February does not exist', 'there is no month 13', '29 February 2031 does not exist']
    >>> [found.reason for found in impossible_dates("0000-00-00")]
    ['a date of noughts is no date']
    """
    plain = text if text.isascii() else text.translate(_ARABIC_DIGITS)
    addresses = _addresses(plain)
    found = [
        NoSuchDay(match.start(), match.end(), "a date of noughts is no date")
        for match in _NOUGHTS.finditer(plain)
    ]
    for match in grammar(plain).finditer(plain) if _ANY_YEAR.search(plain) else ():
        if any(start <= match.start() < end for start, end in addresses):
            continue
        groups = {name.removeprefix("o"): value for name, value in match.groupdict().items() if value}
        try:
            interval_of(groups)
        except ValueError:
            found.append(NoSuchDay(match.start(), match.end(), no_such_day(groups)))
        else:
            if _has_too_many_days(plain, match):
                found.append(NoSuchDay(match.start(), match.end(), "no month has so many days"))
    return tuple(sorted(found))


def _has_too_many_days(text: str, match: re.Match[str]) -> bool:
    """Whether a month and year stand behind a number above 31 ("32 May 2031")."""
    groups = match.groupdict()
    return bool(
        (groups.get("m4") or groups.get("om4"))
        and _TOO_MANY_DAYS.search(text[max(0, match.start() - 5) : match.start()])
    )


def _understood(text: str, match: re.Match[str]) -> Iterator[DateWords]:
    start = match.start()
    groups = {name.removeprefix("o"): value for name, value in match.groupdict().items() if value}
    if _has_too_many_days(text, match):
        return
    if "year" in groups and (_may_be_a_count(text, match) or is_not_calendar(text, start)):
        return
    if "m4" in groups and _is_part_of_a_name(text, match):
        start = match.end() - 4
        groups = {"year": groups["m4y"]}
    try:
        interval = interval_of(groups)
    except ValueError:  # such as 31 February: the words are a slip, and nothing is made of them
        return
    if interval is not None:
        yield DateWords(start=start, end=match.end(), text=text[start : match.end()], interval=interval)


def _may_be_a_count(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 30) : match.start()]
    count, time = _words_before()
    if _COUNT_BEFORE.search(before) or count.search(before):
        return True
    if not _COUNT_AFTER.match(text, match.end()):
        return False
    return not (_TIME_BEFORE.search(before) or time.search(before))


def _is_part_of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether "March", "May" or "Mayo" follows a capitalised word, as in the name of a protest march."""
    english = match.groupdict().get("m4")
    if month_of(english) not in (3, 5) if english else not re.fullmatch(one_of("name"), match["om4"], re.I):
        return False
    name = _NAME_BEFORE.search(text[max(0, match.start() - 40) : match.start()])
    return name is not None and not _NOT_A_NAME.fullmatch(name["word"])


def _joined(text: str, singles: list[DateWords]) -> list[DateWords]:
    found: list[DateWords] = []
    for single in singles:
        last = found[-1] if found else None
        if last is not None and _is_range(text, last, single):
            interval = span(last.interval, single.interval)
            found[-1] = DateWords(
                start=last.start, end=single.end, text=text[last.start : single.end], interval=interval
            )
        else:
            found.append(single)
    return found


def _is_range(text: str, first: DateWords, second: DateWords) -> bool:
    between = text[first.end : second.start]
    if not first.interval.is_before(second.interval):
        return False
    if _join().fullmatch(between):
        return True
    return bool(
        _join_between().fullmatch(between) and _between().search(text[max(0, first.start - 30) : first.start])
    )


def _with_shade(text: str, found: DateWords) -> DateWords:
    """Take in the words that name a part of the year; before a month they are kept and narrow nothing."""
    year = found.interval.earliest.year if found.interval.earliest else 0
    if found.interval == Interval.year(year):
        part = part_of_year(text, found.end - 4, found.end, year)
        if part is None:
            return found
        start, end, interval = part
        return DateWords(start=start, end=end, text=text[start:end], interval=interval)
    shade = _SHADE.search(text, max(0, found.start - 30), found.start)
    if shade is None:
        return found
    start = shade.start()
    return DateWords(start=start, end=found.end, text=text[start : found.end], interval=found.interval)
