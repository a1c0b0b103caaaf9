"""Rows of a casebook in a reader's words: what they are, whose word they are, and when."""

from collections.abc import Sequence

from sjc_analysis.argument.results import Reason
from sjc_analysis.argument.words import listed, when
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.records import Quote
from sjc_analysis.report.blocks import Cell, Sentence
from sjc_analysis.report.phrases import sentence


def said(reasons: Sequence[Reason]) -> Cell:
    """Turn reasons into sentences that carry their rows."""
    return tuple(Sentence(sentence(reason.text), reason.rows) for reason in reasons)


def dated(date: Interval) -> str:
    """Write a date in brackets, no more exact than it is known.

    Examples
    --------
    >>> dated(Interval.month(2031, 6)), dated(Interval())
    ('(June 2031)', '(date not stated)')
    """
    return f"({when(date)})" if date.known else "(date not stated)"


def names(casebook: Casebook, actor_ids: Sequence[str]) -> str:
    """List actors by name.

    Examples
    --------
    >>> names(Casebook(), [])
    'nobody named'
    """
    return listed(casebook.row(actor).name for actor in actor_ids) or "nobody named"


def quoted(quote: Quote | None) -> Cell:
    """Show a source's own words; nothing where there is no quote."""
    return (Sentence(quote.text, quoted=True),) if quote else ()
