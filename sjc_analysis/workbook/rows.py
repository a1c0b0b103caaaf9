"""Turn a sheet into rows of its table: headings matched, cells read, quotes found, every problem said."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from sjc_analysis.casebook import TABLES
from sjc_analysis.cells import field_columns, from_cells
from sjc_analysis.findings import Finding
from sjc_analysis.records import Row
from sjc_analysis.workbook.cell_checks import CellProblem, nearest, read_cell
from sjc_analysis.workbook.columns import Column, table_columns
from sjc_analysis.workbook.line_ends import mended_text
from sjc_analysis.workbook.quote_search import QuoteFinder
from sjc_analysis.workbook.sheets import Sheet


class TableRows(NamedTuple):
    """What one sheet gave.

    Attributes
    ----------
    rows
        The rows that could be read.
    numbers
        The spreadsheet row of each of them.
    unread_ids
        Ids of the rows that could not be read.
    findings
        What is wrong.
    """

    rows: tuple[BaseModel, ...]
    numbers: tuple[int, ...]
    unread_ids: frozenset[str]
    findings: tuple[Finding, ...]


Say = Callable[..., Finding]
"""Makes a finding with its file and sheet filled in."""


def read_table(file: str, table: str, sheet: Sheet, quotes: QuoteFinder | None) -> TableRows:
    """Read a sheet's rows.

    Parameters
    ----------
    file
        File name for the messages.
    table
        The table the sheet holds.
    sheet
        The sheet as it stands.
    quotes
        Finds quotes given without their place; ``None`` while the passages themselves are read.
    """
    if not sheet.rows:
        return TableRows((), (), frozenset(), ())

    def say(**said: Any) -> Finding:
        return Finding(file=file, sheet=table, **said)

    (heading_row, headings), *body = sheet.rows
    names, findings = _match_headings(table, headings, heading_row, body, say)
    if findings:
        return TableRows((), (), _ids_in(table, names, body), tuple(findings))
    cells_by_row = [
        (number, {name: text for name, text in zip(names, texts, strict=False) if name})
        for number, texts in body
    ]
    _number_new_rows(table, [cells for _, cells in cells_by_row])
    return _build(table, cells_by_row, quotes, say)


def _match_headings(
    table: str, headings: tuple[str, ...], row: int, body: Iterable[tuple[int, tuple[str, ...]]], say: Say
) -> tuple[list[str], list[Finding]]:
    known = table_columns(table)
    names = [heading.strip().lower().replace(" ", "_") for heading in headings]
    findings = []
    for position, name in enumerate(names):
        if not name and any(texts[position].strip() for _, texts in body if position < len(texts)):
            findings.append(
                say(
                    rule="W10",
                    row=row,
                    reason=f"column {position + 1} has no heading but holds something",
                    remedy="Give it its heading, or clear it.",
                )
            )
        elif name and name not in known:
            findings.append(
                say(
                    rule="W11",
                    row=row,
                    reason=f"the heading of column {position + 1} is not known",
                    allowed=", ".join(known),
                    nearest=nearest(name, tuple(known)),
                    remedy='Correct it, or move the column to a sheet whose name begins with "note".',
                )
            )
        elif name and name in names[:position]:
            findings.append(
                say(
                    rule="W12",
                    row=row,
                    column=name,
                    reason="this heading stands twice",
                    remedy="Keep one of the two columns.",
                )
            )
    return names, findings


def _id_name(table: str) -> str:
    model = TABLES[table]
    return model.id_field if issubclass(model, Row) else ""


def _ids_in(table: str, names: list[str], body: Iterable[tuple[int, tuple[str, ...]]]) -> frozenset[str]:
    """Give the ids of a sheet that cannot be read, so that references to them are not reported too."""
    own = _id_name(table)
    if own not in names:
        return frozenset()
    at = names.index(own)
    return frozenset(texts[at].strip().upper() for _, texts in body if at < len(texts))


def _number_new_rows(table: str, rows: list[dict[str, str]]) -> None:
    """Give each row without an id the next free one."""
    own = _id_name(table)
    if not own:
        return
    prefix = TABLES[table].prefix  # type: ignore[attr-defined]  # only tables of Row have an id column
    used = [row.get(own, "").strip().upper().removeprefix(f"{prefix}-") for row in rows]
    last = max((int(number) for number in used if number.isdecimal()), default=0)
    for row in rows:
        if not row.get(own, "").strip():
            last += 1
            row[own] = f"{prefix}-{last:02d}"


def _build(
    table: str, cells_by_row: list[tuple[int, dict[str, str]]], quotes: QuoteFinder | None, say: Say
) -> TableRows:
    rows: list[BaseModel] = []
    numbers: list[int] = []
    unread: set[str] = set()
    findings: list[Finding] = []
    for number, cells in cells_by_row:
        read, problems = _read_cells(table, cells)
        if quotes:
            problems.update(quotes.fill(TABLES[table], read, skip=problems))
        found = [
            say(rule="W13", row=number, column=column, **problem._asdict())
            for column, problem in problems.items()
        ]
        if not found:
            try:
                rows.append(TABLES[table](**from_cells(TABLES[table], read)))
                numbers.append(number)
            except ValidationError as error:
                found = [say(row=number, **said) for said in _in_plain_words(table, error)]
        if found:
            unread.add(read.get(_id_name(table), ""))
        findings.extend(found)
    return TableRows(tuple(rows), tuple(numbers), frozenset(unread - {""}), tuple(findings))


def _read_cells(table: str, cells: Mapping[str, str]) -> tuple[dict[str, str], dict[str, CellProblem]]:
    read: dict[str, str] = {}
    problems: dict[str, CellProblem] = {}
    if table == "passages":
        cells = {**cells, "text": mended_text(cells)}
    for name, column in table_columns(table).items():
        value = read_cell(column, cells.get(name, ""))
        if isinstance(value, CellProblem):
            problems[name] = value
        else:
            read[name] = value
    return read, problems


_SAID = {
    "missing": "this cell must not be blank",
    "string_too_short": "this cell must not be blank",
    "too_short": "this cell must name at least one",
    "greater_than_equal": "the number is too small",
    "greater_than": "the number is too small",
    "less_than_equal": "the number is too large",
    "less_than": "the number is too large",
    "finite_number": "the number is not finite",
    "string_pattern_mismatch": "this is not in the form that stands here",
}


def _in_plain_words(table: str, error: ValidationError) -> Iterable[dict[str, str]]:
    """Say a model's objections without its jargon and without the value."""
    columns = table_columns(table)
    for problem in error.errors(include_input=False, include_url=False):
        column = _column_of(table, problem["loc"], columns)
        reason = _SAID.get(problem["type"]) or problem["msg"].removeprefix("Value error, ")
        bounds = [
            f"{word} {problem['ctx'][key]}" for key, word in _BOUNDS.items() if key in problem.get("ctx", {})
        ]
        allowed = ", ".join(bounds) or (columns[column].meaning if column else "")
        yield {
            "rule": "W14",
            "column": column,
            "reason": reason,
            "allowed": allowed,
            "remedy": "Correct the row.",
        }


_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def _column_of(table: str, place: tuple[int | str, ...], columns: Mapping[str, Column]) -> str:
    """Name the column an objection is about; blank if it is about the row as a whole."""
    if not place:
        return ""
    field, *inner = [str(part) for part in place]
    if inner and f"{field}_{inner[0]}" in columns:
        return f"{field}_{inner[0]}"
    return field_columns(TABLES[table], field)[0]
