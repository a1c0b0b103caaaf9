"""What stands at the cells of an .xlsx sheet beside their values: formulas, errors, number forms, notes.

The value reader gives a blank for a formula that was never calculated and for an error value, so these are
looked for in the sheet's own XML.
"""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple
from xml.etree import ElementTree as ET

MarkKind = Literal["formula", "formula_without_value", "error_value", "scientific", "note"]
"""A formula with or without its value, ``#REF!`` and its like, a number shown as 1.2E+04, a cell's note."""

_NEEDS_A_LOOK = re.compile(rb'<(?:\w{1,9}:)?f[\s/>]|\bt="e"')
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SCIENTIFIC_FORMS = {"11", "48"}


class Mark(NamedTuple):
    """One thing that stands at a cell; row and column count from 1, ``text`` is a note's words."""

    kind: MarkKind
    row: int
    column: int
    text: str = ""


def marks_of(parts: Mapping[str, bytes]) -> dict[str, tuple[Mark, ...]]:
    """Find the marks of every sheet of an .xlsx package.

    Parameters
    ----------
    parts
        The package's XML parts by name, known to declare no entities.

    Returns
    -------
    dict of str to tuple of Mark
        Sheet name -> its marks, in the order of the cells.

    Raises
    ------
    xml.etree.ElementTree.ParseError
        If a part is not XML.
    """
    scientific = _scientific_styles(parts)
    found: dict[str, tuple[Mark, ...]] = {}
    for name, part in sheet_parts(parts):
        marks: list[Mark] = []
        if _NEEDS_A_LOOK.search(parts[part]) or scientific:
            marks.extend(_cell_marks(parts[part], scientific))
        for other in _targets(parts, part, "/comments"):
            marks.extend(_notes(parts[other]))
        found[name] = tuple(sorted(marks, key=lambda mark: (mark.row, mark.column)))
    return found


def place_of(reference: str) -> tuple[int, int]:
    """Give row and column, from 1, of a cell's reference; (0, 0) if it is none.

    Examples
    --------
    >>> place_of("F14"), place_of("AA1"), place_of("here")
    ((14, 6), (1, 27), (0, 0))
    """
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return 0, 0
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]), column


def local(tag: str) -> str:
    """Give an XML name without its namespace."""
    return tag.rpartition("}")[2]


def sheet_parts(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Give the sheets of an .xlsx package: name and part."""
    book = "xl/workbook.xml"
    if book not in parts:
        return
    targets = {key: target for key, _, target in _relations(parts, book)}
    for element in ET.fromstring(parts[book]).iter():  # noqa: S314 - unpack() refused every DTD and entity
        if local(element.tag) == "sheet":
            key = next((value for name, value in element.attrib.items() if local(name) == "id"), "")
            part = targets.get(key, "")
            if part in parts:
                yield element.attrib.get("name", ""), part


def _relations(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str, str]]:
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in parts:
        return
    for element in ET.fromstring(parts[relations]).iter():  # noqa: S314 - unpack() refused every DTD and entity
        target = element.attrib.get("Target", "")
        if target:
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield element.attrib.get("Id", ""), element.attrib.get("Type", ""), posixpath.normpath(full)


def _targets(parts: Mapping[str, bytes], part: str, kind: str) -> list[str]:
    return [
        target for _, type_, target in _relations(parts, part) if type_.endswith(kind) and target in parts
    ]


def _scientific_styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Give the positions of the cell styles that show a number as 1.2E+04."""
    styles = parts.get("xl/styles.xml")
    if styles is None:
        return frozenset()
    forms = set(_SCIENTIFIC_FORMS)
    positions: list[str] = []
    for element in ET.fromstring(styles).iter():  # noqa: S314 - unpack() refused every DTD and entity
        if local(element.tag) == "numFmt" and "E+" in element.attrib.get("formatCode", "").upper():
            forms.add(element.attrib.get("numFmtId", ""))
        if local(element.tag) == "cellXfs":
            positions = [style.attrib.get("numFmtId", "") for style in element]
    return frozenset(str(at) for at, form in enumerate(positions) if form in forms)


def _cell_marks(part: bytes, scientific: frozenset[str]) -> Iterator[Mark]:
    for _, element in ET.iterparse(io.BytesIO(part)):  # noqa: S314 - unpack() refused every DTD and entity
        tag = local(element.tag)
        if tag == "c":
            kind = _kind(element, scientific)
            if kind is not None:
                yield Mark(kind, *place_of(element.attrib.get("r", "")))
        if tag == "row":
            element.clear()


def _kind(cell: ET.Element, scientific: frozenset[str]) -> MarkKind | None:
    has = {local(child.tag): child for child in cell}
    type_ = cell.attrib.get("t", "n")
    if type_ == "e":
        return "error_value"
    if "f" in has:
        value = has.get("v")
        # a formula whose result is an empty text has the type "str"; one never calculated has no type
        without = value is None or (not value.text and type_ != "str")
        return "formula_without_value" if without else "formula"
    return "scientific" if type_ == "n" and cell.attrib.get("s", "") in scientific and "v" in has else None


def _notes(part: bytes) -> Iterator[Mark]:
    for element in ET.fromstring(part).iter():  # noqa: S314 - unpack() refused every DTD and entity
        if local(element.tag) == "comment":
            words = "".join(text.text or "" for text in element.iter() if local(text.tag) == "t")
            yield Mark("note", *place_of(element.attrib.get("ref", "")), words)
