"""Turn the rows of tables into records: one record a row, one passage a cell, every cell kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.reading.cell_problems import cell_findings, id_findings, merged_findings
from sjc_analysis.reading.columns import column_findings, skipped_rows
from sjc_analysis.reading.fragments import Field
from sjc_analysis.reading.headings import MAY_PUBLISH
from sjc_analysis.reading.kept_cells import ASIDE, NOTED, KeptCells, Outside
from sjc_analysis.reading.listed_records import read_list
from sjc_analysis.reading.options import ticked_options
from sjc_analysis.reading.pieces import FileParts, Piece, Remark
from sjc_analysis.reading.records_of import read_records
from sjc_analysis.reading.row_shape import RowShape
from sjc_analysis.reading.sideways import Listed, read_sideways
from sjc_analysis.reading.tables import Headed
from sjc_analysis.reading.texts import Text
from sjc_analysis.safe_sheets import as_text


@dataclass(frozen=True)
class TableText:
    """What was read of a file of tables: its name and digest, and what each of its cells is."""

    text: Text
    parts: FileParts


def table_records(
    file: str, sha256: str, tables: Sequence[Headed | Listed | Outside], within: Text | None = None
) -> tuple[TableText | None, tuple[Finding, ...]]:
    """Read the records of a file's tables.

    Parameters
    ----------
    file, sha256
        The file's name and digest.
    tables
        Its tables, with their heading rows, its lists of fields, and the words outside of them.
    within
        The text whose lines their rows are, if they stand in one.

    Returns
    -------
    TableText or None
        ``None`` if anything is wrong that would falsify a record.
    tuple of Finding
        What is to be said of headings and cells; errors where it is ``None``.
    """
    findings = tuple(
        finding for table in tables if isinstance(table, Headed) for finding in _table_findings(file, table)
    )
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    work = _Work(file, within)
    for table in tables:
        if isinstance(table, Headed):
            work.read(table)
        elif isinstance(table, Listed):
            read_list(work, table)
        else:
            work.keep_outside(table)
    if work.errors:
        return None, (*findings, *work.errors)
    return TableText(within or Text(file, sha256, ""), work.parts()), findings


def _table_findings(file: str, headed: Headed) -> Iterator[Finding]:
    place = headed.table.place(headed.heading_row)
    below = headed.table.rows[headed.first_record :]
    filled = frozenset(
        at for _, values in below for at, value in enumerate(values) if value != "" and as_text(value).strip()
    )
    yield from column_findings(file, place, headed.columns, filled)
    yield from read_sideways(file, headed)
    if headed.uses_above or headed.uses_below:
        yield _two_rows(file, headed)
    fields = {column.field for column in headed.columns}
    if MAY_PUBLISH in fields:
        fields.add("confidential")
    for field, reason, remedy in _WANTED:
        if field not in fields:
            yield Finding(
                rule="column missing", severity="warning", file=file, **place.of_finding(),
                reason=reason, remedy=remedy,
            )  # fmt: skip
    yield from merged_findings(file, headed)
    yield from cell_findings(file, headed)
    yield from id_findings(file, headed)


def _two_rows(file: str, headed: Headed) -> Finding:
    other = headed.table.rows[headed.at + 1 if headed.uses_below else headed.at - 1][0]
    return Finding(
        rule="headings in two rows", severity="note", file=file,
        **headed.table.place(headed.heading_row).of_finding(),
        reason=f"the headings stand in two rows, this one and row {other}, and were read together",
        remedy="Look at how the columns were understood; say with --mapping what a joined heading is.",
    )  # fmt: skip


_WANTED = (
    (
        "fragment_id", "no column holds the records' ids; each is known by its row",
        "Add a column with an id for each record: a row's number changes when rows are added.",
    ),
    (
        "confidential", "no column says which records are confidential, so all are read as confidential",
        "Add a column Confidential with yes or no.",
    ),
    ("outcome", "no column holds the outcome statements", "Without it no outcome can be drafted."),
)  # fmt: skip


_AT_ONCE = 20_000
"""So many rows are laid out before they are understood, so that not all of a large table waits at once."""


class _Aside(NamedTuple):
    """A row that is no record: its pieces, and what is to be said of it."""

    pieces: list[Piece]
    remarks: tuple[Remark, ...]


class _Row(NamedTuple):
    """A row that is a record: its fields, the answers ticked in it, and its line."""

    fields: list[Field]
    chosen: dict[int, tuple[str, str]]
    line: int


class _Work(KeptCells):
    """The cells of a file's tables while they are read, laid out one after the other."""

    def __init__(self, file: str, text: Text | None) -> None:
        super().__init__(file, text)
        self.waiting: list[_Aside | _Row] = []

    def read(self, headed: Headed) -> None:
        """Read every row of a table."""
        lines: dict[int, int] = {}
        record_of: dict[int, int] = {}
        merged = _merged_downwards(headed)
        shape, before = RowShape.of(headed), len(self.records)
        for at, (number, values) in enumerate(headed.table.rows):
            line = lines[number] = self.line(headed.table.place(number))
            cells = [*map(as_text, values), *[""] * (shape.width - len(values))]
            if headed.at <= at < headed.first_record or (
                at > headed.at and (cells == shape.headings or _is_about_columns(cells))
            ):
                self.waiting.append(_Aside(self.aside(cells, line, "layout"), ()))
            elif at < headed.at or shape.is_aside(cells):
                said = (Remark(ASIDE, line),) if at > headed.at else ()
                self.waiting.append(_Aside(self.aside(cells, line, "paragraph"), said))
            elif shape.lacks_id(cells):
                self.errors.append(_no_id(self.file, headed, number))
            else:
                record_of[number] = len(record_of) + before
                above = {at: (lines[row], text) for at, (row, text) in merged.get(number, {}).items()}
                self.waiting.append(self._row(shape, cells, line, above))
                if len(self.waiting) >= _AT_ONCE:
                    self._read_waiting(shape)
        self._read_waiting(shape)
        self._notes(headed, lines, record_of)

    def _row(
        self, shape: RowShape, cells: Sequence[str], line: int, above: Mapping[int, tuple[int, str]]
    ) -> "_Row":
        fields: list[Field] = []
        ticked = ticked_options(shape.options, cells) if shape.options else {}
        chosen: dict[int, tuple[str, str]] = {}
        for at, heading, understood, may_be_blank in shape.columns:
            at_line, text = above[at] if at in above else (line, cells[at])
            if not text and not may_be_blank:
                continue
            start, end = self.put(text)
            if at in ticked:
                chosen[start] = ticked[at]
            fields.append(Field(heading, understood, at_line, start, end, text.strip(), text))
        return _Row(fields, chosen, line)

    def _read_waiting(self, shape: RowShape) -> None:
        """Understand the rows laid out since the last time, and put down everything in its order."""
        rows = [row.fields for row in self.waiting if isinstance(row, _Row)]
        read = iter(read_records(rows, len(self.records)))
        for row in self.waiting:
            if isinstance(row, _Aside):
                self.pieces.extend(row.pieces)
                self.remarks.extend(row.remarks)
                continue
            record = next(read)
            self.pieces.extend(_with_options(record.pieces, row.chosen) if row.chosen else record.pieces)
            label = record.parts.label or self.places[row.line - 1].words
            self.records.append(record.parts._replace(label=label))
            self.remarks.extend(remark for remark in record.remarks if remark.note.rule not in shape.said)
        self.waiting.clear()

    def _notes(self, headed: Headed, lines: Mapping[int, int], record_of: Mapping[int, int]) -> None:
        """Keep the notes that people attached to cells."""
        for mark in headed.table.marks:
            if mark.kind == "note" and mark.text:
                line = self.line(headed.table.place(mark.row, headed.table.cell(mark.row, mark.column)))
                start, end = self.put(mark.text)
                at = mark.column - 1
                heading = headed.columns[at].heading if at < len(headed.columns) else ""
                record = record_of.get(mark.row)
                piece = Piece(
                    kind="paragraph", start=start, end=end, line=line, heading=heading, record=record,
                    cell=mark.text,
                )  # fmt: skip
                self.pieces.append(piece)
                self.remarks.append(Remark(NOTED, line, heading, at=start, record=record))


def _with_options(pieces: Sequence[Piece], chosen: Mapping[int, tuple[str, str]]) -> Iterator[Piece]:
    for piece in pieces:
        field, understood = chosen.get(piece.start, (piece.field, piece.understood))
        yield piece._replace(field=field, understood=understood)


def _merged_downwards(headed: Headed) -> dict[int, dict[int, tuple[int, str]]]:
    """Give, by row and column, the row and text of the merged cell above that stands for it."""
    found: dict[int, dict[int, tuple[int, str]]] = {}
    rows = dict(headed.table.rows) if headed.table.merges else {}
    for area in headed.table.merges:
        values = rows.get(area.first_row, ())
        at = area.first_column - 1
        if area.first_row > headed.last_heading_row and at < len(values):
            for row in rows:
                if area.first_row < row <= area.last_row:
                    found.setdefault(row, {})[at] = (area.first_row, as_text(values[at]))
    return found


def _is_about_columns(cells: Sequence[str]) -> bool:
    texts = (text for text in cells if text.strip())
    return all(any(form.fullmatch(text) for form in skipped_rows()) for text in texts)


def _no_id(file: str, headed: Headed, row: int) -> Finding:
    column = next(column for column in headed.columns if column.field == "fragment_id")
    is_turned = bool(headed.table.turned_rows)
    whose = "the column belongs to another record" if is_turned else "the row belongs to the record above"
    return Finding(
        rule="id missing", file=file, **headed.table.place(row).of_finding(column.name),
        reason="this record has no id",
        allowed="an id of its own for every record, such as CVP-XMA3109/ACC002",
        remedy=f"Give the record its id. If {whose}, move its cells there.",
    )  # fmt: skip
