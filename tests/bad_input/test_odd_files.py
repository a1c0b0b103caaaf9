"""Files that are none (pipes, loops of links), names that are no UTF-8, and what an author hid."""

import os
from pathlib import Path

import pytest
from bad_files import docx, findings_of, paragraph, xlsx
from openpyxl import load_workbook
from typer.testing import CliRunner

from sjc_analysis.cli import app
from sjc_analysis.reading import read_files
from sjc_analysis.safe_sheets.hidden import hidden_parts

NOTE = "A note\n\nOn 6 May 2027 we met.\n"
HEADINGS = ("ID", "Country", "Outcome", "Confidential")
ROWS = [HEADINGS, *((f"A/{n}", "Here", f"In May 2027 the guards opened gate {n}.", "no") for n in (1, 2))]


@pytest.mark.parametrize("ending", [".txt", ".csv", ".xlsx", ".ods", ".docx", ".toml"])
@pytest.mark.parametrize("reader", ["documents", "registry", "mapping", "casebook"])
def test_a_pipe_is_not_waited_for(reader: str, ending: str, tmp_path: Path) -> None:
    pipe = tmp_path / f"pipe{ending}"
    os.mkfifo(pipe)
    assert findings_of(reader, pipe)  # type: ignore[arg-type]


@pytest.mark.parametrize("command", ["read", "check", "assess", "draft"])
@pytest.mark.parametrize("kind", ["pipe", "loop"])
def test_a_command_on_no_file_says_so(command: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to(path)
    output = ["-o", str(tmp_path / "out.xlsx")] if command == "draft" else []
    answer = CliRunner().invoke(app, [command, str(path), *output])
    assert answer.exit_code == 1, answer.output
    assert isinstance(answer.exception, SystemExit)
    assert "odd.xlsx" in answer.output


def test_a_folder_with_odd_things_in_it_is_read_but_for_those(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - no path of letters
        file.write(b"Another note\n\nOn 7 May 2027 we met.\n")
    read = read_files([tmp_path])
    assert len(read.sources) == 2
    assert {finding.file for finding in read.findings} >= {"pipe.txt", "loop.txt", "round"}
    answer = CliRunner().invoke(app, ["read", str(tmp_path)])
    assert answer.exit_code == 0, answer.output


def sheet(path: Path, *, row: bool = False, column: bool = False) -> Path:
    path.write_bytes(xlsx(ROWS))
    book = load_workbook(path)
    page = book.worksheets[0]
    if row:
        page.row_dimensions[3].hidden = True
    if column:
        page.column_dimensions["C"].hidden = True
    page.column_dimensions["ZZ"].hidden = True  # nothing stands there
    book.save(path)
    return path


@pytest.mark.parametrize(("how", "what"), [("row", "row 3"), ("column", "column C"), ("", "")])
def test_hidden_rows_and_columns_make_a_file_confidential(how: str, what: str, tmp_path: Path) -> None:
    path = sheet(tmp_path / "harvest.xlsx", **({how: True} if how else {}))
    read = read_files([path], public=frozenset({"harvest.xlsx"}))
    said = [finding for finding in read.findings if finding.rule == "hidden content"]
    assert [source.confidential for source in read.sources] == [bool(how)]
    assert bool(said) == bool(how)
    assert all(what in finding.message() for finding in said)


VANISH = "<w:rPr><w:vanish{}/></w:rPr>"
RUN = "<w:p><w:r>{}<w:t>We met them on 7 May 2027.</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("properties", "hides"),
    [(VANISH.format(""), True), (VANISH.format(' w:val="0"'), False), ("<w:rPr><w:b/></w:rPr>", False)],
)
def test_hidden_words_make_a_document_confidential(properties: str, *, hides: bool, tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(docx(paragraph("On 6 May 2027 we met.") + RUN.format(properties)))
    assert bool(hidden_parts(path)) == hides
    read = read_files([path], public=frozenset({"note.docx"}))
    assert [source.confidential for source in read.sources] == [hides]
