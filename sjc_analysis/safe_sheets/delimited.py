"""Read one delimited text file as it stands, refusing what cannot be told apart."""

import csv
import io

from sjc_analysis.safe_sheets.package import refuse

FILE_LIMIT = 200_000_000
"""The most bytes of a delimited file."""

Rows = tuple[tuple[int, tuple[str, ...]], ...]
"""Row number, as a spreadsheet program shows it, and the texts of its cells; blank rows are left out."""


def read_csv(file: str, raw: bytes, *, ragged: bool = False) -> Rows:
    r"""Read a comma or semicolon separated file.

    Parameters
    ----------
    file
        The file's name, for the messages.
    raw
        Its bytes.
    ragged
        Whether rows may have more or fewer cells than the first.

    Raises
    ------
    FindingsError
        If it is too large or not UTF-8, holds a NUL, its quotation marks do not pair up, or a row has more
        or fewer cells than the first.

    Examples
    --------
    >>> read_csv("a.csv", b"subject;level\nO-01;high\n")
    ((1, ('subject', 'level')), (2, ('O-01', 'high')))
    """
    text = _text(file, raw)
    heading = text.split("\n", 1)[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    limit = csv.field_size_limit(FILE_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, tuple[str, ...]]] = []
    try:
        for number, row in enumerate(reader, start=1):
            if not any(cell.strip() for cell in row):
                continue
            if rows and not ragged and len(row) != len(rows[0][1]):
                remedy = "Put texts that hold a comma or quotation marks in quotation marks; count the cells."
                reason = "the row has not as many cells as the heading"
                raise refuse(file, "W5", reason, remedy, row=number, line=reader.line_num)
            rows.append((number, tuple(row)))
    except csv.Error:
        remedy = "Close the quotation marks; write a quotation mark inside a text twice."
        raise refuse(file, "W5", "the quotation marks do not pair up", remedy, line=reader.line_num) from None
    finally:
        csv.field_size_limit(limit)
    return tuple(rows)


def _text(file: str, raw: bytes) -> str:
    if len(raw) > FILE_LIMIT:
        raise refuse(file, "W3", "the file is too large", "Split it into several.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise refuse(
            file, "W4", "the file is not UTF-8 text", "Save it again as CSV UTF-8.", line=line
        ) from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise refuse(file, "W1", "the file holds a NUL character", "Save it again as CSV UTF-8.", line=line)
    return text
