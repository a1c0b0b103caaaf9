"""Rows as flat text cells and back: the one definition of what a column looks like.

The spreadsheet, the CSV folder and the DataFrames all use it, so a row is the same thing in each. Every
cell is text. A quote takes two columns (``quote``: the words, ``quote_at``: ``P-012:120-168``), an
interval two (``date_earliest``, ``date_latest``, ISO), a list one (`` | `` between its items), a yes/no
``yes`` or ``no``.
"""

import datetime as dt
import re
import types
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from sjc_analysis.dates import Interval
from sjc_analysis.records import Quote

SEPARATOR = " | "
"""Stands between the items of a list cell."""

_QUOTE_PLACE = re.compile(r"(P-[0-9]{1,7}):([0-9]+)-([0-9]+)")
_YES_NO = {"yes": True, "no": False}


@cache
def columns(model: type[BaseModel]) -> tuple[str, ...]:
    """List a table's columns in order.

    Examples
    --------
    >>> from sjc_analysis.records import Mention
    >>> columns(Mention)
    ('mention_id', 'actor_id', 'quote', 'quote_at', 'withheld')
    """
    names: list[str] = []
    shared: list[str] = []
    for name in model.model_fields:
        target = shared if name in _SHARED else names
        target.extend(field_columns(model, name))
    return (*names, *sorted(shared, key=_SHARED.index))


_SHARED = ["status", "rule", "decided_by", "reason", "withheld"]


def field_columns(model: type[BaseModel], field: str) -> tuple[str, ...]:
    """List the columns one field takes."""
    kind = field_type(model, field)
    if kind is Quote:
        return (field, f"{field}_at")
    if kind is Interval:
        return (f"{field}_earliest", f"{field}_latest")
    return (field,)


@cache
def field_type(model: type[BaseModel], field: str) -> Any:
    """Give a field's bare type, without the ``None`` of an optional one and without its bounds."""
    kind: Any = model.model_fields[field].annotation
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not types.NoneType)
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def to_cells(row: BaseModel) -> dict[str, str]:
    """Write a row as text cells, in column order.

    Examples
    --------
    >>> from sjc_analysis.records import Mention
    >>> quote = Quote(passage_id="P-01", start=3, end=7, text="gate")
    >>> to_cells(Mention(mention_id="M-01", actor_id="N-01", quote=quote))
    {'mention_id': 'M-01', 'actor_id': 'N-01', 'quote': 'gate', 'quote_at': 'P-01:3-7', 'withheld': 'no'}
    """
    cells: dict[str, str] = {}
    for field in type(row).model_fields:
        cells.update(_value_cells(field, field_type(type(row), field), getattr(row, field)))
    return {column: cells[column] for column in columns(type(row))}


def _value_cells(field: str, kind: Any, value: Any) -> dict[str, str]:
    if kind is Quote:
        place = f"{value.passage_id}:{value.start}-{value.end}" if value else ""
        return {field: value.text if value else "", f"{field}_at": place}
    if kind is Interval:
        ends = {f"{field}_earliest": value.earliest, f"{field}_latest": value.latest}
        return {column: day.isoformat() if day else "" for column, day in ends.items()}
    if isinstance(value, tuple):
        return {field: SEPARATOR.join(value)}
    if isinstance(value, bool):
        return {field: "yes" if value else "no"}
    if isinstance(value, float):
        return {field: repr(value)}
    return {field: "" if value is None else str(value)}


def from_cells(model: type[BaseModel], cells: Mapping[str, str]) -> dict[str, Any]:
    """Turn text cells into the values the row's model validates; blank and absent cells take the default.

    What cannot be read is passed on as it is, so that the model's own validation names it.

    Examples
    --------
    >>> from sjc_analysis.records import Mention
    >>> cells = {"mention_id": "M-01", "actor_id": "N-01", "quote": "gate", "quote_at": "P-01:3-7"}
    >>> Mention(**from_cells(Mention, cells)).quote.end
    7
    """
    values: dict[str, Any] = {}
    for field in model.model_fields:
        texts = [cells.get(column, "") for column in field_columns(model, field)]
        if any(texts):
            values[field] = _field_value(field_type(model, field), texts)
    return values


def _day(text: str) -> dt.date | str | None:
    """Read an ISO date; pydantic alone would take a bare number for a time stamp."""
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return f"not a date: {text}"


def _field_value(kind: Any, texts: list[str]) -> Any:
    first = texts[0]
    if kind is Quote:
        place = _QUOTE_PLACE.fullmatch(texts[1])
        if place is None:
            return {"text": first, "passage_id": "", "start": -1, "end": -1}
        return {
            "text": first,
            "passage_id": place[1],
            "start": int(place[2]),
            "end": int(place[3]),
        }
    if kind is Interval:
        return {"earliest": _day(texts[0]), "latest": _day(texts[1])}
    if get_origin(kind) is tuple:
        return tuple(item.strip() for item in first.split("|") if item.strip())
    if kind is bool:
        return _YES_NO.get(first.strip().lower(), first)
    return first
