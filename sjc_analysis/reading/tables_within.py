"""Tables of records within a document or a text: their records, and the words around them."""

import re
from collections.abc import Iterator, Sequence

from sjc_analysis.reading.docx_text import DocxRead
from sjc_analysis.reading.headings import HeadingMap, understand_heading
from sjc_analysis.reading.kept_cells import Outside
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.pieces import Place
from sjc_analysis.reading.sideways import Listed, lay_out
from sjc_analysis.reading.tables import Headed, Row, Table
from sjc_analysis.reading.texts import Line, Text
from sjc_analysis.safe_sheets import as_text

_CELL_MARK = re.compile(r"(?<!\\)\|")
_MARKS = "\t|;,"


Item = Headed | Listed | Outside
"""A table of records, a list of fields, or words outside of both."""


def tables_of_document(read: DocxRead, mapping: HeadingMap) -> tuple[Item, ...]:
    """Lay out the tables of a document that hold records, with the paragraphs around them; none if none does.

    Parameters
    ----------
    read
        The document.
    mapping
        What the evaluator said of headings.
    """
    rows: dict[int, list[Row]] = {}
    for paragraph in read.paragraphs:
        if paragraph.table:
            rows.setdefault(paragraph.table, []).append((paragraph.row, paragraph.cells))
    laid = {
        number: lay_out(Table("", tuple(own), part=f"table {number}"), mapping)
        for number, own in rows.items()
    }
    found = {
        number: each
        for number, each in laid.items()
        if isinstance(each, Headed | Listed) and _is_of_records(each)
    }
    return tuple(_document_items(read, found)) if found else ()


def _document_items(read: DocxRead, found: dict[int, Headed | Listed]) -> Iterator[Item]:
    given: set[int] = set()
    for number, paragraph in enumerate(read.paragraphs, start=1):
        if paragraph.table not in found:
            words = paragraph.cells or (paragraph.words,)
            yield Outside(Place(f"paragraph {number}"), words)
        elif paragraph.table not in given:
            given.add(paragraph.table)
            yield found[paragraph.table]


def tables_of_text(text: Text, mapping: HeadingMap) -> tuple[Item, ...]:
    r"""Lay out the tables of a text whose cells stand between upright strokes; none if none holds records.

    Parameters
    ----------
    text
        The text.
    mapping
        What the evaluator said of headings.

    Examples
    --------
    >>> text = Text("a.md", "", "Ours\n\n| ID | Year | Outcome |\n|---|---|---|\n| XA-1 | 2031 | a gate |\n")
    >>> [type(each).__name__ for each in tables_of_text(text, {})]
    ['Outside', 'Headed']
    """
    items: list[Item] = []
    for group in _groups(text):
        rows = tuple(map(_row, group)) if _is_table(group) else ()
        laid = lay_out(Table("", rows, in_lines=True), mapping)
        if isinstance(laid, Headed | Listed) and _is_of_records(laid) and not laid.table.turned_rows:
            items.append(laid)
        else:
            places = ((Place(f"line {line.number}", line=line.number), line.text) for line in group)
            items.extend(Outside(place, (words,)) for place, words in places)
    return tuple(items) if any(not isinstance(item, Outside) for item in items) else ()


def _groups(text: Text) -> Iterator[list[Line]]:
    """Give the lines in which something stands, those of a table together."""
    group: list[Line] = []
    for line in text.lines:
        own = [line] if line.text.strip() else []
        if group and not (own and _is_table([line]) and _is_table(group)):
            yield group
            group = []
        group.extend(own)
    if group:
        yield group


def _is_table(group: Sequence[Line]) -> bool:
    return all(_CELL_MARK.search(line.text) for line in group)


def _row(line: Line) -> Row:
    bare = line.text.strip()
    cells = _CELL_MARK.split(bare.removeprefix("|").removesuffix("|") if bare.startswith("|") else bare)
    return line.number, tuple(cell.strip() for cell in cells)


def _is_of_records(laid: Headed | Listed) -> bool:
    """Whether a table has ids or outcomes, and enough known headings beside them."""
    if isinstance(laid, Listed):
        headings = (as_text(values[laid.at]) for _, values in laid.table.rows if laid.at < len(values))
        fields = {understand_heading(heading, laid.mapping).field for heading in headings}
        return "fragment_id" in fields
    fields = {column.field for column in laid.columns if column.understood.exact} - {""}
    return len(fields) > threshold("table_min_headings") and not fields.isdisjoint({"fragment_id", "outcome"})


def begins_with_headings(text: Text, mapping: HeadingMap) -> bool:
    """Whether the first words of a text are the headings of a table, as in a spreadsheet saved as text.

    Parameters
    ----------
    text
        The text.
    mapping
        What the evaluator said of headings.
    """
    first = next((line.text for line in text.lines if line.text.strip()), "")
    for mark in _MARKS:
        cells = tuple(cell.strip(' "') for cell in first.split(mark))
        laid = lay_out(Table("", ((1, cells),)), mapping) if len(cells) > 2 else None
        if isinstance(laid, Headed) and _is_of_records(laid):
            return True
    return False
