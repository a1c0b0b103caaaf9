"""Where a timeline's axis says the date: first days of months or years, few enough to read."""

import datetime as dt

MOST_TICKS = 7
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_ticks(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    """Choose the days to name between two days.

    Parameters
    ----------
    first, last
        The first and the last day drawn.

    Returns
    -------
    list of (date, str)
        At most seven first days of months, as evenly apart as can be; the two days themselves where no month
        begins between them.

    Examples
    --------
    >>> [words for _, words in date_ticks(dt.date(2031, 3, 12), dt.date(2031, 9, 30))]
    ['Apr 2031', 'May 2031', 'Jun 2031', 'Jul 2031', 'Aug 2031', 'Sep 2031']
    >>> [words for _, words in date_ticks(dt.date(2027, 5, 1), dt.date(2031, 9, 30))]
    ['2028', '2029', '2030', '2031']
    """
    for step in _MONTHS:
        days = _first_days(first, last, step)
        if len(days) <= MOST_TICKS:
            break
    if len(days) < 2:
        return [(day, f"{day.day} {_words(day, 1)}") for day in sorted({first, last})]
    return [(day, _words(day, step)) for day in days]


def _first_days(first: dt.date, last: dt.date, step: int) -> list[dt.date]:
    months = [month for month in range(first.year * 12, (last.year + 1) * 12) if month % step == 0]
    days = [dt.date(month // 12, month % 12 + 1, 1) for month in months]
    return [day for day in days if first <= day <= last]


def _words(day: dt.date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{_NAMES[day.month - 1]} {day.year}"
