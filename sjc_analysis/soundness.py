"""Look through a casebook's rows by table, so that only those that look wrong are asked every rule.

A harvest has many rows and few faults. Most references name the same few ids, so each id is looked up once a
column, and a row's rules are asked in full only where something does not hold. Nothing is judged here:
whoever calls asks the rules themselves of the rows given, and a row that breaks one is always among them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from sjc_analysis.cells import field_type
from sjc_analysis.quotes import says
from sjc_analysis.records import Passage, Quote, Row
from sjc_analysis.references import target_prefixes
from sjc_analysis.row_rules import ById, Problem, rules_of


@dataclass(frozen=True)
class _Plan:
    """What is to be looked at in the rows of a table: its references, its quotes and its rules."""

    references: tuple[tuple[str, str, bool], ...]
    quotes: tuple[str, ...]
    rules: tuple[Callable[[Any, ById], Problem | None], ...]


@cache
def _plan(model: type[BaseModel]) -> _Plan:
    fields = model.model_fields
    targets = ((name, target_prefixes(model, name), info.is_required()) for name, info in fields.items())
    return _Plan(
        references=tuple(target for target in targets if target[1]),
        quotes=tuple(name for name in fields if field_type(model, name) is Quote),
        rules=rules_of(model),
    )


def enter_ids(
    model: type[BaseModel], rows: Sequence[Any], by_id: dict[str, Any], other_ids: set[str]
) -> list[int]:
    """Enter the ids of a table's rows, and give the positions of those whose id stands on a row before.

    Parameters
    ----------
    model
        The model of the rows.
    rows
        The rows.
    by_id
        The rows entered so far that others can refer to; the table's rows are added.
    other_ids
        Ids and keys of rows that none refers to; the table's are added.
    """
    ids = [*map(attrgetter(id_column(model)), rows)]
    refers = issubclass(model, Row)
    if refers and len(set(ids)) == len(ids) and by_id.keys().isdisjoint(ids) and other_ids.isdisjoint(ids):
        by_id.update(zip(ids, rows, strict=True))
        return []
    twice: list[int] = []
    for index, row_id in enumerate(ids):
        if row_id in by_id or row_id in other_ids:
            twice.append(index)
        elif refers:
            by_id[row_id] = rows[index]
        elif row_id:
            other_ids.add(row_id)
    return twice


@cache
def id_column(model: type[BaseModel]) -> str:
    """Give the column in which a table's rows are told apart.

    Examples
    --------
    >>> id_column(Passage)
    'passage_id'
    """
    if issubclass(model, Row):
        return model.id_field
    return "finding_id" if "finding_id" in model.model_fields else "key"


def suspects(model: type[BaseModel], rows: Sequence[Any], by_id: Mapping[str, Any]) -> Iterator[int]:
    """Give the positions of the rows that may break a rule, in order.

    Parameters
    ----------
    model
        The model of the rows.
    rows
        The rows of one table.
    by_id
        Every row of the casebook that others can refer to, by its id.

    Examples
    --------
    >>> rows = [Passage(passage_id=f"P-0{n}", source_id="S-01", start=0, end=0) for n in (1, 2)]
    >>> list(suspects(Passage, rows, {"S-01": None})), list(suspects(Passage, rows, {}))
    ([], [0, 1])
    """
    plan = _plan(model)
    found: set[int] = set()
    for field, prefixes, required in plan.references:
        found.update(_leading_nowhere(rows, field, prefixes, required, by_id))
    for field in plan.quotes:
        found.update(_misquoting(rows, field, by_id))
    for rule in plan.rules:
        found.update(index for index, row in enumerate(rows) if index not in found and rule(row, by_id))
    yield from sorted(found)


def _leading_nowhere(
    rows: Sequence[Any], field: str, prefixes: str, required: bool, by_id: Mapping[str, Any]
) -> Collection[int]:
    read = attrgetter(field)
    wrong = {
        value
        for value in set(map(read, rows))
        if (value or required)
        and not all(
            row_id in by_id and row_id[:1] in prefixes
            for row_id in (value if isinstance(value, tuple) else (value,))
        )
    }
    return [index for index, row in enumerate(rows) if read(row) in wrong] if wrong else ()


def _misquoting(rows: Sequence[Any], field: str, by_id: Mapping[str, Any]) -> Iterator[int]:
    for index, quote in enumerate(map(attrgetter(field), rows)):
        if quote is not None:
            passage = by_id.get(quote.passage_id)
            if not (isinstance(passage, Passage) and says(passage, quote)):
                yield index
