"""Columns that survey tools add to every export, by the names their makers give them."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.lexicons import lexicon, threshold


class ToolColumn(NamedTuple):
    """A column that a tool adds: the tool's name, and whether it numbers the submissions."""

    name: str
    is_id: bool


def tool_columns(headings: Sequence[str]) -> dict[int, ToolColumn]:
    """Find the columns that a survey tool added, by position.

    An ordinary word such as "Status" or "Name" is the tool's only where other columns of it stand beside.

    Parameters
    ----------
    headings
        The headings of a table, as they stand.

    Examples
    --------
    >>> sorted(tool_columns(["ID", "Start time", "Completion time", "Name", "Outcome"]))
    [0, 1, 2, 3]
    >>> tool_columns(["ID", "Name", "Status", "Outcome"])
    {}
    """
    bare = [
        heading.strip().rpartition("/")[2] if heading.count("/") == 1 else heading.strip()
        for heading in headings
    ]
    best: dict[int, ToolColumn] = {}
    for tool, columns in _tools().items():
        at = {number: heading if heading in columns else whole.strip()
              for number, (heading, whole) in enumerate(zip(bare, headings, strict=True))
              if heading in columns or whole.strip() in columns}  # fmt: skip
        own = sum(columns[heading][0] for heading in at.values())
        found = {
            number: ToolColumn(tool, columns[heading][1])
            for number, heading in at.items()
            if columns[heading][0]
            or tool in _ONE_IS_ENOUGH
            or own >= threshold("survey_own_columns")
            or len(at) - 1 >= threshold("survey_columns_beside")
        }
        if own and len(found) > len(best):
            best = found
    return best


_ONE_IS_ENOUGH = frozenset({"Google Forms"})
"""Tools that add one column of their own to every export, and may add an address beside it."""


@cache
def _tools() -> Mapping[str, Mapping[str, tuple[bool, bool]]]:
    """Give, by tool, each column's name with whether only a tool writes it and whether it is a number."""
    found: dict[str, dict[str, tuple[bool, bool]]] = {}
    for row in lexicon("survey_columns"):
        found.setdefault(row["tool"], {})[row["heading"]] = (row["use"] == "own", row["id"] == "yes")
    return found
