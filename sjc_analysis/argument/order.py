"""Order in time: whether a cause came before its effect, as far as dates in the sources tell (section 6.2).

References
----------
US EPA, CADDIS: temporal sequence as a consideration for causal evidence.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from sjc_analysis.argument.profile import Profile
from sjc_analysis.argument.voices import is_judged
from sjc_analysis.date_words import find_dates
from sjc_analysis.dates import Interval
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Event, Outcome, Trace
from sjc_analysis.vocabulary import Timing


class Order(NamedTuple):
    """A cause against an effect in time.

    ``begun`` is when the effect began by its own dates and its confirmed traces, ``start`` the same of the
    cause; ``quoted`` says that dates quoted by decided rows settle the order; ``drafts`` are traces that
    nobody decided and that are older than the cause; ``rows`` is what the order rests on.
    """

    timing: Timing
    start: Interval
    begun: Interval
    quoted: bool
    drafts: tuple[str, ...]
    rows: tuple[str, ...]


def order_of(model: Model, profile: Profile, cause: str, effect: str) -> Order:
    """Compare a cause with an effect in time.

    Parameters
    ----------
    model
        The casebook as a graph.
    profile
        What a judgement needs.
    cause, effect
        Nodes: acts, circumstances or changes.

    Returns
    -------
    Order
        ``before`` or ``uncertain`` where the dates allow it; ``after`` where the cause began after the effect
        had; ``refuted`` where, besides, both dates are quoted and the rows that hold them decided.
    """
    start, begun = onset(model, profile, cause), onset(model, profile, effect)
    doubtful = any(_names_other_days(row) for node in (cause, effect) for row in _rows(model, node))
    causes = [row for row in _dated(model, profile, cause) if _is_sure(row, profile)]
    drafts: tuple[str, ...] = ()
    timing: Timing = "uncertain"
    quoted = False
    rows = [cause, effect]
    earlier = [row for row in _dated(model, profile, effect) if row.date.is_before(start)]
    if earlier:
        sure = [row for row in earlier if _is_sure(row, profile)]
        own = [row for row in causes if row.date.known]
        timing = "refuted" if sure and own else "after"
        rows = [*(row.row_id for row in (sure or earlier)), cause]
    elif start.is_before(begun) and not doubtful:
        timing = "before"
        quoted = _quotes_its_dates(model, cause) and _quotes_its_dates(model, effect)
    if timing in ("before", "uncertain"):
        signs = (*model.bears_on(effect, "traces"), *_rows(model, effect))
        drafts = tuple(
            row.row_id for row in signs if not is_judged(row, profile) and row.date.is_before(start)
        )
    return Order(timing, start, begun, quoted, drafts, tuple(dict.fromkeys(rows)))


def onset(model: Model, profile: Profile, node: str) -> Interval:
    """Give the days within which something began: its own dates and every confirmed trace of it.

    A date that is unknown leaves the beginning open; each trace can only move it earlier.
    """
    return began(row.date for row in _dated(model, profile, node))


def began(dates: Iterable[Interval]) -> Interval:
    """Give the days within which the first of several signs falls.

    Examples
    --------
    >>> str(began([Interval.year(2031), Interval.day(2027, 5, 6)]))
    '2027-05-06'
    >>> str(began([Interval(), Interval.day(2027, 5, 6)]))
    'until 2027-05-06'
    """
    known = list(dates)
    starts = [each.earliest for each in known if each.earliest is not None]
    ends = [each.latest for each in known if each.latest is not None]
    earliest = min(starts) if starts and len(starts) == len(known) else None
    latest = min(ends, default=None)
    return Interval(earliest=earliest, latest=latest)


def _rows(model: Model, node: str) -> tuple[Any, ...]:
    """Give the rows that tell of an act or a change."""
    row = model.book.row(node) if model.book.has(node) else None
    return (row,) if isinstance(row, Event) else model.tellings(node)


def _dated(model: Model, profile: Profile, node: str) -> Iterator[Any]:
    """Give what dates a node: its rows, a duplicate only with a date, and the traces that were confirmed."""
    rows = [row for row in _rows(model, node) if row.date.known]
    judged = [row for row in rows if is_judged(row, profile)]  # a draft does not overrule a judgement
    yield from judged or rows or _rows(model, node)[:1]
    yield from (row for row in model.bears_on(node, "traces") if is_judged(row, profile) and row.date.known)


def _is_quoted(row: Event | Outcome | Trace) -> bool:
    """Whether a row's date stands in quoted words that do not name other days."""
    return row.date_quote is not None and row.date.known and not _names_other_days(row)


def _is_sure(row: Event | Outcome | Trace, profile: Profile) -> bool:
    return _is_quoted(row) and is_judged(row, profile)


def _quotes_its_dates(model: Model, node: str) -> bool:
    """Whether the rows that tell of an act or a change quote their dates, as far as they have any."""
    dated = [row for row in _rows(model, node) if row.date.known]
    return bool(dated) and all(map(_is_quoted, dated))


def _names_other_days(row: Any) -> bool:
    """Whether a row's quoted date names days, none of them within its date, and nobody corrected the row."""
    if row.date_quote is None or row.status == "corrected":
        return False
    return _named_otherwise(row.date_quote.text, row.date)


@lru_cache(maxsize=65_536)
def _named_otherwise(words: str, date: Interval) -> bool:
    named = [found.interval for found in find_dates(words)]
    return bool(named) and all(each.is_before(date) or date.is_before(each) for each in named)
