"""Dates are found where they are stated, and nowhere else."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.date_words import find_dates


def intervals(text: str) -> list[str]:
    return [str(found.interval) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("On 13 May 2019 we met", ["2019-05-13"]),
        ("On May 13 2019 we met", ["2019-05-13"]),
        ("the 13th of May, 2019", ["2019-05-13"]),
        ("May 13th, 2019.", ["2019-05-13"]),
        ("in July 2031,", ["2031-07-01 to 2031-07-31"]),
        ("in 2031 and later", ["2031-01-01 to 2031-12-31"]),
        ("2031-07-14", ["2031-07-14"]),
        ("on 12-14 March 2031", ["2031-03-12 to 2031-03-14"]),
        ("from March to May 2031", ["2031-03-01 to 2031-05-31"]),
        ("between 2029 and 2031", ["2029-01-01 to 2031-12-31"]),
        ("13/04/2031", ["2031-04-13"]),
        ("04/13/2031", ["2031-04-13"]),
        ("12 March to 3 April 2031", ["2031-03-12 to 2031-04-03"]),
        ("March 12-14, 2031", ["2031-03-12 to 2031-03-14"]),
        ("July 2023–March 2024", ["2023-07-01 to 2024-03-31"]),
        ("2019-2021", ["2019-01-01 to 2021-12-31"]),
        ("in 2019 and 2021", ["2019-01-01 to 2019-12-31", "2021-01-01 to 2021-12-31"]),
        ("late 2031", ["2031-01-01 to 2031-12-31"]),
        ("mid-March 2031", ["2031-03-01 to 2031-03-31"]),
        ("2031-07", ["2031-07-01 to 2031-07-31"]),
        ("In 2031 people came", ["2031-01-01 to 2031-12-31"]),
        # the name of a march is no month, but its year is a year
        ("the Lantern March 2031", ["2031-01-01 to 2031-12-31"]),
        ("Since March 2031", ["2031-03-01 to 2031-03-31"]),
        ("Feb. 2028 and 29 February 2028", ["2028-02-01 to 2028-02-29", "2028-02-29"]),
    ],
)
def test_a_stated_date_is_its_days(text: str, meant: list[str]) -> None:
    assert intervals(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "last year", "two months later", "we may march on", "over 20,000 people", "3019 people",
        "03/04/2031", "2010-12", "2031-2029", "2031/32", "of 2031 officers", "Resolution No. 2031",
        "CVP-XMA2031/ACC002", "12-2031-4", "2,031 people", "$2031", "2031%", "0.2031", "y2031",
        "call 0712031999",
        "https://news.example/article/2001447156/a-story", "the 2031st",
        "#2031", "room 20311", "about 2031 households", "May I ask?",
        "", "31 February",
    ],
)  # fmt: skip
def test_what_is_not_stated_is_not_guessed(text: str) -> None:
    assert intervals(text) == []


def test_a_day_that_does_not_exist_is_no_day() -> None:
    assert "2031-02-31" not in "".join(intervals("31 February 2031"))
    assert "2031-03" not in "".join(intervals("31 February 2031"))


DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%B %d %Y", "%Y-%m-%d", "%d %b %Y"]))
def test_any_day_written_out_is_found_as_itself(day: dt.date, form: str) -> None:
    written = day.strftime(form)
    (found,) = find_dates(f"We met on {written} in the hall.")
    assert (found.interval.earliest, found.interval.latest) == (day, day)
    assert found.text == written


@given(st.text(max_size=80))
def test_places_are_right_and_do_not_overlap_whatever_the_text(text: str) -> None:
    at = 0
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        assert found.start >= at
        at = found.end
