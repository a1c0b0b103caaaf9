"""Read the tables of a spreadsheet (.xlsx, .ods): every sheet with the headings of records."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading.delimited import no_headings
from sjc_analysis.reading.fragments import looks_like_records
from sjc_analysis.reading.headings import HeadingMap
from sjc_analysis.reading.pieces import Place
from sjc_analysis.reading.sideways import Listed, lay_out
from sjc_analysis.reading.tables import Headed, Table
from sjc_analysis.reading.texts import Text
from sjc_analysis.safe_sheets import SheetData, as_text, read_ods, read_xlsx

SUFFIXES = (".xlsx", ".ods")

_CASEBOOK_SHEETS = {"sources", "passages", "claims"}


def read_spreadsheet(
    path: Path, mapping: HeadingMap
) -> tuple[str, tuple[Headed | Listed, ...], tuple[Finding, ...]]:
    """Read a spreadsheet.

    Parameters
    ----------
    path
        The file.
    mapping
        What the evaluator said of headings.

    Returns
    -------
    str
        The digest of its bytes.
    tuple of Headed or Listed
        The tables with record headings and the lists of fields; none if it cannot be used.
    tuple of Finding
        What is wrong, and which sheets were not read.
    """
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    try:
        sheets = sheets_of(path)
    except FindingsError as error:
        return digest, (), error.findings
    if {sheet.name for sheet in sheets} >= _CASEBOOK_SHEETS:
        return digest, (), (_is_casebook(path.name),)
    laid = [lay_out(_table(sheet), mapping) if not sheet.hidden else None for sheet in sheets]
    upright = any(map(_is_upright, laid))
    tables: list[Headed | Listed] = []
    findings: list[Finding] = []
    for sheet, found in zip(sheets, laid, strict=True):
        if isinstance(found, Finding):
            findings.append(found.model_copy(update={"file": path.name}))
        elif found is not None and (_is_upright(found) or not upright):
            tables.append(found)
        elif found is not None:
            findings.append(_list_of_fields(path.name, sheet))
        else:
            findings.extend(_not_read(path.name, sheet))
    if upright:  # a list of fields beside the records is no record, and no reason to refuse them
        return digest, tuple(tables), tuple(map(_only_left, findings))
    if tables or any(finding.severity == "error" for finding in findings):
        return digest, tuple(tables), tuple(findings)
    return digest, (), (*findings, no_headings(path.name))


def pasted_text(path: Path, mapping: HeadingMap) -> tuple[Text, tuple[Place, ...]] | None:
    """Give the text of a record that was pasted into the cells of one column, a line a cell; else ``None``.

    Parameters
    ----------
    path
        A spreadsheet without a row of headings.
    mapping
        What the evaluator said of headings.
    """
    filled = [sheet for sheet in sheets_of(path) if sheet.rows]
    cells = [
        (number, [(at, as_text(value)) for at, value in enumerate(values) if value != ""])
        for sheet in filled
        for number, values in sheet.rows
    ]
    columns = {at for _, row in cells for at, _ in row}
    if len(filled) != 1 or len(columns) != 1 or filled[0].hidden:
        return None
    table = _table(filled[0])
    lines = [(number, line) for number, row in cells for _, text in row for line in text.split("\n")]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    text = Text(path.name, digest, "\n".join(line for _, line in lines))
    places = tuple(table.place(number) for number, _ in lines)
    return (text, places) if looks_like_records(text, mapping) else None


def sheets_of(path: Path) -> tuple[SheetData, ...]:
    """Give the sheets of a spreadsheet as they stand."""
    reader = read_ods if path.suffix.lower() == ".ods" else read_xlsx
    return reader(path.name, path.read_bytes())


def _is_upright(laid: object) -> bool:
    return isinstance(laid, Headed) and not laid.table.turned_rows


def _table(sheet: SheetData) -> Table:
    return Table(sheet.name, sheet.rows, sheet.merges, sheet.marks)


def _list_of_fields(file: str, sheet: SheetData) -> Finding:
    return Finding(
        rule="headings in a column", severity="warning", file=file, sheet=sheet.name,
        reason="the headings of this sheet stand one below the other, beside another sheet of records, so it"
        " was taken for a list of the fields and not read",
        remedy="If it holds records, save it as a file of its own.",
    )  # fmt: skip


def _only_left(finding: Finding) -> Finding:
    if finding.severity != "error":
        return finding
    reason = f"{finding.reason}, and this sheet was not read"
    return finding.model_copy(update={"severity": "warning", "reason": reason})


def _not_read(file: str, sheet: SheetData) -> Iterator[Finding]:
    if not sheet.rows:
        return
    hidden = "the sheet is hidden" if sheet.hidden else "no row of it has the headings of outcome records"
    yield Finding(
        rule="sheet not read", severity="warning" if sheet.hidden else "not_checked", file=file,
        sheet=sheet.name, reason=f'the sheet "{sheet.name}" was not read: {hidden}',
        remedy="If it holds records, show it and give it their headings.",
    )  # fmt: skip


def _is_casebook(file: str) -> Finding:
    return Finding(
        rule="is a casebook", file=file,
        reason="this is a casebook, not a document to draft one from",
        remedy="Check, assess or report it; to draft anew, give the documents it was drafted from.",
    )  # fmt: skip
