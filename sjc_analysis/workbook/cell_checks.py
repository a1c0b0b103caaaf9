"""Read one cell as a person may have typed it, or say in plain words what is wrong with it.

Codes may be in capitals, dates may be a month or a year, TRUE is yes. Free text is never touched. What
cannot be read becomes a :class:`CellProblem`, which does not repeat what stood in the cell.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from sjc_analysis.dates import Interval
from sjc_analysis.workbook.columns import Column, ColumnKind


class CellProblem(NamedTuple):
    """What is wrong with a cell, what is allowed, the nearest allowed term and what to do."""

    reason: str
    allowed: str
    nearest: str
    remedy: str


def read_cell(column: Column, text: str) -> str | CellProblem:
    """Bring a cell into the form the casebook stores.

    Parameters
    ----------
    column
        The column the cell stands in.
    text
        What stands in the cell.

    Returns
    -------
    str or CellProblem
        The cell in its one form, or what is wrong with it. Text, quotes and lists come back untouched.

    Examples
    --------
    >>> from sjc_analysis.workbook.columns import table_columns
    >>> read_cell(table_columns("links")["basis"], " Stated cause ")
    'stated_cause'
    >>> read_cell(table_columns("outcomes")["date_latest"], "2031-02")
    '2031-02-28'
    >>> read_cell(table_columns("links")["basis"], "infered").nearest
    'inferred'
    """
    blank = not text if column.kind in ("text", "quote") else not text.strip()
    if column.needed and blank:
        return CellProblem("this cell must not be blank", column.meaning, "", "Fill it in.")
    reader = _READERS.get(column.kind)
    if reader is None or not text:
        return text
    return reader(column, text.strip()) if text.strip() else ""


def nearest(word: str, allowed: tuple[str, ...]) -> str:
    """Give the allowed term a misspelt one probably meant, or blank.

    Examples
    --------
    >>> nearest("infered", ("inferred", "stated_cause"))
    'inferred'
    >>> nearest("banana", ("inferred", "stated_cause"))
    ''
    """
    match = process.extractOne(word.lower(), allowed, scorer=fuzz.ratio, score_cutoff=70)
    return match[0] if match else ""


def _code(column: Column, text: str) -> str | CellProblem:
    code = re.sub(r"[\s-]+", "_", text.lower())
    if code in column.allowed:
        return code
    allowed = ", ".join(column.allowed)
    near = nearest(code, column.allowed)
    return CellProblem("this code is not known", allowed, near, "Choose one from the list of the cell.")


_YES_NO = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}


def _yes_no(_: Column, text: str) -> str | CellProblem:
    answer = _YES_NO.get(text.lower())
    return answer or CellProblem("this is neither yes nor no", "yes, no", "", "Write yes or no.")


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def _date(column: Column, text: str) -> str | CellProblem:
    parts = _DATE.fullmatch(text)
    if parts:
        year, month, day = (int(part) if part else 0 for part in parts.groups())
        try:
            span = _span(year, month, day)
        except ValueError:
            span = Interval()
        end = span.earliest if column.name.endswith("_earliest") else span.latest
        if end:
            return end.isoformat()
    allowed = "a day like 2031-06-02, a month like 2031-06, or a year like 2031"
    return CellProblem("this is not a date", allowed, "", "Write year, month and day in this order.")


def _span(year: int, month: int, day: int) -> Interval:
    if day:
        return Interval.day(year, month, day)
    return Interval.month(year, month) if month else Interval.year(year)


_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")


def _number(_: Column, text: str) -> str | CellProblem:
    if _NUMBER.fullmatch(text):
        return text
    return CellProblem(
        "this is not a number",
        "digits, with a point before the decimals",
        "",
        "Write the number alone; for one half write 0.5.",
    )


def _whole_number(_: Column, text: str) -> str | CellProblem:
    if re.fullmatch(r"[0-9]{1,15}", text):
        return text
    return CellProblem("this is not a whole number", "digits only", "", "Write the number without a point.")


def _id(column: Column, text: str) -> str | CellProblem:
    row_id = text.upper()
    if re.fullmatch(rf"[{column.prefixes}]-[0-9]{{1,7}}", row_id):
        return row_id
    shapes = " or ".join(f"{prefix}-01" for prefix in column.prefixes)
    return CellProblem(
        "this is not an id of the kind that stands here",
        f"an id like {shapes}",
        "",
        "Copy the id from the first column of its sheet.",
    )


def _ids(column: Column, text: str) -> str | CellProblem:
    read = [_id(column, part.strip()) for part in re.split(r"[|,;]", text) if part.strip()]
    return next((part for part in read if isinstance(part, CellProblem)), " | ".join(map(str, read)))


def _quote_place(_: Column, text: str) -> str | CellProblem:
    place = text.upper()
    if re.fullmatch(r"P-[0-9]{1,7}(:[0-9]{1,15}-[0-9]{1,15})?", place):
        return place
    return CellProblem(
        "this is not the place of a quote",
        "a passage with positions like P-012:120-168, or a passage like P-012",
        "",
        "Clear the cell to have the words found.",
    )


_READERS: dict[ColumnKind, Callable[[Column, str], str | CellProblem]] = {
    "id": _id,
    "reference": _id,
    "references": _ids,
    "code": _code,
    "yes_no": _yes_no,
    "date": _date,
    "number": _number,
    "whole_number": _whole_number,
    "quote_place": _quote_place,
}
