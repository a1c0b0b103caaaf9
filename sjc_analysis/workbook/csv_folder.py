"""A casebook as a folder of CSV files, one a table, and back.

The files are UTF-8 with a byte-order mark, which makes spreadsheet programs read accents rightly. A text that
such a program would take for a formula is written with an apostrophe before it; reading takes one off.
"""

import csv
import io
import re
from pathlib import Path

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import columns, to_cells
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.safe_sheets import read_csv
from sjc_analysis.workbook.guide import guide_rows
from sjc_analysis.workbook.sheets import Sheet, refuse

_GUIDE_FILE = "read_me.txt"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")
_FILE_LIMIT = 200_000_000


def written_names() -> frozenset[str]:
    """List the files a casebook's folder holds."""
    return frozenset({_GUIDE_FILE, *(f"{table}.csv" for table in TABLES)})


def guide_of(folder: Path) -> str:
    """Give the text that explains a folder saved here; blank for a folder made by hand."""
    guide = folder / _GUIDE_FILE
    return guide.read_bytes().decode("utf-8", errors="replace") if guide.is_file() else ""


def write_csv_folder(casebook: Casebook, folder: Path) -> None:
    """Write the casebook's tables into a new folder, empty ones too.

    Parameters
    ----------
    casebook
        What to write.
    folder
        The folder to make; it must not exist.
    """
    folder.mkdir()
    guide = "\n\n".join(f"{topic}\n{words}" for topic, words in guide_rows())
    (folder / _GUIDE_FILE).write_bytes(f"{guide}\n".encode())
    for table, model in TABLES.items():
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(columns(model))
        for row in getattr(casebook, table):
            writer.writerow([inert(text) for text in to_cells(row).values()])
        (folder / f"{table}.csv").write_bytes(out.getvalue().encode("utf-8-sig"))


def inert(text: str) -> str:
    """Write a text for a CSV cell so that no spreadsheet program takes it for a formula.

    Examples
    --------
    >>> inert("=1+1"), inert("-5.0"), inert("'so"), inert("a gate")
    ("'=1+1", '-5.0', "'so", 'a gate')
    """
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def _as_it_was(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read_csv_folder(folder: Path) -> tuple[Sheet, ...]:
    """Read every CSV file of a folder as it stands.

    Raises
    ------
    FindingsError
        With every file that cannot be read: not UTF-8, a NUL, unbalanced quotation marks, a row longer or
        shorter than the heading.
    """
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.csv")):
        try:
            sheets.append(Sheet(path.stem, _rows(path)))
        except FindingsError as error:
            findings.extend(error.findings)
    if findings:
        raise FindingsError.of(findings)
    return tuple(sheets)


def _rows(path: Path) -> tuple[tuple[int, tuple[str, ...]], ...]:
    if path.stat().st_size > _FILE_LIMIT:
        raise refuse(path.name, "W3", "the file is too large for a casebook", "Split the harvest.")
    rows = read_csv(path.name, path.read_bytes())
    return tuple((number, tuple(_as_it_was(cell) for cell in cells)) for number, cells in rows)
