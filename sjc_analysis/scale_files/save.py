"""Write a scale as a sheet: a spreadsheet or a CSV file."""

import csv
import io
from pathlib import Path

from sjc_analysis.findings import FindingsError
from sjc_analysis.placing import put_file
from sjc_analysis.safe_sheets import refuse
from sjc_analysis.scale_files.choose import choose_scale
from sjc_analysis.scales import SUFFIXES, Scale, scale_rows
from sjc_analysis.workbook.csv_folder import inert
from sjc_analysis.workbook.sheet_parts import HEADING, fill_sheet, finished, new_book
from sjc_analysis.workbook.xlsx_text import problem_finding, text_problem

_SHEET = "scale"
_WIDTHS = (24.0, 40.0)
_LEVEL_WIDTH = 34.0


def save_scale(named: str, path: Path, *, replace: bool = False) -> None:
    """Write a scale as a sheet to edit.

    Parameters
    ----------
    named
        A file, or the name of a scale that comes with the package.
    path
        A file ending in .xlsx or .csv.
    replace
        Whether what stands there may be written over.

    Raises
    ------
    FindingsError
        If the scale is not sound, a text does not fit a cell, or the file cannot be written. What stood
        there before is kept then.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        remedy = f"Give a name that ends in {', '.join(SUFFIXES)}."
        raise refuse(path.name, "SC9", "a scale is not saved under this name", remedy)
    if path.exists() and not replace:
        remedy = "Choose another name, or add --replace."
        raise refuse(path.name, "I3", "something stands there already", remedy)
    scale = choose_scale(named)
    content = _spreadsheet(scale, path.name) if suffix == ".xlsx" else _text(scale)
    put_file(content, path, "SC9")


def _text(scale: Scale) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[inert(text) for text in row] for row in scale_rows(scale)])
    return out.getvalue().encode("utf-8-sig")


def _spreadsheet(scale: Scale, file: str) -> bytes:
    rows = list(scale_rows(scale))
    problems = tuple(
        problem_finding(problem, file, _SHEET, number, "")
        for number, row in enumerate(rows, start=1)
        for text in row
        if (problem := text_problem(text, in_spreadsheet=True))
    )
    if problems:
        raise FindingsError(problems)
    book, sheet = new_book()
    fill_sheet(sheet, _SHEET, rows, (*_WIDTHS, *[_LEVEL_WIDTH] * len(scale.levels)), heading_rows=0)
    for cell in sheet[next(at for at, row in enumerate(rows, start=1) if row[0] == "criterion")]:
        cell.style = HEADING
    return finished(book)
