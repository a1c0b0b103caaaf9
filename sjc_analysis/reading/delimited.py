"""Read a table from delimited text (.csv, .tsv), with the delimiter declared or clear from the headings."""

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading.headings import HeadingMap
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.long_form import Long, long_columns
from sjc_analysis.reading.sideways import Listed, lay_out
from sjc_analysis.reading.tables import Headed, Table, known_headings
from sjc_analysis.reading.texts import TEXT_SUFFIXES, Text, read_text
from sjc_analysis.safe_sheets import COLUMN_LIMIT, far

SUFFIXES = (".csv", ".tsv", ".tab")

_DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "an upright stroke"}
_DECLARED = re.compile(r"sep=(?P<delimiter>[^\r\n]|\t)(?:\r\n|\n|\r|\Z)", re.IGNORECASE)
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")


def read_delimited(
    path: Path, mapping: HeadingMap
) -> tuple[Text | None, Headed | Listed | None, tuple[Finding, ...]]:
    """Read a delimited file.

    Parameters
    ----------
    path
        The file; a first line such as ``sep=;`` declares its delimiter.
    mapping
        What the evaluator said of headings.

    Returns
    -------
    Text or None
        The file as text; ``None`` if it cannot be used.
    Headed, Listed or None
        Its table or list of fields; ``None`` if it cannot be used.
    tuple of Finding
        What is wrong or worth knowing of the file.
    """
    text, said = read_text(path, SUFFIXES, may_be_western=True)
    if text is None:
        return None, None, said
    laid, more = delimited_table(text, mapping)
    return (text if laid else None), laid, (*said, *more)


def delimited_table(text: Text, mapping: HeadingMap) -> tuple[Headed | Listed | None, tuple[Finding, ...]]:
    """Read a table from a text.

    Parameters
    ----------
    text
        The text.
    mapping
        What the evaluator said of headings.

    Returns
    -------
    Headed, Listed or None
        Its table or list of fields; ``None`` if it cannot be used.
    tuple of Finding
        What is wrong with it.
    """
    body = text.text.removeprefix("\ufeff")
    declared = _DECLARED.match(body)
    try:
        if declared:
            delimiter, body, before = declared["delimiter"], body[declared.end() :], 1
        else:
            delimiter, before = _clear_delimiter(text.name, body, mapping), 0
        rows = tuple(numbered_rows(text.name, body, delimiter, before))
        is_plain = not declared and '"' not in body and text.name.lower().endswith(TEXT_SUFFIXES)
        table = Table("", rows, in_lines=is_plain)
    except FindingsError as error:
        return None, error.findings
    laid = lay_out(table, mapping)
    if laid is None:
        return None, (no_headings(text.name),)
    if isinstance(laid, Finding):
        return None, (laid.model_copy(update={"file": text.name}),)
    problems = tuple(_ragged(text.name, laid, table, delimiter))
    return (None, problems) if problems else (laid, ())


_HOW_TO_MAP = (
    "Correct the headings, or give --mapping with the name of a new file: it is written with the headings,"
    " for you to say which field each of them is."
)


def no_headings(file: str, sheet: str = "") -> Finding:
    """Say that no row of a table has the headings of outcome records."""
    return Finding(
        rule="no headings", file=file, sheet=sheet,
        reason="no row was found that has the headings of outcome records",
        allowed="a row with headings such as ID, Country, Outcome, Significance, Contribution, Evidence",
        remedy=_HOW_TO_MAP,
    )  # fmt: skip


def _clear_delimiter(file: str, body: str, mapping: HeadingMap) -> str:
    """Find the one delimiter by which the first rows show known headings."""
    known = {delimiter: _known(body, delimiter, mapping) for delimiter in _DELIMITERS}
    if max(known.values()) < threshold("table_min_headings"):
        known = {delimiter: _known_below(body, delimiter, mapping) for delimiter in _DELIMITERS}
    most = max(known.values())
    best = [delimiter for delimiter, count in known.items() if count == most]
    if most < threshold("table_min_headings"):
        remedy = f"{_HOW_TO_MAP} If the cells are"
        remedy += " parted by another mark, declare it in a first line such as sep=^."
        raise FindingsError.of([no_headings(file).model_copy(update={"remedy": remedy})])
    if len(best) > 1:
        names = " or ".join(_DELIMITERS[delimiter] for delimiter in best)
        raise FindingsError.of(
            [
                Finding(
                    rule="delimiter unclear", file=file, line=1,
                    reason=f"the cells of this file may be parted by {names}",
                    allowed="a first line such as sep=; that says which",
                    remedy="Write that line above the headings, and save the file as CSV UTF-8.",
                )
            ]
        )  # fmt: skip
    return best[0]


def rows_by_likeliest(text: Text) -> tuple[tuple[int, tuple[object, ...]], ...]:
    """Give the first rows of a text by the mark that parts most of its lines, whatever its headings are.

    Parameters
    ----------
    text
        A text that was refused as a table.
    """
    body = text.text.removeprefix("\ufeff")
    declared = _DECLARED.match(body)
    if declared:
        return tuple(
            enumerate(map(tuple, _first_rows(body[declared.end() :], declared["delimiter"])), start=2)
        )
    parted = {mark: [*_first_rows(body, mark)] for mark in _DELIMITERS}
    likeliest = max(
        parted,
        key=lambda mark: sum(len(row) > 1 for row in parted[mark]) * max(map(len, parted[mark]), default=0),
    )
    return tuple(enumerate(map(tuple, parted[likeliest]), start=1))


def _known(body: str, delimiter: str, mapping: HeadingMap) -> int:
    """Count the known headings of the row that has most of them."""
    rows = [*_first_rows(body, delimiter)]
    if any(long_columns(row, mapping) for row in rows):
        return len(Long._fields)
    return max((known_headings(row, mapping) for row in rows), default=0)


def _known_below(body: str, delimiter: str, mapping: HeadingMap) -> int:
    """Count the known headings of the column that has most of them, if the rows have cells beside it."""
    rows = [row for row in _first_rows(body, delimiter) if len(row) > 1]
    columns = ([row[at] for row in rows if at < len(row)] for at in range(threshold("side_heading_columns")))
    return max((known_headings(column, mapping) for column in columns), default=0)


def _first_rows(body: str, delimiter: str) -> Iterator[list[str]]:
    lines = islice(_lines(body), 4 * threshold("table_heading_rows"))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        for row in islice(reader, threshold("table_heading_rows")):
            yield row[:COLUMN_LIMIT]
    except csv.Error:  # said with its place when the whole file is read
        return


def _lines(body: str) -> Iterator[str]:
    return (match[0] for match in _LINES.finditer(body))


def numbered_rows(
    file: str, body: str, delimiter: str, before: int
) -> Iterator[tuple[int, tuple[object, ...]]]:
    """Give every row of a delimited text in which something stands.

    Parameters
    ----------
    file
        The file's name, for the message.
    body
        Its text, without a byte order mark.
    delimiter
        What parts the cells.
    before
        Number of lines above the body.

    Yields
    ------
    tuple
        Row number, from 1, and the cells.

    Raises
    ------
    FindingsError
        If quotation marks do not pair up.
    """
    limit = csv.field_size_limit(max(len(body), 1))
    reader = csv.reader(_lines(body), delimiter=delimiter, strict=True)
    number = begins = 0
    try:
        while True:
            begins = reader.line_num + before + 1
            row = next(reader, None)
            if row is None:
                return
            number += 1
            if any(cell.strip() for cell in row[COLUMN_LIMIT:]):
                raise far(file)
            if any(cell.strip() for cell in row):
                yield number, tuple(row[:COLUMN_LIMIT])
    except csv.Error:
        raise FindingsError.of(
            [
                Finding(
                    rule="quotation marks", file=file, row=number + 1, line=begins,
                    reason="the quotation marks of this row do not pair up",
                    allowed="a cell in quotation marks, with each one inside it written twice",
                    remedy="Close the quotation marks; nothing below this row could be told apart.",
                )
            ]
        ) from None  # fmt: skip
    finally:
        csv.field_size_limit(limit)


def _ragged(file: str, laid: Headed | Listed, table: Table, delimiter: str) -> Iterator[Finding]:
    """Refuse rows that have more or fewer cells than they should."""
    parted_by = _DELIMITERS.get(delimiter, "the delimiter")
    if isinstance(laid, Listed) and laid.table is not table:
        return  # put together from a long table, whose rows are as long as they have to be
    if isinstance(laid, Listed):
        meant, width, rows = "a field and its value are", laid.at + 2, table.rows
    elif laid.table.turned_rows:
        ids = next((column.at for column in laid.columns if column.field == "fragment_id"), 0)
        meant, width, rows = "those of the ids are", len(table.rows[ids][1]), table.rows
        rows = tuple(row for row, column in zip(rows, laid.columns, strict=True) if column.field)
    else:
        meant, width, rows = "the headings are", len(table.rows[laid.at][1]), table.rows[laid.first_record :]
    for number, values in rows:
        short = len(values) < width and not isinstance(laid, Listed)
        if short or _more(values, width):
            yield Finding(
                rule="ragged row", file=file, row=number,
                reason=f"this row has {len(values)} cells where {meant} {width}",
                remedy=f"Put quotation marks around a text that holds {parted_by}; leave no blank cell out.",
            )  # fmt: skip


def _more(values: Sequence[object], width: int) -> bool:
    return any(isinstance(value, str) and value.strip() for value in values[width:])
