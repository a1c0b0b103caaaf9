"""Order in time: what the dates settle, and what a trace may and may not do (method, section 3)."""

from datetime import date, timedelta

import pytest
from builders import DECIDED, NOTE_PASSAGE, added, changed, strong_book, trace, words
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.dates import Interval
from sjc_analysis.reasoning.timing import SCORES, onset, timing_of
from sjc_analysis.records import Trace
from sjc_analysis.vocabulary import Timing

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 400)))
    ends = draw(st.sampled_from(["both", "both", "first", "last", "none"]))
    return Interval(
        earliest=first if ends in ("both", "first") else None,
        latest=last if ends in ("both", "last") else None,
    )


@pytest.mark.parametrize(
    ("cause", "effect", "timing", "score"),
    [
        (Interval.month(2023, 7), Interval.month(2023, 8), "before", "+"),
        (Interval.month(2023, 7), Interval.year(2023), "uncertain", "0"),
        (Interval.month(2023, 7), Interval(), "uncertain", "0"),
        (Interval(), Interval.year(2023), "uncertain", "0"),
        (Interval(earliest=date(2023, 7, 1)), Interval.year(2024), "uncertain", "0"),
        (Interval.month(2023, 7), Interval.month(2023, 7), "uncertain", "0"),
        (Interval.day(2023, 7, 2), Interval.day(2023, 7, 1), "refuted", "R"),
    ],
)
def test_the_table_of_the_method(cause: Interval, effect: Interval, timing: Timing, score: str) -> None:
    book = changed(strong_book(), "A-01", date=cause, status="corrected")
    book = changed(book, "O-01", date=effect, status="corrected")
    result = timing_of(book, "A-01", "O-01")
    assert (result.timing, result.score) == (timing, score)


def test_a_date_other_than_its_quoted_words_name_puts_nothing_first() -> None:
    book = changed(strong_book(), "A-01", date=Interval.month(2020, 3))
    result = timing_of(book, "A-01", "O-01")
    assert result.timing == "uncertain"
    assert "(“March 2031”) name other days than its date" in result.reason.text
    assert timing_of(changed(book, "A-01", status="corrected"), "A-01", "O-01").timing == "before"


@pytest.mark.parametrize("unquoted", ["A-01", "O-01"])
def test_after_refutes_only_with_both_dates_quoted(unquoted: str) -> None:
    late = changed(strong_book(), "A-01", date=Interval.month(2031, 9))
    assert timing_of(late, "A-01", "O-01").timing == "refuted"
    assert timing_of(changed(late, unquoted, date_quote=None), "A-01", "O-01").timing == "after"


def test_a_process_begins_at_its_earliest_trace_and_only_a_confirmed_one_refutes() -> None:
    book = changed(strong_book(2), "O-02", is_process=True)
    assert timing_of(book, "A-01", "O-02").timing == "before"
    drafted = added(book, traces=(trace(),))
    result = timing_of(drafted, "A-01", "O-02")
    assert result.timing == "after"
    assert {"Z-01", "S-04", "A-01", "O-02"} <= {*result.reason.rows}
    assert "January 2030" in result.reason.text
    assert NOTE_PASSAGE.passage_id in result.reason.text
    confirmed = added(book, traces=(trace(**DECIDED),))
    assert timing_of(confirmed, "A-01", "O-02").timing == "refuted"


def test_a_trace_without_a_quoted_date_does_not_refute() -> None:
    book = added(
        changed(strong_book(2), "O-02", is_process=True), traces=(trace(date_quote=None, **DECIDED),)
    )
    assert timing_of(book, "A-01", "O-02").timing == "after"


def test_what_is_no_process_has_no_earlier_beginning_and_a_refused_trace_is_none() -> None:
    assert timing_of(added(strong_book(2), traces=(trace(**DECIDED),)), "A-01", "O-02").timing == "before"
    refused = trace(**{**DECIDED, "status": "refused"})
    book = added(changed(strong_book(2), "O-02", is_process=True), traces=(refused,))
    assert timing_of(book, "A-01", "O-02").timing == "before"


def test_a_trace_of_unknown_date_unsettles_the_order() -> None:
    undated = trace(date=Interval(), date_quote=None, **DECIDED)
    book = added(changed(strong_book(2), "O-02", is_process=True), traces=(undated,))
    assert timing_of(book, "A-01", "O-02").timing == "uncertain"


@given(intervals(), intervals(), st.lists(intervals(), max_size=3), st.booleans())
def test_a_trace_of_the_effect_never_improves_the_order(
    cause: Interval, effect: Interval, dates: list[Interval], decided: bool
) -> None:
    book = changed(changed(strong_book(2), "A-01", date=cause), "O-02", date=effect, is_process=True)
    judged = DECIDED if decided else {}
    traces = tuple(
        trace(trace_id=f"Z-0{number}", date=day, **judged) for number, day in enumerate(dates, start=1)
    )
    order = list(SCORES)
    without = timing_of(book, "A-01", "O-02").timing
    with_traces = timing_of(added(book, traces=traces), "A-01", "O-02").timing
    assert order.index(with_traces) >= order.index(without)


@given(intervals(), intervals())
def test_the_opposite_order_is_never_both_before(one: Interval, other: Interval) -> None:
    forth = changed(changed(strong_book(), "A-01", date=one), "O-01", date=other)
    back = changed(changed(strong_book(), "A-01", date=other), "O-01", date=one)
    assert "before" not in {timing_of(forth, "A-01", "O-01").timing} & {
        timing_of(back, "A-01", "O-01").timing
    }


@given(intervals(), st.lists(intervals(), max_size=4))
def test_traces_are_pooled_in_any_order(own: Interval, dates: list[Interval]) -> None:
    traces = [
        Trace(trace_id=f"Z-0{number}", outcome_id="O-01", date=day, quote=words(NOTE_PASSAGE, "January 2030"))
        for number, day in enumerate(dates, start=1)
    ]
    assert onset(own, traces) == onset(own, traces[::-1])


def test_the_year_of_a_whole_record_refutes_nothing_until_a_person_lends_it_to_the_change() -> None:
    book = changed(strong_book(), "A-01", date=Interval.month(2032, 3))
    assert timing_of(book, "A-01", "O-01").timing == "refuted", "its month stands beside its own words"
    elsewhere = words(NOTE_PASSAGE, "January 2030")
    lent = {"date": Interval.year(2031), "date_quote": elsewhere}
    drafted = changed(book, "O-01", **lent, status="draft", decided_by="", reason="")
    assert timing_of(drafted, "A-01", "O-01").timing == "after"
    assert timing_of(changed(book, "O-01", **lent), "A-01", "O-01").timing == "refuted"
