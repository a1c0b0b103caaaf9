"""Files: same bytes, whole or not at all, and hostile ones refused in plain words."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import columns
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.records import Source
from sjc_analysis.safe_sheets import package
from sjc_analysis.workbook import load_casebook, looks_like_casebook, save_casebook
from sjc_analysis.workbook import save as save_module
from sjc_analysis.workbook.columns import table_columns

BOOK = Casebook(
    sources=(Source(source_id="S-01", title="=HYPERLINK(1)"), Source(source_id="S-02", title="b;c, d"))
)


def _refusal(path: Path) -> Finding:
    with pytest.raises(FindingsError) as caught:
        load_casebook(path)
    return caught.value.findings[0]


@pytest.fixture
def spreadsheet(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    save_casebook(BOOK, path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    save_casebook(BOOK, path)
    return path


def _bytes(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name: file.read_bytes() for file in files}


@pytest.mark.parametrize("name", ["book.xlsx", "folder"])
def test_saving_again_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    save_casebook(BOOK, path)
    first = _bytes(path)
    save_casebook(BOOK, path)
    assert _bytes(path) == first
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_spreadsheet_says_nothing_of_when_it_was_made(spreadsheet: Path) -> None:
    with zipfile.ZipFile(spreadsheet) as package:
        assert {member.date_time[0] for member in package.infolist()} == {2000}
        assert package.read("docProps/core.xml").count(b"2000-01-01T00:00:00Z") == 2


@pytest.mark.parametrize("name", ["book.xlsx", "folder"])
def test_what_stood_there_stays_if_writing_fails(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    save_casebook(BOOK, path)
    before = _bytes(path)

    def full_disk(_: Casebook, written: Path) -> None:
        written.with_name("part").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(save_module, "write_xlsx", full_disk)
    monkeypatch.setattr(save_module, "write_csv_folder", full_disk)
    with pytest.raises(FindingsError, match="cannot be written"):
        save_casebook(Casebook(), path)
    assert _bytes(path) == before
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_folder_with_other_things_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "harvest").mkdir()
    (tmp_path / "harvest" / "interview.txt").write_text("kept")
    with pytest.raises(FindingsError, match="other things"):
        save_casebook(BOOK, tmp_path / "harvest")
    assert (tmp_path / "harvest" / "interview.txt").read_text() == "kept"


@pytest.mark.parametrize(("name", "length"), [("book.xlsx", 32_768), ("book.xlsx", 16_384)])
def test_a_text_too_long_for_a_cell_is_refused_and_a_folder_takes_it(
    tmp_path: Path, name: str, length: int
) -> None:
    letter = "a" if length > 20_000 else "😀"  # a cell counts UTF-16 units, of which this takes two
    book = Casebook(sources=(Source(source_id="S-01", title=letter * length),))
    with pytest.raises(FindingsError, match="Save to a folder"):
        save_casebook(book, tmp_path / name)
    assert not (tmp_path / name).exists()
    save_casebook(book, tmp_path / "folder")
    assert load_casebook(tmp_path / "folder") == book


@pytest.mark.parametrize("name", ["book.xlsx", "folder"])
def test_a_nul_is_refused_without_its_text(tmp_path: Path, name: str) -> None:
    with pytest.raises(FindingsError) as caught:
        save_casebook(Casebook(sources=(Source(source_id="S-01", title="hidden\0word"),)), tmp_path / name)
    assert "hidden" not in str(caught.value)


@pytest.mark.parametrize("name", ["book.ods", "book.csv", "book.xlsm"])
def test_other_kinds_of_file_are_not_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(FindingsError, match=r"\.xlsx"):
        save_casebook(BOOK, tmp_path / name)


def test_no_cell_is_a_formula_and_every_code_has_its_list(spreadsheet: Path) -> None:
    book = openpyxl.load_workbook(spreadsheet)
    assert book.sheetnames == ["read me", "columns", *TABLES]
    for table in TABLES:
        sheet = book[table]
        assert all(
            cell.data_type != "f" and cell.comment is None for row in sheet.iter_rows() for cell in row
        )
        assert sheet.freeze_panes == "B2"
        assert sheet.sheet_state == "visible"
        lists = {str(rule.sqref).split("2:")[0] for rule in sheet.data_validations.dataValidation}
        coded = [c for c in table_columns(table).values() if c.kind in ("code", "yes_no")]
        assert lists == {
            sheet.cell(1, columns(TABLES[table]).index(c.name) + 1).coordinate[:-1] for c in coded
        }
        assert all(len(str(rule.formula1)) <= 257 for rule in sheet.data_validations.dataValidation)


def test_every_column_says_what_it_holds() -> None:
    assert not [column for table in TABLES for column in table_columns(table).values() if not column.meaning]


def test_a_formula_in_a_csv_file_is_inert(folder: Path) -> None:
    assert ",'=HYPERLINK(1)," in (folder / "sources.csv").read_text(encoding="utf-8-sig")


def test_a_folder_saved_by_a_european_spreadsheet_program_is_read(folder: Path) -> None:
    file = folder / "sources.csv"
    heading, row, _ = file.read_text(encoding="utf-8-sig").splitlines()
    file.write_text(f"{heading.replace(',', ';')}\n{row.replace(',', ';')}\n", encoding="utf-8")
    assert load_casebook(folder).sources == BOOK.sources[:1]


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        (b"source_id,title\nS-01,caf\xe9\n", "W4", 2),
        (b"source_id,title\nS-01,a\0b\n", "W1", 2),
        (b"source_id,title\nS-01\n", "W5", 2),
        (b"source_id,title\nS-01,a,b\n", "W5", 2),
        (b'source_id,title\nS-01,"a\n', "W5", 2),
    ],
)
def test_a_damaged_csv_file_is_named_with_its_line(
    folder: Path, content: bytes, rule: str, line: int
) -> None:
    (folder / "sources.csv").write_bytes(content)
    finding = _refusal(folder)
    assert (finding.file, finding.rule, finding.line) == ("sources.csv", rule, line)


def _with_member(spreadsheet: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(spreadsheet) as package:
        members = {member: package.read(member) for member in package.namelist()}
    members[name] = content
    with zipfile.ZipFile(spreadsheet, "w", zipfile.ZIP_DEFLATED) as package:
        for member, data in members.items():
            package.writestr(member, data)


def test_macros_are_refused(spreadsheet: Path) -> None:
    _with_member(spreadsheet, "xl/vbaProject.bin", b"x")
    assert _refusal(spreadsheet).rule == "W7"


def test_entities_are_refused(spreadsheet: Path) -> None:
    _with_member(spreadsheet, "xl/styles.xml", b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')
    assert _refusal(spreadsheet).rule == "W6"


def test_a_zip_bomb_is_refused(spreadsheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "UNPACKED_LIMIT", 10_000_000)
    _with_member(spreadsheet, "xl/media/a.xml", b"\0" * 10_000_001)
    assert spreadsheet.stat().st_size < 100_000
    assert _refusal(spreadsheet).rule == "W3"


def test_a_cell_far_outside_is_refused(spreadsheet: Path) -> None:
    book = openpyxl.load_workbook(spreadsheet)
    book["links"]["XFD1048576"] = "x"
    book.save(spreadsheet)
    assert _refusal(spreadsheet).rule == "W3"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0\xa1\xb1", b"a,b\n1,2\n"]
)
def test_what_is_no_spreadsheet_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert _refusal(path).rule == "W6"
    assert not looks_like_casebook(path)


def test_a_truncated_spreadsheet_is_refused(spreadsheet: Path) -> None:
    whole = spreadsheet.read_bytes()
    spreadsheet.write_bytes(whole[: len(whole) // 2])
    assert _refusal(spreadsheet).rule == "W6"


def test_what_is_missing_or_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "absent.xlsx").rule == "W15"
    (tmp_path / "note.txt").write_text("a note")
    assert _refusal(tmp_path / "note.txt").rule == "W15"
    (tmp_path / "empty").mkdir()
    assert _refusal(tmp_path / "empty").rule == "W15"


def test_a_harvest_is_not_taken_for_a_casebook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "outcomes"
    buffer = io.BytesIO()
    book.save(buffer)
    (tmp_path / "harvest.xlsx").write_bytes(buffer.getvalue())
    (tmp_path / "harvest").mkdir()
    (tmp_path / "harvest" / "sources.csv").write_text("name,country\n")
    for name in ("harvest.xlsx", "harvest", "absent"):
        assert not looks_like_casebook(tmp_path / name)


def test_a_table_is_missed_in_a_folder_that_was_saved_and_not_in_one_made_by_hand(folder: Path) -> None:
    for table in ("links", "claims"):
        (folder / f"{table}.csv").unlink()
    assert looks_like_casebook(folder)
    with pytest.raises(FindingsError) as caught:
        load_casebook(folder)
    assert [(each.rule, each.sheet) for each in caught.value.findings] == [
        ("W20", "links"),
        ("W20", "claims"),
    ]
    (guide,) = folder.glob("*.txt")
    guide.unlink()
    assert load_casebook(folder) == BOOK


def test_a_causal_map_is_not_taken_for_a_casebook(tmp_path: Path) -> None:
    path = tmp_path / "map.xlsx"
    book = openpyxl.Workbook()
    book.remove(book.active or book["Sheet"])
    for name in ("factors", "links", "statements", "sources"):
        book.create_sheet(name).append(["source_id" if name == "sources" else "id"])
    book.save(path)
    assert not looks_like_casebook(path)
