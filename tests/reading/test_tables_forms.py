"""The same harvest as text, delimited text, .xlsx and .ods is read as the same records, every cell kept."""

import csv
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from bad_files import ods, ods_table, xlsx
from hypothesis import assume, example, given
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import read_files, read_registry

EXAMPLE = [data_path("example/record_confidential.txt"), data_path("example/record_public.txt")]
MARKS = [",", ";", "\t", "|"]
HEADINGS = ["ID", "Country", "Outcome", "Something else"]


def harvest() -> list[list[str]]:
    """Give the example's records as a table, under the headings of both."""
    read = read_files(EXAMPLE)
    records = [
        {
            each.heading.strip(): each.text
            for each in read.passages
            if each.record_id == record.record_id
            if each.kind == "field"
        }
        for record in read.records
    ]
    headings = list(dict.fromkeys(heading for record in records for heading in record))
    return [headings, *([record.get(heading, "") for heading in headings] for record in records)]


def as_csv(rows: Sequence[Sequence[str]], mark: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_ods(rows: Sequence[Sequence[str]]) -> bytes:
    return ods(
        ods_table([[escape(cell).replace("  ", '<text:s text:c="2"/>') for cell in row] for row in rows])
    )


def read(folder: Path, name: str, content: bytes) -> Casebook:
    (folder / name).write_bytes(content)
    return read_files([folder / name])


def fields(book: Casebook) -> list[tuple[str, str, str, str]]:
    return [
        (each.record_id, each.field, each.text.strip(), each.understood)
        for each in book.passages
        if each.kind == "field" and each.text.strip() and each.field != "merged"
    ]


FORMS = {
    "h.csv": as_csv,
    "h.tsv": lambda rows: as_csv(rows, "\t"),
    "semicolons.csv": lambda rows: as_csv(rows, ";"),
    "h.xlsx": xlsx,
    "h.ods": as_ods,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_harvest_is_the_same_in_every_form(tmp_path: Path, name: str) -> None:
    rows = harvest()
    # the example's records have a heading each misspelt in one of them: one column serves both
    headings = ["Country" if heading == "Counrty" else heading for heading in rows[0]]
    rows = [headings, *rows[1:]]
    double = [at for at, heading in enumerate(headings) if heading == "Country"]
    for row in rows[1:]:
        row[double[0]] = row[double[0]] or row[double[1]]
    rows = [[cell for at, cell in enumerate(row) if at != double[1]] for row in rows]
    book, texts = read(tmp_path, name, FORMS[name](rows)), read_files(EXAMPLE)
    assert sorted(fields(book)) == sorted(fields(texts))
    for mine, other in zip(book.records, texts.records, strict=True):
        same = ("label", "confidential", "country_code", "year_month", "objective_code", "number")
        assert [getattr(mine, each) for each in same] == [getattr(other, each) for each in same]


def test_a_table_is_drafted_like_the_texts(tmp_path: Path) -> None:
    actors = read_registry(data_path("example/actors.csv"))
    table = draft_casebook(read(tmp_path, "h.xlsx", xlsx(harvest())), actors)
    texts = draft_casebook(read_files(EXAMPLE), actors)
    assert [outcome.statement for outcome in table.outcomes] == [
        outcome.statement for outcome in texts.outcomes
    ]
    assert len(table.claims) == len(texts.claims)
    assert [evidence.source_id for evidence in table.evidence]


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\",;|'= "),
    max_size=12,
)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=5), st.sampled_from(MARKS))
@example([("NA", "None", "null"), ("=1+1", "'x", "-"), ("12E3", "2031.0", '"')], ",")
@example([("a\r\nb", " padded ", "\ufeff")], "|")
def test_every_cell_of_delimited_text_is_kept(cells: list[tuple[str, str, str]], mark: str) -> None:
    rows = [HEADINGS, *([f"XA-{number}", *three] for number, three in enumerate(cells))]
    with tempfile.TemporaryDirectory() as folder:
        book = read(
            Path(folder), "h.csv", f"sep={mark}\n".encode() + as_csv(rows, mark).removeprefix(b"\xef\xbb\xbf")
        )
    kept = [each.text for each in book.passages if each.kind != "layout" and each.text]
    assert kept == [cell for row in rows[1:] for cell in row if cell]
    assert all((each.start, each.end) == (0, len(each.text)) for each in book.passages)


XML_CELL = CELL.filter(lambda cell: not any(ord(letter) in (0xFFFE, 0xFFFF) for letter in cell))


@given(st.lists(st.tuples(XML_CELL, XML_CELL, XML_CELL), min_size=1, max_size=4))
@example([("NA", "None", "null"), ("#N/A?", "'x", "_x000D_"), ("12E3", "2031.0", " ")])
def test_every_cell_of_a_spreadsheet_is_kept(cells: list[tuple[str, str, str]]) -> None:
    rows = [HEADINGS, *([f"XA-{number}", *three] for number, three in enumerate(cells))]
    assume(
        not any(
            cell.startswith(("=", "#")) or "_x" in cell.lower() or cell.isspace()
            for row in rows
            for cell in row
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        try:
            book = read(Path(folder), "h.xlsx", xlsx(rows))
        except FindingsError as error:
            raise AssertionError(str(error)) from error
    kept = [each.text for each in book.passages if each.kind != "layout" and each.text]
    assert kept == [cell for row in rows[1:] for cell in row if cell]


def test_places_are_those_that_a_spreadsheet_program_shows(tmp_path: Path) -> None:
    rows: list[list[str]] = [
        ["Harvest of Marenia"],
        [],
        ["ID", "Outcome", "Year"],
        [],
        ["XA-1", "gate", "soon"],
    ]
    book = read(tmp_path, "h.xlsx", xlsx(rows))
    assert [(each.text, each.place) for each in book.passages if each.record_id][1] == (
        "gate",
        'sheet "OH", row 5',
    )
    year = next(finding for finding in book.findings if finding.rule == "year unclear")
    assert year.place() == 'h.xlsx, sheet "OH", row 5, "Year"'
    assert (year.record_id, book.row(year.passage_id).text) == ("R-01", "soon")
    title = next(each for each in book.passages if each.text == "Harvest of Marenia")
    assert (title.kind, title.record_id) == ("paragraph", "")


def test_a_table_without_ids_knows_its_records_by_their_rows(tmp_path: Path) -> None:
    book = read(tmp_path, "h.csv", b"Country,Outcome\nMarenia,gate\nMarenia,door\n")
    assert [(record.label, record.label_quote) for record in book.records] == [
        ("row 2", None),
        ("row 3", None),
    ]
    missing = [finding.reason for finding in book.findings if finding.rule == "column missing"]
    assert missing[0] == "no column holds the records' ids; each is known by its row"


def test_no_flag_column_means_confidential_and_is_said_once(tmp_path: Path) -> None:
    book = read(tmp_path, "h.csv", b"ID,Outcome\nXA-1,gate\nXA-2,door\n")
    assert all(record.confidential for record in book.records)
    assert [finding.rule for finding in book.findings].count("column missing") == 1
    assert "flag missing" not in [finding.rule for finding in book.findings]


def test_typed_cells_become_the_text_a_person_would_read(tmp_path: Path) -> None:
    rows = [("ID", "Outcome", "Year", "Confidential", "When"), (12.0, "gate", 2031.0, False, None)]
    book = read(tmp_path, "h.xlsx", xlsx(rows))
    assert [each.text for each in book.passages if each.kind == "field"] == ["12", "gate", "2031", "FALSE"]
    assert (book.records[0].label, book.records[0].confidential) == ("12", False)


def test_a_folder_is_read_by_name_and_what_is_left_is_said(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"**Record ID**: XA-1\n**Outcome**: gate\n")
    (tmp_path / "a.csv").write_bytes(b"ID,Outcome\nXA-2,door\n")
    (tmp_path / "c.png").write_bytes(b"x")
    (tmp_path / ".hidden.txt").write_bytes(b"x")
    (tmp_path / "inner").mkdir()
    book = read_files([tmp_path])
    assert [source.file for source in book.sources] == ["a.csv", "b.txt"]
    assert {finding.file for finding in book.findings if finding.rule == "not read"} == {"c.png", "inner"}
