"""Rows of a DataFrame as plain dictionaries, for drawing one after the other."""

from typing import Any

import pandas as pd

Record = dict[str, Any]
"""Column -> value."""


def records(rows: pd.DataFrame) -> list[Record]:
    """Give the rows in order.

    Examples
    --------
    >>> records(pd.DataFrame({"step": [1, 2]}))
    [{'step': 1}, {'step': 2}]
    """
    names = [str(name) for name in rows.columns]
    return [dict(zip(names, values, strict=True)) for values in rows.itertuples(index=False, name=None)]
