"""What the words of a date mean, as an interval of days."""

import re
from calendar import isleap

from sjc_analysis.date_words.grammar import ENGLISH_MONTHS
from sjc_analysis.date_words.words import value_of
from sjc_analysis.dates import Interval


def interval_of(said: dict[str, str]) -> Interval | None:
    """Give the days that the named parts of a date mean; ``None`` where they may be either of two.

    Parameters
    ----------
    said
        Name of a part of a form -> its words.

    Raises
    ------
    ValueError
        If there is no such day, such as 31 February.

    Examples
    --------
    >>> str(interval_of({"d2": "13", "d2m": "mai", "d2y": "2031"}))
    '2031-05-13'
    """
    if "iso" in said:
        year, month, day = (int(part) for part in said["iso"].split("-"))
        return Interval.day(year, month, day)
    if "iso_month" in said:
        return _isomonth_of(said["iso_month"])
    if "numeric" in said:
        return _numeric(*(int(part) for part in said["numeric"].split(said["mark"])))
    if "year" in said:
        return Interval.year(int(said["year"]))
    if "y1" in said:
        return span(Interval.year(int(said["y1"])), Interval.year(int(said["y2"])))
    if "m4" in said:
        return Interval.month(int(said["m4y"]), month_of(said["m4"]))
    if "m3" in said:
        year = int(said["m3y"])
        return span(Interval.month(year, month_of(said["m3"])), Interval.month(year, month_of(said["m3b"])))
    return _days(said)


def _days(said: dict[str, str]) -> Interval:
    if "d2" in said:
        return Interval.day(int(said["d2y"]), month_of(said["d2m"]), _day(said["d2"]))
    if "m2" in said:
        return Interval.day(int(said["m2y"]), month_of(said["m2"]), _day(said["m2d"]))
    if "d1" in said:
        year, last = int(said["d1y"]), month_of(said["d1"])
        first = month_of(said.get("d1m", said["d1"]))
        return span(Interval.day(year, first, _day(said["d1a"])), Interval.day(year, last, _day(said["d1b"])))
    year, first = int(said["m1y"]), month_of(said["m1"])
    last = month_of(said.get("m1m", said["m1"]))
    return span(Interval.day(year, first, _day(said["m1a"])), Interval.day(year, last, _day(said["m1b"])))


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def no_such_day(said: dict[str, str]) -> str:
    """Say why the named parts of a date are no day.

    Examples
    --------
    >>> no_such_day({"iso": "2031-02-31"}), no_such_day({"numeric": "31/11/2031", "mark": "/"})
    ('31 February does not exist', '31 November does not exist')
    """
    for year, month, day in _days_named(said):
        if not 1 <= month <= len(_MONTHS):
            return f"there is no month {month}"
        if day > _LONGEST[month - 1] or day < 1:
            return f"{day} {_MONTHS[month - 1]} does not exist"
        if day == 29 and month == 2 and not isleap(year):
            return f"29 February {year} does not exist"
    return "there is no such day"


def _days_named(said: dict[str, str]) -> list[tuple[int, int, int]]:
    """Give the year, month and day that the parts of a date name; a month alone names its first day."""
    if "iso" in said or "iso_month" in said:
        year, month, *day = (int(part) for part in said.get("iso", said.get("iso_month", "")).split("-"))
        return [(year, month, day[0] if day else 1)]
    if "numeric" in said:
        first, second, year = (int(part) for part in said["numeric"].split(said["mark"]))
        return [(year, second, first)] if first > 12 or second <= 12 else [(year, first, second)]
    named = (
        ("d2", "d2m", "d2y"), ("m2d", "m2", "m2y"),
        ("d1a", "d1m", "d1y"), ("d1a", "d1", "d1y"), ("d1b", "d1", "d1y"),
        ("m1a", "m1", "m1y"), ("m1b", "m1m", "m1y"), ("m1b", "m1", "m1y"),
    )  # fmt: skip
    return [
        (int(said[year]), month_of(said[month]), _day(said[day]))
        for day, month, year in named
        if day in said and month in said
    ]


def span(first: Interval, last: Interval) -> Interval:
    """Give the days from the first of one interval to the last of another.

    Examples
    --------
    >>> str(span(Interval.year(2030), Interval.month(2031, 2)))
    '2030-01-01 to 2031-02-28'
    """
    return Interval(earliest=first.earliest, latest=last.latest)


def month_of(word: str) -> int:
    """Give the number of a month by its name; of two names with a stroke between them, the second counts.

    Examples
    --------
    >>> month_of("Sept."), month_of("juillet")
    (9, 7)
    """
    own = word.lower().rstrip(".").rpartition("/")[2].strip()
    return ENGLISH_MONTHS[own] if own in ENGLISH_MONTHS else int(value_of("month", own))


def _day(word: str) -> int:
    return int(re.sub(r"\D+", "", word))


def _isomonth_of(word: str) -> Interval | None:
    year, month = (int(part) for part in word.split("-"))
    if month > year % 100:  # "2010-12" may be the years 2010 to 2012
        return None
    return Interval.month(year, month)


def _numeric(first: int, second: int, year: int) -> Interval | None:
    if first > 12 or first == second:
        return Interval.day(year, second, first)
    if second > 12:
        return Interval.day(year, first, second)
    return None  # day and month may be either
