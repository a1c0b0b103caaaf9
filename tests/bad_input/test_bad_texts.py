"""Broken and hostile text records, notes and folders, each with the finding that must be said of it."""

from pathlib import Path

import pytest
from bad_files import CANARY, Case, refused

_S = CANARY.encode()
_GOOD = b"**Record ID**: XA-1\n**Country**: Marenia\n**Outcome**: " + _S + b"\n"

CASES = (
    Case("no such file", "record.txt", None, "file missing", "record.txt", "no such file"),
    Case("empty", "record.txt", b"", "empty", "record.txt", "the file is empty"),
    Case("blanks only", "record.txt", b" \n\t\n", "empty", "record.txt", "the file is empty"),
    Case("byte order mark only", "record.txt", b"\xef\xbb\xbf", "empty", "record.txt", "the file is empty"),
    Case("zero byte", "record.txt", _GOOD + b"a\0b", "not text", "record.txt, line 4", "a zero byte"),
    Case("zero byte in a note", "note.md", b"A note\n\0", "not text", "note.md, line 2", "a zero byte"),
    *(
        Case(
            name,
            "record.txt",
            _GOOD + text.encode(encoding),
            "encoding",
            "record.txt, line 4",
            "which one cannot be told",
        )
        for name, text, encoding in (
            ("Mac, French", "l’été à Québec", "mac-roman"),
            ("Mac, Spanish", "la acción del pais", "mac-roman"),
            ("DOS, French", "l'\xe9t\xe9 pass\xe9", "cp850"),
            ("Central European", "Zażółć gęślą jaźń", "cp1250"),
            ("Turkish", "ışık ve güneş", "cp1254"),
            ("Cyrillic", "полиция", "cp1251"),
            ("Arabic", "سجل الشرطة", "cp1256"),
            ("Chinese", "警察局登記", "big5"),
            ("Japanese", "警察の記録", "shift-jis"),
        )
    ),
    Case(
        "UTF-8 in one line and not in the next",
        "record.txt",
        _GOOD + "café\n".encode() + b"caf\xe9",
        "encoding",
        "record.txt, line 5",
        "UTF-8",
    ),
    Case("in line 1", "note.txt", b"\xc9\xca\xcbt", "encoding", "note.txt, line 1", "at byte 1"),
    Case("cut UTF-8", "record.txt", _GOOD + b"\xe2\x82", "encoding", "record.txt, line 4", "UTF-8"),
    Case("surrogates", "record.txt", _GOOD + b"\xed\xa0\x80", "encoding", "record.txt, line 4", "UTF-8"),
    Case("overlong form", "record.txt", _GOOD + b"\xc0\xaf", "encoding", "record.txt, line 4", "UTF-8"),
    Case("odd UTF-16", "record.txt", b"\xff\xfea\0b", "encoding", "record.txt", "UTF-16"),
    Case(
        "UTF-16 without mark",
        "record.txt",
        "A note".encode("utf-16-le"),
        "not text",
        "record.txt, line 1",
        "zero byte",
    ),
    Case("UTF-32", "record.txt", "A note".encode("utf-32"), "not text", "record.txt, line 1", "zero byte"),
    Case(
        "stars not closed",
        "record.txt",
        b"**Record ID**: XA-1\n**Year: 2031\n",
        "broken line",
        "record.txt, line 2",
        "**Field**: value",
    ),
    Case(
        "no colon",
        "record.txt",
        b"**Record ID**: XA-1\n**Year** 2031\n",
        "broken line",
        "record.txt, line 2",
        "no colon",
    ),
    Case(
        "one star",
        "record.txt",
        b"**Record ID**: XA-1\n*Year**: 2031\n",
        "broken line",
        "record.txt, line 2",
        "no colon",
    ),
    Case(
        "no star",
        "record.txt",
        b"**Record ID**: XA-1\nYear**: 2031\n",
        "broken line",
        "record.txt, line 2",
        "no colon",
    ),
    Case(
        "blank heading",
        "record.txt",
        b"**Record ID**: XA-1\n****: 2031\n",
        "broken line",
        "record.txt, line 2",
        "not closed",
    ),
    Case(
        "bold text in a value",
        "record.txt",
        _GOOD + b"**so** it was",
        "broken line",
        "record.txt, line 4",
        "take the stars out",
    ),
    Case(
        "no id",
        "record.txt",
        b"**Country**: Marenia\n**Year**: 2031\n",
        "id missing",
        "record.txt, line 1",
        "has no id",
    ),
    Case(
        "blank id",
        "record.txt",
        b"**Record ID**:  \n**Country**: Marenia\n",
        "id missing",
        'record.txt, line 1, "Record ID"',
        "id is blank",
    ),
    Case(
        "second record without id",
        "record.txt",
        _GOOD + b"**Country**: A\n**Outcome**: b\n**Year**: 1\n**Year**: 2\n",
        "id missing",
        "record.txt, line 7",
        "second record",
    ),
    Case(
        "fields before the first id",
        "record.txt",
        b"**Country**: A\n**Record ID**: XA-1\n**Record ID**: XA-2\n",
        "id missing",
        "record.txt, line 1",
        "before the first",
    ),
    Case("an id twice", "record.txt", _GOOD + _GOOD, "id twice", "record.txt, line 4", "record.txt, line 1"),
    Case(
        "an id twice but for spacing",
        "record.txt",
        _GOOD + b"**Record ID**:  xa-1 \n",
        "id twice",
        "record.txt, line 4",
        "id of its own",
    ),
    Case("old Word document", "note.doc", b"\xd0\xcf\x11\xe0", "file kind", "note.doc", "save it as .docx"),
    Case("PDF", "note.pdf", b"%PDF-1.7", "file kind", "note.pdf", "Save the document it was made from"),
    Case("picture", "scan.png", b"\x89PNG", "file kind", "scan.png", "Allowed: a file whose name ends in"),
    Case("no ending", "record", b"A note", "file kind", "record", "cannot be read"),
    Case("web page", "record.html", b"<p>", "file kind", "record.html", "cannot be read"),
    Case(
        "binary with the ending of text",
        "note.txt",
        b"PK\x03\x04\x14\0\0\0",
        "not text",
        "note.txt, line 1",
        "zero byte",
    ),
    Case(
        "gzip with the ending of text",
        "note.txt",
        b"\x1f\x8b\x08\xff\xfe",
        "encoding",
        "note.txt, line 1",
        "UTF-8",
    ),
    Case("empty folder", "harvest", {}, "folder empty", "harvest", "no document in this folder"),
    Case(
        "folder of hidden files",
        "harvest",
        {".a.txt": b"x", "~$b.docx": b"x", ".~lock.c.xlsx#": b"x"},
        "folder empty",
        "harvest",
        "no document",
    ),
    Case("folder of other files", "harvest", {"a.png": b"x"}, "folder empty", "harvest", ".xlsx"),
    Case(
        "one bad file in a folder",
        "harvest",
        {"a.txt": _GOOD, "b.txt": b"\xff"},
        "encoding",
        "b.txt, line 1",
        "UTF-8",
    ),
    Case(
        "an id in two files of a folder",
        "harvest",
        {"a.txt": _GOOD, "b.csv": b"ID,Country,Outcome,Confidential\nXA-1,A,b,no\n"},
        "id twice",
        "b.csv, row 2",
        "a.txt, line 1",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_plainly_and_nothing_is_written(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    refused(case, "documents", folder)
