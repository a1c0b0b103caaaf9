"""The word lists that reading rests on: data files with an owner and a source, read once."""

import csv
from collections.abc import Mapping
from functools import cache

from sjc_analysis.data_files import data_path


@cache
def lexicon(name: str) -> tuple[Mapping[str, str], ...]:
    """Give the lines of ``data/lexicon/<name>.csv``, without the comment lines at its head.

    Examples
    --------
    >>> lexicon("flags")[0]
    {'word': '0', 'meaning': 'no'}
    """
    with data_path(f"lexicon/{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


@cache
def threshold(name: str) -> int:
    """Give one of the conventions of ``data/lexicon/reading.csv``.

    Examples
    --------
    >>> threshold("heading_cutoff")
    85
    """
    return next(int(row["value"]) for row in lexicon("reading") if row["name"] == name)
