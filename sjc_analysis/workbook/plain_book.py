"""Tables for reading as one spreadsheet: inert cells, the same bytes for the same tables, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.workbook.sheet_parts import HEADING, finished, new_book, put_text
from sjc_analysis.workbook.xlsx_text import problem_finding, text_problem

MOST_NAME = 31
"""Letters in the name of a sheet, by the format."""

_WIDEST, _NARROWEST = 60.0, 11.0


@dataclass(frozen=True)
class PlainSheet:
    """One sheet: what is to be said of the table, its headings, and its rows.

    Parameters
    ----------
    name
        Name of the sheet.
    headings
        One for each column.
    rows
        Text cells.
    said
        Sentences above the table, one a row: what it shows, its base, what was left out.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    said: tuple[str, ...] = ()


def plain_book(file: str, sheets: Sequence[PlainSheet]) -> bytes:
    """Give the bytes of a spreadsheet of tables.

    Parameters
    ----------
    file
        Its name, for the messages.
    sheets
        The sheets in order; at least one.

    Raises
    ------
    FindingsError
        With every cell whose text the format cannot hold.

    Examples
    --------
    >>> plain_book("a.xlsx", [PlainSheet("reach", ("Who",), (("=1+1",),))])[:2]
    b'PK'
    """
    problems = [problem for sheet in sheets for problem in _problems(file, sheet)]
    if problems:
        raise FindingsError(tuple(problems))
    book, first = new_book()
    for number, sheet in enumerate(sheets):
        _write(first if number == 0 else book.create_sheet(), sheet)
    return finished(book)


def _problems(file: str, sheet: PlainSheet) -> list[Finding]:
    return [
        problem_finding(problem, file, sheet.name, number, heading)
        for number, row in enumerate(sheet.rows, start=len(sheet.said) + 2)
        for heading, text in zip(sheet.headings, row, strict=True)
        if (problem := text_problem(text, in_spreadsheet=True))
    ]


def _write(sheet: Worksheet, plain: PlainSheet) -> None:
    sheet.title = plain.name[:MOST_NAME]
    for number, text in enumerate(plain.said, start=1):
        put_text(sheet, number, 1, text)
        sheet.cell(number, 1).alignment = Alignment(wrap_text=False, vertical="top")
    top = len(plain.said) + 1
    for position, heading in enumerate(plain.headings, start=1):
        put_text(sheet, top, position, heading, HEADING)
    for number, row in enumerate(plain.rows, start=top + 1):
        for position, text in enumerate(row, start=1):
            put_text(sheet, number, position, text)
    for position, heading in enumerate(plain.headings):
        texts = [heading, *(row[position] for row in plain.rows)]
        longest = max(len(line) for text in texts for line in (text.split("\n") or [""]))
        width = min(_WIDEST, max(_NARROWEST, longest * 1.05 + 2))
        sheet.column_dimensions[get_column_letter(position + 1)].width = width
    last = get_column_letter(max(len(plain.headings), 1))
    sheet.freeze_panes = f"B{top + 1}"
    sheet.auto_filter.ref = f"A{top}:{last}{top + len(plain.rows)}"
