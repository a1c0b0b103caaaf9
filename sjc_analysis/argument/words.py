"""The words that reasons are made of: a row's short name, a date, a list, who says something."""

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from sjc_analysis.argument.levels import Condition, condition_texts
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.records import Quote, Source
from sjc_analysis.vocabulary import Interest, SourceKind

_NAME_FIELDS = ("description", "statement", "text", "name", "title", "label")
_NAME_LIMIT = 64

_INTERESTS: Mapping[Interest, str] = {
    "implementer": "the implementer",
    "funder": "the funder",
    "harvester": "the harvester",
    "beneficiary": "a beneficiary",
    "independent": "an independent source",
    "unknown": "a source whose interest nobody has stated",
}
_KINDS: Mapping[SourceKind, str] = {
    "outcome_record": "an outcome record",
    "meeting_note": "a meeting note",
    "cited_link": "a cited page",
    "document": "a document",
    "interview": "an interview",
    "observation": "an observation",
}


def name_of(casebook: Casebook, row_id: str) -> str:
    """Name a row by the beginning of its own words, in quotation marks, or by its id where it has none.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> book = Casebook(events=(Event(event_id="A-01", description="DR trained the officers"),))
    >>> name_of(book, "A-01")
    '“DR trained the officers”'
    """
    row: Any = casebook.row(row_id)
    words = next((getattr(row, field) for field in _NAME_FIELDS if getattr(row, field, "")), "")
    return f"“{_shorten(words)}”" if words else row_id


def _shorten(text: str) -> str:
    words = " ".join(text.split()).replace("“", "‘").replace("”", "’").rstrip(".")
    if len(words) <= _NAME_LIMIT:
        return words
    return words[:_NAME_LIMIT].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def names_of(casebook: Casebook, row_ids: Iterable[str], *, most: int = 3) -> str:
    """Name several rows, the rest of a long list by its number.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> book = Casebook(events=tuple(Event(event_id=f"A-0{n}", description=f"act {n}") for n in (1, 2, 3)))
    >>> names_of(book, ["A-01", "A-02", "A-03"], most=2)
    '“act 1”, “act 2” and 1 more'
    """
    names = list(dict.fromkeys(name_of(casebook, row_id) for row_id in row_ids))
    shown = names[:most]
    rest = [f"{len(names) - most} more"] if len(names) > most else []
    return listed([*shown, *rest])


def listed(items: Iterable[str]) -> str:
    """Write a list as people do.

    Examples
    --------
    >>> listed(["a note", "a record", "a letter"])
    'a note, a record and a letter'
    """
    names = list(items)
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def when(interval: Interval) -> str:
    """Write a date as people do, no more exact than it is known.

    Examples
    --------
    >>> when(Interval.day(2031, 5, 13)), when(Interval.month(2031, 7)), when(Interval.year(2031))
    ('13 May 2031', 'July 2031', '2031')
    >>> when(Interval(earliest=dt.date(2031, 3, 12), latest=dt.date(2031, 3, 14)))
    '12 to 14 March 2031'
    >>> when(Interval(earliest=dt.date(2031, 1, 1), latest=dt.date(2031, 6, 30)))
    'January to June 2031'
    >>> when(Interval())
    'an unknown date'
    """
    return _when(interval.earliest, interval.latest)


@lru_cache(maxsize=65_536)
def _when(first: dt.date | None, last: dt.date | None) -> str:
    if first is None or last is None:
        open_end = first or last
        return f"{'from' if first else 'until'} {_day(open_end)}" if open_end else "an unknown date"
    days = Interval(earliest=first, latest=last)
    if days == Interval.year(first.year):
        return str(first.year)
    if days == Interval.month(first.year, first.month):
        return f"{first:%B} {first.year}"
    return _day(first) if first == last else _between(first, last)


def _between(first: dt.date, last: dt.date) -> str:
    """Write two days with what they share said once; whole months without their days."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_day(last)}"
    same_year = first.year == last.year
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"{first:%B}{'' if same_year else f' {first.year}'} to {last:%B} {last.year}"
    return f"{f'{first.day} {first:%B}' if same_year else _day(first)} to {_day(last)}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def source_words(source: Source) -> str:
    """Say what a source is and whose: ``S-01, an outcome record by the implementer``.

    Examples
    --------
    >>> source_words(Source(source_id="S-01", kind="interview", interest="independent"))
    'S-01, an interview by an independent source'
    """
    return f"{source.source_id}, {_KINDS[source.kind]} by {_INTERESTS[source.interest]}"


def speaker(casebook: Casebook, quote: Quote) -> str:
    """Say who says a quote."""
    return source_words(casebook.source_of(quote))


def sentence_of(casebook: Casebook, condition: Condition) -> str:
    """Say a condition in a sentence, with names for ids."""
    return _filled(casebook, condition, condition_texts()[condition.rule].sentence)


def remedy_of(casebook: Casebook, condition: Condition) -> str:
    """Say what would lift a condition."""
    return _filled(casebook, condition, condition_texts()[condition.rule].remedy)


def _filled(casebook: Casebook, condition: Condition, template: str) -> str:
    words = {key: _worded(casebook, key, value) for key, value in condition.about}
    words["rows"] = names_with_ids(casebook, condition.rows)
    text = template.format_map(words)
    return text[:1].upper() + text[1:]


def _worded(casebook: Casebook, key: str, value: str) -> str:
    if key in ("cause", "effect"):
        return name_of(casebook, value)
    if key == "rival":
        return f"{name_of(casebook, value)} ({value})"
    if key == "sources":
        return listed(source_name(casebook, each) for each in value.split("|"))
    return value


def names_with_ids(casebook: Casebook, row_ids: Iterable[str]) -> str:
    """Name rows by their words and ids, the rest of a long list by its number."""
    ids = list(row_ids)
    shown = [
        f"{name_of(casebook, each)} ({each})" if name_of(casebook, each) != each else each for each in ids[:3]
    ]
    return listed([*shown, *([f"{len(ids) - 3} more"] if len(ids) > 3 else [])])


def source_name(casebook: Casebook, source_id: str) -> str:
    """Name a source by its title, or by what it is."""
    source: Source = casebook.row(source_id)
    title = f" “{_shorten(source.title)}”" if source.title else ""
    return f"{_KINDS[source.kind]}{title} ({source_id})"
