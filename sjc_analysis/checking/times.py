"""Dates that do not go together: the change, its year, the acts and the evidence (method, section 6.2)."""

import datetime as dt
import re
from collections.abc import Iterator

from sjc_analysis.checking.links import links_of
from sjc_analysis.checking.rules import pattern, threshold, words
from sjc_analysis.checking.said import say
from sjc_analysis.checking.statement import change_dates
from sjc_analysis.checking.views import RecordView, dates_in
from sjc_analysis.dates import Interval
from sjc_analysis.findings import Finding
from sjc_analysis.web_addresses import without_addresses

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_AT_ONCE = re.compile(r"(?<=[/_-])((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[-_/.]|$)")
_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/|$)")
_SOME_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.])\d{1,2}([/.])\d{1,2}\1((?:19|20)\d\d)(?!\d)")
"""A day in digits: whether the day or the month comes first may be open, its year is not."""
_PLAIN = re.compile(r"[\w/]+")
_YEAR = re.compile(r"/((?:19|20)\d\d)(?=/|$)")


def time_findings(view: RecordView) -> Iterator[Finding]:
    """Compare a record's dates with each other.

    Parameters
    ----------
    view
        The record.
    """
    if view.english:
        yield from _undated_act(view)
        yield from _year(view)
    if view.change.known:
        yield from _acts_after(view)
        yield from _evidence(view)


def _undated_act(view: RecordView) -> Iterator[Finding]:
    reason = "an act of the programme has no date"
    fields = {passage.passage_id: passage for passage in view.passages}
    for event in view.events:
        undated = event.side == "programme" and event.category == "act" and not event.date.known
        passage = fields.get(event.quote.passage_id) if event.quote else None
        if undated and passage:
            yield say(view, "act undated", reason, passage)
    filled = view.field("contribution_programme")
    told = [passage for passage in filled if not words("unfilled") >= {*_PLAIN.findall(passage.text.lower())}]
    if told and not view.events and not any(_is_dated(passage.text) for passage in told):
        yield say(view, "act undated", "the contribution of the programme has no date", told[0])


def _is_dated(text: str) -> bool:
    """Whether a text holds a date, or a year in a form that is not read as one, such as Q1 2031."""
    return bool(dates_in(text)) or _SOME_YEAR.search(without_addresses(text)) is not None


def _year(view: RecordView) -> Iterator[Finding]:
    if not view.year.known:
        return
    for passage in view.field("outcome"):
        dates = [date for date in change_dates(passage.text) if _dates_the_change(passage.text, date.start)]
        if dates and not any(_overlap(date.interval, view.year) for date in dates):
            reason = "the statement dates the change to another year than the record's year"
            yield say(view, "years disagree", reason, passage)
            return


def _dates_the_change(text: str, at: int) -> bool:
    """Whether a date says when something took place, and not which law, strike or arrest of another time."""
    before = text[:at]
    return bool(pattern("dating").search(before)) and not pattern("background").search(before)


def _acts_after(view: RecordView) -> Iterator[Finding]:
    for passage in view.field("contribution_programme"):
        dates = [date.interval for date in dates_in(passage.text)] or [
            Interval.year(int(match[2])) for match in _NUMERIC.finditer(without_addresses(passage.text))
        ]
        if dates and all(view.change.is_before(date) for date in dates):
            reason = "every date of the programme's contribution lies after the change"
            yield say(view, "act after change", reason, passage)


def _evidence(view: RecordView) -> Iterator[Finding]:
    for passage in view.field("evidence"):
        dates = [date for link in links_of(passage.text) if (date := link_date(link)).known]
        early = sum(date.is_before(view.change) for date in dates)
        late = sum(_long_after(view.change, date) for date in dates)
        if early:
            reason = f"by the address, {_links(early)} dated before the change"
            yield say(view, "evidence before change", reason, passage)
        if late:
            reason = f"by the address, {_links(late)} dated more than a month after the change"
            yield say(view, "evidence after change", reason, passage)


def _links(number: int) -> str:
    return "1 link of this field is" if number == 1 else f"{number} links of this field are"


def _overlap(one: Interval, other: Interval) -> bool:
    return not one.is_before(other) and not other.is_before(one)


def _long_after(change: Interval, link: Interval) -> bool:
    if change.latest is None or link.earliest is None:
        return False
    return link.earliest - change.latest > dt.timedelta(days=threshold("evidence_days_after"))


def link_date(link: str) -> Interval:
    """Read the day, month or year that stands in a web address as a part of its own; else it is unknown.

    Examples
    --------
    >>> str(link_date("https://star.example/news/2031-09-11-bylaw")), str(link_date("https://a.example/2031/gate"))
    ('2031-09-11', '2031-01-01 to 2031-12-31')
    >>> str(link_date("https://a.example/article/2031447156/gate"))
    'unknown'
    """
    day = _DAY.search(link) or _DAY_AT_ONCE.search(link)
    month, year = _MONTH.search(link), _YEAR.search(link)
    try:
        if day:
            return Interval.day(int(day[1]), int(day[2]), int(day[3]))
        if month:
            return Interval.month(int(month[1]), int(month[2]))
        return Interval.year(int(year[1])) if year else Interval()
    except ValueError:  # such as 31 February: the digits are no date
        return Interval()
