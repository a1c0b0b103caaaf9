"""Which columns refer to other rows, and to which tables: read from the declarations on the fields."""

from collections.abc import Iterator

from pydantic import BaseModel

from sjc_analysis.records import Quote
from sjc_analysis.schema import Ref, marked


def target_prefixes(model: type[BaseModel], field: str) -> str:
    """Give the first letters of the ids a reference column may hold; blank if it is no reference.

    Examples
    --------
    >>> from sjc_analysis.records import Claim, Link
    >>> target_prefixes(Link, "cause_id"), target_prefixes(Claim, "cause_id"), target_prefixes(Link, "basis")
    ('AO', 'A', '')
    """
    declared = marked(model, Ref).get(field)
    return declared.target if declared else ""


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
