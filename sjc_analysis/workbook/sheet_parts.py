"""What every spreadsheet that is written here is made of: text cells, styles, frozen headings, no clock.

Every cell is text, so nothing is a formula and no date or id is changed by the program that opens it. The
bytes depend on the texts alone: no clock, no user name.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.workbook.xlsx_text import spell

TEXT, HEADING, NEEDED, DECISION = "sjc text", "sjc heading", "sjc needed", "sjc decision"
"""Names of the styles of a cell."""

_FIXED = dt.datetime(2000, 1, 1)
"""The time stamp in every file; it says nothing."""


def new_book() -> tuple[Workbook, Worksheet]:
    """Start a spreadsheet with the styles above, and give its first sheet too."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new Workbook has one worksheet
    for style in _styles():
        book.add_named_style(style)
    return book, first


def _styles() -> tuple[NamedStyle, ...]:
    wrapped = Alignment(wrap_text=True, vertical="top")
    text = NamedStyle(TEXT, alignment=wrapped, number_format="@")

    def heading(name: str, ink: str, fill: str) -> NamedStyle:
        font, paint = Font(bold=True, color=ink), PatternFill("solid", start_color=fill)
        return NamedStyle(name, font=font, fill=paint, alignment=wrapped, number_format="@")

    return (
        text,
        heading(HEADING, "FF1F2933", "FFD9E2EC"),
        heading(NEEDED, "FFFFFFFF", "FF334E68"),
        heading(DECISION, "FFFFFFFF", "FF2B6E4F"),
    )


def put_text(sheet: Worksheet, row: int, position: int, text: str, style: str = TEXT) -> None:
    """Write a text into a cell, counted from 1, as the letters it is.

    Parameters
    ----------
    sheet
        The sheet, without merged cells.
    row, position
        Row and column.
    text
        A text that a cell can hold (:func:`sjc_analysis.workbook.xlsx_text.text_problem`).
    style
        Name of its style.

    Examples
    --------
    >>> _, sheet = new_book()
    >>> put_text(sheet, 1, 1, "=1+1")
    >>> sheet.cell(1, 1).value, sheet.cell(1, 1).data_type
    ('=1+1', 's')
    """
    cell = sheet.cell(row, position)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
    cell.style = style
    if text:
        cell.value = spell(text)
        cell.data_type = "s"  # openpyxl takes a leading "=" for a formula


def fill_sheet(
    sheet: Worksheet,
    name: str,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    heading_rows: int = 1,
) -> None:
    """Name a sheet and write rows of text into it; the first column tells the rows apart and is bold.

    Parameters
    ----------
    sheet
        An empty sheet.
    name
        Its name.
    rows
        The rows, headings first.
    widths
        Width of each column, in characters.
    heading_rows
        Rows at the top that are headings.
    """
    sheet.title = name
    for number, row in enumerate(rows, start=1):
        for position, text in enumerate(row, start=1):
            bold = position == 1 or number <= heading_rows
            put_text(sheet, number, position, text, HEADING if bold else TEXT)
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


def freeze_heading(sheet: Worksheet) -> None:
    """Keep the headings and the first column in sight, and offer filters."""
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def finished(book: Workbook) -> bytes:
    """Give the bytes of a spreadsheet: the same cells, the same bytes.

    Examples
    --------
    >>> finished(new_book()[0]) == finished(new_book()[0])
    True
    """
    book.properties.creator = "sjc_analysis"
    book.properties.created = _FIXED
    buffer = io.BytesIO()
    book.save(buffer)
    return without_clock(buffer)


def without_clock(written: io.BytesIO) -> bytes:
    """Copy a spreadsheet's bytes with fixed times.

    Parameters
    ----------
    written
        An .xlsx file as openpyxl saved it.
    """
    stamp = _FIXED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    out = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            member = zipfile.ZipInfo(name, _FIXED.timetuple()[:6])
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, content)
    return out.getvalue()
