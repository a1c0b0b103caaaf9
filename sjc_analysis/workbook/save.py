"""Save a casebook so that what stood there before is kept until the new one is whole."""

from collections.abc import Iterator
from pathlib import Path

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import to_cells
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.placing import put_in_its_place, staging
from sjc_analysis.workbook.csv_folder import write_csv_folder, written_names
from sjc_analysis.workbook.sheets import refuse
from sjc_analysis.workbook.write_xlsx import write_xlsx
from sjc_analysis.workbook.xlsx_text import problem_finding, text_problem

_OTHER_FILES = {".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".json", ".html"}


def save_casebook(casebook: Casebook, path: Path) -> None:
    """Save a casebook as one spreadsheet, or as a folder of CSV files.

    Parameters
    ----------
    casebook
        What to save.
    path
        A name ending in .xlsx for a spreadsheet; any other name for a folder.

    Raises
    ------
    FindingsError
        If a text does not fit a cell, the name has the ending of another kind of file, the folder holds
        other things than a casebook, or the place cannot be written. Nothing is changed then.
    """
    path = Path(path)
    in_spreadsheet = path.suffix.lower() == ".xlsx"
    if not in_spreadsheet and path.suffix.lower() in _OTHER_FILES:
        raise refuse(
            path.name,
            "W18",
            "a casebook is not saved as this kind of file",
            "End the name in .xlsx, or name a folder.",
        )
    problems = tuple(_problems(casebook, path.name, in_spreadsheet=in_spreadsheet))
    if problems:
        raise FindingsError(problems)
    with staging(path, "W19") as folder:
        _check_target(path, in_spreadsheet=in_spreadsheet)
        written = folder / "new"
        (write_xlsx if in_spreadsheet else write_csv_folder)(casebook, written)
        put_in_its_place(written, path)


def _problems(casebook: Casebook, file: str, *, in_spreadsheet: bool) -> Iterator[Finding]:
    for table in TABLES:
        for number, row in enumerate(getattr(casebook, table), start=2):
            for column, text in to_cells(row).items():
                problem = text_problem(text, in_spreadsheet=in_spreadsheet)
                if problem:
                    yield problem_finding(problem, file, table, number, column)


def _check_target(path: Path, *, in_spreadsheet: bool) -> None:
    if in_spreadsheet and path.is_dir():
        raise refuse(path.name, "W18", "a folder has this name", "Choose another name.")
    if not in_spreadsheet and path.is_file():
        raise refuse(
            path.name, "W18", "a file has this name", "End the name in .xlsx, or choose another name."
        )
    if path.is_dir() and {entry.name for entry in path.iterdir()} - written_names():
        raise refuse(
            path.name, "W18", "the folder holds other things than a casebook", "Name a folder of its own."
        )
