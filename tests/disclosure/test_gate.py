"""The gate: each wrapping undone, nothing public stopped, and never the words themselves."""

import base64
import gzip
import html
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from disclosure_book import canary_word, confidential_tables, public_book, text_columns

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure import Leak, Terms, for_audience, scan, withheld_terms
from sjc_analysis.records import HarvestRecord, Source

TOLD = "the rooms of Dervan Koss were torn down"
TERMS = Terms(
    {("dervan", "koss"): "N-01", ("rooms", "of", "dervan", "koss", "were"): "P-07"}, frozenset({"e-077"})
)
SPACE = " and so on, the page of a report with many words. " * 3


def png(kind: bytes, body: bytes) -> bytes:
    chunks = [(b"IHDR", bytes(13)), (kind, body), (b"IEND", b"")]
    parts = [struct.pack(">I", len(data)) + name + data + bytes(4) for name, data in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def zipped(name: str, text: str, comment: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
        archive.comment = comment.encode()
    return file.getvalue()


def pdf(content: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj <<>> stream\n" + content + b"\nendstream endobj\n%%EOF"


def moved_apart(text: str) -> bytes:
    return f"[({text[:15]}) -20 ({text[15:18]}) 15.5 ({text[18:]})] TJ".encode()


def inner_zip(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("b.zip", zipped("c.txt", text))
    return file.getvalue()


def coded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


WRAPPED: dict[str, Callable[[], bytes]] = {
    "plain": lambda: TOLD.encode(),
    "capitals and line ends": lambda: TOLD.upper().replace(" ", "\r\n").encode(),
    "utf-16": lambda: TOLD.encode("utf-16"),
    "utf-16 without its mark": lambda: TOLD.encode("utf-16-be"),
    "utf-16 in a binary file": lambda: b"\xff\x01" * 8 + TOLD.encode("utf-16-le"),
    "latin letters in a binary file": lambda: b"\x00\xfe\xff" + TOLD.encode() + b"\xff\x00",
    "html decimal entities": lambda: "".join(f"&#{ord(letter)};" for letter in TOLD).encode(),
    "html hexadecimal entities": lambda: "".join(f"&#x{ord(letter):x};" for letter in TOLD).encode(),
    "entities twice": lambda: html.escape(TOLD.replace("K", "&#75;")).encode(),
    "tags inside a word": lambda: TOLD.replace("Koss", "K<b>o</b>ss").encode(),
    "tags for spaces": lambda: b"<td>" + TOLD.replace(" ", "</td><td>").encode(),
    "html comment": lambda: f"<p>a</p><!-- {TOLD} -->".encode(),
    "hidden attribute": lambda: f'<p data-x="{TOLD}" style="display:none">a</p>'.encode(),
    "svg title": lambda: f"<svg><title>{TOLD}</title></svg>".encode(),
    "percent signs": lambda: quote(TOLD, safe="").encode(),
    "every byte in percent": lambda: "".join(f"%{byte:02X}" for byte in TOLD.encode()).encode(),
    "json escapes": lambda: json.dumps("".join(TOLD)).replace("K", "\\u004b").replace(" ", "\\n").encode(),
    "notebook metadata": lambda: json.dumps({"metadata": {"who": TOLD}, "cells": []}).encode(),
    "base64": lambda: coded(TOLD).encode(),
    "base64 in an address": lambda: f'<img src="data:image/png;base64,{coded(SPACE + TOLD)}">'.encode(),
    "base64 right after a word": lambda: f"pre{coded(TOLD)}".encode(),
    "base64 twice": lambda: coded(coded(TOLD)).encode(),
    "base64 over lines": lambda: json.dumps(base64.encodebytes((SPACE + TOLD).encode()).decode()).encode(),
    "address-safe base64": lambda: base64.urlsafe_b64encode(("ÿþ" + TOLD).encode()),
    "gzip": lambda: gzip.compress(TOLD.encode()),
    "gzip in base64": lambda: base64.b64encode(gzip.compress(TOLD.encode())),
    "gzip name": lambda: b"\x1f\x8b\x08\x08" + bytes(6) + b"dervan-koss\x00" + gzip.compress(b"a")[10:],
    "zip member": lambda: zipped("a.txt", TOLD),
    "zip member name": lambda: zipped("dervan-koss.txt", "a"),
    "zip comment": lambda: zipped("a.txt", "a", TOLD),
    "spreadsheet strings": lambda: zipped("xl/sharedStrings.xml", f"<si><t>{TOLD}</t></si>"),
    "zip in a zip in base64": lambda: base64.b64encode(inner_zip(TOLD)),
    "pdf stream": lambda: pdf(zlib.compress(b"BT (" + TOLD.encode() + b") Tj ET")),
    "pdf text moved apart": lambda: pdf(zlib.compress(moved_apart(TOLD))),
    "pdf bookmark": lambda: pdf(b"") + b"/Title <FEFF" + TOLD.encode("utf-16-be").hex().encode() + b">",
    "png tEXt": lambda: png(b"tEXt", b"Title\x00" + TOLD.encode()),
    "png zTXt": lambda: png(b"zTXt", b"Title\x00\x00" + zlib.compress(TOLD.encode())),
    "png iTXt": lambda: png(b"iTXt", b"Title\x00\x01\x00\x00\x00" + zlib.compress(TOLD.encode())),
    "png in a page": lambda: b"data:image/png;base64," + base64.b64encode(png(b"tEXt", TOLD.encode())),
    "zero-width letters": lambda: "\u200b".join(TOLD).encode(),
    "soft hyphens and direction marks": lambda: TOLD.replace("s", "\u00ads\u202c").encode(),
    "wide letters": lambda: TOLD.replace("Koss", "Ｋｏｓｓ").encode(),
    "underscores": lambda: b"dervan_koss.txt",
}  # fmt: skip


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_the_gate_undoes_each_wrapping(tmp_path: Path, wrapping: str) -> None:
    (tmp_path / "page.bin").write_bytes(WRAPPED[wrapping]())
    assert {leak.row_id for leak in scan(tmp_path, TERMS)} & {"N-01", "P-07"}


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_the_same_wrappings_of_other_words_pass(
    tmp_path: Path, wrapping: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "TOLD", "the rooms of the residents were torn down")
    data = WRAPPED[wrapping]().replace(b"dervan", b"public")
    (tmp_path / "page.bin").write_bytes(data)
    assert scan(tmp_path, TERMS) == ()


def test_names_of_files_and_folders_are_read_and_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "Dervan Koss").mkdir()
    leaks = scan(tmp_path, TERMS)
    assert leaks == (Leak("file or folder 1", ("name",), "N-01"),)


def test_ids_that_the_view_does_not_use_are_found_as_whole_words(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("see E-077", encoding="utf-8")
    (tmp_path / "b.html").write_text("see E-0771 and THE-077 and E-077-x", encoding="utf-8")
    assert scan(tmp_path, TERMS) == (Leak("a.html", (), "E-077"),)


def test_what_cannot_be_read_counts_as_a_leak(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"words")[:-6])
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "c.pdf").write_bytes(pdf(b"") + b"trailer << /Encrypt 3 0 R >>")
    data = SPACE.encode()
    for _ in range(9):
        data = gzip.compress(data)
    (tmp_path / "d.gz").write_bytes(data)
    (tmp_path / "e").symlink_to(tmp_path / "a.gz")
    leaks = scan(tmp_path, TERMS)
    assert [leak.file for leak in leaks] == ["a.gz", "b.zip", "c.pdf", "d.gz", "e"]
    assert all("cannot be read" in leak.finding().message() for leak in leaks)


def test_a_leak_never_says_the_words(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(TOLD, encoding="utf-8")
    for leak in scan(tmp_path, TERMS):
        assert "koss" not in f"{leak!r}{leak.finding().message()}".casefold()


def whole_and_view() -> tuple[Casebook, Casebook]:
    book, secret = public_book(), confidential_tables("Zq")
    whole = Casebook(**{table: (*secret.get(table, ()), *getattr(book, table)) for table in TABLES})
    return whole, for_audience(whole, "donor")


def test_the_text_of_every_column_of_a_confidential_row_is_found(tmp_path: Path) -> None:
    whole, view = whole_and_view()
    terms = withheld_terms(whole, view)
    for table, column in text_columns():
        if (table, column) not in {("passages", "field"), ("passages", "place")} and table != "findings":
            (tmp_path / f"{table}.{column}.html").write_text(
                canary_word("Zq", table, column), encoding="utf-8"
            )
    clean = {path.name for path in tmp_path.iterdir()} - {leak.file for leak in scan(tmp_path, terms)}
    assert clean == set()


def test_the_view_itself_and_the_words_of_our_pages_pass_the_gate(tmp_path: Path) -> None:
    whole, view = whole_and_view()
    ours = "Nobody of the name Ilsabet is meant: this page is ours, and Koss is its word."
    terms = withheld_terms(whole, view, allowed_texts=[ours])
    (tmp_path / "view.json").write_text(view.model_dump_json(), encoding="utf-8")
    (tmp_path / "page.html").write_text(ours, encoding="utf-8")
    assert scan(tmp_path, terms) == ()


def test_the_whole_casebook_does_not_pass(tmp_path: Path) -> None:
    whole, view = whole_and_view()
    (tmp_path / "whole.json").write_text(whole.model_dump_json(), encoding="utf-8")
    found = {leak.row_id for leak in scan(tmp_path, withheld_terms(whole, view))}
    assert {"P-01", "N-102", "N-103", "N-104", "R-01", "O-101"} <= found


def test_the_label_of_a_withheld_record_stops_the_release_even_where_a_public_text_repeats_it(
    tmp_path: Path,
) -> None:
    public = Source(source_id="S-02", title="Follows CVP-XMA3112/CIV004", confidential=False)
    record = HarvestRecord(record_id="R-01", source_id="S-01", label="CVP-XMA3112/CIV004")
    whole = Casebook(sources=(Source(source_id="S-01"), public), records=(record,))
    view = for_audience(whole, "donor")
    (tmp_path / "a.html").write_text(view.model_dump_json(), encoding="utf-8")
    assert {leak.row_id for leak in scan(tmp_path, withheld_terms(whole, view))} == {"R-01"}


def test_a_name_written_as_one_word_is_found(tmp_path: Path) -> None:
    whole, view = whole_and_view()
    (tmp_path / "a.html").write_text("#DervanKoss", encoding="utf-8")
    assert {leak.row_id for leak in scan(tmp_path, withheld_terms(whole, view))} == {"N-103"}


def test_a_name_that_slipped_into_the_view_is_still_looked_for(tmp_path: Path) -> None:
    whole, _ = whole_and_view()
    careless = public_book()
    (tmp_path / "a.html").write_text("Mother Ilsabet asked.", encoding="utf-8")
    assert {leak.row_id for leak in scan(tmp_path, withheld_terms(whole, careless))} == {"N-102"}
