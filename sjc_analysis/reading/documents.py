"""Read one document by the form it has: text, table or .docx; records or a note."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.reading import delimited, docx_text, spreadsheets
from sjc_analysis.reading.fragments import looks_like_records, read_fragments
from sjc_analysis.reading.headings import HeadingMap
from sjc_analysis.reading.kept_cells import Outside
from sjc_analysis.reading.notes import note_parts
from sjc_analysis.reading.parted import parted, parting
from sjc_analysis.reading.pieces import FileParts, Place, placed
from sjc_analysis.reading.records_of import record_parts
from sjc_analysis.reading.table_records import table_records
from sjc_analysis.reading.tables_within import Item, begins_with_headings, tables_of_document, tables_of_text
from sjc_analysis.reading.texts import TEXT_SUFFIXES, Text, read_text

SUFFIXES = (*TEXT_SUFFIXES, *docx_text.SUFFIXES, *delimited.SUFFIXES, *spreadsheets.SUFFIXES)
"""Endings of the files that can be read."""

_SIZE_LIMIT = 300_000_000


class FileRead(NamedTuple):
    """A file's text and everything read from it; a table's text is its cells, one after the other."""

    text: Text
    parts: FileParts


def read_document(path: Path, mapping: HeadingMap) -> tuple[tuple[FileRead, ...], tuple[Finding, ...]]:
    """Read one document.

    Parameters
    ----------
    path
        The file.
    mapping
        What the evaluator said of headings.

    Returns
    -------
    tuple of FileRead
        What was read; two or more where notes and records stand in one text, none if it cannot be used.
    tuple of Finding
        What is wrong with it, or worth knowing of it as a whole.
    """
    suffix = path.suffix.lower()
    problem = _cannot_open(path)
    if problem is not None:
        return (), (problem,)
    if suffix in delimited.SUFFIXES:
        text, laid, said = delimited.read_delimited(path, mapping)
        if text is None or laid is None:
            return (), said
        return _table_read(path.name, text.sha256, (laid,), said)
    if suffix in spreadsheets.SUFFIXES:
        digest, tables, said = spreadsheets.read_spreadsheet(path, mapping)
        unknown = not tables and any(finding.rule == "no headings" for finding in said)
        pasted = spreadsheets.pasted_text(path, mapping) if unknown else None
        return _text_read(*pasted, (), mapping) if pasted else _table_read(path.name, digest, tables, said)
    if suffix in docx_text.SUFFIXES:
        return _docx_read(path.name, docx_text.read_docx(path), mapping)
    text, said = read_text(path, may_be_western=True)
    if text is None:
        return (), said
    if looks_like_records(text, mapping):
        return _text_read(text, (), said, mapping)
    if items := tables_of_text(text, mapping):
        return _table_read(text.name, text.sha256, items, said, text)
    if not begins_with_headings(text, mapping):
        return _text_read(text, (), said, mapping)
    laid, more = delimited.delimited_table(text, mapping)  # a spreadsheet saved as text
    within = text if laid is not None and laid.table.in_lines and not laid.table.turned_rows else None
    return _table_read(text.name, text.sha256, (laid,) if laid else (), (*said, *more), within)


def _cannot_open(path: Path) -> Finding | None:
    if path.is_file() and path.suffix.lower() in SUFFIXES and path.stat().st_size > _SIZE_LIMIT:
        return Finding(
            rule="file too large", file=path.name, reason="the file is larger than a harvest can be",
            remedy="Split it.",
        )  # fmt: skip
    if path.is_file() and path.suffix.lower() not in SUFFIXES:
        return Finding(
            rule="file kind", file=path.name, reason="this kind of file cannot be read",
            allowed=f"a file whose name ends in {' or '.join(SUFFIXES)}",
            remedy=_REMEDIES.get(path.suffix.lower(), "Save the document as plain text and give that file."),
        )  # fmt: skip
    if not path.is_file():
        return Finding(
            rule="file missing", file=path.name, reason="there is no such file",
            remedy="Check the name and the folder it is in.",
        )  # fmt: skip
    return None


_REMEDIES = {
    ".xls": "Open it in the spreadsheet program and save it as .xlsx.",
    ".xlsm": "Open it in the spreadsheet program and save it as .xlsx, which holds no macros.",
    ".xlsb": "Open it in the spreadsheet program and save it as .xlsx.",
    ".numbers": "Export it as .xlsx.",
    ".doc": "Open it in the word processor and save it as .docx.",
    ".odt": "Open it in the word processor and save it as .docx.",
    ".rtf": "Open it in the word processor and save it as .docx.",
    ".pdf": "Save the document it was made from as .docx or plain text, and give that file.",
}


def _table_read(
    file: str, sha256: str, tables: Sequence[Item], said: Sequence[Finding], within: Text | None = None
) -> tuple[tuple[FileRead, ...], tuple[Finding, ...]]:
    if not tables or any(finding.severity == "error" for finding in said):
        return (), tuple(said)
    found, more = table_records(file, sha256, tables, within)
    return ((FileRead(found.text, found.parts),) if found else ()), (*said, *more)


def _docx_read(
    file: str, read: docx_text.DocxRead, mapping: HeadingMap
) -> tuple[tuple[FileRead, ...], tuple[Finding, ...]]:
    """Read a document: as a text, or by its tables if they hold records, with what it tells beside them."""
    if not read.paragraphs:
        return (), read.said
    items = tables_of_document(read, mapping)
    if not items:
        return _text_read(*docx_text.as_text(file, read), read.said, mapping)
    text, places = docx_text.as_text(file, read, tables=False)
    note = note_parts(text) if text.text.strip() else None
    if note is None or not (note.date.known or any(piece.field for piece in note.pieces)):
        return _table_read(file, read.sha256, items, read.said)
    tables = [item for item in items if not isinstance(item, Outside)]
    found, said = _table_read(file, read.sha256, tables, read.said)
    return ((*found, FileRead(text, replace(note, places=places))) if found else ()), said


def _text_read(
    text: Text, places: tuple[Place, ...], said: tuple[Finding, ...], mapping: HeadingMap
) -> tuple[tuple[FileRead, ...], tuple[Finding, ...]]:
    read: list[FileRead] = []
    findings = list(said)
    texts = parted(text, mapping)
    for part in texts:
        if not looks_like_records(part, mapping):
            findings.extend([placed(places, parting(part))] if len(texts) > 1 else [])
            read.append(FileRead(part, replace(note_parts(part), places=places)))
            continue
        fragments = read_fragments(part, mapping)
        findings.extend(placed(places, error) for error in fragments.errors)
        read.append(FileRead(part, replace(record_parts(part, fragments), places=places)))
    wrong = any(finding.severity == "error" for finding in findings)
    return (() if wrong else tuple(read)), tuple(findings)
