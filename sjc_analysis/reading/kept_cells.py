"""The cells of a file's tables as they are kept: one after the other, each with its place."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.reading.pieces import FileParts, Piece, Place, RecordParts, Remark, tile
from sjc_analysis.reading.said_once import said_once
from sjc_analysis.reading.texts import Text
from sjc_analysis.reading.values import Note
from sjc_analysis.reading.words import without_unseen
from sjc_analysis.vocabulary import PassageKind


class Outside(NamedTuple):
    """Words outside of tables of records: their place, and their cells or the one paragraph that they are."""

    place: Place
    cells: tuple[str, ...]


class KeptCells:
    """What was read of a file's tables so far.

    Parameters
    ----------
    file
        The file's name.
    text
        The text whose lines the rows are, if their cells keep their places in it; else each cell counts from
        its first letter.
    """

    def __init__(self, file: str, text: Text | None = None) -> None:
        self.file = file
        self.text = text
        self.at = 0
        self.places: list[Place] = []
        self.pieces: list[Piece] = []
        self.records: list[RecordParts] = []
        self.remarks: list[Remark] = []
        self.errors: list[Finding] = []

    def line(self, place: Place) -> int:
        """Note a place, and give the number that stands for it."""
        if self.text is not None and place.line is not None:
            return place.line
        self.places.append(place)
        return len(self.places)

    def put(self, text: str) -> tuple[int, int]:
        """Give a cell's text a place of its own among the file's cells, also where it is blank."""
        start = self.at if self.text is None or not text else self.text.text.index(text, self.at)
        self.at = start + len(text) + 1
        return start, start + len(text)

    def aside(self, cells: Sequence[str], line: int, kind: PassageKind) -> list[Piece]:
        """Keep cells that are no fields of a record; blank ones are left out."""
        pieces = []
        for text in cells:
            if text:
                start, end = self.put(text)
                pieces.append(Piece(kind=kind, start=start, end=end, line=line, cell=text))
        return pieces

    def keep_outside(self, outside: Outside) -> None:
        """Keep words outside of tables."""
        line = self.line(outside.place)
        pieces = self.aside(outside.cells, line, "paragraph")
        self.pieces.extend(pieces)
        self.remarks.append(Remark(OUTSIDE, line, at=pieces[0].start if pieces else None))

    def parts(self) -> FileParts:
        """Hand over what was read, with what is to be said of many rows said once."""
        remarks = tuple(said_once((*self.remarks, *self._unseen())))
        if self.text is not None:
            pieces = tile(sorted(self.pieces, key=lambda piece: piece.start), self.text)
            return FileParts("outcome_record", pieces, tuple(self.records), remarks)
        return FileParts(
            kind="outcome_record", pieces=tuple(self.pieces), records=tuple(self.records),
            remarks=remarks, places=tuple(self.places), in_cells=True,
        )  # fmt: skip

    def _unseen(self) -> Iterator[Remark]:
        """Say of each cell that letters which cannot be seen stand in it."""
        for piece in self.pieces:
            if not piece.cell.isascii() and without_unseen(piece.cell) != piece.cell:
                heading = " ".join(piece.heading.split())
                yield Remark(_UNSEEN, piece.line, heading, at=piece.start, record=piece.record)


_UNSEEN = Note(
    "unseen letter", "warning", "letters that cannot be seen stand in this cell; they were kept",
    remedy="Take them out of the cell if nobody meant them: they can hide or turn words.",
)  # fmt: skip

ASIDE = Note(
    "row outside records", "warning",
    "this row tells of no outcome; it was kept and nothing is drafted from it",
    remedy="If it is a record, complete it; if it belongs to the row above, move its cells there.",
)  # fmt: skip

OUTSIDE = Note(
    "text outside fields", "note",
    "this text stands outside of the record's fields; it was kept and nothing is drafted from it",
    remedy="If it belongs to the record, put it into a field.",
)  # fmt: skip

NOTED = Note(
    "note on a cell", "note",
    "somebody attached a note to this cell; it was kept and nothing is drafted from it",
    remedy="Read it: it may correct or limit what the cell says.",
)  # fmt: skip
