"""What each column is: its kind, its meaning and what may stand in it, read from the models.

The drop-down lists, the sheet "columns", the checks of what people typed and ``docs/data-model.md`` all come
from here, so they cannot disagree.
"""

from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from sjc_analysis.casebook import TABLE_OF_PREFIX, TABLES
from sjc_analysis.cells import columns, field_columns, field_type
from sjc_analysis.dates import Interval
from sjc_analysis.records import Quote, Row
from sjc_analysis.references import target_prefixes

ColumnKind = Literal[
    "id", "reference", "references", "code", "yes_no", "date", "number", "whole_number", "quote",
    "quote_place", "list", "text",
]  # fmt: skip
"""What a column holds, which decides how a cell is read."""


class Column(NamedTuple):
    """One column of a table.

    Attributes
    ----------
    name, table
        The heading, and the sheet it stands on.
    kind
        What it holds.
    meaning
        What it says, in words.
    allowed
        The codes, where only these may stand; otherwise empty.
    prefixes
        First letters of the ids that may stand; otherwise blank.
    needed
        Whether a row cannot do without it.
    """

    name: str
    table: str
    kind: ColumnKind
    meaning: str
    allowed: tuple[str, ...]
    prefixes: str
    needed: bool


@cache
def table_columns(table: str) -> dict[str, Column]:
    """Describe a table's columns, by name and in order.

    Examples
    --------
    >>> table_columns("mentions")["actor_id"].meaning
    'id of a row of the sheet "actors"'
    >>> table_columns("links")["basis"].allowed
    ('stated_cause', 'stated_sequence', 'inferred')
    """
    model = TABLES[table]
    found = {}
    for field, info in model.model_fields.items():
        for name in field_columns(model, field):
            found[name] = _describe(table, model, field, info, name)
    return {name: found[name] for name in columns(model)}


def _describe(table: str, model: type[BaseModel], field: str, info: FieldInfo, name: str) -> Column:
    kind = _kind(model, field, name)
    prefixes = model.prefix if kind == "id" and issubclass(model, Row) else target_prefixes(model, field)
    allowed = _codes(field_type(model, field)) if kind == "code" else ()
    needed = info.is_required() and not (kind == "quote_place" or (kind == "id" and issubclass(model, Row)))
    return Column(name, table, kind, _meaning(kind, info, name, prefixes), allowed, prefixes, needed)


def _codes(kind: Any) -> tuple[str, ...]:
    return tuple(code for code in get_args(kind) if code)


_SIMPLE_KINDS: dict[Any, ColumnKind] = {bool: "yes_no", int: "whole_number", float: "number", str: "text"}


def _kind(model: type[BaseModel], field: str, name: str) -> ColumnKind:
    kind = field_type(model, field)
    if kind is Quote:
        return "quote" if name == field else "quote_place"
    if kind is Interval:
        return "date"
    if field == getattr(model, "id_field", ""):
        return "id"
    if target_prefixes(model, field):
        return "references" if get_origin(kind) is tuple else "reference"
    if get_origin(kind) is Literal:
        return "code"
    return "list" if get_origin(kind) is tuple else _SIMPLE_KINDS[kind]


_MEANINGS: dict[ColumnKind, str] = {
    "id": "the row's own id, like {prefixes}-01; left blank on a new row, the next free one is given",
    "reference": "id of a row of the sheet {sheets}",
    "references": "ids of rows of the sheet {sheets}, with | between them",
    "quote": "the exact words of the source; clear quote_at beside it to have them found",
    "quote_place": "where these words stand: passage, first and last position, like P-012:120-168",
    "date": "{end} possible day, like 2031-06-02 (2031-06 and 2031 are understood); blank: unknown",
}


def _meaning(kind: ColumnKind, info: FieldInfo, name: str, prefixes: str) -> str:
    sheets = " or ".join(f'"{TABLE_OF_PREFIX[prefix]}"' for prefix in prefixes)
    end = "earliest" if name.endswith("_earliest") else "latest"
    general = _MEANINGS.get(kind, "").format(prefixes=prefixes, sheets=sheets, end=end)
    own = info.description or ""
    if kind == "quote_place":
        return general
    if kind == "quote":
        general = general.replace("quote_at", f"{name}_at")
    return f"{own}; {general}" if own and general else own or general
