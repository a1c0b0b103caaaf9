"""Whatever the bytes: a file is read whole or refused with findings, and nothing else happens."""

import string
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from bad_files import HEADINGS, docx, ods, ods_table, packed, paragraph, part_of, row, with_part, xlsx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading import read_files, read_registry
from sjc_analysis.reading.mapping import read_mapping
from sjc_analysis.records import Source
from sjc_analysis.workbook import load_casebook, save_casebook

READERS: dict[str, Callable[[Path], object]] = {
    "record.txt": lambda path: read_files([path]),
    "table.csv": lambda path: read_files([path]),
    "table.xlsx": lambda path: read_files([path]),
    "table.ods": lambda path: read_files([path]),
    "note.docx": lambda path: read_files([path]),
    "registry.csv": read_registry,
    "mapping.csv": read_mapping,
    "casebook.xlsx": load_casebook,
}


def survives(name: str, content: bytes) -> None:
    """Read a file; only findings, each with its file and a remedy, may come instead of a result."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        for finding in refusal(name, path):
            assert finding.file == name
            assert finding.remedy
        assert [entry.name for entry in Path(folder).iterdir()] == [name]


def refusal(name: str, path: Path) -> tuple[Finding, ...]:
    """Give the findings with which a file is refused; none if it is taken."""
    try:
        READERS[name](path)
    except FindingsError as error:
        return error.findings
    return ()


@cache
def sound(name: str) -> bytes:
    """Give a file that the reader takes."""
    if name == "casebook.xlsx":
        with tempfile.TemporaryDirectory() as folder:
            save_casebook(
                Casebook(sources=(Source(source_id="S-01", title="A note"),)), Path(folder) / "b.xlsx"
            )
            return (Path(folder) / "b.xlsx").read_bytes()
    rows = [HEADINGS, row(1), row(2)]
    return {
        "record.txt": b"**Record ID**: XA-1\n**Country**: Marenia\n**Outcome**: The gate, since 2031\n",
        "table.csv": "".join(",".join(cells) + "\n" for cells in rows).encode(),
        "table.xlsx": xlsx(rows),
        "table.ods": ods(ods_table(rows)),
        "note.docx": docx(paragraph("A note") + paragraph("On 6 May 2027 we met.")),
        "registry.csv": b"name,aliases,kind\nThe hub,hub|TH,justice_hub\n",
        "mapping.csv": b"heading,field\nSky,scale\n",
    }[name]


@pytest.mark.parametrize("name", READERS)
def test_the_sound_files_are_taken(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(sound(name))
    READERS[name](tmp_path / name)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60)
@given(content=st.binary(max_size=300))
@example(content=b"\xef\xbb\xbf")
@example(content=b"\xff\xfe")
@example(content=b"\r")
def test_any_bytes(name: str, content: bytes) -> None:
    survives(name, content)


CHANGE = st.tuples(st.integers(0, 10_000), st.integers(0, 8), st.binary(max_size=6))


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60)
@given(changes=st.lists(CHANGE, min_size=1, max_size=4))
def test_a_sound_file_with_bytes_changed(name: str, changes: list[tuple[int, int, bytes]]) -> None:
    content = sound(name)
    for at, length, new in changes:
        start = at % (len(content) + 1)
        content = content[:start] + new + content[start + length :]
    survives(name, content)


PARTS = {
    "table.xlsx": (
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
    ),
    "casebook.xlsx": ("xl/worksheets/sheet1.xml", "xl/workbook.xml"),
    "table.ods": ("content.xml",),
    "note.docx": ("word/document.xml",),
}
PIECES = st.sampled_from(
    ["<", ">", '"', "/", "&#0;", "&#xFFFF;", "&lt;", "1048577", "-1", "XFD", "A9999999", "A0", "9" * 20, "é",
     't="s"', 't="e"', 't="d"', "<f/>", "<v>1e999</v>", "<mergeCell ref='A1:Z9'/>", "<![CDATA[", "]]>",
     "<!--", "<t>", ""]
)  # fmt: skip


@pytest.mark.parametrize(("name", "part"), [(name, part) for name, parts in PARTS.items() for part in parts])
@settings(max_examples=60)
@given(
    changes=st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 12), PIECES), min_size=1, max_size=3)
)
def test_a_document_with_its_xml_changed(name: str, part: str, changes: list[tuple[int, int, str]]) -> None:
    xml = part_of(sound(name), part).decode()
    for at, length, new in changes:
        start = at % (len(xml) + 1)
        xml = xml[:start] + new + xml[start + length :]
    survives(name, with_part(sound(name), part, xml.encode()))


CELLS = st.text(
    st.sampled_from(string.ascii_letters + "0123456789 ,;|\t\"'\n\r=:/*()[]{}é\u200b"), max_size=15
) | (
    st.sampled_from([*HEADINGS, "Year", "Evidence", "Type of change/Law", "12E3", "TRUE", "2031.0", "sep=;"])
)


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, max_size=6), max_size=6), st.sampled_from([",", ";", "\t", "|"]))
@example([["ID", "Outcome"], [], ["", ""], ["XA-1"]], ",")
def test_any_cells_in_delimited_text(rows: list[list[str]], mark: str) -> None:
    survives("table.csv", "\n".join(mark.join(cells) for cells in rows).encode())


VALUES = (
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes()
    | (
        st.sampled_from(
            [*HEADINGS, "Year", "Evidence", "Evidence 2", "Type of change/Law", "=1+1", "#N/A", "no", " "]
        )
    )
)


@settings(max_examples=100)
@given(st.lists(st.lists(VALUES, max_size=6), max_size=6))
def test_any_cells_in_a_spreadsheet(rows: list[list[object]]) -> None:
    survives("table.xlsx", xlsx(rows))


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "content.xml",
                "word/document.xml",
                "xl/workbook.xml",
                "META-INF/manifest.xml",
                "[Content_Types].xml",
            ]
        ),
        st.sampled_from([b"", b"<a/>", b"<a", b"x"]),
    )
)
def test_packages_of_odd_parts(parts: dict[str, bytes]) -> None:
    for name in ("table.xlsx", "table.ods", "note.docx", "casebook.xlsx"):
        survives(name, packed(parts))
