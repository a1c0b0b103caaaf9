"""Turn sheets of fields one below the other, each with its value beside it, into records."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.reading.cell_problems import id_problem
from sjc_analysis.reading.fragments import Field, grouped, record_errors
from sjc_analysis.reading.headings import Understood, is_above_headings, understand_heading
from sjc_analysis.reading.kept_cells import ASIDE, NOTED, KeptCells
from sjc_analysis.reading.pieces import Piece, Remark, placed
from sjc_analysis.reading.records_of import read_records
from sjc_analysis.reading.sideways import Listed
from sjc_analysis.reading.values import Note
from sjc_analysis.safe_sheets import as_text, cell_name, column_letters


class _Beside(NamedTuple):
    """Cells beside a field's value, or a note on a cell of its row: kept with the field's record."""

    field: Field
    pieces: list[Piece]
    note: Note


def read_list(kept: KeptCells, listed: Listed) -> None:
    """Read the records of a sheet of fields one below the other.

    Parameters
    ----------
    kept
        Where the cells and what is said of them are put.
    listed
        The sheet.
    """
    walk = _Walk(kept, listed)
    for number, values in listed.table.rows:
        walk.read(number, values)
    records = grouped(walk.fields)
    for at, record in enumerate(records):
        for error in record_errors(kept.file, record, is_first_of_many=at == 0 and len(records) > 1):
            kept.errors.append(placed(kept.places, error.model_copy(update=_HOW_TO_SAY)))
    kept.errors.extend(_cell_errors(kept.file, listed))
    if kept.errors:
        return
    before = len(kept.records)
    if walk.fields:
        kept.remarks.append(Remark(_listed(len(records)), walk.fields[0].line))
    for read in read_records(records, before):
        kept.pieces.extend(read.pieces)
        kept.records.append(read.parts)
        kept.remarks.extend(each for each in read.remarks if not walk.is_expected(each))
    record_of = {field.start: before + at for at, record in enumerate(records) for field in record}
    for beside in walk.beside:
        record_at = record_of[beside.field.start]
        kept.pieces.extend(piece._replace(record=record_at) for piece in beside.pieces)
        first = beside.pieces[0]
        heading = beside.field.heading.strip()
        kept.remarks.append(Remark(beside.note, first.line, heading, at=first.start, record=record_at))
    kept.pieces.extend(walk.outside)
    kept.pieces.sort(key=lambda piece: piece.start)


_HOW_TO_SAY = {
    "allowed": "a row with the heading ID and the record's id beside it",
    "remedy": "Give each record its id, in the first of its rows.",
}


class _Walk:
    """A walk down a sheet of fields, which remembers the field that is open."""

    def __init__(self, kept: KeptCells, listed: Listed) -> None:
        self.kept = kept
        self.listed = listed
        self.fields: list[Field] = []
        self.beside: list[_Beside] = []
        self.outside: list[Piece] = []
        self.going_on: set[int] = set()
        self.is_open = False
        self.notes: dict[int, list[tuple[str, str]]] = {}
        for mark in listed.table.marks:
            if mark.kind == "note" and mark.text:
                self.notes.setdefault(mark.row, []).append((cell_name(mark.row, mark.column), mark.text))

    def read(self, number: int, values: Sequence[object]) -> None:
        """Read a row: a field, words that go on with the field above, or words outside of any."""
        cells = [as_text(value) for value in values]
        cells += [""] * (self.listed.at + 2 - len(cells))
        line = self.kept.line(self.listed.table.place(number))
        heading, value = cells[self.listed.at], cells[self.listed.at + 1]
        understood = understand_heading(heading, self.listed.mapping)
        goes_on = not heading.strip() and bool(value.strip()) and self.is_open
        known = understood.field != "" and understood.exact
        is_field = known or (bool(heading.strip()) and bool(value.strip()))
        if not goes_on and (not is_field or (not self.fields and is_above_headings(heading))):
            self._aside(cells, line, is_said=bool(self.fields))
            self.is_open = self.is_open and not heading.strip()
            return
        if goes_on:
            heading, understood = self.fields[-1].heading, self.fields[-1].understood
        else:
            self.outside.extend(self.kept.aside([*cells[: self.listed.at + 1]], line, "layout"))
        self._field(heading, understood, value, line, goes_on=goes_on)
        more = self.kept.aside(cells[self.listed.at + 2 :], line, "paragraph")
        self.beside.extend([_Beside(self.fields[-1], more, _CELLS_BESIDE)] if more else [])
        for cell, text in self.notes.get(number, ()):
            own = self.kept.line(self.listed.table.place(number, cell))
            self.beside.append(_Beside(self.fields[-1], self.kept.aside([text], own, "paragraph"), NOTED))
        self.is_open = True

    def _field(self, heading: str, understood: Understood, value: str, line: int, *, goes_on: bool) -> None:
        start, end = self.kept.put(value)
        self.fields.append(Field(heading, understood, line, start, end, value.strip(), value))
        if goes_on:
            self.going_on.add(start)
            self.kept.remarks.append(Remark(_GOES_ON, line, heading.strip(), at=start))

    def _aside(self, cells: Sequence[str], line: int, *, is_said: bool) -> None:
        self.outside.extend(self.kept.aside(cells, line, "paragraph"))
        self.kept.remarks.extend([Remark(ASIDE, line)] if is_said else [])

    def is_expected(self, remark: Remark) -> bool:
        """Whether a remark only says that words which go on with the field above are of the same field."""
        return remark.note.rule == "field twice" and remark.at in self.going_on


def _cell_errors(file: str, listed: Listed) -> Iterator[Finding]:
    """Refuse values that a spreadsheet program has changed or not calculated."""
    rows = dict(listed.table.rows)
    at = listed.at + 1
    for mark in listed.table.marks:
        if mark.column == at + 1 and mark.kind in _CELL_PROBLEMS:
            reason, remedy = _CELL_PROBLEMS[mark.kind]
            reason = f"the cell {cell_name(mark.row, mark.column)} {reason}"
            yield _of_cell(file, listed, mark.row, mark.kind.replace("_", " "), reason, remedy)
    ids = [
        (number, values[at])
        for number, values in rows.items()
        if at < len(values)
        and understand_heading(as_text(values[listed.at]), listed.mapping).field == "fragment_id"
    ]
    lettered = any(isinstance(value, str) and re.search(r"[^\W\d_]", value) for _, value in ids)
    changed = {mark.row for mark in listed.table.marks if mark.kind == "scientific" and mark.column == at + 1}
    for number, value in ids:
        reason = id_problem(value, lettered=lettered, scientific=number in changed) if value != "" else ""
        if reason:
            remedy = "Format the cell as text, and type the id again as its author gave it."
            yield _of_cell(file, listed, number, "id changed", reason, remedy)


def _of_cell(file: str, listed: Listed, row: int, rule: str, reason: str, remedy: str) -> Finding:
    return Finding(
        rule=rule, file=file, reason=reason, remedy=remedy,
        **listed.table.place(row).of_finding(f"column {column_letters(listed.at + 2)}"),
    )  # fmt: skip


_CELL_PROBLEMS = {
    "formula_without_value": (
        "holds a formula that was never calculated",
        "Open the file in a spreadsheet program and save it, or paste the value in its place.",
    ),
    "error_value": (
        "shows an error, and no value could be read",
        "Mend the formula, or write the value that belongs there.",
    ),
}


def _listed(records: int) -> Note:
    count = "one record" if records == 1 else f"{records:,} records, each beginning with its id"
    return Note(
        "headings in a column", "note",
        f"the fields of this sheet stand one below the other; they were read as {count}",
        remedy="Check that the number of records is the one you meant.",
    )  # fmt: skip


_CELLS_BESIDE = Note(
    "cells beside", "note", "cells beside this field's value were kept, and nothing is drafted from them",
    remedy="If they belong to the record, give them a heading and a row of their own.",
)  # fmt: skip

_GOES_ON = Note(
    "cell goes on", "note",
    "no heading stands beside this cell, so it was read as going on with the field above",
    remedy="Give it a heading if it is a field of its own.",
)  # fmt: skip
