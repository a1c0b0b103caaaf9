"""Where a row of a view stands in the evaluator's own casebook and files, for the findings."""

import re
from dataclasses import dataclass

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure.audience import View
from sjc_analysis.records import Passage

_LINE = re.compile(r"line (\d+)")


@dataclass(frozen=True)
class Spot:
    """A place an evaluator can go to.

    Parameters
    ----------
    row
        The row in words: its id, sheet and row number.
    sheet
        The sheet, where no file is known.
    file, line
        For a passage: its file and line.
    """

    row: str
    sheet: str = ""
    file: str = ""
    line: int | None = None


class Whereabouts:
    """Finds rows of a view in the whole casebook.

    Parameters
    ----------
    full
        The whole casebook; without it, places are those of the view itself.
    whole
        The view of it, where that is at hand.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> full = Casebook(sources=(Source(source_id="S-07", title="Talks", confidential=False),))
    >>> Whereabouts(full).of("sources", "S-01").row
    'S-07 (sheet "sources", row 2)'
    """

    def __init__(self, full: Casebook | None = None, whole: View | None = None) -> None:
        self._full = full
        ids = (whole or View(full)).ids if full is not None else {}
        self._there = {shown: whole for whole, shown in ids.items()}

    def of(self, table: str, row_id: str) -> Spot:
        """Say where a row of the view stands."""
        if self._full is None:
            return Spot(row_id, sheet=table)
        row_id = self._there.get(row_id, row_id)
        rows = getattr(self._full, table)
        keys = [row.key if table == "settings" else row.row_id for row in rows]
        place = keys.index(row_id)
        words = f'{row_id} (sheet "{table}", row {place + 2})'
        row = rows[place]
        file = self._full.row(row.source_id).file if isinstance(row, Passage) else ""
        if not file:
            return Spot(words, sheet=table)
        line = _LINE.fullmatch(row.place)
        return Spot(words, file=file, line=int(line[1]) if line else None)
