"""Read the sheets of a casebook's spreadsheet as text, refusing what cannot be read without loss."""

from collections.abc import Iterator
from pathlib import Path

from sjc_analysis import safe_sheets
from sjc_analysis.casebook import TABLES
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.safe_sheets import SheetData, as_text, cell_name, sheet_names
from sjc_analysis.workbook.sheets import Sheet

__all__ = ["read_xlsx", "sheet_names", "unread_notes"]

_MARKED = {
    "formula": ("holds a formula", "Copy it and paste its value in its place."),
    "formula_without_value": ("holds a formula", "Copy it and paste its value in its place."),
    "error_value": ("holds an error value and no text", "Write the text or value that belongs there."),
}


def read_xlsx(path: Path, *, only: str = "") -> tuple[Sheet, ...]:
    """Read every sheet's cells as text.

    Parameters
    ----------
    path
        The .xlsx file.
    only
        Name of the one sheet to read; blank for all.

    Raises
    ------
    FindingsError
        If the file is encrypted, holds macros, is damaged or too large, or a table of it holds formulas,
        error values or merged cells.

    Notes
    -----
    A number comes back as it would be typed (``12``, not ``12.0``), a date in ISO form, TRUE as ``yes``.
    """
    sheets = safe_sheets.read_xlsx(path.name, path.read_bytes(), only=only)
    findings = tuple(finding for sheet in sheets for finding in _unclear_cells(path.name, sheet))
    if findings:
        raise FindingsError(findings)
    return tuple(Sheet(sheet.name, tuple(_rows(sheet))) for sheet in sheets)


def unread_notes(path: Path) -> tuple[Finding, ...]:
    """List the cells of a casebook with a note (a comment) on them, whose words nothing reads.

    They stay in the file they stand in, and are in no casebook that is made from it.

    Parameters
    ----------
    path
        A casebook that can be loaded; a folder of CSV files has no notes.
    """
    if path.is_dir():
        return ()
    return tuple(
        Finding(
            rule="W22", severity="note", file=path.name, sheet=sheet.name, row=mark.row,
            reason=f"the cell {cell_name(mark.row, mark.column)} has a note on it, which is not read",
            remedy='Write what shall last into the column "reason", or on a sheet that begins with "note".',
        )
        for sheet in safe_sheets.read_xlsx(path.name, path.read_bytes())
        for mark in sheet.marks
        if mark.kind == "note"
    )  # fmt: skip


def _unclear_cells(file: str, sheet: SheetData) -> Iterator[Finding]:
    if sheet.name.strip().lower() not in TABLES:
        return
    for area in sheet.merges:
        yield Finding(
            rule="W8", file=file, sheet=sheet.name, row=area.first_row,
            reason=f"the cells {area.name()} are merged",
            remedy="Unmerge them and give every row its own value.",
        )  # fmt: skip
    for mark in sheet.marks:
        if mark.kind in _MARKED:
            what, remedy = _MARKED[mark.kind]
            reason = f"the cell {cell_name(mark.row, mark.column)} {what}"
            yield Finding(rule="W9", file=file, sheet=sheet.name, row=mark.row, reason=reason, remedy=remedy)


def _rows(sheet: SheetData) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, values in sheet.rows:
        texts = tuple(_as_typed(value) for value in values)
        if any(text.strip() for text in texts):
            yield number, texts


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return as_text(value)
