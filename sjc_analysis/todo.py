"""The findings as a to-do list: a spreadsheet an evaluator can filter, fill in and hand on."""

import tempfile
from collections import Counter
from pathlib import Path

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking import check_of
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.workbook.sheet_parts import fill_sheet, finished, freeze_heading, new_book
from sjc_analysis.workbook.sheets import refuse
from sjc_analysis.workbook.xlsx_text import problem_finding, text_problem

TODO_COLUMNS = (
    "rule", "title", "severity", "file", "row or line", "column", "what is wrong", "what to do",
    "who", "done",
)  # fmt: skip
"""The columns of the list; the last two are for the reader to fill in."""

COUNT_COLUMNS = ("rule", "title", "severity", "findings", "what to do")
"""The columns of the counts."""

_TODO, _COUNTS = "to do", "by rule"
_WIDTHS = (26.0, 34.0, 13.0, 26.0, 22.0, 28.0, 60.0, 60.0, 18.0, 9.0)
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


def save_todo(casebook: Casebook, path: Path) -> None:
    """Save the findings of a casebook as a spreadsheet with a list to work through and counts by rule.

    The list tells where something is wrong and never the value; it is about confidential records too, and so
    is for those who may read the harvest. The same findings give the same bytes.

    Parameters
    ----------
    casebook
        Read documents, a draft, or a finished casebook.
    path
        A name ending in .xlsx.

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
    rows = todo_rows(casebook)
    problems = tuple(_problems(rows, path.name))
    if problems:
        raise FindingsError(problems)
    content = _spreadsheet(rows, count_rows(casebook))
    try:
        with tempfile.TemporaryDirectory(prefix=".todo-", dir=path.absolute().parent) as staging:
            written = Path(staging) / "new"
            written.write_bytes(content)
            written.replace(path)
    except OSError:
        remedy = "Check that the folder around it exists and that no other program has the list open."
        raise refuse(path.name, "todo file", "the list cannot be written there", remedy) from None


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
        finding.remedy or check.remedy, "", "",
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


def _spreadsheet(rows: tuple[tuple[str, ...], ...], counts: tuple[tuple[str, ...], ...]) -> bytes:
    book, first = new_book()
    fill_sheet(first, _TODO, [TODO_COLUMNS, *rows], _WIDTHS)
    counted = book.create_sheet()
    fill_sheet(counted, _COUNTS, [COUNT_COLUMNS, *counts], _COUNT_WIDTHS)
    freeze_heading(first)
    freeze_heading(counted)
    _offer_done(first, len(rows) + 1)
    return finished(book)


def _offer_done(sheet: Worksheet, last: int) -> None:
    """Offer yes and no in the last column; a list without findings has no row to fill."""
    choice = DataValidation(type="list", formula1='"yes,no"', allow_blank=True)
    choice.showErrorMessage = True
    choice.errorTitle, choice.error = "done", "Choose a word from the list."
    letter = get_column_letter(TODO_COLUMNS.index("done") + 1)
    choice.add(f"{letter}2:{letter}{max(last, 2)}")
    sheet.add_data_validation(choice)
