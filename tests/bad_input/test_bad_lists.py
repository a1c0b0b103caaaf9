"""Broken and hostile registries, mapping sheets and casebooks, each with the finding that must be said."""

from pathlib import Path

import pytest
from bad_files import CANARY, Case, put, refused, with_part, xlsx

from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Source
from sjc_analysis.workbook import save_casebook

HEAD = b"name,aliases,kind,interest,role,note\n"
GOOD = HEAD + CANARY.encode() + b",Q,person,unknown,victim,\n"

REGISTRIES = (
    Case("no such file", "a.csv", None, "file missing", "a.csv", "no such file"),
    Case("empty", "a.csv", b"", "empty", "a.csv", "empty"),
    Case("Latin-1", "a.csv", GOOD + b"Jos\xe9,,,,,\n", "encoding", "a.csv, line 3", "Windows-1252"),
    Case("zero byte", "a.csv", GOOD + b"\0,,,,,\n", "not text", "a.csv, line 3", "zero byte"),
    Case("spreadsheet", "a.xlsx", xlsx([("name",)]), "file kind", "a.xlsx", ".csv"),
    Case("no actor", "a.csv", HEAD, "registry empty", "a.csv", "names no actor"),
    Case(
        "no column name",
        "a.csv",
        b"actor,aliases\nA,b\n",
        "registry column",
        "a.csv, line 1",
        "no column called name",
    ),
    Case(
        "an unknown column",
        "a.csv",
        b"name,roles\nA,victim\n",
        "registry column",
        'a.csv, line 1, "roles"',
        "role",
    ),
    Case(
        "a column twice",
        "a.csv",
        b"name,note,note\nA,,\n",
        "registry column",
        'a.csv, line 1, "note"',
        "twice",
    ),
    Case("a cell too many", "a.csv", GOOD + b"A,,,,,,x\n", "registry row", "a.csv, line 3", "7 cells"),
    Case("a cell too few", "a.csv", GOOD + b"A,,\n", "registry row", "a.csv, line 3", "3 cells"),
    Case(
        "open quotation mark", "a.csv", GOOD + b'"A,,,,,\n', "registry quotes", "a.csv, line 3", "not closed"
    ),
    Case("a blank name", "a.csv", GOOD + b" ,x,,,,\n", "registry name", 'a.csv, line 3, "name"', "blank"),
    Case(
        "a misspelt role",
        "a.csv",
        HEAD + b"A,,person,,victm,\n",
        "registry code",
        'a.csv, line 2, "role"',
        '"victim"',
    ),
    Case(
        "a misspelt interest",
        "a.csv",
        HEAD + b"A,,,independant,,\n",
        "registry code",
        'a.csv, line 2, "interest"',
        '"independent"',
    ),
    Case(
        "a name twice",
        "a.csv",
        GOOD + GOOD[len(HEAD) :],
        "registry twice",
        'a.csv, line 3, "name"',
        "could not be told apart",
    ),
    Case(
        "an alias twice",
        "a.csv",
        GOOD + b"A,Q,,,,\n",
        "registry twice",
        'a.csv, line 3, "aliases"',
        "one actor",
    ),
    Case(
        "a letter that hides a name",
        "a.csv",
        GOOD + "A\u200bB,,,,,\n".encode(),
        "unseen letter",
        "a.csv, line 3",
        "U+200B",
    ),
    Case(
        "a letter that turns a name",
        "a.csv",
        GOOD + "A\u202eB,,,,,\n".encode(),
        "unseen letter",
        "a.csv, line 3",
        "U+202E",
    ),
)

MAPPINGS = (
    Case("no such file", "m.csv", None, "file missing", "m.csv", "no such file"),
    Case("empty", "m.csv", b"", "empty", "m.csv", "empty"),
    Case("Latin-1", "m.csv", b"heading,field\n\xe9,year\n", "encoding", "m.csv, line 2", "UTF-8"),
    Case("spreadsheet", "m.xlsx", xlsx([("heading", "field")]), "file kind", "m.xlsx", ".csv"),
    Case(
        "no column field",
        "m.csv",
        b"heading,meaning\nSky,year\n",
        "mapping",
        "m.csv, row 1",
        "no column called field",
    ),
    Case(
        "a misspelt field",
        "m.csv",
        b"heading,field\nSky,yaer\n",
        "mapping",
        'm.csv, row 2, "field"',
        '"year"',
    ),
    Case(
        "a heading twice",
        "m.csv",
        b"heading,field\nSky,year\nsky:,scale\n",
        "mapping",
        'm.csv, row 3, "heading"',
        "two different fields",
    ),
    Case(
        "a blank heading", "m.csv", b"heading,field\n ,year\n", "mapping", 'm.csv, row 2, "heading"', "blank"
    ),
    Case("a cell too many", "m.csv", b"heading,field\nSky,year,x\n", "mapping", "m.csv, row 2", "cells"),
    Case("a cell too few", "m.csv", b"heading,field\nSky\n", "mapping", "m.csv, row 2", "cells"),
    Case("open quotation mark", "m.csv", b'heading,field\n"Sky,year\n', "mapping", "m.csv, row 1", "pair up"),
)


@pytest.mark.parametrize("case", REGISTRIES, ids=lambda case: case.name)
def test_a_bad_registry_is_refused_plainly_and_nothing_is_written(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    refused(case, "registry", folder)


@pytest.mark.parametrize("case", MAPPINGS, ids=lambda case: case.name)
def test_a_bad_mapping_sheet_is_refused_plainly_and_nothing_is_written(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    refused(case, "mapping", folder)


SOURCES = ("source_id", "title")
IN_BOOK = 'b.xlsx, sheet "sources", '


def _book(*rows: tuple[object, ...], title: str = "sources") -> bytes:
    return xlsx([SOURCES, *rows], title=title)


CASEBOOKS = (
    Case("no such file", "b.xlsx", None, "W15", "b.xlsx", "Check its name"),
    Case("text", "b.txt", b"A note", "W15", "b.txt", "not a casebook"),
    Case("an empty folder", "b", {}, "W15", "b", "no table"),
    Case("a harvest", "b.xlsx", xlsx([("ID", "Outcome")]), "W16", 'b.xlsx, sheet "OH"', "not known"),
    Case("password", "b.xlsx", b"\xd0\xcf\x11\xe0", "W6", "b.xlsx", "encrypted"),
    Case("macros", "b.xlsx", with_part(_book(), "xl/vbaProject.bin", b"x"), "W7", "b.xlsx", "macros"),
    Case("a formula", "b.xlsx", _book(("S-01", "=1+1")), "W9", IN_BOOK + "row 2", "B2"),
    Case("an error value", "b.xlsx", _book(("S-01", "#REF!")), "W9", IN_BOOK + "row 2", "error value"),
    Case(
        "an id twice",
        "b.xlsx",
        _book(("S-01", "a"), ("S-01", "b")),
        "B1",
        IN_BOOK + 'row 3, "source_id"',
        "two rows",
    ),
    Case("a misspelt sheet", "b.xlsx", _book(title="source"), "W16", 'b.xlsx, sheet "source"', '"sources"'),
    Case(
        "csv: Latin-1",
        "b",
        {"sources.csv": b"source_id,title\nS-01,\xe9\n"},
        "W4",
        "sources.csv, line 2",
        "UTF-8",
    ),
    Case(
        "csv: zero byte",
        "b",
        {"sources.csv": b"source_id,title\nS-01,\0\n"},
        "W1",
        "sources.csv, line 2",
        "NUL",
    ),
    Case(
        "csv: a cell short",
        "b",
        {"sources.csv": b"source_id,title\nS-01\n"},
        "W5",
        "sources.csv, row 2, line 2",
        "cells",
    ),
    Case(
        "csv: open quotation mark",
        "b",
        {"sources.csv": b'source_id,title\nS-01,"a\n'},
        "W5",
        "sources.csv, line 2",
        "pair up",
    ),
)


@pytest.mark.parametrize("case", CASEBOOKS, ids=lambda case: case.name)
def test_a_bad_casebook_is_refused_plainly(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    refused(case, "casebook", folder)


def test_the_cases_are_about_files_that_would_be_taken_without_their_fault(tmp_path: Path) -> None:
    good = Case("", "a.csv", GOOD, "registry name", "", "")
    with pytest.raises(AssertionError):
        refused(good, "registry", tmp_path)
    save_casebook(Casebook(sources=(Source(source_id="S-01"),)), tmp_path / "b.xlsx")
    same = Case("", "c.xlsx", (tmp_path / "b.xlsx").read_bytes(), "W9", "", "")
    assert put(same, tmp_path).exists()
    with pytest.raises(AssertionError):
        refused(same, "casebook", tmp_path)
