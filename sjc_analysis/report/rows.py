"""Rows of a casebook in a reader's words: what they are, whose word they are, and when."""

from collections.abc import Sequence
from typing import Any

from sjc_analysis.argument.results import Reason
from sjc_analysis.argument.words import listed, when
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.records import Quote
from sjc_analysis.report.blocks import Cell, Sentence
from sjc_analysis.report.phrases import sentence, term


def said(reasons: Sequence[Reason]) -> Cell:
    """Turn reasons into sentences that carry their rows."""
    return tuple(Sentence(sentence(reason.text), reason.rows) for reason in reasons)


def source_words(casebook: Casebook, row_id: str) -> str:
    """Say whose word a row is: its source and that source's interest; blank where it has none."""
    if not casebook.has(row_id):
        return ""
    row = casebook.row(row_id)
    source_id = getattr(row, "source_id", "") or _source_of(casebook, getattr(row, "quote", None))
    if not source_id or source_id == row_id:
        return ""
    return f"{source_id}, {term(casebook.row(source_id).interest)}"


def _source_of(casebook: Casebook, quote: Quote | None) -> str:
    return casebook.source_of(quote).source_id if quote else ""


def rests_on(casebook: Casebook, rows: Sequence[str]) -> Cell:
    """List rows with whose word each is."""
    return tuple(
        Sentence(f"{row} ({words})" if (words := source_words(casebook, row)) else row) for row in rows
    )


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


def actor_words(casebook: Casebook, row: Any) -> str:
    """Name who did an act, or say that the text does not."""
    return names(casebook, row.actor_ids) if row.actor_ids else "actor not named"
