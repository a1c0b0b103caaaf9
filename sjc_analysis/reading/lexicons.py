"""The word lists that reading rests on: data files with an owner and a source, read once."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

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


class KnownHeading(NamedTuple):
    """A heading that is known, in small letters, and the field it names."""

    alias: str
    field: str


@cache
def known_headings() -> tuple[KnownHeading, ...]:
    """Give every known heading, in the order of ``data/lexicon/headings.csv``; a heading counts once.

    Examples
    --------
    >>> known_headings()[0]
    KnownHeading(alias='fragment id', field='fragment_id')
    """
    found: dict[str, str] = {}
    for row in lexicon("headings"):
        for alias in ways_to_write(row["alias"]):
            found.setdefault(alias, row["field"])
    return tuple(KnownHeading(alias, field) for alias, field in found.items())


def ways_to_write(pattern: str) -> tuple[str, ...]:
    """Write out the words of a pattern in which ``(one|two)`` stands for either.

    Examples
    --------
    >>> ways_to_write("(year|month) of the (|own )change")
    ('year of the change', 'year of the own change', 'month of the change', 'month of the own change')
    """
    parts = [part[1:-1].split("|") if part[0] == "(" else [part] for part in _PARTS.findall(pattern)]
    return tuple(" ".join("".join(choice).split()) for choice in product(*parts))


_PARTS = re.compile(r"\([^()]*\)|[^()]+")
