"""Part a text in which notes of meetings were pasted below or above the records of outcomes."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from sjc_analysis.findings import Finding
from sjc_analysis.reading.blocks import Block, cut
from sjc_analysis.reading.fragments import first_lines, looks_like_records
from sjc_analysis.reading.furniture import is_menu, is_title_like
from sjc_analysis.reading.headings import HeadingMap
from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.notes import note_parts
from sjc_analysis.reading.texts import Line, Text


def parted(text: Text, mapping: HeadingMap) -> tuple[Text, ...]:
    r"""Part a text at the titles of notes; together the parts are the whole text.

    A note begins at a title such as "Minutes of the meeting" that stands alone below a blank line, if it is
    dated or has a section that is known, and ends where the next record begins.

    Parameters
    ----------
    text
        The text.
    mapping
        What the evaluator said of headings.

    Examples
    --------
    >>> record, note = "**ID**: XA-1\n**Year**: 2031\n\n", "Minutes of a meeting\n\nOn 6 May 2031 we met.\n"
    >>> [part.own for part in parted(Text("a.txt", "", record + note), {})] == [record, note]
    True
    """
    if not looks_like_records(text, mapping):
        return (text,)
    starts = {0, *_starts(text, mapping), len(text.text)}
    parts = [text.part(start, end) for start, end in pairwise(sorted(starts))]
    if len(parts) < 2 or not any(looks_like_records(part, mapping) for part in parts):
        return (text,)
    return tuple(parts)


def _starts(text: Text, mapping: HeadingMap) -> Iterator[int]:
    """Give the places where a note begins, and where the next record begins after it."""
    blocks = cut(text)
    titles = [block for block in blocks if is_title_like(block) and _is_opening(block.text)]
    first = first_lines(text, mapping) if titles else ()
    lines = {line.number: line for line in text.lines}
    after = -1
    for title in titles:
        start = lines[title.line].start
        end = next((line.start for line in first if line.start > start), len(text.text))
        is_below_blank = title.line == text.lines[0].number or not lines[title.line - 1].text.strip(" \t-=_*")
        if start < after or not is_below_blank:
            continue
        above = [line for line in first if line.start < start]
        begin = _with_menu(blocks, lines, title) if above else text.begin
        note = note_parts(text.part(begin, end))
        if note.date.known or any(piece.field for piece in note.pieces):
            yield from (begin, end)
            after = end


def _with_menu(blocks: Sequence[Block], lines: dict[int, Line], title: Block) -> int:
    """Give the place where a note begins, with the words of its web page that stand above its title."""
    above = [block for block in blocks if block.line < title.line]
    start = lines[title.line].start
    for block in reversed(above):
        if not is_menu(block):
            break
        start = lines[block.line].start
    return start


def _is_opening(words: str) -> bool:
    return any(form.search(words) for form in _openings())


@cache
def _openings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon("note_openings"))


def parting(part: Text) -> Finding:
    """Say that a part of a file was read as a note and not as a part of the record above it.

    Parameters
    ----------
    part
        The note.
    """
    return Finding(
        rule="note parted", severity="warning", file=part.name, line=part.lines[0].number,
        reason="from here on the text was read as the note of a meeting, and not as a part of the records",
        remedy="If it belongs to a record, put it into one of its fields, without a blank line above it.",
    )  # fmt: skip
