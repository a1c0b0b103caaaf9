"""Row ids in the order the rows are drafted."""

from collections import Counter
from collections.abc import Iterable, Mapping

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

    def copy(self) -> "Numbering":
        """Give a numbering that goes on from here by itself."""
        other = Numbering()
        other._last = self._last.copy()
        return other

    def taken_since(self, before: "Numbering") -> dict[str, int]:
        """Count the ids given since a copy was taken, by prefix."""
        return {prefix: last - before._last[prefix] for prefix, last in self._last.items()}

    def take(self, taken: Mapping[str, int], before: "Numbering") -> dict[str, str]:
        """Give ids to rows that were numbered by a copy: old id -> new id, where they differ.

        Parameters
        ----------
        taken
            Prefix -> how many ids the copy gave.
        before
            The numbering as it was when the copy was taken.

        Examples
        --------
        >>> ids = Numbering()
        >>> before = ids.copy()
        >>> ids.take({"A": 2}, before), ids.take({"A": 1, "O": 1}, before)
        ({}, {'A-01': 'A-03'})
        """
        new: dict[str, str] = {}
        for prefix, count in taken.items():
            old, last = before._last[prefix], self._last[prefix]
            if old != last:
                pairs = ((f"{prefix}-{old + n:02d}", f"{prefix}-{last + n:02d}") for n in range(1, count + 1))
                new.update(pairs)
            self._last[prefix] = last + count
        return new

    def next(self, prefix: str) -> str:
        """Give the next id with the prefix."""
        self._last[prefix] += 1
        return f"{prefix}-{self._last[prefix]:02d}"
