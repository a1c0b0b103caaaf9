"""Read the text of a .docx document in reading order, one paragraph a line, for the rules of notes.

The mark or number of a list's item is not part of a document's text: an item begins with a bullet here, which
stands outside of every passage that is quoted. A table's row is one paragraph, with tabs between its cells.
A short line in bold letters stands between stars, as it would in plain text.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.pieces import Place
from sjc_analysis.reading.texts import Text
from sjc_analysis.safe_sheets import refuse, unpack

SUFFIXES = (".docx",)

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_BULLET = "• "
_HEADING = "# "
_STARS = "**"
_WIDEST = 63
"""Columns that a table of a document can have."""
_DROPPED = {"del", "moveFrom", "instrText", "delText", "txbxContent", "Fallback", "pPr", "rPr"}


class Paragraph(NamedTuple):
    """A paragraph of a document, or a row of one of its tables.

    Parameters
    ----------
    words
        Its words, with the mark of a heading or of a list's item; tabs stand between the cells of a row.
    table, row, cells
        For a row: which table of the document it stands in, which row of it, and its cells; else 0.
    """

    words: str
    table: int = 0
    row: int = 0
    cells: tuple[str, ...] = ()


class DocxRead(NamedTuple):
    """What a document holds: its digest, its paragraphs and rows, and what is to be said of it."""

    sha256: str
    paragraphs: tuple[Paragraph, ...]
    said: tuple[Finding, ...]


def read_docx(path: Path) -> DocxRead:
    """Read a document's paragraphs and the rows of its tables, in reading order.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    DocxRead
        Without paragraphs if it cannot be used; then ``said`` says why.
    """
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    try:
        parts = unpack(path.name, raw)
        if _BODY not in parts:
            remedy = "Open it in the program it was made with and save it again as .docx."
            raise refuse(path.name, "W6", "the file is not a document that can be read", remedy)
        paragraphs = tuple(_paragraphs(parts))
        said = tuple(_not_read(path.name, parts))
    except FindingsError as error:
        return DocxRead(digest, (), error.findings)
    except (ET.ParseError, RecursionError):
        remedy = "Open it in the program it was made with and save it again as .docx."
        return DocxRead(
            digest, (), refuse(path.name, "W6", "the document's text is damaged", remedy).findings
        )
    if not any(paragraph.words.strip() for paragraph in paragraphs):
        reason, remedy = "the document has no text", "Check that this is the file you meant."
        return DocxRead(digest, (), (Finding(rule="empty", file=path.name, reason=reason, remedy=remedy),))
    return DocxRead(digest, paragraphs, said)


def as_text(name: str, read: DocxRead, *, tables: bool = True) -> tuple[Text, tuple[Place, ...]]:
    """Write a document as a text, a paragraph a line with a blank line after it.

    Parameters
    ----------
    name
        The file's name.
    read
        The document.
    tables
        Whether the rows of tables are written too.

    Returns
    -------
    Text
        The text.
    tuple of Place
        Where each of its lines stands in the document.
    """
    lines: list[str] = []
    places: list[Place] = []
    for number, paragraph in enumerate(read.paragraphs, start=1):
        if tables or not paragraph.table:
            own = [*paragraph.words.split("\n"), ""]
            lines.extend(own)
            places.extend([Place(f"paragraph {number}")] * len(own))
    return Text(name, read.sha256, "\n".join(lines)), tuple(places)


def _paragraphs(parts: Mapping[str, bytes]) -> Iterator[Paragraph]:
    headings = _heading_styles(parts)
    root = ET.fromstring(parts[_BODY])  # noqa: S314 - unpack() refused every DTD and entity
    body = next((element for element in root if _local(element) == "body"), root)
    tables = 0
    for element in _blocks(body):
        if _local(element) == "tbl":
            tables += 1
            yield from _table_rows(element, tables)
            continue
        words = "".join(_words(element))
        mark = _mark(element, headings)
        if words.strip():
            is_bold = not mark and _is_bold_line(element, words)
            yield Paragraph(f"{_STARS}{words.rstrip()}{_STARS}" if is_bold else mark + words)


def _blocks(parent: ET.Element) -> Iterator[ET.Element]:
    for element in parent:
        tag = _local(element)
        if tag in ("p", "tbl"):
            yield element
        elif tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _blocks(element)


def _table_rows(table: ET.Element, number: int) -> Iterator[Paragraph]:
    for at, row in enumerate((element for element in table if _local(element) == "tr"), start=1):
        cells: list[str] = []
        for cell in (element for element in row if _local(element) == "tc"):
            cells.append("\n".join("".join(_words(p)) for p in cell.iter() if _local(p) == "p"))
            cells.extend([""] * (_span(cell) - 1))
        if any(cell.strip() for cell in cells):
            words = "\t".join(" ".join(cell.split("\n")) for cell in cells)
            yield Paragraph(words, number, at, tuple(cells))


def _span(cell: ET.Element) -> int:
    """Give how many columns a cell covers."""
    spans = (_value(each) for each in cell.iter() if _local(each) == "gridSpan")
    span = next(spans, "1")
    return min(int(span), _WIDEST) if span.isdecimal() else 1


def _is_bold_line(paragraph: ET.Element, words: str) -> bool:
    """Whether a paragraph is a short line in bold letters, as people write headings."""
    runs = [run for run in paragraph.iter() if _local(run) == "r" and "".join(_words(run)).strip()]
    short = len(words.split()) <= threshold("section_max_words") and "\n" not in words and "*" not in words
    return (
        short
        and not words.rstrip().endswith((".", "!", ";", ","))
        and bool(runs)
        and all(map(_is_bold, runs))
    )


def _is_bold(run: ET.Element) -> bool:
    properties = next((child for child in run if _local(child) == "rPr"), ())
    bold = next((child for child in properties if _local(child) == "b"), None)
    return bold is not None and _value(bold) not in ("0", "false", "off")


def _words(element: ET.Element) -> Iterator[str]:
    for child in element:
        tag = _local(child)
        if tag == "t":
            yield child.text or ""
        elif tag in ("tab", "ptab"):
            yield "\t"
        elif tag in ("br", "cr"):
            yield "\n"
        elif tag == "noBreakHyphen":
            yield "\u2011"
        elif tag not in _DROPPED:
            yield from _words(child)


def _mark(paragraph: ET.Element, headings: frozenset[str]) -> str:
    properties = next((child for child in paragraph if _local(child) == "pPr"), None)
    if properties is None:
        return ""
    style = next((_value(child) for child in properties if _local(child) == "pStyle"), "")
    if style in headings:
        return _HEADING
    listed = next((child for child in properties if _local(child) == "numPr"), None)
    off = listed is not None and any(_local(child) == "numId" and _value(child) == "0" for child in listed)
    return _BULLET if (listed is not None and not off) or style.lower().startswith("list") else ""


def _heading_styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Give the ids of styles that are headings, also in programs that name them in other languages."""
    found = {f"Heading{level}" for level in range(1, 7)}
    if _STYLES in parts:
        root = ET.fromstring(parts[_STYLES])  # noqa: S314 - unpack() refused every DTD and entity
        for style in (element for element in root if _local(element) == "style"):
            names = [_value(child).lower() for child in style if _local(child) == "name"]
            if any(name.startswith("heading ") for name in names):
                found.add(_attribute(style, "styleId"))
    return frozenset(found)


def _not_read(file: str, parts: Mapping[str, bytes]) -> Iterator[Finding]:
    kinds = {
        "word/comments.xml": "comments", "word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes",
    }  # fmt: skip
    found = [kind for part, kind in kinds.items() if part in parts and _has_text(parts[part])]
    body = parts[_BODY]
    if b"<w:del " in body or b"<w:ins " in body:
        found.append("deletions that were tracked (what was inserted was read)")
    if b"txbxContent" in body:
        found.append("text boxes")
    if found:
        yield Finding(
            rule="document parts", severity="not_checked", file=file,
            reason=f"parts of the document were not read: {', '.join(found)}",
            remedy="Move what matters into the text.",
        )  # fmt: skip


def _has_text(part: bytes) -> bool:
    return any(
        (element.text or "").strip()
        for element in ET.fromstring(part).iter()  # noqa: S314 - unpack() refused every DTD and entity
        if _local(element) == "t"
    )


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: ET.Element) -> str:
    return _attribute(element, "val")


def _attribute(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
