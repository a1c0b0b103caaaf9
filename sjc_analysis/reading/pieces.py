"""What the readers of one file hand over: pieces of its text, records and remarks, without ids.

Ids are given when all files are read (:mod:`sjc_analysis.reading.files`). Until then a piece is known by its
first code point, which no two pieces of a file share.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sjc_analysis.dates import Interval
from sjc_analysis.findings import Finding
from sjc_analysis.reading.texts import Text
from sjc_analysis.reading.values import Note
from sjc_analysis.vocabulary import PassageKind, SourceKind


class Piece(NamedTuple):
    """A stretch of a file's text and what it is.

    Parameters
    ----------
    kind, field, heading, understood
        As in :class:`sjc_analysis.records.Passage`.
    start, end
        Code points in the file; equal for a field that was left blank.
    line
        The line it begins on, from 1.
    record
        Which record of the file it belongs to, from 0; ``None`` for none.
    answers
        Start of the question it answers.
    repeats
        Starts of the pieces whose words it repeats.
    cell
        The words of a cell; a text file's pieces are cut out of the text.
    """

    kind: PassageKind
    start: int
    end: int
    line: int
    field: str = ""
    heading: str = ""
    understood: str = ""
    record: int | None = None
    answers: int | None = None
    repeats: tuple[int, ...] = ()
    cell: str = ""


class Remark(NamedTuple):
    """What is to be said of a file: its words, its line and column, the piece and record it is about.

    It becomes a finding only when it is kept, because most remarks on the rows of a table are said once.
    """

    note: Note
    line: int | None = None
    column: str = ""
    nearest: str = ""
    at: int | None = None
    record: int | None = None

    def finding(self, file: str, places: Sequence["Place"], **ids: str) -> Finding:
        """Make the finding, with its place in the words of its kind of file and the ids it is about."""
        place: dict[str, Any] = {"column": self.column}
        if self.line is not None:
            place = place_of(places, self.line).of_finding(self.column)
        return Finding(
            rule=self.note.rule, severity=self.note.severity, file=file, reason=self.note.reason,
            allowed=self.note.allowed, nearest=self.nearest, remedy=self.note.remedy, **place, **ids,
        )  # fmt: skip


class RecordParts(NamedTuple):
    """What a record's id and flag say; ``label_at`` and ``flag_at`` are the starts of their pieces."""

    label: str
    label_at: int | None
    confidential: bool
    flag_at: int | None = None
    programme_code: str = ""
    country_code: str = ""
    year_month: str = ""
    objective_code: str = ""
    number: str = ""


UNKNOWN = Interval()
"""No date."""


class Place(NamedTuple):
    """Where a piece stands in a file that has no lines.

    Parameters
    ----------
    words
        The place as a passage shows it: ``sheet "Harvest", row 14`` or ``paragraph 3``.
    sheet, row, line
        For a finding: of a table, or of a text.
    column
        For a finding: what stands before the name of a field, such as the column in which a record stands.
    """

    words: str
    sheet: str = ""
    row: int | None = None
    line: int | None = None
    column: str = ""

    def of_finding(self, field: str = "") -> dict[str, Any]:
        """Give the place as a finding names it.

        Parameters
        ----------
        field
            The field it is about.

        Examples
        --------
        >>> Place("row 4", row=4).of_finding("Year")["column"], Place("paragraph 3").of_finding()["column"]
        ('Year', 'paragraph 3')
        """
        if self.row is None and self.line is None and not self.column:
            field = self.words
        named = ", ".join(part for part in (self.column, field) if part)
        return {"sheet": self.sheet, "row": self.row, "line": self.line, "column": named}


@dataclass(frozen=True)
class FileParts:
    """Everything read from one file.

    Parameters
    ----------
    places
        For a file that has no lines: what stands for line 1, 2, ... of pieces and remarks.
    in_cells
        Whether each piece is a whole cell, so that positions count from its first letter.
    """

    kind: SourceKind
    pieces: tuple[Piece, ...]
    records: tuple[RecordParts, ...] = ()
    remarks: tuple[Remark, ...] = ()
    title: str = ""
    date: Interval = UNKNOWN
    date_span: tuple[int, int] | None = None
    places: tuple[Place, ...] = ()
    in_cells: bool = False


def place_of(places: Sequence[Place], line: int) -> Place:
    """Give the place of a line of a file, in the words of its kind of file.

    Examples
    --------
    >>> place_of((), 4).words, place_of((Place("paragraph 1"),), 1).words
    ('line 4', 'paragraph 1')
    """
    return places[line - 1] if places else Place(f"line {line}", line=line)


def placed(places: Sequence[Place], finding: Finding) -> Finding:
    """Give a finding the place of its line, in the words of its kind of file.

    Examples
    --------
    >>> finding = Finding(rule="F1", file="note.docx", line=1, reason="no date")
    >>> placed((Place("paragraph 1"),), finding).place()
    'note.docx, "paragraph 1"'
    """
    if finding.line is None or not places:
        return finding
    return finding.model_copy(update=place_of(places, finding.line).of_finding(finding.column))


def tile(pieces: Iterable[Piece], text: Text) -> tuple[Piece, ...]:
    """Fill what lies between the pieces with layout, so that together they are the whole text.

    Parameters
    ----------
    pieces
        Without overlaps, in order.
    text
        The file's text, or the part of it that they stand in.

    Examples
    --------
    >>> tiled = tile([Piece(kind="field", start=3, end=7, line=1)], Text("a.txt", "", "a: gate!"))
    >>> [(piece.kind, piece.start, piece.end) for piece in tiled]
    [('layout', 0, 3), ('field', 3, 7), ('layout', 7, 8)]
    """
    tiled: list[Piece] = []
    until = text.begin + len(text.own)
    at, line = text.begin, text.lines[0].number
    for piece in pieces:
        if piece.start > at:
            tiled.append(Piece(kind="layout", start=at, end=piece.start, line=line, record=piece.record))
        tiled.append(piece)
        at = piece.end
        line = piece.line + _newlines(text.text[piece.start : piece.end])
    if at < until:
        last = tiled[-1].record if tiled else None
        tiled.append(Piece(kind="layout", start=at, end=until, line=line, record=last))
    return tuple(tiled)


def _newlines(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
