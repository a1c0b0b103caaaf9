"""Broken and hostile delimited tables, each with the finding that must be said of it."""

from pathlib import Path

import pytest
from bad_files import CANARY, HEADINGS, Case, delimited, refused, row

HEAD = delimited([HEADINGS])
GOOD = delimited([HEADINGS, row()])


def _ids(*ids: str) -> bytes:
    return delimited([HEADINGS, *(row(ID=label) for label in ids)])


CASES = (
    Case("no such file", "h.csv", None, "file missing", "h.csv", "no such file"),
    Case("empty", "h.csv", b"", "empty", "h.csv", "the file is empty"),
    Case("zero byte", "h.csv", GOOD + b"XA-2,\0,x,no\n", "not text", "h.csv, line 3", "zero byte"),
    Case("a spreadsheet named .csv", "h.csv", b"PK\x03\x04\0", "not text", "h.csv, line 1", "zero byte"),
    Case("no headings", "h.csv", b"a,b,c\n1,2,3\n", "no headings", "h.csv", "--mapping"),
    Case(
        "a heading twice by an unseen letter",
        "h.csv",
        "ID,Outcome,Out\u200bcome\nXA-1,a,b\n".encode(),
        "heading twice",
        'h.csv, row 1, "Out\u200bcome"',
        "two columns",
    ),
    Case("too many columns", "h.csv", GOOD + b"XA-2" + b",x" * 600, "W3", "h.csv", "column 500"),
    Case("one known heading", "h.csv", b"Country,b,c\n1,2,3\n", "no headings", "h.csv", "ID, Country"),
    Case(
        "headings below row 50",
        "h.csv",
        b"x,y,z\n" * 60 + GOOD,
        "no headings",
        "h.csv",
        "Correct the headings",
    ),
    Case(
        "a registry", "h.csv", b"name,aliases,kind\nA,b,police\n", "no headings", "h.csv", "outcome records"
    ),
    Case("JSON named .csv", "h.csv", b'[{"ID": "XA-1", "Country": "A"}]', "no headings", "h.csv", "headings"),
    Case("parted by spaces", "h.csv", b"ID Country Outcome\nXA-1 A b\n", "no headings", "h.csv", "headings"),
    Case(
        "a list of what the fields mean",
        "h.csv",
        b"ID,the number of the record\nCountry,where it was\nOutcome,what changed\n",
        "headings in a column",
        'h.csv, "column A"',
        "only explains the fields",
    ),
    Case(
        "ids beside each other and below each other",
        "h.csv",
        b"ID,XA-1,XA-2\nCountry,A,B\nOutcome,x,y\nID,XA-3,XA-4\nCountry,A,B\nOutcome,x,y\n",
        "headings in a column",
        'h.csv, "column A"',
        "it is not clear where one record ends",
    ),
    Case(
        "two columns of values and no id",
        "h.csv",
        b"Country,A,B\nYear,2031,2031\nScale,Local,x\n",
        "headings in a column",
        'h.csv, "column A"',
        "with its id",
    ),
    Case(
        "records side by side, one without id",
        "h.csv",
        b"ID,XA-1,XA-2,\nCountry,A,B,C\nOutcome,x,y,z\n",
        "id missing",
        'h.csv, "column D, ID"',
        "belongs to another record",
    ),
    Case(
        "records side by side, one cell short",
        "h.csv",
        b"ID,XA-1,XA-2\nCountry,A\nOutcome,x,y\n",
        "ragged row",
        "h.csv, row 2",
        "2 cells where those of the ids are 3",
    ),
    Case(
        "a field and its value, parted once too often",
        "h.csv",
        b"ID,XA-1\nCountry,A\nOutcome,x, and y\n",
        "ragged row",
        "h.csv, row 3",
        "3 cells where a field and its value are 2",
    ),
    Case(
        "fields below each other without id",
        "h.csv",
        b"Country,A\nYear,2031\nOutcome,x\n",
        "id missing",
        "h.csv, row 1",
        "the heading ID",
    ),
    Case(
        "fields below each other, the second record without id",
        "h.csv",
        b"ID,XA-1\nCountry,A\nYear,2031\nScale,x\nCountry,A\nYear,2031\nScale,x\n",
        "id missing",
        "h.csv, row 7",
        "a second record seems to begin",
    ),
    Case(
        "two delimiters",
        "h.csv",
        b"ID,Country;Outcome,Year;Scale\n1,2;3,4;5\n",
        "delimiter unclear",
        "h.csv, line 1",
        "a comma or a semicolon",
    ),
    Case(
        "tabs and bars",
        "h.tsv",
        b"ID\tCountry|Outcome\tYear|Scale\n1\t2|3\t4|5\n",
        "delimiter unclear",
        "h.tsv, line 1",
        "sep=;",
    ),
    Case("the wrong delimiter declared", "h.csv", b"sep=;\n" + GOOD, "no headings", "h.csv", "headings"),
    Case(
        "open quotation mark",
        "h.csv",
        GOOD + b'XA-2,A,"b,no\nXA-3,A,b,no\n',
        "quotation marks",
        "h.csv, row 3, line 3",
        "do not pair up",
    ),
    Case(
        "mark inside a quoted cell",
        "h.csv",
        GOOD + b'XA-2,A,"b" c,no\n',
        "quotation marks",
        "h.csv, row 3, line 3",
        "written twice",
    ),
    Case(
        "open mark after a declared delimiter",
        "h.csv",
        b"sep=,\n" + GOOD + b'"XA-2,A,b,no\n',
        "quotation marks",
        "h.csv, row 3, line 4",
        "Close",
    ),
    Case(
        "open mark after a long cell",
        "h.csv",
        GOOD + b'XA-2,"A\nB",b,no\nXA-3,"A,b,no\n',
        "quotation marks",
        "h.csv, row 4, line 5",
        "Close",
    ),
    Case(
        "a comma without quotation marks",
        "h.csv",
        HEAD + b"XA-1,A,b, and c,no\n",
        "ragged row",
        "h.csv, row 2",
        "5 cells where the headings are 4",
    ),
    Case(
        "a cell short",
        "h.csv",
        GOOD + b"XA-2,A,b\n",
        "ragged row",
        "h.csv, row 3",
        "3 cells where the headings are 4",
    ),
    Case("a total below", "h.csv", GOOD + b"Total\n", "ragged row", "h.csv, row 3", "1 cells"),
    Case(
        "short after blank rows",
        "h.csv",
        GOOD + b",,,\n\n,\nXA-2,A\n",
        "ragged row",
        "h.csv, row 6",
        "2 cells",
    ),
    Case(
        "semicolons without quotation marks",
        "h.csv",
        b"ID;Country;Outcome\nXA-1;A;b;c\n",
        "ragged row",
        "h.csv, row 2",
        "a semicolon",
    ),
    Case(
        "tabs in a value",
        "h.tsv",
        b"ID\tCountry\tOutcome\nXA-1\tA\tb\tc\n",
        "ragged row",
        "h.tsv, row 2",
        "a tab",
    ),
    Case(
        "a heading twice",
        "h.csv",
        b"ID,Outcome,Outcome\nXA-1,a,b\n",
        "heading twice",
        'h.csv, row 1, "Outcome"',
        "two columns",
    ),
    Case(
        "a heading twice but for case",
        "h.csv",
        b"ID,Outcome,Sky,sky\nXA-1,a,b,c\n",
        "heading twice",
        'h.csv, row 1, "sky"',
        "heading of its own",
    ),
    Case(
        "a mapped heading twice",
        "h.csv",
        b"ID,Outcome,ID\nXA-1,a,b\n",
        "heading twice",
        'h.csv, row 1, "ID"',
        "delete the one",
    ),
    Case(
        "two id columns",
        "h.csv",
        b"ID,Outcome ID,Outcome\n1,2,a\n",
        "id column twice",
        'h.csv, row 1, "Outcome ID"',
        '"ID"',
    ),
    Case("a blank id", "h.csv", GOOD + b" ,Marenia,x,no\n", "id missing", 'h.csv, row 3, "ID"', "has no id"),
    Case(
        "a blank id with an outcome alone",
        "h.csv",
        GOOD + b",,x,\n",
        "id missing",
        'h.csv, row 3, "ID"',
        "the record above",
    ),
    Case("an id twice", "h.csv", GOOD + delimited([row()]), "id twice", "h.csv, row 3", "h.csv, row 2"),
    Case("an id twice but for case", "h.csv", _ids("XA-1", "xa-1 "), "id twice", "h.csv, row 3", "row 2"),
    Case(
        "an id made a power",
        "h.csv",
        _ids("XA-1", "1.20E+04"),
        "id changed",
        'h.csv, row 3, "ID"',
        "12E3 becomes 12000",
    ),
    Case(
        "an id with a decimal comma",
        "h.csv",
        delimited([HEADINGS, row(ID="1,2E+11")], ";"),
        "id changed",
        'h.csv, row 2, "ID"',
        "made a number",
    ),
    Case(
        "an id made a day", "h.csv", _ids("XA-1", "03-Jan"), "id changed", 'h.csv, row 3, "ID"', "made a date"
    ),
    Case(
        "an id made a full date",
        "h.csv",
        _ids("XA-1", "1/12/2031"),
        "id changed",
        'h.csv, row 3, "ID"',
        "made a date",
    ),
    Case(
        "an id made a time stamp",
        "h.csv",
        _ids("2031-12-01 00:00:00"),
        "id changed",
        'h.csv, row 2, "ID"',
        "as text",
    ),
    Case(
        "several wrong ids",
        "h.csv",
        _ids("Jan-31x", "1E5", "2E5"),
        "id changed",
        'h.csv, row 3, "ID"',
        "type the id again",
    ),
    Case("a folder named .csv", "h.csv", {}, "folder empty", "h.csv", "no document"),
    Case("UTF-16 cut short", "h.csv", "ID,Country".encode("utf-16")[:-1], "encoding", "h.csv", "UTF-16"),
    Case("only a declared delimiter", "h.csv", b"sep=;\n", "no headings", "h.csv", "headings"),
    Case("only quotation marks", "h.csv", b'"""', "no headings", "h.csv", "headings"),
    Case(
        "headings all in one cell",
        "h.csv",
        b'"ID,Country,Outcome"\n"XA-1,A,b"\n',
        "no headings",
        "h.csv",
        "headings",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_plainly_and_nothing_is_written(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    refused(case, "documents", folder)


def test_every_row_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    content = GOOD + b"XA-2,a\nXA-3,b\n"
    refused(Case("", "h.csv", content, "ragged row", "h.csv, row 3", CANARY[:0]), "documents", folder)
    refused(Case("", "g.csv", content, "ragged row", "g.csv, row 3", "2 cells"), "documents", folder)
