"""A sheet of a spreadsheet as it stands, before anybody has said what its cells mean."""

from typing import NamedTuple

from sjc_analysis.safe_sheets.marks import Mark


class Area(NamedTuple):
    """A block of merged cells; rows and columns count from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def name(self) -> str:
        """Write the area as spreadsheet programs do.

        Examples
        --------
        >>> Area(2, 1, 4, 1).name()
        'A2:A4'
        """
        return f"{cell_name(self.first_row, self.first_column)}:{cell_name(self.last_row, self.last_column)}"


class SheetData(NamedTuple):
    """A sheet's cells.

    Attributes
    ----------
    name
        The sheet's name.
    hidden
        Whether the spreadsheet program does not show it.
    rows
        Row number, as the program shows it, and the values of its cells: text, number, truth value or date.
        Rows in which nothing stands are left out.
    merges
        Its merged cells.
    marks
        What else stands at its cells: formulas, error values, notes.
    """

    name: str
    hidden: bool
    rows: tuple[tuple[int, tuple[object, ...]], ...]
    merges: tuple[Area, ...]
    marks: tuple[Mark, ...]


def column_letters(column: int) -> str:
    """Write a column's number, from 1, as spreadsheet programs do.

    Examples
    --------
    >>> column_letters(1), column_letters(26), column_letters(28)
    ('A', 'Z', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Name a cell as spreadsheet programs do; row and column count from 1.

    Examples
    --------
    >>> cell_name(14, 6)
    'F14'
    """
    return f"{column_letters(column)}{row}"
