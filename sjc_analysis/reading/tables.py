"""A table of records as it stands in a sheet or a delimited file, and where its headings are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sjc_analysis.reading.columns import Column, columns_of, with_short_headings
from sjc_analysis.reading.headings import HeadingMap
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.pieces import Place
from sjc_analysis.reading.two_rows import Joined, join_rows
from sjc_analysis.safe_sheets import Area, Mark, as_text, cell_name, column_letters

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
    turned_rows
        For a table that was turned, because its records stand side by side: the numbers of the sheet's rows,
        which are its columns here. What is called a row is then a column of the sheet.
    part
        Which table of a document it is; blank for a sheet.
    in_lines
        Whether its rows are lines of a text.
    """

    sheet: str
    rows: tuple[Row, ...]
    merges: tuple[Area, ...] = ()
    marks: tuple[Mark, ...] = ()
    turned_rows: tuple[int, ...] = ()
    part: str = ""
    in_lines: bool = False

    def place(self, number: int, cell: str = "") -> Place:
        """Say where a row stands, or a note on one of its cells.

        Examples
        --------
        >>> Table("Harvest", ()).place(4).words, Table("", (), turned_rows=(1, 2)).place(4).words
        ('sheet "Harvest", row 4', 'column D')
        """
        if self.in_lines and not self.turned_rows:
            return Place(f"line {number}", line=number)
        own = f"column {column_letters(number)}" if self.turned_rows else f"row {number}"
        holder = f'sheet "{self.sheet}"' if self.sheet else self.part
        words = ", ".join(part for part in (holder, own, f"note on {cell}" if cell else "") if part)
        if self.turned_rows:
            return Place(words, self.sheet, column=own)
        return Place(words, self.sheet, number, column=self.part)

    def cell(self, row: int, column: int) -> str:
        """Name a cell as the spreadsheet program does.

        Examples
        --------
        >>> Table("", ()).cell(2, 4), Table("", (), turned_rows=(1, 7)).cell(4, 2)
        ('D2', 'D7')
        """
        return cell_name(self.turned_rows[column - 1], row) if self.turned_rows else cell_name(row, column)

    def unnamed(self, at: int) -> str:
        """Name a column without a heading, by its position from 0."""
        return f"row {self.turned_rows[at]}" if self.turned_rows else f"column {column_letters(at + 1)}"


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
        joined = Joined(tuple(row)) if table.turned_rows else join_rows(above, row, below, mapping)
        if joined.uses_above or joined.uses_below:
            known = known_headings(joined.headings, mapping)
        if known > best:
            best, best_at, best_joined = known, at, joined
    if best < threshold("table_min_headings"):
        return None
    columns = tuple(
        replace(column, unnamed=table.unnamed(column.at))
        for column in with_short_headings(columns_of(best_joined.headings, mapping))
    )
    return Headed(table, best_at, columns, best_joined.uses_above, best_joined.uses_below)


def _texts(values: Sequence[object], width: int) -> list[str]:
    return [*map(as_text, values), *[""] * (width - len(values))]


def known_headings(values: Sequence[object], mapping: HeadingMap) -> int:
    """Count the different fields that texts of a row name."""
    texts = [value for value in values if isinstance(value, str) and value.strip()]
    return len({column.field for column in columns_of(texts, mapping) if column.field})
