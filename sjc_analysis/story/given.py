"""The numbers that rows give: in their words, dates and figures, and by being so many."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.records import Event, Link, Outcome, Quote, Rating
from sjc_analysis.references import target_prefixes
from sjc_analysis.report.phrases import number
from sjc_analysis.scales import Scale

_FIGURE = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?|(?<=\D)\d[\d,]*(?:\.\d+)?")
_NOT_TOLD = {"status", "rule", "decided_by", "withheld", "file", "sha256", "url"}
_NUMBER_WORDS = {number(value): value for value in range(2, 13)}
_WORD = re.compile(rf"\b({'|'.join(_NUMBER_WORDS)})\b", re.IGNORECASE)
_DECIMALS = (0, 1, 2, 3, 4)


@lru_cache(maxsize=4096)
def numbers_in(text: str) -> tuple[str, ...]:
    """List the numbers of a text, in figures and in the words from two to twelve.

    Examples
    --------
    >>> numbers_in("Of 9,000 people two came back in 2031; 0.70 of them, at 07:05.")
    ('9000', '2031', '0.7', '7', '5', '2')
    """
    figures = [_plain(match[0]) for match in _FIGURE.finditer(text)]
    return (*figures, *(str(_NUMBER_WORDS[match[0].lower()]) for match in _WORD.finditer(text)))


def _plain(figure: str) -> str:
    whole, _, part = figure.replace(",", "").partition(".")
    return f"{int(whole)}.{part.rstrip('0')}".rstrip(".")


def numbers_given(
    casebook: Casebook, rows: Sequence[str], scales: Iterable[Scale] = (), results: Iterable[BaseModel] = ()
) -> frozenset[str]:
    """Collect every number that rows give.

    Parameters
    ----------
    casebook
        The casebook.
    rows
        Ids of the rows.
    scales
        Scales whose words a rating among the rows may bring in.
    results
        Results whose figures may be told.

    Returns
    -------
    frozenset of str
        Numbers of their texts, quotes and dates and, for a link, of the words that name its two ends; how
        many rows there are of each table and together, and the figures of the results with up to four
        decimals.
    """
    known = [casebook.row(row) for row in dict.fromkeys(rows) if casebook.has(row)]
    texts = [text for row in known for text in (*row_texts(row), *_ends(casebook, row))]
    named = {row.scale.strip().casefold() for row in known if isinstance(row, Rating)}
    texts += [text for scale in scales if named & _names(scale) for text in _leaves(scale.model_dump())]
    counts = Counter(row.row_id[:1] for row in known)
    figures = [figure for result in results for figure in _figures(result.model_dump())]
    return frozenset(
        (
            *(found for text in texts for found in numbers_in(text)),
            *map(str, counts.values()),
            str(len(known)),
        )
    ) | frozenset(figures)


def row_texts(row: BaseModel) -> Iterator[str]:
    """Give the words, dates and figures of a row; ids and places are none."""
    for field in type(row).model_fields:
        value = getattr(row, field)
        if field in _NOT_TOLD or field.endswith("_id") or target_prefixes(type(row), field):
            continue
        if isinstance(value, Quote):
            yield value.text
        elif isinstance(value, Interval):
            yield from (_day(end) for end in (value.earliest, value.latest) if end)
        elif isinstance(value, tuple):
            yield from (str(item) for item in value)
        elif isinstance(value, str | float | int) and not isinstance(value, bool):
            yield str(value)


def _ends(casebook: Casebook, row: BaseModel) -> Iterator[str]:
    """Give the words by which a step is named: what its act says and what its change says."""
    if isinstance(row, Link):
        for end in (casebook.row(row.cause_id), casebook.row(row.effect_id)):
            if isinstance(end, Event):
                yield end.description
            elif isinstance(end, Outcome):
                yield end.statement


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _names(scale: Scale) -> set[str]:
    return {scale.name.casefold(), scale.title.casefold()}


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from (str(key), *_leaves(part))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _leaves(part)
    else:
        yield str(value)


def _figures(value: Any) -> Iterator[str]:
    """Give every figure of a result as it may be written; figures within its texts are none."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from _figures(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _figures(part)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)
    elif isinstance(value, float) and abs(value) < 1e12:
        yield from (_plain(f"{abs(value):.{decimals}f}") for decimals in _DECIMALS)
