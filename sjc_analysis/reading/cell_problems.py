"""What spreadsheet programs do to cells: formulas, errors, merged cells, ids made into numbers or dates."""

import datetime as dt
import re
from collections.abc import Iterator

from sjc_analysis.findings import Finding
from sjc_analysis.reading.columns import Column
from sjc_analysis.reading.headings import FLAG_FIELDS
from sjc_analysis.reading.tables import Headed
from sjc_analysis.safe_sheets import Area

_OWN_VALUE = FLAG_FIELDS | {"fragment_id"}
_POWER = re.compile(r"[0-9](?:[.,][0-9]{1,15})?[eE]\+?[0-9]{1,3}")
_DATE = re.compile(
    r"[0-9]{1,2}[-/ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[-/ ][0-9]{2,4})?"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2} 00:00:00",
    re.I,
)
_RETYPE = "Format the column as text, and type the id again as its author gave it."


def merged_findings(file: str, headed: Headed) -> Iterator[Finding]:
    """Refuse merged cells where every row needs a value of its own; say how others were read.

    Parameters
    ----------
    file
        The file's name.
    headed
        The table.
    """
    filled = {
        row: [str(value).strip() for value in values if value not in ("", None)]
        for row, values in headed.table.rows
    }
    for area in headed.table.merges:
        at = area.first_column - 1
        if area.last_row <= headed.last_heading_row or at >= len(headed.columns):
            continue
        line = filled.get(area.first_row, [])
        if area.first_row == area.last_row and len(line) <= 1 and all(" " in text for text in line):
            continue  # a line of text across the table is no record; an id alone is one that lost its cells
        column = headed.columns[at]
        own = column.field in _OWN_VALUE or area.first_row <= headed.last_heading_row
        covers = any(
            headed.columns[other].field in _OWN_VALUE
            for other in range(at, min(area.last_column, len(headed.columns)))
        )
        wide = area.last_column > area.first_column
        if own or (covers and area.first_row < area.last_row):
            yield _at(
                file, headed, area.first_row, column, "merged cells", "error",
                f"the cells {_area(headed, area)} are merged, and each record needs an id and"
                " flags of its own",
                "Unmerge them and give every record its own value.",
            )  # fmt: skip
        else:
            how = "the others read as blank" if wide else "its words were read for each of the records"
            yield _at(
                file, headed, area.first_row, column, "merged cells", "warning",
                f"the cells {_area(headed, area)} are merged; {how}",
                "Unmerge them and give every record its own value.",
            )  # fmt: skip


def cell_findings(file: str, headed: Headed) -> Iterator[Finding]:
    """Refuse formulas never calculated and error values in known fields; say of others what was read."""
    calculated: dict[int, list[int]] = {}
    for mark in headed.table.marks:
        if mark.row <= headed.last_heading_row or mark.column > len(headed.columns):
            continue
        column, cell = headed.columns[mark.column - 1], headed.table.cell(mark.row, mark.column)
        if mark.kind == "formula_without_value":
            yield _at(
                file, headed, mark.row, column, "formula without value",
                "error" if column.field else "warning",
                f"the cell {cell} holds a formula that was never calculated",
                "Open the file in a spreadsheet program and save it, or paste the value in its place.",
            )  # fmt: skip
        elif mark.kind == "error_value":
            yield _at(
                file, headed, mark.row, column, "error value", "error" if column.field else "warning",
                f"the cell {cell} shows an error, and no value could be read",
                "Mend the formula, or write the value that belongs there.",
            )  # fmt: skip
        elif mark.kind == "formula":
            calculated.setdefault(mark.column - 1, []).append(mark.row)
    for at, rows in calculated.items():
        yield _at(
            file, headed, rows[0], headed.columns[at], "formula", "note",
            f"cells of this column hold formulas ({len(rows)}); the values last calculated were read",
            "Check that the file was saved after the last change.",
        )  # fmt: skip


def id_findings(file: str, headed: Headed) -> Iterator[Finding]:
    """Refuse ids that a spreadsheet program has changed: made a date, a truth value or another number."""
    for column in headed.columns:
        if column.field != "fragment_id":
            continue
        below = [
            (row, values[column.at])
            for row, values in headed.table.rows[headed.first_record :]
            if column.at < len(values) and values[column.at] != ""
        ]
        lettered = any(isinstance(value, str) and re.search(r"[^\W\d_]", value) for _, value in below)
        scientific = {
            mark.row
            for mark in headed.table.marks
            if mark.kind == "scientific" and mark.column == column.at + 1
        }
        for row, value in below:
            reason = id_problem(value, lettered=lettered, scientific=row in scientific)
            if reason:
                yield _at(file, headed, row, column, "id changed", "error", reason, _RETYPE)


def id_problem(value: object, *, lettered: bool, scientific: bool) -> str:
    """Say what happened to an id; blank if nothing shows."""
    is_date = isinstance(value, dt.date | dt.time) or (
        isinstance(value, str) and _DATE.fullmatch(value.strip())
    )
    if is_date:
        return "this id was made a date by a spreadsheet program"
    if isinstance(value, bool):
        return "this id was made TRUE or FALSE by a spreadsheet program"
    power = isinstance(value, str) and _POWER.fullmatch(value.strip())
    if power or (scientific and isinstance(value, float)):
        return "this id was made a number by a spreadsheet program (12E3 becomes 12000)"
    if isinstance(value, float | int):
        if not float(value).is_integer() or abs(value) >= 1e15:
            return "this id is a number with decimals or too many digits, which a spreadsheet program rounds"
        if lettered:
            return "this id is a number where the others are texts; a spreadsheet program may have changed it"
    return ""


def _area(headed: Headed, area: Area) -> str:
    first = headed.table.cell(area.first_row, area.first_column)
    return f"{first}:{headed.table.cell(area.last_row, area.last_column)}"


def _at(
    file: str, headed: Headed, row: int, column: Column, rule: str, severity: str, reason: str, remedy: str
) -> Finding:
    return Finding.model_validate(
        {
            "file": file, **headed.table.place(row).of_finding(column.name), "rule": rule,
            "severity": severity, "reason": reason, "remedy": remedy,
        }
    )  # fmt: skip
