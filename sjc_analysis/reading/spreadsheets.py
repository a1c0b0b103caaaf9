"""Read the tables of a spreadsheet (.xlsx, .ods): every sheet with the headings of records."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading.delimited import lies_sideways, no_headings
from sjc_analysis.reading.headings import HeadingMap
from sjc_analysis.reading.tables import Headed, Table, find_headings
from sjc_analysis.safe_sheets import SheetData, read_ods, read_xlsx

SUFFIXES = (".xlsx", ".ods")

_CASEBOOK_SHEETS = {"sources", "passages", "claims"}


def read_spreadsheet(path: Path, mapping: HeadingMap) -> tuple[str, tuple[Headed, ...], tuple[Finding, ...]]:
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
    tuple of Headed
        The tables with record headings; none if it cannot be used.
    tuple of Finding
        What is wrong, and which sheets were not read.
    """
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    try:
        reader = read_ods if path.suffix.lower() == ".ods" else read_xlsx
        sheets = reader(path.name, raw)
    except FindingsError as error:
        return digest, (), error.findings
    if {sheet.name for sheet in sheets} >= _CASEBOOK_SHEETS:
        return digest, (), (_is_casebook(path.name),)
    headed: list[Headed] = []
    findings: list[Finding] = []
    for sheet in sheets:
        found = _headed(sheet, mapping)
        sideways = [] if sheet.hidden else [*lies_sideways(path.name, _table(sheet), found, mapping)]
        if sideways:
            findings.extend(sideways)
        elif found is not None:
            headed.append(found)
        else:
            findings.extend(_not_read(path.name, sheet))
    if headed:  # a list of fields beside the records is no record, and no reason to refuse them
        return digest, tuple(headed), tuple(map(_only_left, findings))
    wrong = any(finding.severity == "error" for finding in findings)
    return digest, (), tuple(findings) if wrong else (*findings, no_headings(path.name))


def _headed(sheet: SheetData, mapping: HeadingMap) -> Headed | None:
    if sheet.hidden or not sheet.rows:
        return None
    return find_headings(_table(sheet), mapping)


def _table(sheet: SheetData) -> Table:
    return Table(sheet.name, sheet.rows, sheet.merges, sheet.marks)


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
