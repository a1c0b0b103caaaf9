"""Tables of minutes that say what is to be done, by whom and by when: each row a commitment."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.pieces import Piece
from sjc_analysis.reading.texts import Line, Text
from sjc_analysis.reading.words import words_of

ACTION, RESPONSIBLE, DEADLINE = "commitments", "responsible", "deadline"

_MARKS = (re.compile(r"\t"), re.compile(r"(?<!\\)\|"))
_RULE = re.compile(r"[\s|:=+-]+")


class _Cell(NamedTuple):
    start: int
    end: int
    text: str


def action_tables(text: Text) -> tuple[tuple[Piece, ...], frozenset[int]]:
    r"""Find the tables of actions in a note: their cells, and the numbers of the lines they stand on.

    Examples
    --------
    >>> note = Text("a.txt", "", "We met.\nTask\tWho\tBy when\nMend the gate\tReed\t3 May\nGoodbye.")
    >>> pieces, lines = action_tables(note)
    >>> [(piece.kind, piece.field, note.text[piece.start:piece.end]) for piece in pieces][1:], sorted(lines)
    ... # doctest: +NORMALIZE_WHITESPACE
    ([('bullet', 'commitments', 'Mend the gate'), ('paragraph', 'responsible', 'Reed'),
      ('paragraph', 'deadline', '3 May')], [2, 3])
    """
    pieces: list[Piece] = []
    taken: set[int] = set()
    lines = [line for line in text.lines if line.text.strip()]
    at = 0
    while at < len(lines):
        mark = next((mark for mark in _MARKS if mark.search(lines[at].text)), None)
        fields = _fields(_cells(lines[at], mark)) if mark else ()
        if not mark or not _is_of_actions(fields):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and mark.search(lines[end].text):
            end += 1
        pieces.extend(_rows(lines[at], lines[at + 1 : end], mark, fields))
        taken.update(line.number for line in lines[at:end])
        at = end
    return tuple(pieces), frozenset(taken)


def _rows(head: Line, rows: Sequence[Line], mark: re.Pattern[str], fields: Sequence[str]) -> Iterator[Piece]:
    bare = head.text.strip(" \t|")
    start = head.start + head.text.index(bare)
    yield Piece("heading", start, start + len(bare), head.number, ACTION, bare)
    headings = [cell.text for cell in _cells(head, mark)]
    for row in rows:
        if _RULE.fullmatch(row.text):
            continue
        for number, cell in enumerate(_cells(row, mark)):
            field = fields[number] if number < len(fields) else ""
            heading = headings[number] if number < len(headings) else ""
            if cell.text:
                yield Piece(
                    "bullet" if field == ACTION else "paragraph",
                    cell.start,
                    cell.end,
                    row.number,
                    field,
                    heading,
                )


def _cells(line: Line, mark: re.Pattern[str]) -> list[_Cell]:
    """Cut a line into its cells, each without the blanks around it; a stroke at either end parts nothing."""
    inner = line.text.strip() if mark is _MARKS[1] else line.text
    offset = line.start + line.text.index(inner)
    if mark is _MARKS[1] and inner.startswith("|"):
        inner, offset = inner[1:], offset + 1
    if mark is _MARKS[1] and inner.endswith("|"):
        inner = inner[:-1]
    cells, begin = [], 0
    for end in [*(match.start() for match in mark.finditer(inner)), len(inner)]:
        words = inner[begin:end]
        bare = words.strip(" *\t\xa0")
        start = offset + begin + (words.index(bare) if bare else 0)
        cells.append(_Cell(start, start + len(bare), bare))
        begin = end + 1
    return cells


def _fields(cells: Sequence[_Cell]) -> tuple[str, ...]:
    return tuple(_columns().get(" ".join(words_of(cell.text)), "") for cell in cells)


def _is_of_actions(fields: Sequence[str]) -> bool:
    return fields.count(ACTION) == 1 and not {RESPONSIBLE, DEADLINE}.isdisjoint(fields)


@cache
def _columns() -> dict[str, str]:
    return {" ".join(words_of(row["words"])): row["field"] for row in lexicon("action_columns")}
