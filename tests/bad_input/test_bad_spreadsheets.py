"""Broken and hostile spreadsheets, each with the finding that must be said of it."""

import datetime as dt
import re
from pathlib import Path

import pytest
from bad_files import (
    HEADINGS,
    Case,
    docx,
    ods,
    ods_cell,
    ods_table,
    packed,
    part_of,
    refused,
    row,
    with_part,
    xlsx,
)
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading import read_files
from sjc_analysis.safe_sheets import package
from sjc_analysis.workbook import save_casebook

GOOD = xlsx([HEADINGS, row(1), row(2), row(3)])
SHEET = "xl/worksheets/sheet1.xml"
IN_SHEET = 'h.xlsx, sheet "OH", '


def _cell(reference: str, value: str | float | dt.date | dt.time, form: str = "") -> bytes:
    def change(sheet: Worksheet) -> None:
        sheet[reference] = value
        sheet[reference].number_format = form or sheet[reference].number_format

    return xlsx([HEADINGS, row(1), row(2), row(3)], change)


def _merged(area: str) -> bytes:
    return xlsx([HEADINGS, row(1), row(2), row(3)], lambda sheet: sheet.merge_cells(area))


def _formula(reference: str, cell: str) -> bytes:
    """Give the cell another XML, as a program that does not calculate writes it."""
    sheet = part_of(GOOD, SHEET).decode()
    start = sheet.index(f'<c r="{reference}"')
    end = sheet.index("</c>", start) + len("</c>")
    return with_part(GOOD, SHEET, f"{sheet[:start]}{cell}{sheet[end:]}".encode())


def _place(reference: str) -> bytes:
    """Say that a cell stands elsewhere."""
    return with_part(GOOD, SHEET, part_of(GOOD, SHEET).replace(b'r="A3"', f'r="{reference}"'.encode()))


def _without_places(number: str) -> bytes:
    """Leave out where cells stand, and give their row another number."""
    bare = re.sub(rb' r="[A-Z][0-9]"', b"", part_of(GOOD, SHEET))
    return with_part(GOOD, SHEET, bare.replace(b'<row r="3"', f'<row r="{number}"'.encode()))


def _merge_of(area: str) -> bytes:
    merge = f'</sheetData><mergeCells><mergeCell ref="{area}"/></mergeCells>'
    return with_part(GOOD, SHEET, part_of(GOOD, SHEET).replace(b"</sheetData>", merge.encode()))


def _renamed_sheet() -> bytes:
    """Keep the sheet in a part that is not called XML, where a look through the parts would miss it."""
    relations = "xl/_rels/workbook.xml.rels"
    moved = with_part(GOOD, "xl/worksheets/sheet1.dat", part_of(GOOD, SHEET))
    return with_part(moved, relations, part_of(GOOD, relations).replace(b"sheet1.xml", b"sheet1.dat"))


def _ods(*rows: tuple[str, ...], after: str = "") -> bytes:
    return ods(ods_table([HEADINGS, *rows], after=after))


_PLAIN = '<table:table-cell office:value-type="string"'
_DATED = '<table:table-cell office:value-type="date" office:date-value="2031-03-01">'
_FAILED = '<table:table-cell table:formula="of:=1/0" office:value-type="string">'
_DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
_REPEATED = (
    '<table:table-row table:number-rows-repeated="{0}"><table:table-cell office:value-type="string">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)

CASES = (
    Case(
        "headings in a column, explained",
        "h.xlsx",
        xlsx([(None, None), *((heading, "what to write here") for heading in HEADINGS)]),
        "headings in a column",
        'h.xlsx, sheet "OH", "column A"',
        "only explains the fields",
    ),
    Case(
        "an id made a number in a list of fields",
        "h.xlsx",
        xlsx([*zip(HEADINGS, row(), strict=True), *zip(HEADINGS, (7, *row(2)[1:]), strict=True)]),
        "id changed",
        'h.xlsx, sheet "OH", row 5, "column B"',
        "type the id again",
    ),
    Case(
        "a formula never calculated in a list of fields",
        "h.xlsx",
        xlsx([*zip(HEADINGS, row(), strict=True), ("Year", "=2000+31")]),
        "formula without value",
        'h.xlsx, sheet "OH", row 5, "column B"',
        "the cell B5 holds a formula",
    ),
    Case(
        "records side by side with an id made a date",
        "h.xlsx",
        xlsx(zip(HEADINGS, row(), (dt.date(2031, 3, 1), *row(2)[1:]), strict=True)),
        "id changed",
        'h.xlsx, sheet "OH", "column C, ID"',
        "made a date",
    ),
    Case(
        "records side by side over merged cells",
        "h.xlsx",
        xlsx(zip(HEADINGS, row(), row(2), strict=True), lambda sheet: sheet.merge_cells("B4:C4")),
        "merged cells",
        'h.xlsx, sheet "OH", "column B, Confidential"',
        "B4:C4 are merged",
    ),
    Case("a cell in row 4,294,967,295", "h.xlsx", _place("A4294967295"), "W3", "h.xlsx", "Delete"),
    Case("a cell in a row of 20 digits", "h.xlsx", _place("A" + "9" * 20), "W3", "h.xlsx", "Delete"),
    Case("a cell in a column of 10 letters", "h.xlsx", _place("AAAAAAAAAA2"), "W3", "h.xlsx", "Delete"),
    Case("a cell in row 0", "h.xlsx", _place("A0"), "W6", "h.xlsx", "not a spreadsheet"),
    Case("a far row without places", "h.xlsx", _without_places("900000"), "W3", "h.xlsx", "Delete"),
    Case("a row number of ten digits", "h.xlsx", _without_places("4294967290"), "W6", "h.xlsx", "save it"),
    Case("a negative row", "h.xlsx", _without_places("-1"), "W6", "h.xlsx", "not a spreadsheet"),
    Case("a merged area cut short", "h.xlsx", _merge_of("A1:"), "W6", "h.xlsx", "not a spreadsheet"),
    Case("all merged", "h.xlsx", _merge_of("A1:XFD1048576"), "merged cells", IN_SHEET + 'row 1, "ID"', "XFD"),
    Case("a sheet of another ending", "h.xlsx", _renamed_sheet(), "W6", "h.xlsx", "not a spreadsheet"),
    Case("no such file", "h.xlsx", None, "file missing", "h.xlsx", "no such file"),
    Case("empty", "h.xlsx", b"", "W6", "h.xlsx", "not a spreadsheet that can be read"),
    Case("text named .xlsx", "h.xlsx", b"ID,Outcome\n", "W6", "h.xlsx", "save it again"),
    Case("cut short", "h.xlsx", GOOD[: len(GOOD) // 2], "W6", "h.xlsx", "not a spreadsheet"),
    Case(
        "a byte turned",
        "h.xlsx",
        GOOD[:60] + b"\xff\xff\xff" + GOOD[63:],
        "W6",
        "h.xlsx",
        "not a spreadsheet",
    ),
    Case("password", "h.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "W6", "h.xlsx", "encrypted"),
    Case("old form", "h.xls", b"\xd0\xcf\x11\xe0", "file kind", "h.xls", "save it as .xlsx"),
    Case("binary form", "h.xlsb", GOOD, "file kind", "h.xlsb", "save it as .xlsx"),
    Case("macro form", "h.xlsm", GOOD, "file kind", "h.xlsm", "holds no macros"),
    Case("macros", "h.xlsx", with_part(GOOD, "xl/vbaProject.bin", b"x"), "W7", "h.xlsx", "macros"),
    Case("entities", "h.xlsx", with_part(GOOD, SHEET, _DTD), "W6", "h.xlsx", "not a spreadsheet"),
    Case(
        "entities in the styles",
        "h.xlsx",
        with_part(GOOD, "xl/styles.xml", _DTD),
        "W6",
        "h.xlsx",
        "not a spreadsheet",
    ),
    Case(
        "entities in UTF-16",
        "h.xlsx",
        with_part(GOOD, SHEET, _DTD.decode().encode("utf-16")),
        "W6",
        "h.xlsx",
        "not a spreadsheet",
    ),
    Case(
        "entities in UTF-7",
        "h.xlsx",
        with_part(GOOD, SHEET, b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE'),
        "W6",
        "h.xlsx",
        "not a spreadsheet",
    ),
    Case(
        "many members",
        "h.xlsx",
        packed({f"a{number}.bin": b"" for number in range(20_001)}),
        "W3",
        "h.xlsx",
        "Split the harvest",
    ),
    Case("a word document named .xlsx", "h.xlsx", docx("<w:p/>"), "W6", "h.xlsx", "not a spreadsheet"),
    Case(
        "broken XML",
        "h.xlsx",
        with_part(GOOD, SHEET, b"<worksheet><sheetData><row>"),
        "W6",
        "h.xlsx",
        "not a spreadsheet",
    ),
    Case("a cell in row 300,000", "h.xlsx", _cell("A300000", "x"), "W3", "h.xlsx", "beyond row 200,000"),
    Case("a cell in the last column", "h.xlsx", _cell("XFD2", "x"), "W3", "h.xlsx", "column 500"),
    Case("no headings", "h.xlsx", xlsx([("a", "b"), (1, 2)]), "no headings", "h.xlsx", "--mapping"),
    Case("nothing in it", "h.xlsx", xlsx([]), "no headings", "h.xlsx", "headings"),
    Case(
        "a hidden sheet alone",
        "h.xlsx",
        with_part(
            GOOD,
            "xl/workbook.xml",
            part_of(GOOD, "xl/workbook.xml").replace(b'state="visible"', b'state="hidden"'),
        ),
        "no headings",
        "h.xlsx",
        "headings",
    ),
    Case("numbers for headings", "h.xlsx", xlsx([(1, 2, 3), (4, 5, 6)]), "no headings", "h.xlsx", "headings"),
    Case(
        "a heading twice",
        "h.xlsx",
        xlsx([("ID", "Outcome", "outcome "), ("XA-1", "a", "b")]),
        "heading twice",
        IN_SHEET + 'row 1, "outcome"',
        "two columns",
    ),
    Case(
        "two id columns",
        "h.xlsx",
        xlsx([("ID", "Record ID", "Outcome"), ("XA-1", "b", "c")]),
        "id column twice",
        IN_SHEET + 'row 1, "Record ID"',
        "keep",
    ),
    Case(
        "a blank id",
        "h.xlsx",
        xlsx([HEADINGS, row(1), row(ID="")]),
        "id missing",
        IN_SHEET + 'row 3, "ID"',
        "has no id",
    ),
    Case(
        "a blank id under a title",
        "h.xlsx",
        xlsx([("Harvest",), (), HEADINGS, row(1), row(ID=" ")]),
        "id missing",
        IN_SHEET + 'row 5, "ID"',
        "has no id",
    ),
    Case("an id twice", "h.xlsx", xlsx([HEADINGS, row(1), row(1)]), "id twice", IN_SHEET + "row 3", "row 2"),
    Case(
        "an id made a date",
        "h.xlsx",
        _cell("A3", dt.date(2031, 3, 1)),
        "id changed",
        IN_SHEET + 'row 3, "ID"',
        "made a date",
    ),
    Case(
        "an id made a time",
        "h.xlsx",
        _cell("A3", dt.time(3, 1)),
        "id changed",
        IN_SHEET + 'row 3, "ID"',
        "made a date",
    ),
    Case(
        "an id made TRUE",
        "h.xlsx",
        _cell("A3", True),
        "id changed",
        IN_SHEET + 'row 3, "ID"',
        "TRUE or FALSE",
    ),
    Case(
        "an id made a power",
        "h.xlsx",
        _cell("A3", 12000, "0.00E+00"),
        "id changed",
        IN_SHEET + 'row 3, "ID"',
        "12E3 becomes 12000",
    ),
    Case(
        "an id in a power of one's own form",
        "h.xlsx",
        _cell("A3", 12000, "##0.0E+0"),
        "id changed",
        IN_SHEET + 'row 3, "ID"',
        "12E3",
    ),
    Case(
        "an id with decimals", "h.xlsx", _cell("A3", 1.5), "id changed", IN_SHEET + 'row 3, "ID"', "decimals"
    ),
    Case(
        "an id of too many digits",
        "h.xlsx",
        _cell("A3", 1.2345678901234568e19),
        "id changed",
        IN_SHEET + 'row 3, "ID"',
        "too many digits",
    ),
    Case(
        "a number among ids in letters",
        "h.xlsx",
        _cell("A3", 12000),
        "id changed",
        IN_SHEET + 'row 3, "ID"',
        "where the others are texts",
    ),
    Case("merged ids", "h.xlsx", _merged("A2:A3"), "merged cells", IN_SHEET + 'row 2, "ID"', "A2:A3"),
    Case(
        "merged flags",
        "h.xlsx",
        _merged("D2:D4"),
        "merged cells",
        IN_SHEET + 'row 2, "Confidential"',
        "flags of its own",
    ),
    Case(
        "cells merged over a flag",
        "h.xlsx",
        _merged("C2:D3"),
        "merged cells",
        IN_SHEET + 'row 2, "Outcome"',
        "C2:D3",
    ),
    Case(
        "a row merged over all",
        "h.xlsx",
        _merged("A3:D3"),
        "merged cells",
        IN_SHEET + 'row 3, "ID"',
        "Unmerge",
    ),
    Case(
        "a heading merged downwards",
        "h.xlsx",
        _merged("C1:C2"),
        "merged cells",
        IN_SHEET + 'row 1, "Outcome"',
        "C1:C2",
    ),
    Case(
        "a formula never calculated",
        "h.xlsx",
        _cell("C3", "=A3&B3"),
        "formula without value",
        IN_SHEET + 'row 3, "Outcome"',
        "never calculated",
    ),
    Case(
        "a flag by formula never calculated",
        "h.xlsx",
        _cell("D3", "=1=1"),
        "formula without value",
        IN_SHEET + 'row 3, "Confidential"',
        "D3",
    ),
    Case(
        "a formula without a value element",
        "h.xlsx",
        _formula("C3", '<c r="C3"><f>A3</f></c>'),
        "formula without value",
        IN_SHEET + 'row 3, "Outcome"',
        "save it",
    ),
    Case(
        "an error value",
        "h.xlsx",
        _formula("C3", '<c r="C3" t="e"><v>#REF!</v></c>'),
        "error value",
        IN_SHEET + 'row 3, "Outcome"',
        "shows an error",
    ),
    Case(
        "an error by formula",
        "h.xlsx",
        _formula("B3", '<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
        "error value",
        IN_SHEET + 'row 3, "Country"',
        "B3",
    ),
    Case("ods: empty", "h.ods", b"", "W6", "h.ods", "not a spreadsheet"),
    Case("ods: no content", "h.ods", packed({"mimetype": b"x"}), "W6", "h.ods", "not a spreadsheet"),
    Case("ods: broken XML", "h.ods", packed({"content.xml": b"<a>"}), "W6", "h.ods", "not a spreadsheet"),
    Case("ods: entities", "h.ods", packed({"content.xml": _DTD}), "W6", "h.ods", "not a spreadsheet"),
    Case(
        "ods: password",
        "h.ods",
        packed({"content.xml": b"x", "META-INF/manifest.xml": b"<m><encryption-data/></m>"}),
        "W6",
        "h.ods",
        "encrypted",
    ),
    Case(
        "ods: macros",
        "h.ods",
        packed({"content.xml": b"<a/>", "Basic/script-lc.xml": b"<x/>"}),
        "W7",
        "h.ods",
        "macros",
    ),
    Case(
        "ods: a million filled rows",
        "h.ods",
        _ods(row(1), after=_REPEATED.format(1_000_000)),
        "W3",
        'h.ods, sheet "OH"',
        "beyond row",
    ),
    Case(
        "ods: a row said to repeat absurdly",
        "h.ods",
        _ods(row(1), after=_REPEATED.format(999_999_999)),
        "W3",
        'h.ods, sheet "OH"',
        "Delete",
    ),
    Case(
        "ods: far columns",
        "h.ods",
        _ods(
            (
                *row(1),
                f'{_PLAIN} table:number-columns-repeated="16000"><text:p>x</text:p></table:table-cell>',
            )
        ),
        "W3",
        'h.ods, sheet "OH"',
        "column 500",
    ),
    Case(
        "ods: deep nesting",
        "h.ods",
        ods("<text:span>" * 30_000 + "</text:span>" * 30_000),
        "no headings",
        "h.ods",
        "headings",
    ),
    Case(
        "ods: deep nesting in a cell",
        "h.ods",
        _ods(
            (
                *row(1)[:3],
                "<table:table-cell><text:p>"
                + "<text:span>" * 30_000
                + "</text:span>" * 30_000
                + "</text:p></table:table-cell>",
            )
        ),
        "W6",
        "h.ods",
        "not a spreadsheet",
    ),
    Case(
        "ods: merged ids",
        "h.ods",
        _ods(
            (ods_cell("XA-1", 'table:number-rows-spanned="2"'), *row(1)[1:]),
            ("<table:covered-table-cell/>", *row(2)[1:]),
        ),
        "merged cells",
        'h.ods, sheet "OH", row 2, "ID"',
        "A2:A3",
    ),
    Case(
        "ods: formula never calculated",
        "h.ods",
        _ods((*row(1)[:3], '<table:table-cell table:formula="of:=1"/>')),
        "formula without value",
        'h.ods, sheet "OH", row 2, "Confidential"',
        "D2",
    ),
    Case(
        "ods: error value",
        "h.ods",
        _ods(
            (
                *row(1)[:2],
                f"{_FAILED}<text:p>#DIV/0!</text:p></table:table-cell>",
                "no",
            )
        ),
        "error value",
        'h.ods, sheet "OH", row 2, "Outcome"',
        "C2",
    ),
    Case(
        "ods: an id made a date",
        "h.ods",
        _ods(
            (
                f"{_DATED}<text:p>1/3</text:p></table:table-cell>",
                *row(1)[1:],
            )
        ),
        "id changed",
        'h.ods, sheet "OH", row 2, "ID"',
        "made a date",
    ),
    Case("ods: no headings", "h.ods", ods(ods_table([("a", "b")])), "no headings", "h.ods", "headings"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_plainly_and_nothing_is_written(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    refused(case, "documents", folder)


def test_a_zip_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "UNPACKED_LIMIT", 1_000_000)
    bomb = with_part(GOOD, "xl/media/a.xml", b" " * 1_000_001)
    assert len(bomb) < 50_000
    test_it_is_refused_plainly_and_nothing_is_written(
        Case("zip bomb", "h.xlsx", bomb, "W3", "h.xlsx", "unpacks to more"), tmp_path
    )


def test_a_casebook_is_no_document(tmp_path: Path) -> None:
    save_casebook(Casebook(), tmp_path / "book.xlsx")
    content = (tmp_path / "book.xlsx").read_bytes()
    test_it_is_refused_plainly_and_nothing_is_written(
        Case("casebook", "h.xlsx", content, "is a casebook", "h.xlsx", "Check, assess or report it"), tmp_path
    )


def test_a_million_empty_rows_cost_nothing(tmp_path: Path) -> None:
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048000">{cell}</table:table-row>'
    (tmp_path / "h.ods").write_bytes(_ods(row(1), after=blank))
    (tmp_path / "h.csv").write_bytes(b"ID,Country,Outcome\nXB-1,A,b\n" + b",,\n" * 1_000_000)
    assert [record.label for record in read_files([tmp_path]).records] == ["XB-1", "XA-1"]
