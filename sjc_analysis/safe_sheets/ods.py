"""Read the sheets of an .ods spreadsheet from its XML, letter for letter.

Line breaks, tabs and repeated spaces inside a cell are kept, which general readers of the form lose; cells
and rows that the file says are repeated are counted before they are made.
"""

import datetime as dt
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from sjc_analysis.safe_sheets.extent import COLUMN_LIMIT, ROW_LIMIT, far
from sjc_analysis.safe_sheets.marks import Mark, MarkKind, local
from sjc_analysis.safe_sheets.sheet import Area, SheetData

_CELL_LIMIT = 5_000_000


def ods_sheets(file: str, content: bytes) -> tuple[SheetData, ...]:
    """Read every sheet of ``content.xml``.

    Parameters
    ----------
    file
        The file's name, for the message.
    content
        The part's bytes, known to declare no entities.

    Raises
    ------
    FindingsError
        If filled cells reach beyond what a harvest can be.
    xml.etree.ElementTree.ParseError
        If it is not XML.
    """
    root = ET.fromstring(content)  # noqa: S314 - unpack() refused every DTD and entity
    hidden = {
        _get(style, "name")
        for style in root.iter()
        if local(style.tag) == "style"
        and any(
            _get(child, "display") == "false" for child in style if local(child.tag) == "table-properties"
        )
    }
    tables = [element for element in root.iter() if local(element.tag) == "table"]
    return tuple(_Sheet(file, table).read(_get(table, "style-name") in hidden) for table in tables)


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, file: str, table: ET.Element) -> None:
        self.file = file
        self.table = table
        self.rows: list[tuple[int, tuple[object, ...]]] = []
        self.merges: list[Area] = []
        self.marks: list[Mark] = []
        self.cells = 0

    def read(self, hidden: bool) -> SheetData:
        at = 1
        for row in _rows(self.table):
            repeat = _count(row, "number-rows-repeated")
            values = self._row(at, row)
            if any(value != "" for value in values):
                self.cells += repeat * len(values)
                if at + repeat - 1 > ROW_LIMIT or self.cells > _CELL_LIMIT:
                    raise far(self.file, sheet=_get(self.table, "name"))
                self.rows.extend((number, values) for number in range(at, at + repeat))
            at += repeat
        name = _get(self.table, "name")
        return SheetData(name, hidden, tuple(self.rows), tuple(self.merges), tuple(self.marks))

    def _row(self, at: int, row: ET.Element) -> tuple[object, ...]:
        values: list[object] = []
        column = 1
        for cell in row:
            if local(cell.tag) not in ("table-cell", "covered-table-cell"):
                continue
            repeat = _count(cell, "number-columns-repeated")
            value = _value(cell)
            if value != "" and column + repeat - 1 > COLUMN_LIMIT:
                raise far(self.file, sheet=_get(self.table, "name"))
            if value != "":
                values.extend([""] * (column - 1 - len(values)))
                values.extend([value] * repeat)
            self._notice(cell, value, at, column)
            column += repeat
        return tuple(values)

    def _notice(self, cell: ET.Element, value: object, row: int, column: int) -> None:
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            self.merges.append(Area(row, column, row + down - 1, column + across - 1))
        kind: MarkKind | None = None
        if _get(cell, "formula"):
            kind = (
                "formula" if value != "" or _get(cell, "value-type") == "string" else "formula_without_value"
            )
            if isinstance(value, str) and value.startswith(("#", "Err:")):
                kind = "error_value"
        if kind is not None:
            self.marks.append(Mark(kind, row, column))
        for note in cell:
            if local(note.tag) == "annotation":
                self.marks.append(Mark("note", row, column, _paragraphs(note)))


def _rows(table: ET.Element) -> Iterator[ET.Element]:
    for child in table:
        if local(child.tag) == "table-row":
            yield child
        elif local(child.tag) in ("table-header-rows", "table-row-group", "table-rows"):
            yield from _rows(child)


def _value(cell: ET.Element) -> object:
    kind = _get(cell, "value-type")
    try:
        if kind in ("float", "currency", "percentage"):
            return float(_get(cell, "value"))
        if kind == "boolean":
            return _get(cell, "boolean-value") == "true"
        if kind == "date":
            return _day(_get(cell, "date-value"))
    except ValueError:  # the file says one kind and holds another: what is shown is what was meant
        pass
    return _paragraphs(cell)


def _day(text: str) -> dt.date:
    moment = dt.datetime.fromisoformat(text)
    return moment if moment.time() != dt.time() else moment.date()


def _paragraphs(cell: ET.Element) -> str:
    return "\n".join("".join(_words(child)) for child in cell if local(child.tag) == "p")


def _words(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = local(child.tag)
        if tag == "s":
            yield " " * min(_count(child, "c"), 10_000)
        elif tag == "tab":
            yield "\t"
        elif tag == "line-break":
            yield "\n"
        elif tag != "annotation":
            yield from _words(child)
        yield child.tail or ""


def _get(element: ET.Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


def _count(element: ET.Element, name: str) -> int:
    text = _get(element, name)
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1
