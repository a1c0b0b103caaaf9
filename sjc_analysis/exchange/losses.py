"""What a format cannot carry of a casebook, said with the number of rows it would lose."""

import csv
from collections.abc import Iterator
from functools import cache

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import field_columns, to_cells
from sjc_analysis.data_files import data_path
from sjc_analysis.exchange.forms import Form
from sjc_analysis.records import Decided, Row

WHOLE: frozenset[Form] = frozenset({"casebook", "json", "graphml"})
"""Formats that carry every row and column."""
LEVEL, OPPOSITE = ";", "~"
"""Signs in a label that Causal Map reads as levels of a hierarchy, and as an opposite."""


def losses(casebook: Casebook, form: Form) -> tuple[str, ...]:
    """List what a format cannot carry of this casebook; nothing for what is empty in it.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> losses(Casebook(events=(Event(event_id="A-01", description="a course", side="other"),)), "causal-map")
    ('of 1 row of "events": side',)
    """
    if form in WHOLE:
        return ()
    carried = _carried()[form]
    lines: list[str] = []
    for table in TABLES:
        rows = getattr(casebook, table)
        if rows and table not in carried:
            lines.append(f'the table "{table}", {_counted(len(rows))}')
        elif rows:
            kept = [row for row in rows if not (isinstance(row, Decided) and row.status == "refused")]
            if len(kept) < len(rows):
                lines.append(f'{_counted(len(rows) - len(kept))} of "{table}" that a person refused')
            lost = dict.fromkeys(
                column for row in kept for column in _filled(row) if column not in carried[table]
            )
            if lost:
                lines.append(f'of {_counted(len(kept))} of "{table}": {", ".join(lost)}')
    return (*lines, *(_read_otherwise(casebook) if form == "causal-map" else ()))


def _filled(row: Row) -> Iterator[str]:
    """List the columns that say something else than the usual value."""
    cells = to_cells(row)
    for name, field in type(row).model_fields.items():
        if getattr(row, name) != field.default:
            yield from (column for column in field_columns(type(row), name) if cells[column])


def _read_otherwise(casebook: Casebook) -> Iterator[str]:
    """Say which labels mean something there that they do not mean here."""
    labels = [row.description for row in casebook.live("events")]
    labels += [row.statement for row in casebook.live("outcomes")]
    levelled = sum(LEVEL in label for label in labels)
    if levelled:
        yield f'{levelled} labels hold "{LEVEL}", which Causal Map reads as levels of a hierarchy'
    opposed = sum(label.lstrip().startswith(OPPOSITE) for label in labels)
    if opposed:
        yield f'{opposed} labels begin with "{OPPOSITE}", which Causal Map reads as an opposite'
    bare = sum(row.quote is None for row in casebook.live("links"))
    if bare:
        yield f"{bare} links have no quote and are no citation here; Causal Map counts every link as one"
    quoted = {row.quote.passage_id for row in casebook.live("links") if row.quote}
    left = len(casebook.passages) - len(quoted)
    if left:
        yield f'{_counted(left)} of "passages" that no link quotes'


def _counted(rows: int) -> str:
    return f"{rows} row" if rows == 1 else f"{rows} rows"


@cache
def _carried() -> dict[str, dict[str, frozenset[str]]]:
    carried: dict[str, dict[str, frozenset[str]]] = {}
    with data_path("lexicon/exchange.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            carried.setdefault(row["form"], {})[row["table"]] = frozenset(row["columns"].split())
    return carried
