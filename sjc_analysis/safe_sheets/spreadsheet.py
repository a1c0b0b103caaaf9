"""Read the sheets of a spreadsheet file, refusing what cannot be read safely or without loss."""

import io
from pathlib import Path
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from sjc_analysis.safe_sheets.extent import check_extent
from sjc_analysis.safe_sheets.marks import Mark, marks_of
from sjc_analysis.safe_sheets.ods import ods_sheets
from sjc_analysis.safe_sheets.package import damaged, unpack
from sjc_analysis.safe_sheets.sheet import Area, SheetData


def sheet_names(path: Path) -> tuple[str, ...]:
    """List the sheets of an .xlsx file, or nothing if it is no spreadsheet; a pipe is never waited for."""
    try:
        if not path.is_file():
            return ()
        with path.open("rb") as file:
            return tuple(CalamineWorkbook.from_filelike(file).sheet_names)
    except (CalamineError, OSError):
        return ()


def read_xlsx(file: str, raw: bytes, *, only: str = "") -> tuple[SheetData, ...]:
    """Read the sheets of an .xlsx file.

    Parameters
    ----------
    file
        The file's name, for the messages.
    raw
        Its bytes.
    only
        Name of the one sheet to read; blank for all.

    Raises
    ------
    FindingsError
        If the file is encrypted, holds macros, is damaged or too large.
    """
    parts = unpack(file, raw)
    check_extent(file, parts)
    try:
        marks = marks_of(parts)
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        if any(sheet.name not in marks for sheet in book.sheets_metadata):
            raise damaged(file)  # a sheet outside of the parts that were looked through
        return tuple(
            _sheet(
                book.get_sheet_by_name(sheet.name),
                hidden=sheet.visible != SheetVisibleEnum.Visible,
                marks=marks.get(sheet.name, ()),
            )
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and only in ("", sheet.name)
        )
    except (CalamineError, ET.ParseError):
        raise damaged(file) from None


def read_ods(file: str, raw: bytes) -> tuple[SheetData, ...]:
    """Read the sheets of an .ods file.

    Parameters
    ----------
    file
        The file's name, for the messages.
    raw
        Its bytes.

    Raises
    ------
    FindingsError
        If the file is encrypted, is damaged or too large.
    """
    parts = unpack(file, raw)
    if "content.xml" not in parts:
        raise damaged(file)
    try:
        return ods_sheets(file, parts["content.xml"])
    except (ET.ParseError, RecursionError):
        raise damaged(file) from None


def _sheet(sheet: CalamineSheet, *, hidden: bool, marks: tuple[Mark, ...]) -> SheetData:
    rows: list[tuple[int, tuple[object, ...]]] = []
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        if any(value != "" for value in row):
            rows.append((number, tuple(row)))
    merges = tuple(
        Area(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    return SheetData(sheet.name, hidden, tuple(rows), merges, marks)
