"""A table of records as it stands in a sheet or a delimited file, and where its headings are."""

from collections.abc import Sequence
from dataclasses import dataclass

from sjc_analysis.reading.columns import Column, columns_of
from sjc_analysis.reading.headings import HeadingMap
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.safe_sheets import Area, Mark, as_text

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
    """

    table: Table
    at: int
    columns: tuple[Column, ...]

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
    best, best_at = 0, 0
    for at, (_, values) in enumerate(table.rows[: threshold("table_heading_rows")]):
        known = known_headings(values, mapping)
        if known > best:
            best, best_at = known, at
    if best < threshold("table_min_headings"):
        return None
    width = max(len(values) for _, values in table.rows)
    headings = [as_text(value) for value in table.rows[best_at][1]]
    headings += [""] * (width - len(headings))
    return Headed(table, best_at, columns_of(headings, mapping))


def known_headings(values: Sequence[object], mapping: HeadingMap) -> int:
    """Count the different fields that texts of a row name."""
    texts = [value for value in values if isinstance(value, str) and value.strip()]
    return len({column.field for column in columns_of(texts, mapping) if column.field})
