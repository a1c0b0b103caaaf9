"""Write a casebook as one spreadsheet that people can work in.

Every cell is text, so nothing is a formula and no date or id is changed by the program that opens it. The
bytes depend on the casebook alone: no clock, no user name.
"""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import to_cells
from sjc_analysis.workbook.columns import Column, ColumnKind, table_columns
from sjc_analysis.workbook.guide import COLUMNS, READ_ME, guide_rows
from sjc_analysis.workbook.xlsx_text import spell

_AS_READ = {"settings", "sources", "records", "passages", "mentions", "findings"}
_DECISION = {"status", "decided_by", "reason"}
_SPARE_ROWS = 1_000
"""Rows below the last one that still have their lists and colours, for what a person adds."""
_FIXED = dt.datetime(2000, 1, 1)
"""The time stamp in every file; it says nothing."""
_WIDTHS: dict[ColumnKind, float] = {
    "id": 10, "reference": 11, "references": 16, "code": 17, "yes_no": 13, "date": 14, "number": 13,
    "whole_number": 10, "quote": 50, "quote_place": 18, "list": 28, "text": 24,
}  # fmt: skip
_LONG_TEXTS = {"text", "description", "statement", "remedy", "question", "hint"}


def write_xlsx(casebook: Casebook, path: Path) -> None:
    """Write the casebook to a new .xlsx file.

    Parameters
    ----------
    casebook
        What to write; every text must fit a cell.
    path
        The file to write.
    """
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new Workbook has one worksheet
    for style in _styles():
        book.add_named_style(style)
    _fill(first, READ_ME, list(guide_rows()), (30, 110))
    notes = [_column_row(column) for table in TABLES for column in table_columns(table).values()]
    heading = ("sheet", "column", "what it holds", "allowed", "must be filled")
    _fill(book.create_sheet(), COLUMNS, [heading, *notes], (18, 24, 80, 60, 14))
    _freeze(book[COLUMNS])
    for table in TABLES:
        _table_sheet(book.create_sheet(table), casebook, table)
    book.properties.creator = "sjc_analysis"
    book.properties.created = _FIXED
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(_without_clock(buffer))


def _styles() -> tuple[NamedStyle, ...]:
    wrapped = Alignment(wrap_text=True, vertical="top")
    text = NamedStyle("sjc text", alignment=wrapped, number_format="@")

    def heading(name: str, ink: str, fill: str) -> NamedStyle:
        font, paint = Font(bold=True, color=ink), PatternFill("solid", start_color=fill)
        return NamedStyle(name, font=font, fill=paint, alignment=wrapped, number_format="@")

    return (
        text,
        heading("sjc heading", "FF1F2933", "FFD9E2EC"),
        heading("sjc needed", "FFFFFFFF", "FF334E68"),
        heading("sjc decision", "FFFFFFFF", "FF2B6E4F"),
    )


def _column_row(column: Column) -> tuple[str, ...]:
    allowed = ", ".join(column.allowed) or {"yes_no": "yes, no"}.get(column.kind, "")
    return (column.table, column.name, column.meaning, allowed, "yes" if column.needed else "")


def _fill(sheet: Worksheet, name: str, rows: list[tuple[str, ...]], widths: tuple[float, ...]) -> None:
    sheet.title = name
    for number, row in enumerate(rows, start=1):
        for position, text in enumerate(row, start=1):
            bold = position == 1 or (name == COLUMNS and number == 1)
            _put(sheet, number, position, text, "sjc heading" if bold else "sjc text")
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


def _put(sheet: Worksheet, row: int, position: int, text: str, style: str) -> None:
    cell = sheet.cell(row, position)
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
    cell.style = style
    if text:
        cell.value = spell(text)
        cell.data_type = "s"  # openpyxl takes a leading "=" for a formula


def _freeze(sheet: Worksheet) -> None:
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions


def _table_sheet(sheet: Worksheet, casebook: Casebook, table: str) -> None:
    named = table_columns(table)
    sheet.sheet_properties.tabColor = "FFA0AEC0" if table in _AS_READ else "FF2B6E4F"
    for position, column in enumerate(named.values(), start=1):
        decision = column.name in _DECISION and "status" in named
        style = "sjc decision" if decision else "sjc needed" if column.needed else "sjc heading"
        _put(sheet, 1, position, column.name, style)
        letter = get_column_letter(position)
        long = column.kind == "text" and column.name in _LONG_TEXTS
        sheet.column_dimensions[letter].width = 50 if long else _WIDTHS[column.kind]
        sheet.column_dimensions[letter].number_format = "@"
    rows = getattr(casebook, table)
    for number, row in enumerate(rows, start=2):
        for position, text in enumerate(to_cells(row).values(), start=1):
            _put(sheet, number, position, text, "sjc text")
    last = len(rows) + 1 + _SPARE_ROWS
    _add_lists(sheet, named, last)
    if "status" in named:
        _colour_by_status(sheet, list(named), last)
    _freeze(sheet)


def _add_lists(sheet: Worksheet, named: dict[str, Column], last: int) -> None:
    for position, column in enumerate(named.values(), start=1):
        words = ("yes", "no") if column.kind == "yes_no" else column.allowed
        if not words:
            continue
        choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        choice.showErrorMessage = True
        choice.errorTitle, choice.error = column.name, "Choose a word from the list."
        letter = get_column_letter(position)
        choice.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(choice)


def _colour_by_status(sheet: Worksheet, names: list[str], last: int) -> None:
    status = get_column_letter(names.index("status") + 1)
    area = f"A2:{get_column_letter(len(names))}{last}"
    for word, paint in (("draft", "FFFFF8DC"), ("refused", "FFE4E7EB")):
        fill = PatternFill("solid", start_color=paint, end_color=paint)
        rule = Rule(type="expression", dxf=DifferentialStyle(fill=fill), formula=[f'${status}2="{word}"'])
        sheet.conditional_formatting.add(area, rule)


def _without_clock(written: io.BytesIO) -> bytes:
    """Copy the zip with fixed times, so that the same casebook gives the same bytes."""
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
