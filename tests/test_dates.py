"""Intervals: their order is that of every pair of days in them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.dates import Interval

days = st.dates(dt.date(2030, 1, 1), dt.date(2030, 1, 12))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted([draw(days), draw(days)])
    return Interval(
        earliest=draw(st.sampled_from([ends[0], None])), latest=draw(st.sampled_from([ends[1], None]))
    )


def _days(interval: Interval) -> list[dt.date]:
    """List the days an interval may fall on, within a year around the examples."""
    first = dt.date(2029, 6, 1)
    every = [first + dt.timedelta(number) for number in range(400)]
    return [day for day in every if (interval.earliest or day) <= day <= (interval.latest or day)]


@given(intervals(), intervals())
def test_before_means_every_day_before_every_day(one: Interval, other: Interval) -> None:
    assert one.is_before(other) == all(a < b for a in _days(one) for b in _days(other))


@given(intervals(), intervals(), intervals())
def test_before_is_a_strict_order(a: Interval, b: Interval, c: Interval) -> None:
    assert not a.is_before(a)
    assert not (a.is_before(b) and b.is_before(a))
    assert c.is_before(a) or not (c.is_before(b) and b.is_before(a))


@given(intervals())
def test_the_unknown_is_before_nothing(other: Interval) -> None:
    assert not Interval().is_before(other)
    assert not other.is_before(Interval())


@pytest.mark.parametrize(("year", "last"), [(2031, 28), (2032, 29), (2000, 29), (2100, 28)])
def test_february_ends_where_the_calendar_says(year: int, last: int) -> None:
    assert Interval.month(year, 2).latest == dt.date(year, 2, last)


def test_an_interval_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="earliest day lies after"):
        Interval(earliest=dt.date(2031, 6, 2), latest=dt.date(2031, 6, 1))


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(), "unknown"),
        (Interval.day(2031, 6, 2), "2031-06-02"),
        (Interval(earliest=dt.date(2031, 6, 2)), "from 2031-06-02"),
        (Interval(latest=dt.date(2031, 6, 2)), "until 2031-06-02"),
        (Interval.year(2031), "2031-01-01 to 2031-12-31"),
    ],
)
def test_an_interval_is_written_in_words(interval: Interval, words: str) -> None:
    assert str(interval) == words
    assert interval.known == (words != "unknown")
