"""Whether a cause came before its effect, as far as dates in the sources tell (method, section 3).

An effect that is a process began at or before its earliest trace in any document. A trace that a rule drafted
may count against a claim (``after``) but never refute it: whether two documents speak of one process is for
a person to say.

References
----------
US EPA, CADDIS: temporal sequence as a consideration for causal evidence, and its scores.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.date_words import find_dates
from sjc_analysis.dates import Interval
from sjc_analysis.reasoning.judged import is_decided
from sjc_analysis.reasoning.results import Reason, TimingResult
from sjc_analysis.reasoning.same_change import tellings_of
from sjc_analysis.reasoning.words import name_of, when
from sjc_analysis.records import Claim, Evidence, Outcome, Trace
from sjc_analysis.vocabulary import Timing

SCORES: Mapping[Timing, str] = {"before": "+", "uncertain": "0", "after": "---", "refuted": "R"}
"""The CADDIS score of each order in time, best first."""

_RULES: Mapping[Timing, str] = {"before": "T1", "uncertain": "T2", "after": "T3", "refuted": "T4"}


def onset(date: Interval, traces: Sequence[Trace]) -> Interval:
    """Give the days within which something began, given its own date and its traces.

    Parameters
    ----------
    date
        Its own date.
    traces
        Signs of it in any document. Each can only move the beginning earlier.

    Examples
    --------
    >>> str(onset(Interval.year(2031), ()))
    '2031-01-01 to 2031-12-31'
    >>> from sjc_analysis.records import Quote
    >>> trace = Trace(trace_id="Z-01", outcome_id="O-01", date=Interval.day(2027, 5, 6),
    ...     quote=Quote(passage_id="P-01", start=0, end=4, text="gate"))
    >>> str(onset(Interval.year(2031), [trace]))
    '2027-05-06'
    """
    if not traces:
        return date
    dates = [date, *(trace.date for trace in traces)]
    starts = [each.earliest for each in dates if each.earliest is not None]
    ends = [each.latest for each in dates if each.latest is not None]
    earliest = min(starts) if len(starts) == len(dates) else None
    return Interval(earliest=earliest, latest=min(ends, default=None))


class Order(NamedTuple):
    """One cause against one effect in time, with the traces of the effect that are older than the cause.

    ``quoted`` says that the dates of both stand in quoted words; ``told_as`` names the outcome of the claim
    where the effect is another that tells the same change.
    """

    cause_id: str
    effect_id: str
    link_id: str
    timing: Timing
    earlier: tuple[Trace, ...]
    quoted: bool = True
    told_as: str = ""

    @property
    def settled(self) -> bool:
        """Whether quoted dates put the cause first."""
        return self.timing == "before" and self.quoted


def order_of(casebook: Casebook, cause_id: str, effect_id: str, link_id: str = "") -> Order:
    """Compare a cause with its effect in time.

    Parameters
    ----------
    casebook
        The casebook.
    cause_id, effect_id
        An act or circumstance (A-) or an outcome (O-) each.
    link_id
        The link between them, if the comparison is of a link.

    Returns
    -------
    Order
        ``before`` or ``uncertain`` where the dates allow it; ``after`` where the cause began after the effect
        had; ``refuted`` where, besides, both dates are quoted as those of the cause and of the change, and a
        trace that decides was confirmed by a person.
    """
    cause, effect = casebook.row(cause_id), casebook.row(effect_id)
    older = [trace for trace in traces_of(casebook, cause) if _decides(casebook, trace, cause_id)]
    start = onset(cause.date, older)
    traces = traces_of(casebook, effect)
    earlier = tuple(trace for trace in traces if trace.date.is_before(start))
    own_is_earlier = effect.date.is_before(start)
    timing: Timing = "uncertain"
    if onset(_date(cause), older).is_before(onset(_date(effect), traces)):
        timing = "before"
    elif own_is_earlier or earlier:
        quoted = (own_is_earlier and _states_its_date(effect)) or any(
            _decides(casebook, trace, effect_id) and trace.date_quote is not None for trace in earlier
        )
        timing = "refuted" if quoted and _states_its_date(cause) else "after"
    both_quoted = _quotes_its_date(cause) and _quotes_its_date(effect)
    return Order(cause_id, effect_id, link_id, timing, earlier, both_quoted)


def timing_of(casebook: Casebook, cause_id: str, effect_id: str, link_id: str = "") -> TimingResult:
    """Compare a cause with its effect in time, and say what settles it; see :func:`order_of`."""
    return timing_result(casebook, order_of(casebook, cause_id, effect_id, link_id))


def timing_result(casebook: Casebook, order: Order) -> TimingResult:
    """Put an order in time into words."""
    cause, effect = casebook.row(order.cause_id), casebook.row(order.effect_id)
    return TimingResult(
        cause_id=order.cause_id,
        effect_id=order.effect_id,
        link_id=order.link_id,
        timing=order.timing,
        score=SCORES[order.timing],
        reason=_reason(casebook, cause, effect, order),
    )


def _states_its_date(row: Any) -> bool:
    """Whether a row's date is quoted as its own: beside its own words, or by a person's decision.

    The year of a whole record, which a rule lent to a change, says when it was harvested and refutes nothing.
    """
    if row.date_quote is None:
        return False
    beside = row.quote is not None and row.quote.passage_id == row.date_quote.passage_id
    return beside or is_decided(row)


def _quotes_its_date(row: Any) -> bool:
    """Whether a row's date stands in quoted words: in words that name days, in some of those days."""
    return row.date_quote is not None and not _named_otherwise(row.date_quote.text, row.date)


def _date(row: Any) -> Interval:
    """Give a row's date as far as it may put a cause first.

    That is nothing where its own quoted words name other days and nobody corrected the row.
    """
    otherwise = row.date_quote is not None and _named_otherwise(row.date_quote.text, row.date)
    return Interval() if otherwise and row.status != "corrected" else row.date


@lru_cache(maxsize=65_536)
def _named_otherwise(words: str, date: Interval) -> bool:
    """Whether words name days, and none of them within a date."""
    named = [found.interval for found in find_dates(words)]
    return bool(named) and all(each.is_before(date) or date.is_before(each) for each in named)


def traces_of(casebook: Casebook, row: Any) -> tuple[Trace, ...]:
    """Give the live traces of a process, the earliest first; anything else has none that count.

    What one record calls a process is one in every record that tells it, and its traces are traces in all.
    """
    if not isinstance(row, Outcome):
        return ()
    told = tellings_of(casebook, row.outcome_id)
    if not any(casebook.row(each).is_process for each in told if casebook.row(each).status != "refused"):
        return ()
    traces = [trace for trace in casebook.live("traces") if trace.outcome_id in told]
    return tuple(sorted(traces, key=lambda trace: (str(trace.date.latest or "9999"), trace.trace_id)))


def orders_of_claim(casebook: Casebook, claim: Claim) -> tuple[Order, ...]:
    """Compare the act with the outcome, then each link of the chain; the worst comes first.

    Where another outcome tells the same change and dates it before its cause, that is among them.
    """
    links = [casebook.row(link_id) for link_id in claim.link_ids]
    orders = [
        order_of(casebook, claim.cause_id, claim.outcome_id),
        *(order_of(casebook, link.cause_id, link.effect_id, link.link_id) for link in links),
    ]
    orders += [again for order in orders for again in _told_earlier(casebook, order)]
    ranks = list(SCORES)
    return tuple(sorted(orders, key=lambda order: -ranks.index(order.timing)))


def is_too_early(casebook: Casebook, item: Evidence) -> bool:
    """Whether an item's source is older than what it would have to tell of.

    What was written before a change can announce it and not show it. What was written before an act cannot
    say that it helped, though it may still be more probable under one explanation than under another. Traces
    that nobody confirmed make a change no older here, because that would lift a verdict.
    """
    written = casebook.row(item.source_id).date
    if written.latest is None:
        return False
    bears_on_step = item.part in ("contribution", "mechanism")
    row_id = casebook.row(item.link_id or item.claim_id).cause_id if bears_on_step else item.outcome_id
    row = casebook.row(row_id)
    decided = [trace for trace in traces_of(casebook, row) if _decides(casebook, trace, row_id)]
    began: Interval = onset(row.date, decided)
    return bool(written.is_before(began))


def _told_earlier(casebook: Casebook, order: Order) -> Iterator[Order]:
    """Compare a cause with the other outcomes that tell its effect, where that speaks against the claim.

    It refutes only if persons decided that they tell the same, as with a trace.
    """
    for outcome_id in tellings_of(casebook, order.effect_id):
        if outcome_id == order.effect_id or casebook.row(outcome_id).status == "refused":
            continue
        again = order_of(casebook, order.cause_id, outcome_id, order.link_id)
        if again.timing == "refuted" and not _is_vouched_for(casebook, order.effect_id):
            again = again._replace(timing="after")
        if again.timing in ("after", "refuted"):
            yield again._replace(told_as=order.effect_id)


def _decides(casebook: Casebook, trace: Trace, row_id: str) -> bool:
    """Whether a person said that a trace is one of this change, or of one decided to be the same."""
    return is_decided(trace) and (trace.outcome_id == row_id or _is_vouched_for(casebook, row_id))


def _is_vouched_for(casebook: Casebook, outcome_id: str) -> bool:
    """Whether persons decided every outcome that is said to tell one change."""
    return all(is_decided(casebook.row(each)) for each in tellings_of(casebook, outcome_id))


def _reason(casebook: Casebook, cause: Any, effect: Any, order: Order) -> Reason:
    timing, earlier = order.timing, order.earlier
    cause_words = f"{name_of(casebook, cause.row_id)} ({when(cause.date)})"
    effect_words = f"{name_of(casebook, effect.row_id)} ({when(effect.date)})"
    rows = (cause.row_id, effect.row_id)
    told = f" {effect.row_id} tells the same change as {order.told_as}." if order.told_as else ""
    if earlier:
        trace = earlier[0]
        source = casebook.source_of(trace.quote)
        sure = is_decided(trace)
        judged = "it was judged a sign" if sure else "it would be a sign, if it is the same process,"
        doubt = "" if sure else " Nobody has confirmed yet that it is the same."
        than = f"the {'change' if isinstance(cause, Outcome) else 'act'} ({cause.row_id})"
        text = (
            f"A trace of {when(trace.date)} ({trace.trace_id}, {source.source_id}, {trace.quote.passage_id}: "
            f"“{trace.quote.text}”) is earlier than {than}: {judged} that "
            f"{name_of(casebook, effect.row_id)} was under way before {cause_words}.{doubt}{told}"
        )
        return Reason(rule=_RULES[timing], text=text, rows=(trace.trace_id, source.source_id, *rows))
    texts: Mapping[Timing, str] = {
        "before": f"{cause_words} came before {effect_words}.",
        "uncertain": f"The dates do not settle whether {cause_words} came before {effect_words}.",
        "after": f"{cause_words} came after {effect_words}; not both dates are quoted as their own.",
        "refuted": f"{cause_words} came after {effect_words}; both dates are quoted.",
    }
    doubts = [_doubt(casebook, row) for row in (cause, effect) if row.date != _date(row)]
    text = " ".join([texts[timing], *doubts])
    return Reason(rule=_RULES[timing], text=text + told, rows=rows)


def _doubt(casebook: Casebook, row: Any) -> str:
    """Say that a date is not what its own words say."""
    name = name_of(casebook, row.row_id)
    return f"The words quoted for the date of {name} (“{row.date_quote.text}”) name other days than its date."
