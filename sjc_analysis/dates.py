"""Dates as intervals, because texts say "in July 2023" and "since last year".

The unknown is unbounded, never guessed (method, section 6.2).
"""

import calendar
import datetime as dt
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator


class Interval(BaseModel):
    """The days within which something happened or began; an open end is ``None``.

    Examples
    --------
    >>> str(Interval.month(2023, 7))
    '2023-07-01 to 2023-07-31'
    >>> str(Interval())
    'unknown'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    earliest: dt.date | None = None
    latest: dt.date | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.earliest is not None and self.latest is not None and self.earliest > self.latest:
            msg = "the earliest day lies after the latest day"
            raise ValueError(msg)
        return self

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Self:
        """One day."""
        value = dt.date(year, month, day)
        return cls(earliest=value, latest=value)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """All days of a month."""
        last = calendar.monthrange(year, month)[1]
        return cls(earliest=dt.date(year, month, 1), latest=dt.date(year, month, last))

    @classmethod
    def year(cls, year: int) -> Self:
        """All days of a year."""
        return cls(earliest=dt.date(year, 1, 1), latest=dt.date(year, 12, 31))

    @property
    def known(self) -> bool:
        """Whether either end is given."""
        return self.earliest is not None or self.latest is not None

    def is_before(self, other: "Interval") -> bool:
        """Whether every day of this interval lies before every day of the other.

        Examples
        --------
        >>> Interval.month(2023, 7).is_before(Interval.month(2023, 8))
        True
        >>> Interval.month(2023, 7).is_before(Interval.year(2023))
        False
        >>> Interval().is_before(Interval.year(2023))
        False
        """
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def __str__(self) -> str:
        """Write the interval in words: ``from 2031-06-02``."""
        if not self.known:
            return "unknown"
        if self.earliest == self.latest:
            return str(self.earliest)
        if self.latest is None:
            return f"from {self.earliest}"
        if self.earliest is None:
            return f"until {self.latest}"
        return f"{self.earliest} to {self.latest}"
