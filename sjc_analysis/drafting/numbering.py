"""Row ids in the order the rows are drafted."""

from collections import Counter
from collections.abc import Iterable

from sjc_analysis.records import Row


class Numbering:
    """Give the next free id of a table.

    Parameters
    ----------
    rows
        Rows that already have ids; numbering goes on after the highest.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> ids = Numbering([Source(source_id="S-02")])
    >>> ids.next("S"), ids.next("A"), ids.next("A")
    ('S-03', 'A-01', 'A-02')
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._last: Counter[str] = Counter()
        for row in rows:
            prefix, _, number = row.row_id.partition("-")
            self._last[prefix] = max(self._last[prefix], int(number))

    def next(self, prefix: str) -> str:
        """Give the next id with the prefix."""
        self._last[prefix] += 1
        return f"{prefix}-{self._last[prefix]:02d}"
