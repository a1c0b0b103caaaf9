"""Described pages as plain text: what a terminal, a screen reader and the notebook tests read."""

import textwrap
from collections.abc import Iterator

from sjc_analysis.plain_text import one_line
from sjc_analysis.report.blocks import (
    Block,
    Bullets,
    Cell,
    Grid,
    Image,
    Paragraph,
    Section,
    Sentence,
    SideBySide,
    Units,
)

WIDTH = 100
"""Characters in a line of text."""

_RULES = "=-~"


def as_text(blocks: tuple[Block, ...]) -> str:
    """Write blocks as text.

    Examples
    --------
    >>> print(as_text((Paragraph((Sentence("It opened:", verdict="plausible"),)),)))
    It opened: plausible.
    """
    return "\n".join(_lines(blocks, 0)).strip("\n")


def sentence_text(sentence: Sentence, stop: str = ".") -> str:
    """Write one sentence: lead, words, verdict with its full stop, rows.

    Examples
    --------
    >>> sentence_text(Sentence("no one was asked.", ("C-01",), lead="Why not higher"))
    'Why not higher: no one was asked. [C-01]'
    """
    words = f"“{one_line(sentence.text)}”" if sentence.quoted else one_line(sentence.text)
    parts = [
        f"{sentence.lead}:" if sentence.lead and (words or sentence.verdict) else sentence.lead,
        words,
        f"{sentence.verdict}{stop}" if sentence.verdict else "",
        f"[{', '.join(sentence.rows)}]" if sentence.rows else "",
    ]
    return " ".join(part for part in parts if part)


def _lines(blocks: tuple[Block, ...], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _wrapped(" ".join(map(sentence_text, block.sentences)))
        elif isinstance(block, Units):
            for verdict, words, number, means in block.lines:
                yield from _wrapped(f"{verdict or words}: {number}. {means}", "- ")
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from _wrapped(" ".join(map(sentence_text, item)), "- ")
        elif isinstance(block, Grid):
            yield from _grid(block)
        elif isinstance(block, Image):
            yield from _wrapped(alternative(block))
        else:
            yield from _sections(block, depth)
        yield ""


def _sections(block: Section | SideBySide, depth: int) -> Iterator[str]:
    for section in block.sections if isinstance(block, SideBySide) else (block,):
        yield from (title := _wrapped(one_line(section.title)))
        yield _RULES[min(depth, 2)] * max(map(len, title))
        if section.folded:
            yield from _wrapped(" · ".join(map(sentence_text, section.brief)))
        yield from _lines(section.blocks, depth + 1)


def _grid(grid: Grid) -> Iterator[str]:
    yield from _wrapped(grid.caption)
    for row in grid.rows:
        for number, (heading, cell) in enumerate(zip(grid.headings, row, strict=True)):
            yield from _wrapped(f"{heading}: {cell_text(cell)}", "* " if number == 0 else "  ")


def cell_text(cell: Cell) -> str:
    """Write a cell's sentences on one line; an empty cell is a dash."""
    return " / ".join(sentence_text(each, "") for each in cell) or "-"


def alternative(image: Image) -> str:
    """Give a picture's alternative text."""
    return str(image.picture._repr_mimebundle_().get("text/plain", "A picture."))


def _wrapped(text: str, lead: str = "") -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False
    )
