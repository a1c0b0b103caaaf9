"""Tables whose headings stand one below the other: records side by side, or one below the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.reading.headings import HeadingMap, understand_heading
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.long_form import put_together
from sjc_analysis.reading.tables import Headed, Table, find_headings
from sjc_analysis.safe_sheets import Area, as_text, column_letters


@dataclass(frozen=True)
class Listed:
    """A sheet of fields one below the other, each with its value beside it.

    Parameters
    ----------
    table
        The sheet as it stands.
    at
        Position of the column of headings; the values stand in the next one.
    mapping
        What the evaluator said of headings.
    """

    table: Table
    at: int
    mapping: HeadingMap


class _Column(NamedTuple):
    """A column of headings, and what stands beside its ids, its outcomes and all its known headings."""

    at: int
    ids: list[list[str]]
    outcomes: list[list[str]]
    told: list[list[str]]


def lay_out(table: Table, mapping: HeadingMap) -> Headed | Listed | Finding | None:
    """Find out how a table is laid out.

    Parameters
    ----------
    table
        The table.
    mapping
        What the evaluator said of headings.

    Returns
    -------
    Headed, Listed, Finding or None
        A table with one record a row (turned, where the records stand side by side), a list of fields, what
        is unclear about it, or ``None`` if it has no known headings.

    Examples
    --------
    >>> rows = ((1, ("ID", "XA-1", "XA-2")), (2, ("Country", "Marenia", "")), (3, ("Year", "2031", "2032")))
    >>> found = lay_out(Table("", rows), {})
    >>> [column.field for column in found.columns], found.table.rows[1]
    (['fragment_id', 'country', 'year'], (2, ('XA-1', 'Marenia', '2031')))
    """
    together = put_together(table, mapping)
    if together is not None:
        return Listed(together, 0, mapping)
    headed = find_headings(table, mapping) if table.rows else None
    beside = len({column.field for column in headed.columns if column.field}) if headed else 0
    column = _headings_below(table, mapping, beside)
    if column is None:
        return headed
    if _one_below_the_other(column):
        return Listed(table, column.at, mapping)
    if _side_by_side(column):
        return find_headings(turned(table), mapping)
    return _unclear(table, column.at)


def _headings_below(table: Table, mapping: HeadingMap, beside: int) -> _Column | None:
    """Give the column that names more fields than any row does; ``None`` if there is none."""
    first = table.rows[: threshold("table_heading_rows")]
    for at in range(threshold("side_heading_columns")):
        cells = [values[at] for _, values in first if at < len(values)]
        named = [str(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
        exact = [each for each in (understand_heading(cell, mapping) for cell in named) if each.exact]
        known = len({each.field for each in exact if each.field})
        if known > max(beside, threshold("table_min_headings")):
            return _column(table, mapping, at)
    return None


def _column(table: Table, mapping: HeadingMap, at: int) -> _Column:
    beside: dict[str, list[list[str]]] = {"fragment_id": [], "outcome": [], "": []}
    for _, values in table.rows:
        cells = [as_text(value).strip() for value in values]
        heading = cells[at] if at < len(cells) else ""
        field = understand_heading(heading, mapping).field if heading else ""
        if field:
            beside[field if field in beside else ""].append(cells[at + 1 :])
    told = [cells for each in beside.values() for cells in each]
    return _Column(at, beside["fragment_id"], beside["outcome"], told)


def _one_below_the_other(column: _Column) -> bool:
    """Whether every id stands in the first column of values, or no value stands anywhere else."""
    if not column.ids:
        return not any(cell for cells in column.told for cell in cells[1:])
    return all(not any(cells[1:]) and _may_be_id("".join(cells[:1])) for cells in column.ids)


def _side_by_side(column: _Column) -> bool:
    """Whether one row holds the ids of two records or more, or their outcomes where there are no ids."""
    rows = column.ids or column.outcomes
    filled = [[cell for cell in cells if cell] for cells in rows]
    many = len(filled) == 1 and len(filled[0]) > 1
    return many and (not column.ids or all(map(_may_be_id, filled[0])))


def _may_be_id(text: str) -> bool:
    """Whether a text may be an id, and is no words that say what an id is."""
    return " " not in text or any(letter.isdigit() for letter in text)


def turned(table: Table) -> Table:
    """Turn a table, so that its columns are rows, and know their numbers in the sheet.

    Examples
    --------
    >>> turned(Table("", ((2, ("ID", "XA-1")), (4, ("Year",))))).rows
    ((1, ('ID', 'Year')), (2, ('XA-1', '')))
    """
    numbers = tuple(number for number, _ in table.rows)
    width = max((len(values) for _, values in table.rows), default=0)
    filled = [(*values, *[""] * (width - len(values))) for _, values in table.rows]
    columns = enumerate(zip(*filled, strict=True), start=1)
    at = {number: position for position, number in enumerate(numbers, start=1)}
    return Table(
        sheet=table.sheet,
        rows=tuple((letter, values) for letter, values in columns if any(value != "" for value in values)),
        merges=tuple(
            Area(area.first_column, at[area.first_row], area.last_column, _last(at, area))
            for area in table.merges
            if area.first_row in at
        ),
        marks=tuple(
            mark._replace(row=mark.column, column=at[mark.row]) for mark in table.marks if mark.row in at
        ),
        turned_rows=numbers,
        part=table.part,
        in_lines=table.in_lines,
    )


def _last(at: dict[int, int], area: Area) -> int:
    return max(at[row] for row in at if area.first_row <= row <= area.last_row)


def _unclear(table: Table, at: int) -> Finding:
    return Finding(
        rule="headings in a column", file="", sheet=table.sheet, column=f"column {column_letters(at + 1)}",
        reason="the headings stand one below the other, and it is not clear where one record ends and the"
        " next begins",
        allowed="headings in the first column and a record in each column beside it, with its id; or the"
        " fields of one record below those of another, each beginning with its id",
        remedy="Put the id of each record in its place. If the table only explains the fields, delete it.",
    )  # fmt: skip


def read_sideways(file: str, headed: Headed) -> Iterator[Finding]:
    """Say of a table that it was turned.

    Parameters
    ----------
    file
        The file's name.
    headed
        The table.
    """
    if headed.table.turned_rows:
        yield Finding(
            rule="headings in a column", severity="note", file=file,
            **headed.table.place(headed.heading_row).of_finding(),
            reason="the headings stand one below the other, so each column beside them was read as a record",
            remedy="Check that the number of records is the one you meant.",
        )  # fmt: skip
