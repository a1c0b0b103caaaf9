"""The headings of tables that were refused, for the evaluator to say in a mapping sheet what they are."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import delimited, docx_text, spreadsheets
from sjc_analysis.reading.headings import NOTHING_MAPPED
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.tables import Row, known_headings
from sjc_analysis.reading.texts import TEXT_SUFFIXES, read_text
from sjc_analysis.safe_sheets import as_text


class Heading(NamedTuple):
    """A heading of a table that was refused, and where it stands."""

    words: str
    place: str
    file: str


def headings_of(path: Path) -> Iterator[Heading]:
    """Give the headings of a file's tables, known or not; none if it cannot be opened as a table.

    Parameters
    ----------
    path
        A file that was refused.
    """
    for sheet, rows in _tables(path):
        number, cells = _most_like_headings(rows)
        place = f'sheet "{sheet}", row {number}' if sheet else f"row {number}"
        yield from (Heading(cell, place, path.name) for cell in cells if cell)


def _tables(path: Path) -> Iterator[tuple[str, Sequence[Row]]]:
    suffix = path.suffix.lower()
    try:
        if suffix in delimited.SUFFIXES or suffix in TEXT_SUFFIXES:
            text, _ = read_text(path, (*delimited.SUFFIXES, *TEXT_SUFFIXES), may_be_western=True)
            rows = delimited.rows_by_likeliest(text) if text else ()
            if rows and (suffix in delimited.SUFFIXES):
                yield "", rows
        elif suffix in spreadsheets.SUFFIXES:
            yield from (
                (sheet.name, sheet.rows)
                for sheet in spreadsheets.sheets_of(path)
                if sheet.rows and not sheet.hidden
            )
        elif suffix in docx_text.SUFFIXES:
            own: dict[int, list[Row]] = {}
            for paragraph in docx_text.read_docx(path).paragraphs:
                if paragraph.table:
                    own.setdefault(paragraph.table, []).append((paragraph.row, paragraph.cells))
            yield from ((f"table {number}", rows) for number, rows in own.items())
    except (FindingsError, OSError):  # what is wrong with the file was said when it was read
        return


def _most_like_headings(rows: Sequence[Row]) -> tuple[int, list[str]]:
    """Give the row with most known headings; where none has any, the first that is filled from end to end."""
    first = rows[: threshold("table_heading_rows")]
    width = max((sum(bool(as_text(value).strip()) for value in values) for _, values in first), default=0)
    best, most = first[0], 0
    for row in first:
        known = known_headings(row[1], NOTHING_MAPPED)
        if known > most:
            best, most = row, known
    if not most:
        full = (row for row in first if 2 * sum(bool(as_text(value).strip()) for value in row[1]) > width)
        best = next(full, best)
    return best[0], [" ".join(as_text(value).split()) for value in best[1]]
