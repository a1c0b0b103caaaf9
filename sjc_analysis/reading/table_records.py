"""Turn the rows of tables into records: one record a row, one passage a cell, every cell kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sjc_analysis.findings import Finding
from sjc_analysis.reading.cell_problems import cell_findings, id_findings, merged_findings
from sjc_analysis.reading.columns import Column, column_findings, skipped_rows
from sjc_analysis.reading.fragments import Field
from sjc_analysis.reading.headings import Understood
from sjc_analysis.reading.options import ticked_options
from sjc_analysis.reading.pieces import FileParts, Piece, Place, RecordParts, Remark
from sjc_analysis.reading.records_of import read_record
from sjc_analysis.reading.said_once import said_once
from sjc_analysis.reading.tables import Headed
from sjc_analysis.reading.texts import Text
from sjc_analysis.safe_sheets import as_text, cell_name
from sjc_analysis.vocabulary import PassageKind

_ABOUT_HEADINGS = frozenset({"heading unknown", "heading misspelt", "heading padded", "field twice"})


@dataclass(frozen=True)
class TableText:
    """What was read of a file of tables: its cells one after the other, and what each is."""

    text: Text
    parts: FileParts


def table_records(
    file: str, sha256: str, tables: Sequence[Headed]
) -> tuple[TableText | None, tuple[Finding, ...]]:
    """Read the records of a file's tables.

    Parameters
    ----------
    file, sha256
        The file's name and digest.
    tables
        Its tables, with their heading rows.

    Returns
    -------
    TableText or None
        ``None`` if anything is wrong that would falsify a record.
    tuple of Finding
        What is to be said of headings and cells; errors where it is ``None``.
    """
    findings = tuple(finding for headed in tables for finding in _table_findings(file, headed))
    if any(finding.severity == "error" for finding in findings):
        return None, findings
    work = _Work(file)
    for headed in tables:
        work.read(headed)
    if work.errors:
        return None, (*findings, *work.errors)
    text = Text(file, sha256, "".join(work.texts))
    parts = FileParts(
        kind="outcome_record", pieces=tuple(work.pieces), records=tuple(work.records),
        remarks=tuple(said_once(work.remarks)), places=tuple(work.places), in_cells=True,
    )  # fmt: skip
    return TableText(text, parts), findings


def _table_findings(file: str, headed: Headed) -> Iterator[Finding]:
    sheet, row = headed.table.sheet, headed.heading_row
    below = headed.table.rows[headed.at + 1 :]
    filled = frozenset(
        at for _, values in below for at, value in enumerate(values) if value != "" and as_text(value).strip()
    )
    yield from column_findings(file, sheet, row, headed.columns, filled)
    fields = {column.field for column in headed.columns}
    for field, reason, remedy in _WANTED:
        if field not in fields:
            yield Finding(
                rule="column missing", severity="warning", file=file, sheet=sheet, row=row,
                reason=reason, remedy=remedy,
            )  # fmt: skip
    yield from merged_findings(file, headed)
    yield from cell_findings(file, headed)
    yield from id_findings(file, headed)


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


_KEPT_ONLY = Understood(field="", exact=True)


class _Work:
    """The cells of a file's tables while they are read, laid out one after the other."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.texts: list[str] = []
        self.at = 0
        self.places: list[Place] = []
        self.pieces: list[Piece] = []
        self.records: list[RecordParts] = []
        self.remarks: list[Remark] = []
        self.errors: list[Finding] = []

    def read(self, headed: Headed) -> None:
        """Read every row of a table."""
        lines: dict[int, int] = {}
        record_of: dict[int, int] = {}
        merged = _merged_downwards(headed)
        headings = [column.heading for column in headed.columns]
        for at, (number, values) in enumerate(headed.table.rows):
            line = lines[number] = self._line(headed.table.sheet, number)
            cells = [as_text(value) for value in values] + [""] * (len(headed.columns) - len(values))
            if at == headed.at or (at > headed.at and (cells == headings or _is_about_columns(cells))):
                self._aside(cells, line, "layout")
            elif at < headed.at or _is_aside(headed.columns, cells):
                self._aside(cells, line, "paragraph")
                if at > headed.at:
                    self.remarks.append(_aside_remark(self.file, line))
            elif _lacks_id(headed.columns, cells):
                self.errors.append(_no_id(self.file, headed, number))
            else:
                record_of[number] = len(self.records)
                above = {at: (lines[row], text) for at, (row, text) in merged.get(number, {}).items()}
                self._record(headed, cells, line, above)
        self._notes(headed, lines, record_of)

    def _line(self, sheet: str, row: int, cell: str = "") -> int:
        words = f'sheet "{sheet}", row {row}' if sheet else f"row {row}"
        self.places.append(Place(f"{words}, note on {cell}" if cell else words, sheet, row))
        return len(self.places)

    def _put(self, text: str) -> tuple[int, int]:
        """Lay a cell's text out and give its place; a line end after it keeps blank cells apart."""
        start = self.at
        self.texts.append(f"{text}\n")
        self.at += len(text) + 1
        return start, start + len(text)

    def _aside(self, cells: Sequence[str], line: int, kind: PassageKind) -> None:
        for text in cells:
            if text:
                start, end = self._put(text)
                self.pieces.append(Piece(kind=kind, start=start, end=end, line=line))

    def _record(
        self, headed: Headed, cells: Sequence[str], line: int, above: Mapping[int, tuple[int, str]]
    ) -> None:
        fields: list[Field] = []
        ticked = ticked_options(headed.columns, cells)
        chosen: dict[int, tuple[str, str]] = {}
        for column in headed.columns:
            at_line, text = above.get(column.at, (line, cells[column.at]))
            if not text and (not column.field or column.option):
                continue
            start, end = self._put(text)
            if column.at in ticked:
                chosen[start] = ticked[column.at]
            understood = _KEPT_ONLY if column.option or not column.field else column.understood
            fields.append(Field(column.heading, understood, at_line, start, end, text.strip()))
        read = read_record(self.file, fields, len(self.records))
        self.pieces.extend(_with_options(read.pieces, chosen))
        label = read.parts.label or self.places[line - 1].words
        self.records.append(replace(read.parts, label=label))
        self.remarks.extend(
            remark for remark in read.remarks if not _is_about_headings(remark.finding.rule, headed.columns)
        )

    def _notes(self, headed: Headed, lines: Mapping[int, int], record_of: Mapping[int, int]) -> None:
        """Keep the notes that people attached to cells."""
        for mark in headed.table.marks:
            if mark.kind == "note" and mark.text:
                line = self._line(headed.table.sheet, mark.row, cell_name(mark.row, mark.column))
                start, end = self._put(mark.text)
                at = mark.column - 1
                heading = headed.columns[at].heading if at < len(headed.columns) else ""
                record = record_of.get(mark.row)
                piece = Piece(
                    kind="paragraph", start=start, end=end, line=line, heading=heading, record=record
                )
                self.pieces.append(piece)
                self.remarks.append(_note_remark(self.file, piece))


def _with_options(pieces: Sequence[Piece], chosen: Mapping[int, tuple[str, str]]) -> Iterator[Piece]:
    for piece in pieces:
        field, understood = chosen.get(piece.start, (piece.field, piece.understood))
        yield replace(piece, field=field, understood=understood)


def _merged_downwards(headed: Headed) -> dict[int, dict[int, tuple[int, str]]]:
    """Give, by row and column, the row and text of the merged cell above that stands for it."""
    found: dict[int, dict[int, tuple[int, str]]] = {}
    rows = dict(headed.table.rows) if headed.table.merges else {}
    for area in headed.table.merges:
        values = rows.get(area.first_row, ())
        at = area.first_column - 1
        if area.first_row > headed.heading_row and at < len(values):
            for row in rows:
                if area.first_row < row <= area.last_row:
                    found.setdefault(row, {})[at] = (area.first_row, as_text(values[at]))
    return found


def _is_about_columns(cells: Sequence[str]) -> bool:
    texts = [text for text in cells if text.strip()]
    return all(any(form.fullmatch(text) for form in skipped_rows()) for text in texts)


def _lacks_id(columns: Sequence[Column], cells: Sequence[str]) -> bool:
    return any(column.field == "fragment_id" and not cells[column.at].strip() for column in columns)


def _is_aside(columns: Sequence[Column], cells: Sequence[str]) -> bool:
    """Whether a row is no record but a total, a title or a remark: it has no id and tells little."""
    said = [column.field for column in columns if column.field and cells[column.at].strip()]
    has_ids = any(column.field == "fragment_id" for column in columns)
    if has_ids and not _lacks_id(columns, cells):
        return False
    return len(said) <= 1 and "outcome" not in said


def _no_id(file: str, headed: Headed, row: int) -> Finding:
    column = next(column for column in headed.columns if column.field == "fragment_id")
    return Finding(
        rule="id missing", file=file, sheet=headed.table.sheet, row=row, column=column.name,
        reason="this record has no id", allowed="an id of its own in every row, such as CVP-XMA3109/ACC002",
        remedy="Give the record its id. If the row belongs to the record above, move its cells there.",
    )  # fmt: skip


def _aside_remark(file: str, line: int) -> Remark:
    return Remark(
        Finding(
            rule="row outside records", severity="warning", file=file, line=line,
            reason="this row has no id and tells of no outcome; it was kept and nothing is drafted from it",
            remedy="If it is a record, give it an id; if it belongs to the row above, move its cells there.",
        )
    )  # fmt: skip


def _note_remark(file: str, piece: Piece) -> Remark:
    finding = Finding(
        rule="note on a cell", severity="note", file=file, line=piece.line, column=piece.heading,
        reason="somebody attached a note to this cell; it was kept and nothing is drafted from it",
        remedy="Read it: it may correct or limit what the cell says.",
    )  # fmt: skip
    return Remark(finding, at=piece.start, record=piece.record)


def _is_about_headings(rule: str, columns: Sequence[Column]) -> bool:
    """Whether a remark was already made once for the whole column."""
    missing = {"flag missing": "confidential", "outcome missing": "outcome"}.get(rule)
    if missing is not None:
        return all(column.field != missing for column in columns)
    return rule in _ABOUT_HEADINGS
