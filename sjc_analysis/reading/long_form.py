"""Long exports: one row an answer, with the record's id, the field and its value."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.headings import HeadingMap, understand_heading
from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.tables import Row, Table
from sjc_analysis.safe_sheets import as_text


class Long(NamedTuple):
    """The columns of a long table: of the ids, of the fields, and of the values."""

    record: int
    field: int
    value: int


def long_columns(cells: Sequence[object], mapping: HeadingMap) -> Long | None:
    """Give the columns of a long table by its heading row; ``None`` if it has not each of the three once.

    Examples
    --------
    >>> long_columns(("Record ID", "Form", "Question", "Answer"), {})
    Long(record=0, field=2, value=3)
    >>> long_columns(("ID", "Field", "Year"), {}) is None
    True
    """
    texts = [as_text(cell).strip() for cell in cells]
    found = [
        [at for at, text in enumerate(texts) if text and is_one(text)]
        for is_one in (
            lambda text: _is_id(text, mapping),
            _form("long field").fullmatch,
            _form("long value").fullmatch,
        )
    ]
    return Long(*(at[0] for at in found)) if all(len(at) == 1 for at in found) else None


def _is_id(text: str, mapping: HeadingMap) -> bool:
    understood = understand_heading(text, mapping)
    return (understood.field == "fragment_id" and understood.exact) or bool(_form("long id").fullmatch(text))


def put_together(table: Table, mapping: HeadingMap) -> Table | None:
    """Put the rows of a long table together into a list of fields, a record below the other.

    Parameters
    ----------
    table
        The table.
    mapping
        What the evaluator said of headings.

    Returns
    -------
    Table or None
        Two columns, the field and its value; each record begins with its id, and what else its first row
        holds stands beside it. ``None`` if the table is not long.
    """
    heads = (long_columns(cells, mapping) for _, cells in table.rows[: threshold("table_heading_rows")])
    at, columns = next(((number, found) for number, found in enumerate(heads) if found), (0, None))
    if columns is None:
        return None
    by_record: dict[str, list[Row]] = {}
    for row in table.rows[at + 1 :]:
        texts = [as_text(cell) for cell in row[1]]
        if len(texts) > max(columns) and texts[columns.record].strip():
            by_record.setdefault(texts[columns.record].strip(), []).append((row[0], tuple(texts)))
    fields = {
        understand_heading(str(row[1][columns.field]), mapping).field
        for rows in by_record.values()
        for row in rows
    }
    if len(fields - {""}) < threshold("table_min_headings"):
        return None
    found: list[Row] = []
    for label, rows in by_record.items():
        beside = [
            str(cell) for number, cell in enumerate(rows[0][1]) if number not in columns and str(cell).strip()
        ]
        found.append((rows[0][0], (_ID, label, *beside)))
        found.extend((number, (cells[columns.field], cells[columns.value])) for number, cells in rows)
    return Table(table.sheet, tuple(found), marks=table.marks, part=table.part)


_ID = "ID"


@cache
def _form(use: str) -> re.Pattern[str]:
    forms = (row["pattern"] for row in lexicon("row_words") if row["use"] == use)
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)
