"""How the cells of the tables are written."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from sjc_analysis.argument.results import GroundResult, Reason
from sjc_analysis.argument.words import when
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.plain_text import one_line
from sjc_analysis.records import Quote, Source

NOBODY = "not said"


def table(items: Iterable[Any], columns: Mapping[str, Callable[[Any], str]]) -> pd.DataFrame:
    """Build a table of text, a row an item, from its headings and what stands below each."""
    return frame([[cell(item) for cell in columns.values()] for item in items], *columns)


def frame(rows: list[list[str]], *headings: str) -> pd.DataFrame:
    """Build a table of text with its headings."""
    return pd.DataFrame(rows, columns=list(headings), dtype="str")


def reasons(reasons: Iterable[Reason]) -> str:
    """Write reasons, each with the rows it rests on."""
    return lines(resting(reason.text, reason.rows) for reason in reasons)


def resting(text: str, rows: Iterable[str]) -> str:
    """Write a sentence with the rows it rests on.

    Examples
    --------
    >>> resting("Nobody was asked.", ["C-01"]), resting("Nobody was asked.", [])
    ('Nobody was asked. (C-01)', 'Nobody was asked.')
    """
    named = ", ".join(rows)
    return f"{text} ({named})" if named else text


def grounds(grounds: Iterable[GroundResult]) -> str:
    """Write quoted grounds, one a line."""
    return lines(
        f"“{one_line(ground.quote)}” ({ground.ground_id}{', draft' if ground.draft else ''})"
        for ground in grounds
    )


def lines(items: Iterable[str]) -> str:
    """Write items one a line."""
    return "\n".join(items)


def names(casebook: Casebook, actor_ids: Iterable[str], nobody: str = NOBODY) -> str:
    """Name actors, one a line."""
    return lines(casebook.row(actor_id).name for actor_id in actor_ids) or nobody


def source_name(source: Source) -> str:
    """Name a source as a reader knows it."""
    return source.title or source.file or source.url or source.source_id


def said(quote: Quote | None) -> str:
    """Give the words of a quote, blank where there is none."""
    return quote.text if quote else ""


def dated(date: Interval) -> str:
    """Write a date as people do, no more exact than it is known.

    Examples
    --------
    >>> dated(Interval.month(2031, 6)), dated(Interval())
    ('June 2031', 'unknown')
    """
    return when(date) if date.known else "unknown"


def words(code: str) -> str:
    """Write a code as words."""
    return code.replace("_", " ")


def yes(value: bool) -> str:
    """Write a yes/no as a word."""
    return "yes" if value else "no"


def amount(qualifier: str, low: float | None, high: float | None, unit: str) -> str:
    """Write a number as a text has it, with its qualifier and unit."""
    ends = [f"{end:,.12g}" for end in (low, high) if end is not None]
    number = " to ".join(dict.fromkeys(ends))
    return " ".join(part for part in (qualifier, number, unit) if part) if number else ""
