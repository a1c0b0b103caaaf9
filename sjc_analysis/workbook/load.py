"""Load a casebook that people may have worked in, with every problem said at once."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from sjc_analysis.casebook import TABLES, Casebook, find_problems
from sjc_analysis.findings import Finding, FindingsError, numbered
from sjc_analysis.placing import recover
from sjc_analysis.records import Passage
from sjc_analysis.workbook.cell_checks import nearest
from sjc_analysis.workbook.csv_folder import guide_of, read_csv_folder
from sjc_analysis.workbook.guide import OWN_SHEETS
from sjc_analysis.workbook.migrate import migrated
from sjc_analysis.workbook.promised import (
    Promised,
    missing_columns,
    missing_sheets,
    promised_columns,
    promised_tables,
)
from sjc_analysis.workbook.quote_search import QuoteFinder
from sjc_analysis.workbook.read_xlsx import read_xlsx, sheet_names
from sjc_analysis.workbook.rows import TableRows, read_table
from sjc_analysis.workbook.sheets import ID_MARK, Sheet, refuse

_OF_HEADINGS = frozenset({"W10", "W11", "W12"})
"""Rules about a heading that is there; the column it was meant to name is not missed besides."""


def load_casebook(path: Path) -> Casebook:
    """Load a casebook from a spreadsheet or a folder of CSV files.

    Parameters
    ----------
    path
        A file ending in .xlsx, or a folder.

    Returns
    -------
    Casebook
        Checked as a whole. Blank rows are left out, blank ids are given, quotes without a place are found.

    Raises
    ------
    FindingsError
        With every problem at once, each with its sheet, row and column.
    """
    path = Path(path)
    with suppress(OSError):
        recover(path)
    opened = _read(path)
    promised = promised_tables(guide_of(path)) if path.is_dir() else promised_columns(opened)
    stood, findings = _assign(path.name, opened, promised)
    sheets, migrations = migrated(path.name, stood)
    findings += [finding for finding in migrations if finding.severity == "error"]
    passages = read_table(path.name, "passages", sheets["passages"], None)
    quotes = QuoteFinder(row for row in passages.rows if isinstance(row, Passage))
    read: dict[str, TableRows] = {
        table: passages if table == "passages" else read_table(path.name, table, sheets[table], quotes)
        for table in TABLES
    }
    tables: dict[str, tuple[Any, ...]] = {table: found.rows for table, found in read.items()}
    for table, found in read.items():
        misnamed = any(finding.rule in _OF_HEADINGS for finding in found.findings)
        findings += found.findings
        findings += () if misnamed else missing_columns(path.name, table, promised, stood[table])
    findings += find_problems(
        tables,
        file=path.name,
        row_numbers={table: found.numbers for table, found in read.items()},
        unread_ids=frozenset().union(*(found.unread_ids for found in read.values())),
    )
    if findings:
        raise FindingsError.of(findings)
    said = tables["findings"]
    return Casebook(**{**tables, "findings": (*said, *numbered(migrations, said))})


def looks_like_casebook(path: Path) -> bool:
    """Say whether a file or folder is a casebook rather than a document to read.

    Parameters
    ----------
    path
        Any file or folder.

    Returns
    -------
    bool
        Whether it has the sheet "sources" with the column "source_id"; a file that cannot be read is not one.
    """
    path = Path(path)
    table, column = ID_MARK
    try:
        if path.is_dir():
            return (path / f"{table}.csv").is_file() and any(
                _has_mark(sheet, column) for sheet in read_csv_folder(path) if sheet.name == table
            )
        names = sheet_names(path) if path.suffix.lower() == ".xlsx" else ()
        # A Causal Map export has this sheet and column too; only it has factors.
        if table not in names or "factors" in names:
            return False
        return _has_mark(read_xlsx(path, only=table)[0], column)
    except (FindingsError, OSError):
        return False


def _has_mark(sheet: Sheet, column: str) -> bool:
    return bool(sheet.rows) and column in (heading.strip().lower() for heading in sheet.rows[0][1])


def _read(path: Path) -> tuple[Sheet, ...]:
    try:
        if path.is_dir():
            return read_csv_folder(path)
        if path.suffix.lower() == ".xlsx":
            if path.exists() and not path.is_file():
                raise refuse(
                    path.name, "W15", "this is a pipe or a device, and no file", "Save it as a file."
                )
            return read_xlsx(path)
    except OSError:
        raise refuse(path.name, "W15", "the file cannot be read", "Check its name.") from None
    reason = "this is not a casebook: neither a file ending in .xlsx nor a folder of CSV files"
    raise refuse(path.name, "W15", reason, "Name the spreadsheet or the folder that holds the tables.")


def _assign(file: str, sheets: Iterable[Sheet], promised: Promised) -> tuple[dict[str, Sheet], list[Finding]]:
    """Give each table its sheet; one that is missing in a file made by hand is an empty table."""
    found: dict[str, Sheet] = {}
    findings = []
    names = set()
    for sheet in sheets:
        name = sheet.name.strip().lower()
        names.add(name)
        if name in OWN_SHEETS or name.startswith("note") or not sheet.rows:
            continue
        if name not in TABLES:
            findings.append(
                Finding(
                    rule="W16",
                    file=file,
                    sheet=sheet.name,
                    reason="this sheet is not known",
                    allowed=", ".join(TABLES),
                    nearest=nearest(name, tuple(TABLES)),
                    remedy='Correct its name; sheets of your own have names that begin with "note".',
                )
            )
        elif name in found:
            findings.append(
                Finding(
                    rule="W17",
                    file=file,
                    sheet=sheet.name,
                    reason="this table has two sheets",
                    remedy="Keep one of the two.",
                )
            )
        else:
            found[name] = sheet
    if not findings:
        findings += missing_sheets(file, promised, names)
    if not found and not findings:
        raise refuse(file, "W15", "there is no table of a casebook in it", "Name a casebook.")
    return {table: found.get(table, Sheet(table, ())) for table in TABLES}, findings
