"""The texts of a donor's view in which somebody may be named: one list for every search of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sjc_analysis.casebook import TABLES
from sjc_analysis.disclosure.columns import text_columns
from sjc_analysis.disclosure.folding import words_of
from sjc_analysis.records import Passage, Row, Setting

PUBLIC_WORDS = "public_words"
"""Setting: words a reviewer released to stand in a donor's view; ``|`` or a comma between them."""

PRIVATE_WORDS = "private_words"
"""Setting: words, or several in a row, that name a person, as a reviewer said; written in the same way."""

PUBLIC_ACCUSATIONS = "public_accusations"
"""Setting: accusing words a reviewer signed, written in the same way."""

PUBLIC_DETAILS = "public_details"
"""Setting: words that single somebody out and that a reviewer signed, written in the same way."""

WORD_LISTS = frozenset({PUBLIC_WORDS, PUBLIC_ACCUSATIONS, PUBLIC_DETAILS})
"""Settings that are lists of words, and so no text."""

_SEPARATOR = re.compile(r"[|,;\n]")

_CODES = frozenset({"programme_code", "country_code", "year_month", "objective_code", "code"})


def listed(value: str) -> Iterator[str]:
    """List the words of a setting that is a list."""
    return (word.strip() for word in _SEPARATOR.split(value) if words_of(word))


@dataclass(frozen=True)
class Searched:
    """One text, and the row of the view it stands in; for a setting, its key."""

    table: str
    row_id: str
    text: str


def searched_texts(tables: Mapping[str, Iterable[Any]]) -> Iterator[Searched]:
    """List the texts of a view, in the order of its sheets.

    The heading of a recognised field is left out: it is the form's own word. So are codes.

    Parameters
    ----------
    tables
        Table name -> its rows.

    Examples
    --------
    >>> told = Passage(passage_id="P-01", source_id="S-01", record_id="R-01", start=0, end=4, text="2031",
    ...     field="year", heading="Year of Change")
    >>> [each.text for each in searched_texts({"passages": [told]}) if each.text]
    ['year', '2031']
    """
    for table in TABLES:
        for row in tables.get(table, ()):
            if isinstance(row, Setting) and row.key not in WORD_LISTS:
                yield Searched(table, row.key, row.value)
            elif isinstance(row, Row):
                known_field = isinstance(row, Passage) and bool(row.record_id and row.field)
                left_out = _CODES | {"heading"} if known_field else _CODES
                columns = (column for column in text_columns(type(row)) if column not in left_out)
                yield from (Searched(table, row.row_id, getattr(row, column)) for column in columns)
