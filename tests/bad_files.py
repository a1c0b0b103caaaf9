"""Make broken and hostile files, and check that they are refused plainly and nothing is written."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from sjc_analysis.cli import app
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.plain_text import visible
from sjc_analysis.reading import read_files, read_registry
from sjc_analysis.reading.mapping import read_mapping
from sjc_analysis.workbook import load_casebook

CANARY = "Quillfeather"
"""A word that stands in the cases' values and must not stand in a message."""

Reader = Literal["documents", "registry", "mapping", "casebook"]


class Case(NamedTuple):
    """A bad input and what must be said of it.

    Attributes
    ----------
    name
        What is wrong, for the test's name.
    file
        Name of the file or folder.
    content
        Its bytes; for a folder, name -> bytes; ``None`` for a file that is not there.
    rule, place, words
        The finding's rule, its place as a reader sees it, and words of its message.
    """

    name: str
    file: str
    content: bytes | Mapping[str, bytes] | None
    rule: str
    place: str
    words: str


def refused(case: Case, reader: Reader, folder: Path) -> None:
    """Check a case through its reader and through the command line."""
    path = put(case, folder)
    finding = next((each for each in findings_of(reader, path) if each.rule == case.rule), None)
    assert finding is not None, [each.message() for each in findings_of(reader, path)]
    assert (finding.severity, finding.place()) == ("error", case.place)
    assert case.words in finding.message()
    before = sorted(folder.rglob("*"))
    answer = CliRunner().invoke(app, command(reader, path, folder))
    assert answer.exit_code == 1, answer.output
    assert isinstance(answer.exception, SystemExit)
    assert visible(finding.message()) in answer.stderr
    assert CANARY not in answer.output
    assert sorted(folder.rglob("*")) == before


def put(case: Case, folder: Path) -> Path:
    """Write a case's file or folder."""
    path = folder / case.file
    if isinstance(case.content, bytes):
        path.write_bytes(case.content)
    elif case.content is not None:
        path.mkdir()
        for name, content in case.content.items():
            (path / name).write_bytes(content)
    return path


def findings_of(reader: Reader, path: Path) -> tuple[Finding, ...]:
    """Give the findings with which a reader refuses a file; none if it takes it."""
    read: Mapping[Reader, Callable[[Path], object]] = {
        "documents": lambda given: read_files([given]),
        "registry": read_registry,
        "mapping": read_mapping,
        "casebook": load_casebook,
    }
    try:
        read[reader](path)
    except FindingsError as error:
        return error.findings
    return ()


def command(reader: Reader, path: Path, folder: Path) -> list[str]:
    """Give the command that an evaluator would write for the file."""
    if reader == "casebook":
        return ["check", str(path)]
    note = folder.parent / "good_note.txt"
    note.write_text("A note\n\nOn 6 May 2027 we met.\n", encoding="utf-8")
    output = ["-o", str(folder / "casebook.xlsx")]
    if reader == "documents":
        return ["draft", str(path), *output]
    return ["draft", str(note), f"--{reader}", str(path), *output]


HEADINGS = ("ID", "Country", "Outcome", "Confidential")


def row(number: int = 1, **cells: str) -> tuple[str, ...]:
    """Give a sound row below :data:`HEADINGS`, with the named cells changed."""
    sound = {"ID": f"XA-{number}", "Country": "Marenia", "Outcome": CANARY, "Confidential": "no"}
    return tuple({**sound, **cells}[heading] for heading in HEADINGS)


def delimited(rows: Iterable[Sequence[str]], mark: str = ",", end: str = "\n") -> bytes:
    """Join cells as they are, without quotation marks."""
    return "".join(mark.join(cells) + end for cells in rows).encode()


def xlsx(
    rows: Iterable[Sequence[object]], change: Callable[[Worksheet], object] | None = None, title: str = "OH"
) -> bytes:
    """Make a spreadsheet with one sheet, changed as told before it is saved."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for cells in rows:
        sheet.append(list(cells))
    if change is not None:
        change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(package: bytes, name: str, content: bytes) -> bytes:
    """Put a part into a zipped document, or put another in its place."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {member: old.read(member) for member in old.namelist()}
    return packed({**parts, name: content})


def part_of(package: bytes, name: str) -> bytes:
    """Read a part of a zipped document."""
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        return parts.read(name)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Zip the parts of a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def ods(table: str, **parts: bytes) -> bytes:
    """Make an .ods spreadsheet from the XML of its tables' rows."""
    content = (
        f'<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0"'
        f' xmlns:style="{_ODF}:style:1.0" xmlns:text="{_ODF}:text:1.0"><office:body><office:spreadsheet>'
        f"{table}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": content.encode()}
        | parts
    )


def ods_table(rows: Iterable[Sequence[str]], name: str = "OH", after: str = "") -> str:
    """Write the XML of a table; a cell that begins with ``<`` is XML already."""
    cells = "".join(f"<table:table-row>{''.join(map(ods_cell, cells))}</table:table-row>" for cells in rows)
    return f'<table:table table:name="{name}">{cells}{after}</table:table>'


def ods_cell(text: str, attributes: str = "") -> str:
    """Write the XML of a cell."""
    if text.startswith("<"):
        return text
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {attributes}><text:p>{text}</text:p></table:table-cell>"


_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **parts: bytes) -> bytes:
    """Make a .docx document from the XML of its body."""
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return packed({"word/document.xml": document.encode()} | parts)


def paragraph(text: str, properties: str = "") -> str:
    """Write the XML of a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
