"""Headings in two rows: a question above its answers, or a group above the headings of its columns."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.headings import HeadingMap, understand_heading
from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.reading.values import flag_meaning

BETWEEN = " / "
"""Stands between the words of the upper and of the lower row in a joined heading."""

_LONGEST = 60


class Joined(NamedTuple):
    """The headings of a table, and whether a row above or below the heading row helped to make them."""

    headings: tuple[str, ...]
    uses_above: bool = False
    uses_below: bool = False


def join_rows(
    above: Sequence[str] | None, row: Sequence[str], below: Sequence[str] | None, mapping: HeadingMap
) -> Joined:
    """Join the heading row with the row below that names answers, or the row above that names groups.

    Parameters
    ----------
    above, below
        The rows next to the heading row, as long as it; ``None`` where there is none.
    row
        The heading row.
    mapping
        What the evaluator said of headings.

    Examples
    --------
    >>> join_rows(None, ["ID", "Type of change", ""], ["", "Policy", "Practice"], {}).headings
    ('ID', 'Type of change / Policy', 'Type of change / Practice')
    >>> join_rows(["", "Significance", ""], ["ID", "Description", "Rating"], None, {}).headings
    ('ID', 'Significance / Description', 'Significance / Rating')
    """
    if below is not None:
        groups = dict(_groups(row, below))
        beside = [cell for at, cell in enumerate(below) if at not in groups and cell.strip()]
        if groups and all(_is_plain_answer(cell) for cell in beside):
            heads = [
                f"{groups[at]}{BETWEEN}{below[at]}" if at in groups else row[at] for at in range(len(row))
            ]
            return Joined(tuple(heads), uses_below=True)
    if above is not None:
        heads = [*_under_groups(above, row, mapping)]
        return Joined(tuple(heads), uses_above=heads != [*row])
    return Joined(tuple(row))


def ways_to_say(heading: str) -> tuple[str, ...]:
    """Give the ways in which a joined heading may be a field's name, or nothing for a heading of one row.

    Examples
    --------
    >>> ways_to_say("Contribution / Programme")
    ('Contribution Programme', 'Programme Contribution', 'Programme')
    """
    group, between, own = heading.partition(BETWEEN)
    return (f"{group} {own}", f"{own} {group}", own) if between else ()


def _groups(row: Sequence[str], below: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Give the columns that stand under one heading with others, each with a name of its own below."""
    at = 0
    while at < len(row):
        end = at + 1
        while end < len(row) and not row[end].strip() and below[end].strip():
            end += 1
        own = below[at:end]
        if row[at].strip() and end > at + 1 and all(map(_is_name, own)) and len(set(own)) == len(own):
            yield from ((column, row[at].strip()) for column in range(at, end))
        at = end


def _under_groups(above: Sequence[str], row: Sequence[str], mapping: HeadingMap) -> Iterator[str]:
    group = ""
    for over, own in zip(above, row, strict=True):
        group = over.strip() or (group if own.strip() else "")
        joined = f"{group}{BETWEEN}{own}"
        unknown = group and own.strip() and not understand_heading(own, mapping).exact
        names = ways_to_say(joined)[:2] if unknown else ()
        yield joined if any(understand_heading(name, mapping).exact for name in names) else own


def _is_name(cell: str) -> bool:
    """Whether a cell may be the name of an answer, and is no tick, number or sentence of a record."""
    bare = cell.strip()
    return bool(bare) and len(bare) <= _LONGEST and not flag_meaning(bare) and not bare[0].isdigit()


def _is_plain_answer(cell: str) -> bool:
    return any(form.fullmatch(cell.strip()) for form in _plain_answers())


@cache
def _plain_answers() -> tuple[re.Pattern[str], ...]:
    forms = (row["pattern"] for row in lexicon("row_words") if row["use"] == "plain answer")
    return tuple(map(re.compile, forms))
