"""A table of records as it stands in a sheet or a delimited file, and where its headings are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sjc_analysis.reading.columns import Column, columns_of
from sjc_analysis.reading.headings import HeadingMap, understand_heading
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.two_rows import Joined, join_rows
from sjc_analysis.safe_sheets import Area, Mark, as_text, column_letters

Row = tuple[int, tuple[object, ...]]
"""A row's number, as a spreadsheet program shows it, and its values."""


@dataclass(frozen=True)
class Table:
    """A sheet of a spreadsheet, or a delimited file.

    Parameters
    ----------
    sheet
        Name of the sheet; blank for a delimited file.
    rows
        The rows in which something stands.
    merges, marks
        Merged cells, and what else stands at the cells: formulas, error values, notes.
    """

    sheet: str
    rows: tuple[Row, ...]
    merges: tuple[Area, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Headed:
    """A table whose heading row was found.

    Parameters
    ----------
    table
        The table.
    at
        Position of the heading row among its rows.
    columns
        What each column was understood as.
    uses_above, uses_below
        Whether the row above, or the row below, is a part of the headings too.
    """

    table: Table
    at: int
    columns: tuple[Column, ...]
    uses_above: bool = False
    uses_below: bool = False

    @property
    def first_record(self) -> int:
        """Position of the first row below all headings."""
        return self.at + 1 + self.uses_below

    @property
    def last_heading_row(self) -> int:
        """Number of the lower of two heading rows, or of the one there is."""
        return self.table.rows[self.first_record - 1][0]

    @property
    def heading_row(self) -> int:
        """Number of the heading row."""
        return self.table.rows[self.at][0]


def find_headings(table: Table, mapping: HeadingMap) -> Headed | None:
    """Find the row that matches most known headings among the first rows; the upper one of two alike.

    Parameters
    ----------
    table
        The table.
    mapping
        What the evaluator said of headings.

    Returns
    -------
    Headed or None
        ``None`` if no row has enough known headings.

    Examples
    --------
    >>> table = Table("", ((1, ("Harvest 2031",)), (3, ("ID", "Outcome", "Country"))))
    >>> find_headings(table, {}).heading_row
    3
    """
    width = max((len(values) for _, values in table.rows), default=0)
    first = [_texts(values, width) for _, values in table.rows[: threshold("table_heading_rows") + 1]]
    best, best_at, best_joined = 0, 0, Joined(())
    for at, row in enumerate(first[: threshold("table_heading_rows")]):
        known = known_headings(table.rows[at][1], mapping)
        above = first[at - 1] if at else None
        # a title above the headings knows too little to be a question above its answers
        below = first[at + 1] if known >= threshold("table_min_headings") and at + 1 < len(first) else None
        joined = join_rows(above, row, below, mapping)
        if joined.uses_above or joined.uses_below:
            known = known_headings(joined.headings, mapping)
        if known > best:
            best, best_at, best_joined = known, at, joined
    if best < threshold("table_min_headings"):
        return None
    columns = columns_of(best_joined.headings, mapping)
    return Headed(table, best_at, columns, best_joined.uses_above, best_joined.uses_below)


def _texts(values: Sequence[object], width: int) -> list[str]:
    return [*map(as_text, values), *[""] * (width - len(values))]


def known_headings(values: Sequence[object], mapping: HeadingMap) -> int:
    """Count the different fields that texts of a row name."""
    texts = [value for value in values if isinstance(value, str) and value.strip()]
    return len({column.field for column in columns_of(texts, mapping) if column.field})


def headings_below(table: Table, mapping: HeadingMap, beside: int) -> str:
    """Give the letter of a column that names more fields than any row does; blank if there is none.

    Parameters
    ----------
    table
        The table.
    mapping
        What the evaluator said of headings.
    beside
        How many fields its heading row names.

    Examples
    --------
    >>> table = Table("", ((1, ("ID", "XA-1")), (2, ("Country", "Marenia")), (3, ("Year", "2031"))))
    >>> headings_below(table, {}, 0)
    'A'
    """
    first = table.rows[: threshold("table_heading_rows")]
    for at in range(threshold("side_heading_columns")):
        cells = [values[at] for _, values in first if at < len(values)]
        named = [str(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
        exact = [each for each in (understand_heading(cell, mapping) for cell in named) if each.exact]
        known = len({each.field for each in exact if each.field})
        if known > max(beside, threshold("table_min_headings")):
            return column_letters(at + 1)
    return ""
