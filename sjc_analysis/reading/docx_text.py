"""Read the text of a .docx document in reading order, one paragraph a line, for the rules of notes.

The mark or number of a list's item is not part of a document's text: an item begins with a bullet here, which
stands outside of every passage that is quoted. A table's row is one paragraph, with tabs between its cells.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading.pieces import Place
from sjc_analysis.reading.texts import Text
from sjc_analysis.safe_sheets import refuse, unpack

SUFFIXES = (".docx",)

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_BULLET = "• "
_HEADING = "# "
_DROPPED = {"del", "moveFrom", "instrText", "delText", "txbxContent", "Fallback", "pPr", "rPr"}


def read_docx(path: Path) -> tuple[Text | None, tuple[Place, ...], tuple[Finding, ...]]:
    """Read a document's text.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    Text or None
        The text, a paragraph a line with a blank line after it; ``None`` if it cannot be used.
    tuple of Place
        Where each line stands.
    tuple of Finding
        What is wrong, and what was not read.
    """
    raw = path.read_bytes()
    try:
        parts = unpack(path.name, raw)
        if _BODY not in parts:
            remedy = "Open it in the program it was made with and save it again as .docx."
            raise refuse(path.name, "W6", "the file is not a document that can be read", remedy)
        paragraphs = list(_paragraphs(parts))
        said = tuple(_not_read(path.name, parts))
    except FindingsError as error:
        return None, (), error.findings
    except (ET.ParseError, RecursionError):
        remedy = "Open it in the program it was made with and save it again as .docx."
        return None, (), refuse(path.name, "W6", "the document's text is damaged", remedy).findings
    lines = [line for paragraph in paragraphs for line in (*paragraph.split("\n"), "")]
    places = tuple(
        Place(f"paragraph {number}")
        for number, paragraph in enumerate(paragraphs, start=1)
        for _ in (*paragraph.split("\n"), "")
    )
    if not "".join(lines).strip():
        reason, remedy = "the document has no text", "Check that this is the file you meant."
        return None, (), (Finding(rule="empty", file=path.name, reason=reason, remedy=remedy),)
    text = Text(path.name, hashlib.sha256(raw).hexdigest(), "\n".join(lines))
    return text, places, said


def _paragraphs(parts: Mapping[str, bytes]) -> Iterator[str]:
    headings = _heading_styles(parts)
    root = ET.fromstring(parts[_BODY])  # noqa: S314 - unpack() refused every DTD and entity
    body = next((element for element in root if _local(element) == "body"), root)
    yield from _blocks(body, headings)


def _blocks(parent: ET.Element, headings: frozenset[str]) -> Iterator[str]:
    for element in parent:
        tag = _local(element)
        if tag == "p":
            words = "".join(_words(element))
            if words.strip():
                yield _mark(element, headings) + words
        elif tag == "tbl":
            yield from _table_rows(element)
        elif tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _blocks(element, headings)


def _table_rows(table: ET.Element) -> Iterator[str]:
    for row in (element for element in table if _local(element) == "tr"):
        cells = [
            " ".join("".join(_words(p)) for p in cell.iter() if _local(p) == "p")
            for cell in row
            if _local(cell) == "tc"
        ]
        if any(cell.strip() for cell in cells):
            yield "\t".join(cells)


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
