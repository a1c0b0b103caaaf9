"""Tables across a harvest as a page shows them: the base and what was left out stand above every table."""

import re
from collections.abc import Iterator, Sequence

from sjc_analysis.portfolio import HarvestTable, Portfolio
from sjc_analysis.report.blocks import Block, Cell, Grid, Paragraph, Section, Sentence
from sjc_analysis.report.document import Document

MANY_COLUMNS, FEW_IDS, MANY_IDS = 5, 2, 5
"""With more columns than that, a line of a cell has room for few ids, else for many."""


def harvest_tables(portfolio: Portfolio, *keys: str, level: int = 3) -> Document:
    """Show tables across a harvest.

    Parameters
    ----------
    portfolio
        What :func:`sjc_analysis.portfolio.across_harvest` gave.
    keys
        Short names of the tables to show; all of them if none is given.
    level
        Level of their headings.

    Returns
    -------
    Document
        A section a table: its base, what was left out, the rows, and what a reader needs besides. A note that
        belongs to several tables stands once, below the first of them. The sentence on survivorship, which
        belongs to every table that a rate could be read into, is said once a page by :func:`in_short`.
    """
    tables = [portfolio[key] for key in keys] or list(portfolio.tables)
    said: set[str] = set()
    sections: list[Block] = []
    for table in tables:
        notes = [note for note in table.notes if note not in said]
        said.update(notes)
        sections.append(Section(table.title, tuple(_blocks(table, notes)), anchor=f"table-{table.key}"))
    return Document(tuple(sections), level=level, kind="harvest")


def _blocks(table: HarvestTable, notes: Sequence[str]) -> Iterator[Block]:
    caption = f"{table.base} {table.left_out}"
    if table.rows:
        ids = FEW_IDS if len(table.headings) > MANY_COLUMNS else MANY_IDS
        rows = tuple(tuple(_cell(text, ids) for text in row) for row in table.rows)
        yield Grid(caption, table.headings, rows)
    else:
        yield Paragraph((Sentence(caption), Sentence("There is nothing to show.")))
    if notes:
        yield Paragraph(tuple(map(Sentence, notes)), quiet=True)


def _cell(text: str, ids: int) -> Cell:
    return tuple(Sentence(part) for line in text.split("\n") if line for part in _parts(line, ids))


def _parts(line: str, ids: int) -> Iterator[str]:
    """Break a long list of ids where it is read, so that no id is broken at its hyphen."""
    if not _LISTED.search(line):
        yield line
        return
    words = line.split(", ")
    if len(words) > ids:
        head, _, words[0] = words[0].partition(" (")
        words[0] = f"({words[0]}"
        yield head
    for start in range(0, len(words), ids):
        last = start + ids >= len(words)
        yield ", ".join(words[start : start + ids]) + ("" if last else ",")


_LISTED = re.compile(r"\([A-Z]-\d+\*?(?:, [A-Z]-\d+\*?)+\)$")
