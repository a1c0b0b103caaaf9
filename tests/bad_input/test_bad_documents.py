"""Broken and hostile .docx documents, each with the finding that must be said of it."""

from pathlib import Path

import pytest
from bad_files import CANARY, Case, docx, packed, paragraph, refused, xlsx

GOOD = docx(paragraph(CANARY) + paragraph("On 6 May 2027 we met."))
_DTD = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

CASES = (
    Case("no such file", "n.docx", None, "file missing", "n.docx", "no such file"),
    Case("empty", "n.docx", b"", "W6", "n.docx", "not a document that can be read"),
    Case("text named .docx", "n.docx", b"A note", "W6", "n.docx", "save it again"),
    Case("cut short", "n.docx", GOOD[: len(GOOD) // 2], "W6", "n.docx", "not a document"),
    Case("password", "n.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "W6", "n.docx", "Take the password off"),
    Case("macros", "n.docx", docx("<w:p/>", **{"word/vbaProject.bin": b"x"}), "W7", "n.docx", "macros"),
    Case("a spreadsheet named .docx", "n.docx", xlsx([("ID", "Outcome")]), "W6", "n.docx", "not a document"),
    Case("entities", "n.docx", packed({"word/document.xml": _DTD}), "W6", "n.docx", "not a document"),
    Case(
        "entities in the styles", "n.docx", docx("<w:p/>", **{"word/styles.xml": _DTD}), "W6", "n.docx", "not"
    ),
    Case("broken XML", "n.docx", packed({"word/document.xml": b"<a><b>"}), "W6", "n.docx", "damaged"),
    Case("broken styles", "n.docx", docx("<w:p/>", **{"word/styles.xml": b"<a"}), "W6", "n.docx", "damaged"),
    Case(
        "broken comments",
        "n.docx",
        docx(paragraph("x"), **{"word/comments.xml": b"<a"}),
        "W6",
        "n.docx",
        "damaged",
    ),
    Case("no text", "n.docx", docx("<w:p/>"), "empty", "n.docx", "no text"),
    Case("blanks only", "n.docx", docx(paragraph("  ")), "empty", "n.docx", "no text"),
    Case(
        "a picture only", "n.docx", docx("<w:p><w:r><w:drawing/></w:r></w:p>"), "empty", "n.docx", "no text"
    ),
    Case(
        "deep nesting",
        "n.docx",
        docx("<w:p>" + "<w:r>" * 30_000 + "</w:r>" * 30_000 + "</w:p>"),
        "W6",
        "n.docx",
        "damaged",
    ),
    Case(
        "a record without id",
        "n.docx",
        docx(paragraph("**Country**: Marenia") + paragraph("**Year**: 2031")),
        "id missing",
        'n.docx, "paragraph 1"',
        "has no id",
    ),
    Case(
        "a broken line",
        "n.docx",
        docx(paragraph("**Record ID**: XA-1") + paragraph("**Year: 2031")),
        "broken line",
        'n.docx, "paragraph 2"',
        "**Field**: value",
    ),
    Case("Word's template form", "n.dotx", GOOD, "file kind", "n.dotx", ".docx"),
    Case("with macros by name", "n.docm", GOOD, "file kind", "n.docm", ".docx"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_plainly_and_nothing_is_written(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    refused(case, "documents", folder)
