"""Read the sheets of a spreadsheet as text, refusing what cannot be read safely or without loss."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.utils import column_index_from_string
from python_calamine import CalamineError, CalamineWorkbook

from sjc_analysis.casebook import TABLES
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.workbook.sheets import Sheet, refuse

_UNPACKED_LIMIT = 300_000_000
_ROW_LIMIT = 200_000
_COLUMN_LIMIT = 200
_FILLED_CELL = re.compile(rb'<(?:\w{1,9}:)?c\s[^<>]{0,200}?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]{0,200}(?<!/)>')
_NEEDS_A_LOOK = re.compile(rb"<(?:\w{1,9}:)?(?:f|mergeCell)[\s/>]")
_OLE = b"\xd0\xcf\x11\xe0"


def sheet_names(path: Path) -> tuple[str, ...]:
    """List a spreadsheet's sheets, or nothing if it is no spreadsheet."""
    try:
        with path.open("rb") as file:
            return tuple(CalamineWorkbook.from_filelike(file).sheet_names)
    except (CalamineError, OSError):
        return ()


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
        If the file is encrypted, holds macros, is damaged or too large, or a table of it holds formulas or
        merged cells.

    Notes
    -----
    A number comes back as it would be typed (``12``, not ``12.0``), a date in ISO form, TRUE as ``yes``.
    """
    raw = path.read_bytes()
    if _check_package(path.name, raw):
        findings = tuple(_formulas_and_merges(path.name, raw))
        if findings:
            raise FindingsError(findings)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = [only] if only else book.sheet_names
        return tuple(Sheet(name, _rows(book, name)) for name in names)
    except CalamineError:
        raise _damaged(path.name) from None


def _damaged(file: str) -> FindingsError:
    remedy = "Open it in the spreadsheet program and save it again as .xlsx."
    return refuse(file, "W6", "the file is not a spreadsheet that can be read", remedy)


def _check_package(file: str, raw: bytes) -> bool:
    """Refuse what is not safe to open; say whether a sheet has formulas or merged cells."""
    if raw.startswith(_OLE):
        remedy = "Take the password off, or save it as .xlsx."
        raise refuse(file, "W6", "the file is encrypted or of the old .xls form", remedy)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            members = package.infolist()
            if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
                raise refuse(file, "W7", "the file holds macros", "Save it as .xlsx without macros.")
            if sum(member.file_size for member in members) > _UNPACKED_LIMIT:
                raise refuse(
                    file, "W3", "the file unpacks to more than a casebook can be", "Split the harvest."
                )
            parts = [
                package.read(member) for member in members if member.filename.endswith((".xml", ".rels"))
            ]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise _damaged(file) from None
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts):
        raise _damaged(file)
    for part in parts:
        _check_extent(file, part)
    return any(_NEEDS_A_LOOK.search(part) for part in parts)


def _check_extent(file: str, part: bytes) -> None:
    for match in _FILLED_CELL.finditer(part):
        if int(match[2]) > _ROW_LIMIT or column_index_from_string(match[1].decode()) > _COLUMN_LIMIT:
            raise refuse(
                file,
                "W3",
                f"a cell lies beyond row {_ROW_LIMIT:,} or column {_COLUMN_LIMIT}",
                "Delete what stands far outside the tables.",
            )


def _formulas_and_merges(file: str, raw: bytes) -> Iterator[Finding]:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    for name in book.sheetnames:
        if name.strip().lower() not in TABLES:
            continue
        sheet = book[name]
        for area in sheet.merged_cells.ranges:
            yield Finding(
                rule="W8",
                file=file,
                sheet=name,
                row=area.min_row,
                reason=f"the cells {area.coord} are merged",
                remedy="Unmerge them and give every row its own value.",
            )
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            yield Finding(
                rule="W9",
                file=file,
                sheet=name,
                row=cell.row,
                reason=f"the cell {cell.coordinate} holds a formula",
                remedy="Copy it and paste its value in its place.",
            )


def _rows(book: CalamineWorkbook, name: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    texts = ((number, tuple(_as_typed(value) for value in row)) for number, row in enumerate(values, start=1))
    return tuple((number, row) for number, row in texts if any(cell.strip() for cell in row))


def _as_typed(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
