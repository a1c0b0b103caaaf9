"""What each column means for disclosure: which references a row stands on, and which values go with a quote.

It is declared on the fields (:mod:`sjc_analysis.schema`); ``docs/disclosure.md`` has the same as a
table for readers. A reference or quote of which nothing more is declared gets the strict treatment: its row
goes with what it names, so a column added later is withheld rather than shown.
"""

from collections.abc import Iterator
from typing import Any, get_origin

from pydantic import BaseModel

from sjc_analysis.cells import field_type
from sjc_analysis.records import Decided, Quote, Row
from sjc_analysis.schema import NeverLeaves, Ref, WordsFor, marked

SHARED_TABLES = frozenset({"actors", "clusters", "framework"})
"""Tables with no source of their own: a row is known through the rows that refer to it."""

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


def secondary_quotes(model: type[BaseModel]) -> dict[str, str]:
    """Give the quotes a row can stand without, each with the field that is blank when its words are withheld.

    Examples
    --------
    >>> from sjc_analysis.records import Request
    >>> secondary_quotes(Request)
    {'date_quote': 'date', 'met_quote': 'met_by_ids'}
    """
    return {quote: mark.field for quote, mark in marked(model, WordsFor).items()}


def blank(model: type[BaseModel], field: str) -> Any:
    """Give what stands in a field of which nothing is said."""
    return model.model_fields[field].default


def never_leaving(model: type[BaseModel]) -> dict[str, Any]:
    """Give the fields that never leave, each with what stands there instead.

    Examples
    --------
    >>> from sjc_analysis.records import Cluster
    >>> never_leaving(Cluster)
    {'name': 'items of one origin'}
    """
    return {
        field: blank(model, field) if mark.instead is None else mark.instead
        for field, mark in marked(model, NeverLeaves).items()
    }


def is_soft(model: type[BaseModel], column: str) -> bool:
    """Whether a row can live without what a column of ids names."""
    declared = marked(model, Ref).get(column)
    return declared is not None and declared.soft


def blank_if_refused(model: type[BaseModel], column: str) -> bool:
    """Whether a column is blanked where a person refused the row it names: nothing secret, only not so."""
    declared = marked(model, Ref).get(column)
    return declared is not None and declared.blank_if_refused


def goes_with(model: type[BaseModel], column: str) -> bool:
    """Whether a row goes when what a column names is withheld; so it does unless it is declared otherwise.

    Examples
    --------
    >>> from sjc_analysis.records import Event, Mention
    >>> goes_with(Event, "actor_ids"), goes_with(Event, "date_quote_at"), goes_with(Mention, "actor_id")
    (False, False, True)
    """
    quote = column.removesuffix("_at")
    return not (
        is_soft(model, column) or quote in marked(model, WordsFor) or quote in marked(model, NeverLeaves)
    )


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
