"""What a document's author hid: rows and columns of a spreadsheet, hidden words of a text document.

A reader of the document does not see it, so nobody can mean it for a donor.
"""

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from sjc_analysis.findings import FindingsError
from sjc_analysis.safe_sheets.marks import local, place_of, sheet_parts
from sjc_analysis.safe_sheets.package import unpack
from sjc_analysis.safe_sheets.sheet import column_letters

_OFF = {"0", "false", "off"}
_MOST_SAID = 8


def hidden_parts(path: Path) -> tuple[str, ...]:
    """Name what a document holds and does not show.

    Parameters
    ----------
    path
        The file; of what cannot be opened nothing is said, because its reader says it.

    Returns
    -------
    tuple of str
        Such as ``row 5 of the sheet "harvest"``; hidden sheets are not named, because none is read.
    """
    reader = {".xlsx": _of_xlsx, ".ods": _of_ods, ".docx": _of_docx}.get(path.suffix.lower())
    if reader is None or not path.is_file():
        return ()
    try:
        found = tuple(dict.fromkeys(reader(unpack(path.name, path.read_bytes()))))
    except (FindingsError, ET.ParseError, RecursionError, OSError):
        return ()
    more = len(found) - _MOST_SAID
    return (*found[:_MOST_SAID], f"{more} more places") if more > 0 else found


def _of_xlsx(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, part in sheet_parts(parts):
        if b"hidden=" in parts[part]:
            yield from (f'{what} of the sheet "{name}"' for what in _hidden_in_sheet(parts[part]))


def _hidden_in_sheet(part: bytes) -> Iterator[str]:
    columns: set[int] = set()
    for _, element in ET.iterparse(io.BytesIO(part)):  # noqa: S314 - unpack() refused every DTD and entity
        tag = local(element.tag)
        if tag == "col" and _is_on(element, "hidden"):
            first, last = int(element.attrib.get("min", "1")), int(element.attrib.get("max", "1"))
            columns.update(range(first, min(last, 16_384) + 1))
        elif tag == "row":
            filled = [cell for cell in element if len(cell)]
            if filled and _is_on(element, "hidden"):
                yield f"row {element.attrib.get('r', '')}"
            for cell in filled:
                column = place_of(cell.attrib.get("r", ""))[1]
                if column in columns:
                    yield f"column {column_letters(column)}"
            element.clear()


def _of_ods(parts: Mapping[str, bytes]) -> Iterator[str]:
    for element in ET.fromstring(parts.get("content.xml", b"<a/>")).iter():  # noqa: S314 - as above
        name = local(element.tag)
        shown = {local(key): value for key, value in element.attrib.items()}.get("visibility", "visible")
        if shown != "visible" and name == "table-column":
            yield "a column of a sheet"
        if shown != "visible" and name == "table-row" and any(map(str.strip, element.itertext())):
            yield "a row of a sheet"


def _of_docx(parts: Mapping[str, bytes]) -> Iterator[str]:
    styles = _hidden_styles(parts.get("word/styles.xml", b"<a/>"))
    for name in sorted(parts):
        if name.startswith("word/") and name.endswith(".xml"):
            for run in ET.fromstring(parts[name]).iter():  # noqa: S314 - as above
                if local(run.tag) == "r" and _is_hidden_run(run, styles):
                    yield "hidden words of the text"


def _hidden_styles(part: bytes) -> frozenset[str]:
    root = ET.fromstring(part)  # noqa: S314 - as above
    return frozenset(
        next((value for key, value in style.attrib.items() if local(key) == "styleId"), "")
        for style in root.iter()
        if local(style.tag) == "style" and any(map(_vanishes, style.iter()))
    )


def _is_hidden_run(run: ET.Element, styles: frozenset[str]) -> bool:
    words = any(local(each.tag) == "t" and (each.text or "").strip() for each in run)
    marks = [mark for child in run if local(child.tag) == "rPr" for mark in child]
    styled = any(local(mark.tag) == "rStyle" and styles.intersection(mark.attrib.values()) for mark in marks)
    return words and (styled or any(map(_vanishes, marks)))


def _vanishes(mark: ET.Element) -> bool:
    value = next((value for key, value in mark.attrib.items() if local(key) == "val"), "1")
    return local(mark.tag) in {"vanish", "specVanish"} and value.lower() not in _OFF


def _is_on(element: ET.Element, name: str) -> bool:
    return element.attrib.get(name, "0").lower() not in _OFF
