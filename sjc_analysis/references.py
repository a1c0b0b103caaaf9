"""Which columns refer to other rows, and to the rows of which table."""

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel

from sjc_analysis.records import Quote

_TARGETS: Mapping[str, str] = {
    "source_id": "S",
    "record_id": "R",
    "record_ids": "R",
    "passage_id": "P",
    "repeats_ids": "P",
    "actor_id": "N",
    "actor_ids": "N",
    "recipient_ids": "N",
    "publisher_id": "N",
    "said_by_ids": "N",
    "asked_by_ids": "N",
    "asked_of_ids": "N",
    "met_by_ids": "N",
    "made_by_ids": "N",
    "made_to_ids": "N",
    "event_id": "A",
    "event_ids": "A",
    "outcome_id": "O",
    "follows_from_ids": "O",
    "same_as_id": "O",
    "trace_id": "Z",
    "cause_id": "AO",
    "effect_id": "AO",
    "link_id": "L",
    "link_ids": "L",
    "claim_id": "C",
    "rival_id": "V",
    "cluster_id": "D",
    "evidence_id": "E",
    "given_id": "E",
    "framework_ids": "F",
    "Passage.answers_id": "P",
    "Statement.answers_id": "T",
    "Commitment.answers_ids": "Q",
    "Claim.cause_id": "A",
}
"""Prefixes of the rows a reference column may name; ``Table.column`` where it differs by table."""


@cache
def target_prefixes(model: type[BaseModel], field: str) -> str:
    """Give the first letters of the ids a reference column may hold; blank if it is no reference.

    Examples
    --------
    >>> from sjc_analysis.records import Claim, Link
    >>> target_prefixes(Link, "cause_id"), target_prefixes(Claim, "cause_id"), target_prefixes(Link, "basis")
    ('AO', 'A', '')
    """
    if field == getattr(model, "id_field", "finding_id") or not field.endswith(("_id", "_ids")):
        return ""
    return _TARGETS.get(f"{model.__name__}.{field}") or _TARGETS[field]


def references(row: BaseModel) -> Iterator[tuple[str, str, str]]:
    """List what a row refers to, as (column, prefixes of the tables allowed, id).

    Examples
    --------
    >>> from sjc_analysis.records import Link
    >>> list(references(Link(link_id="L-01", cause_id="A-01", effect_id="O-01")))
    [('cause_id', 'AO', 'A-01'), ('effect_id', 'AO', 'O-01')]
    """
    model = type(row)
    for field, info in model.model_fields.items():
        value = getattr(row, field)
        if isinstance(value, Quote):
            yield f"{field}_at", "P", value.passage_id
        elif (allowed := target_prefixes(model, field)) and (value or info.is_required()):
            for row_id in value if isinstance(value, tuple) else (value,):
                yield field, allowed, row_id
