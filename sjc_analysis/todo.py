"""The findings as a to-do list: a spreadsheet an evaluator can filter, fill in and hand on.

A list that is written again keeps what people filled in: beside its finding where that is still there, and
otherwise on a sheet of its own.
"""

from collections import Counter
from itertools import count
from pathlib import Path
from typing import NamedTuple

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_of
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.placing import put_file, put_in_its_place, staging
from sjc_analysis.safe_sheets import as_text, read_xlsx
from sjc_analysis.workbook.sheet_parts import fill_sheet, finished, freeze_heading, new_book
from sjc_analysis.workbook.sheets import refuse
from sjc_analysis.workbook.xlsx_text import problem_finding, text_problem

TODO_COLUMNS = (
    "rule", "title", "severity", "file", "row or line", "column", "what is wrong", "what to do",
    "who", "done", "remarks",
)  # fmt: skip
"""The columns of the list; the last three are for the reader to fill in."""

_FILLED_IN = 3

COUNT_COLUMNS = ("rule", "title", "severity", "findings", "what to do")
"""The columns of the counts."""

_TODO, _COUNTS, _GONE = "to do", "by rule", "no longer found"
_WIDTHS = (26.0, 34.0, 13.0, 26.0, 22.0, 28.0, 60.0, 60.0, 18.0, 9.0, 40.0)
_COUNT_WIDTHS = (26.0, 44.0, 13.0, 11.0, 70.0)
_GRAVITY = ("error", "warning", "note", "not_checked")


def todo_rows(casebook: Casebook) -> tuple[tuple[str, ...], ...]:
    """Give the findings as rows under :data:`TODO_COLUMNS`, the gravest first and then by place.

    Examples
    --------
    >>> finding = Finding(rule="flag missing", severity="warning", file="a.txt", line=3, reason="no flag")
    >>> todo_rows(Casebook(findings=(finding,)))[0][:5]
    ('flag missing', 'No flag for confidentiality', 'warning', 'a.txt', 'line 3')
    """
    return tuple(_row(finding) for finding in sorted(casebook.findings, key=_order))


def count_rows(casebook: Casebook) -> tuple[tuple[str, ...], ...]:
    """Count the findings of each rule as rows under :data:`COUNT_COLUMNS`, in the order of the list.

    Examples
    --------
    >>> finding = Finding(rule="flag missing", severity="warning", file="a.txt", reason="no flag")
    >>> count_rows(Casebook(findings=(finding, finding)))[0][2:4]
    ('warning', '2')
    """
    counts = Counter((each.severity, each.rule) for each in casebook.findings)
    ordered = sorted(counts, key=lambda key: (_GRAVITY.index(key[0]), -counts[key], key[1]))
    return tuple(
        (rule, check_of(rule).title, severity, str(counts[severity, rule]), check_of(rule).remedy)
        for severity, rule in ordered
    )


def save_todo(casebook: Casebook, path: Path) -> Path | None:
    """Save the findings of a casebook as a spreadsheet with a list to work through and counts by rule.

    The list tells where something is wrong and never the value; it is about confidential records too, and so
    is for those who may read the harvest. The same findings give the same bytes. What people filled in on a
    list that stands there is kept.

    Parameters
    ----------
    casebook
        Read documents, a draft, or a finished casebook.
    path
        A name ending in .xlsx.

    Returns
    -------
    Path or None
        Where the file that stood there was put, if it holds more than the columns to fill in of such a list.

    Raises
    ------
    FindingsError
        If the name ends otherwise, a text does not fit a cell, or the place cannot be written. What stood
        there before is kept then.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx" or path.is_dir():
        reason = "a to-do list is not saved under this name"
        raise refuse(path.name, "todo file", reason, "Give a name that ends in .xlsx and is no folder.")
    earlier = _earlier(path)
    rows, gone = _with_what_was_said(todo_rows(casebook), earlier.rows)
    problems = tuple(_problems((*rows, *gone), path.name))
    if problems:
        raise FindingsError(problems)
    with staging(path, "todo file") as folder:
        written = folder / "new"
        written.write_bytes(_spreadsheet(rows, count_rows(casebook), gone))
        aside = _free(path) if earlier.holds_more else None
        if aside is not None:
            put_file(path.read_bytes(), aside, "todo file")
        put_in_its_place(written, path)
    return aside


class _Earlier(NamedTuple):
    """What a file that stands in the place of the list holds."""

    rows: tuple[tuple[str, ...], ...] = ()
    """Rows in which people filled something in, under the columns of the list."""
    holds_more: bool = False
    """Whether it holds anything else that is not written anew."""


def _earlier(path: Path) -> _Earlier:
    if not path.exists():
        return _Earlier()
    try:
        read = read_xlsx(path.name, path.read_bytes())
    except (FindingsError, OSError):
        return _Earlier(holds_more=True)
    sheets = {sheet.name: [tuple(map(as_text, cells)) for _, cells in sheet.rows] for sheet in read}
    own = [sheets[name] for name in (_TODO, _GONE) if sheets.get(name)]
    heading = len(TODO_COLUMNS) - 1  # a list of an earlier version has no remarks
    if _TODO not in sheets or any(rows[0][:heading] != TODO_COLUMNS[:heading] for rows in own):
        return _Earlier(holds_more=True)
    every = [(*cells, *[""] * len(TODO_COLUMNS))[: len(TODO_COLUMNS)] for rows in own for cells in rows[1:]]
    wide = any(any(cells[len(TODO_COLUMNS) :]) for rows in own for cells in rows)
    filled = tuple(row for row in every if any(row[-_FILLED_IN:]))
    marked = any(sheet.marks for sheet in read)  # a formula, or a note on a cell
    return _Earlier(filled, wide or marked or bool({*sheets} - {_TODO, _COUNTS, _GONE}))


def _with_what_was_said(
    rows: tuple[tuple[str, ...], ...], earlier: tuple[tuple[str, ...], ...]
) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """Put what people filled in beside its finding; give apart what has none any more.

    A finding is known by its place, or where rows moved by rule, file, column and words if it is the only
    one.
    """
    said: dict[int, tuple[str, ...]] = {}
    waiting = list(earlier)
    for known_by in (range(len(TODO_COLUMNS) - _FILLED_IN), (0, 3, 5, 6)):
        here: dict[tuple[str, ...], list[int]] = {}
        for at, row in enumerate(rows):
            if at not in said:
                here.setdefault(tuple(row[column] for column in known_by), []).append(at)
        keys = [tuple(row[column] for column in known_by) for row in waiting]
        counts = Counter(keys)
        left = []
        for row, key in zip(waiting, keys, strict=True):
            if counts[key] == 1 == len(here.get(key, ())):
                said[here[key][0]] = row[-_FILLED_IN:]
            else:
                left.append(row)
        waiting = left
    filled = tuple((*row[:-_FILLED_IN], *said.get(at, row[-_FILLED_IN:])) for at, row in enumerate(rows))
    return filled, tuple(waiting)


def _free(path: Path) -> Path:
    """Give the first name beside the list that nothing has, such as ``todo_earlier.xlsx``."""
    names = (f"{path.stem}_earlier{'' if number == 1 else f'_{number}'}.xlsx" for number in count(1))
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _row(finding: Finding) -> tuple[str, ...]:
    check = check_of(finding.rule)
    parts = (
        f'sheet "{finding.sheet}"' if finding.sheet else "",
        f"row {finding.row}" if finding.row is not None else "",
        f"line {finding.line}" if finding.line is not None else "",
    )
    place = ", ".join(part for part in parts if part)
    wrong = finding.reason[:1].upper() + finding.reason[1:] + "."
    wrong += f" Allowed: {finding.allowed}." if finding.allowed else ""
    wrong += f' Did you mean "{finding.nearest}"?' if finding.nearest else ""
    return (
        finding.rule, check.title, finding.severity, finding.file, place, finding.column, wrong,
        finding.remedy or check.remedy, "", "", "",
    )  # fmt: skip


def _order(finding: Finding) -> tuple[int, str, str, int, int, str, str, str]:
    return (
        _GRAVITY.index(finding.severity), finding.file, finding.sheet, finding.row or 0, finding.line or 0,
        finding.column, finding.rule, finding.reason,
    )  # fmt: skip


def _problems(rows: tuple[tuple[str, ...], ...], file: str) -> list[Finding]:
    return [
        problem_finding(problem, file, _TODO, number, column)
        for number, row in enumerate(rows, start=2)
        for column, text in zip(TODO_COLUMNS, row, strict=True)
        if (problem := text_problem(text, in_spreadsheet=True))
    ]


def _spreadsheet(
    rows: tuple[tuple[str, ...], ...],
    counts: tuple[tuple[str, ...], ...],
    gone: tuple[tuple[str, ...], ...],
) -> bytes:
    book, first = new_book()
    fill_sheet(first, _TODO, [TODO_COLUMNS, *rows], _WIDTHS)
    fill_sheet(book.create_sheet(), _COUNTS, [COUNT_COLUMNS, *counts], _COUNT_WIDTHS)
    if gone:
        fill_sheet(book.create_sheet(), _GONE, [TODO_COLUMNS, *gone], _WIDTHS)
    for sheet in book.worksheets:
        freeze_heading(sheet)
    _offer_done(first, len(rows) + 1)
    return finished(book)


def _offer_done(sheet: Worksheet, last: int) -> None:
    """Offer yes and no in the column "done"; a list without findings has no row to fill."""
    choice = DataValidation(type="list", formula1='"yes,no"', allow_blank=True)
    choice.showErrorMessage = True
    choice.errorTitle, choice.error = "done", "Choose a word from the list."
    letter = get_column_letter(TODO_COLUMNS.index("done") + 1)
    choice.add(f"{letter}2:{letter}{max(last, 2)}")
    sheet.add_data_validation(choice)
