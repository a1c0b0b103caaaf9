"""Write a casebook as one spreadsheet that people can work in."""

from pathlib import Path

from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import to_cells
from sjc_analysis.workbook.columns import Column, ColumnKind, table_columns
from sjc_analysis.workbook.guide import COLUMNS, READ_ME, guide_rows
from sjc_analysis.workbook.sheet_parts import (
    DECISION,
    HEADING,
    NEEDED,
    fill_sheet,
    finished,
    freeze_heading,
    new_book,
    put_text,
)

_AS_READ = {"settings", "sources", "records", "passages", "mentions", "findings"}
_DECISION = {"status", "decided_by", "reason"}
_SPARE_ROWS = 1_000
"""Rows below the last one that still have their lists and colours, for what a person adds."""
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
    book, first = new_book()
    fill_sheet(first, READ_ME, guide_rows(), (30, 110), heading_rows=0)
    notes = [_column_row(column) for table in TABLES for column in table_columns(table).values()]
    heading = ("sheet", "column", "what it holds", "allowed", "must be filled")
    described = book.create_sheet()
    fill_sheet(described, COLUMNS, [heading, *notes], (18, 24, 80, 60, 14))
    freeze_heading(described)
    for table in TABLES:
        _table_sheet(book.create_sheet(table), casebook, table)
    path.write_bytes(finished(book))


def _column_row(column: Column) -> tuple[str, ...]:
    allowed = ", ".join(column.allowed) or {"yes_no": "yes, no"}.get(column.kind, "")
    return (column.table, column.name, column.meaning, allowed, "yes" if column.needed else "")


def _table_sheet(sheet: Worksheet, casebook: Casebook, table: str) -> None:
    named = table_columns(table)
    sheet.sheet_properties.tabColor = "FFA0AEC0" if table in _AS_READ else "FF2B6E4F"
    for position, column in enumerate(named.values(), start=1):
        decision = column.name in _DECISION and "status" in named
        style = DECISION if decision else NEEDED if column.needed else HEADING
        put_text(sheet, 1, position, column.name, style)
        letter = get_column_letter(position)
        long = column.kind == "text" and column.name in _LONG_TEXTS
        sheet.column_dimensions[letter].width = 50 if long else _WIDTHS[column.kind]
        sheet.column_dimensions[letter].number_format = "@"
    rows = getattr(casebook, table)
    for number, row in enumerate(rows, start=2):
        for position, text in enumerate(to_cells(row).values(), start=1):
            put_text(sheet, number, position, text)
    last = len(rows) + 1 + _SPARE_ROWS
    _add_lists(sheet, named, last)
    if "status" in named:
        _colour_by_status(sheet, list(named), last)
    freeze_heading(sheet)


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
