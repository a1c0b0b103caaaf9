"""Records that stand side by side, and fields that stand one below the other, are read as rows are."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from bad_files import HEADINGS, ods, ods_table, row, xlsx
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading import read_files

Rows = Sequence[Sequence[str]]
UPRIGHT: Rows = (HEADINGS, row(), row(2, Country="Andorra"), row(3, Confidential="yes"))
SIDEWAYS: Rows = tuple(zip(*UPRIGHT, strict=True))
LISTED: Rows = tuple(pair for record in UPRIGHT[1:] for pair in zip(HEADINGS, record, strict=True))


def as_csv(rows: Rows) -> bytes:
    return "\n".join(";".join(cells) for cells in rows).encode()


def as_ods(rows: Rows) -> bytes:
    return ods(ods_table(rows))


def read(folder: Path, name: str, content: bytes) -> Casebook:
    (folder / name).write_bytes(content)
    return read_files([folder / name])


def told(book: Casebook) -> list[tuple[str, str, str, str]]:
    return [
        (each.record_id, each.field, each.text, each.understood)
        for each in book.passages
        if each.kind == "field"
    ]


@pytest.mark.parametrize(("name", "write"), [("h.csv", as_csv), ("h.xlsx", xlsx), ("h.ods", as_ods)])
@pytest.mark.parametrize("rows", [SIDEWAYS, LISTED], ids=["side by side", "one below the other"])
def test_the_records_are_those_of_a_table_with_a_record_a_row(
    tmp_path: Path, name: str, write: object, rows: Rows
) -> None:
    assert callable(write)
    twin, other = (read(tmp_path, name, write(each)) for each in (UPRIGHT, rows))
    assert told(other) == told(twin)
    assert [each.confidential for each in other.records] == [each.confidential for each in twin.records]
    kept = sorted(each.text for each in other.passages)
    assert kept == sorted(cell for cells in rows for cell in cells)
    assert [each.severity for each in other.findings if each.rule == "headings in a column"] == ["note"]


def test_a_passage_knows_its_column_or_its_row(tmp_path: Path) -> None:
    places = [
        next(each.place for each in read(tmp_path, "h.xlsx", xlsx(rows)).passages if each.text == "XA-2")
        for rows in (SIDEWAYS, LISTED)
    ]
    assert places == ['sheet "OH", column C', 'sheet "OH", row 5']


def test_titles_numbers_and_names_of_the_records_are_kept_beside_them(tmp_path: Path) -> None:
    rows = [
        ("", "Our harvest", "", "", ""), ("", "", "First", "Second", "Third"),
        *((str(number), *cells) for number, cells in enumerate(SIDEWAYS, start=1)),
    ]  # fmt: skip
    book = read(tmp_path, "h.xlsx", xlsx(rows))
    assert [each.label for each in book.records] == ["XA-1", "XA-2", "XA-3"]
    assert {"Our harvest", "Second", "4"} <= {each.text for each in book.passages}


def test_titles_and_headings_between_listed_records_are_no_fields(tmp_path: Path) -> None:
    rows = [("Field", "Value"), ("OUTCOME ONE", ""), *LISTED[:4], ("", ""), ("OUTCOME TWO", ""), *LISTED[4:8]]
    book = read(tmp_path, "h.xlsx", xlsx(rows))
    assert told(book) == told(read(tmp_path, "twin.xlsx", xlsx(UPRIGHT[:3])))
    outside = [each.text for each in book.passages if each.kind == "paragraph"]
    assert outside == ["Field", "Value", "OUTCOME ONE", "OUTCOME TWO"]


def test_a_value_goes_on_below_and_what_stands_beside_it_is_kept_with_its_record(tmp_path: Path) -> None:
    def noted(sheet: Worksheet) -> None:
        sheet["B1"].comment = Comment("ask the clinic", "A")

    rows = [*LISTED[:3], ("", "and has a clerk since", "who?"), LISTED[3], *LISTED[4:8]]
    book = read(tmp_path, "h.xlsx", xlsx(rows, noted))
    outcome = [each.text for each in book.passages if each.field == "outcome" and each.record_id == "R-01"]
    assert outcome == [row()[2], "and has a clerk since"]
    beside = [(each.text, each.record_id) for each in book.passages if each.kind == "paragraph"]
    assert sorted(beside) == [("ask the clinic", "R-01"), ("who?", "R-01")]
    assert {"cell goes on", "cells beside", "note on a cell"} <= {each.rule for each in book.findings}
    assert "field twice" not in {each.rule for each in book.findings}


def test_a_workbook_with_a_sheet_for_each_record_is_read_whole(tmp_path: Path) -> None:
    def more(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        second = sheet.parent.create_sheet("second")
        for cells in LISTED[4:8]:
            second.append(list(cells))

    book = read(tmp_path, "h.xlsx", xlsx(LISTED[:4], more))
    assert [each.label for each in book.records] == ["XA-1", "XA-2"]
    assert [each.place for each in book.passages if each.text == "XA-2"] == ['sheet "second", row 1']


def test_a_formula_nobody_calculated_in_a_column_nobody_reads_stops_nothing(tmp_path: Path) -> None:
    rows = [(*HEADINGS, "Letters"), (*row(), "=LEN(C2)")]
    book = read(tmp_path, "h.xlsx", xlsx(rows))
    found = [each.severity for each in book.findings if each.rule == "formula without value"]
    assert (len(book.records), found) == (1, ["warning"])


def test_a_record_pasted_into_one_column_is_read_as_its_text(tmp_path: Path) -> None:
    lines = [f"**{heading}**: {value}" for heading, value in LISTED[:4]]
    book = read(tmp_path, "h.xlsx", xlsx([(line,) for line in (*lines[:2], "", *lines[2:])]))
    assert [each[2] for each in told(book)] == list(row())
    assert [each.place for each in book.passages if each.field == "outcome"] == ['sheet "OH", row 4']
    flag = read(tmp_path, "flag.xlsx", xlsx([(line,) for line in (*lines[:3], "**Confidential**: perhaps")]))
    said = [each.place() for each in flag.findings if each.rule == "flag unclear"]
    assert said == ['flag.xlsx, sheet "OH", row 4, "Confidential"']
