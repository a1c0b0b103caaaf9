"""What each column means for disclosure: which references a row stands on, and which values go with a quote.

``docs/disclosure.md`` has the same as a table for readers. A column named nowhere here gets the strict
treatment, so a column added later is withheld rather than shown.
"""

from collections.abc import Iterator, Mapping
from typing import Any, get_origin

from pydantic import BaseModel

from sjc_analysis.cells import field_type
from sjc_analysis.dates import Interval
from sjc_analysis.records import Decided, Quote, Row

SOFT_LISTS = frozenset(
    {
        "actor_ids", "recipient_ids", "said_by_ids", "asked_by_ids", "asked_of_ids", "met_by_ids",
        "made_by_ids", "made_to_ids", "record_ids", "follows_from_ids", "framework_ids", "answers_ids",
    }
)  # fmt: skip
"""Lists that lose the ids an audience may not know, while the row stands."""

SOFT_REFERENCES = frozenset({"publisher_id", "same_as_id"})
"""Single references that are blanked, while the row stands."""

BLANK_IF_REFUSED = frozenset({"cluster_id", "event_id", "trace_id"})
"""References that are blanked when a person refused the row they name: nothing secret, only not so."""

SHARED_TABLES = frozenset({"actors", "clusters", "framework"})
"""Tables with no source of their own: a row is known through the rows that refer to it."""

SECONDARY_QUOTES: Mapping[str, Mapping[str, Any]] = {
    "date_quote": {"date": Interval()},
    "due_quote": {"due": Interval()},
    "met_quote": {"met_by_ids": ()},
    "later_quote": {"standing": "unknown"},
}
"""Quotes a row can stand without, and what the value they carried becomes when they are withheld."""

BLANKED: Mapping[str, Mapping[str, Any]] = {
    "Source": {"file": "", "sha256": "", "confidential": False},
    "HarvestRecord": {
        "label": "", "label_quote": None, "number": "", "flag_quote": None, "confidential": False,
    },
    "Passage": {"place": ""},
    "Actor": {"note": "", "consent": "", "consent_period": Interval()},
    "Cluster": {"name": "items of one origin"},
}  # fmt: skip
"""What never leaves, table by table: labels and lines have gaps, notes are the evaluator's own."""

SECRET_FIELDS = frozenset({"fragment_id", "confidential"})
"""Fields of a record whose passages never leave: its label has gaps in numbering, its flag is ours."""

_NO_TEXT = frozenset({"decided_by", "reason", "sha256"})
_OUR_WORDS = frozenset({"rule", "field"})
_LINE_PLACE = ("Passage", "place")


REASON_KEPT = "The reason is kept in the evaluator's casebook."
"""What a donor reads for any reason."""


def decided_in_public(row: Row) -> dict[str, Any]:
    """Give the columns that say who decided and why, without names and without the reason.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> decided_in_public(Event(event_id="A-01", description="a course", reason="said so elsewhere"))
    {'decided_by': '', 'reason': ''}
    """
    if not isinstance(row, Decided):
        return {}
    if row.is_draft:
        return {"decided_by": "", "reason": ""}
    return {"decided_by": "a reviewer", "reason": REASON_KEPT}


def is_reference(column: str) -> bool:
    """Whether a column holds the id of a row, its own or another's."""
    return column.endswith(("_id", "_ids"))


def text_columns(model: type[BaseModel]) -> Iterator[str]:
    """List the columns that hold prose or names, in which a person may be named.

    Examples
    --------
    >>> from sjc_analysis.records import Rival
    >>> list(text_columns(Rival))
    ['rule', 'description']
    """
    for column in model.model_fields:
        if field_type(model, column) is str and not is_reference(column) and column not in _NO_TEXT:
            yield column


def own_words(row: BaseModel) -> Iterator[str]:
    """List every string a row holds, its quotes' words too, but no id and no code.

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> list(own_words(Event(event_id="A-01", description="a course", reason="one note says so")))
    ['one note says so', 'a course']
    """
    for column in type(row).model_fields:
        if is_reference(column) or column in _OUR_WORDS or (type(row).__name__, column) == _LINE_PLACE:
            continue
        value = getattr(row, column)
        texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        kind = field_type(type(row), column)
        if kind is str or get_origin(kind) is tuple:
            yield from (text for text in texts if text)
        elif isinstance(value, Quote):
            yield value.text
