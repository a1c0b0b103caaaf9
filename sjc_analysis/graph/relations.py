"""What the rows of a casebook say of each other, one relation at a time, by what their fields declare.

Kinds of relation, each read "tail kind head":

- ``did`` (actor, act), ``reached`` (act, actor), ``changed`` (actor, outcome)
- ``led to`` (a link's cause, its effect), ``tells the same`` (outcome, the outcome it counts as)
- ``claimed as cause`` (act, claim), ``claimed for`` (claim, outcome)
- ``rivals`` (rival, claim or outcome), ``is the rival`` (act, rival), ``named as rival`` (actor, rival),
  ``speaks for`` (trace, rival), ``contributes beside`` (co-contributor, claim or outcome)
- ``shows earlier`` (trace, outcome), ``seen in`` (actor, trace)
- ``shows`` (evidence, claim or outcome), ``placed`` (outcome, framework item)
- ``asked`` (actor, request), ``asked of`` (request, actor), ``met`` (actor, request)
- ``promised`` (actor, commitment), ``promised to`` (commitment, actor), ``answers`` (commitment, request)
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.records import Evidence, Link, Quote, Rival, Row
from sjc_analysis.schema import Ref, WordsFor, marked
from sjc_analysis.vocabulary import RelationKind

CAUSAL: frozenset[RelationKind] = frozenset({"led to"})
"""Relations that run from a cause to an effect."""


@dataclass(frozen=True)
class Relation:
    """One relation between two rows, the row that states it, and its words where it has its own."""

    tail: str
    kind: RelationKind
    head: str
    row_id: str
    label: str = ""
    quote: Quote | None = None


def relations(casebook: Casebook) -> Iterator[Relation]:
    """List every relation that a row nobody refused states, in the order of the tables.

    Examples
    --------
    >>> from sjc_analysis.records import Actor, Event
    >>> book = Casebook(actors=(Actor(actor_id="N-01", name="A clinic"),),
    ...     events=(Event(event_id="A-01", actor_ids=("N-01",), description="a training"),))
    >>> [(said.tail, said.kind, said.head) for said in relations(book)]
    [('N-01', 'did', 'A-01')]
    """
    for table, model in TABLES.items():
        declared = {field: ref for field, ref in marked(model, Ref).items() if ref.edge}
        for row in casebook.live(table) if declared else ():
            for field, ref in declared.items():
                yield from _of_field(casebook, row, field, ref)
    yield from _placed_by_record(casebook)


def _of_field(casebook: Casebook, row: Row, field: str, ref: Ref) -> Iterator[Relation]:
    """List the relations that one field of a row states; none where another field says it more exactly."""
    value = getattr(row, field)
    if ref.edge == "" or not value or (ref.unless and getattr(row, ref.unless)):
        return
    kind = _kind(row, ref.edge)
    quote = next(
        (getattr(row, name) for name, mark in marked(type(row), WordsFor).items() if mark.field == field),
        None,
    )
    for named in value if isinstance(value, tuple) else (value,):
        words = casebook.row(named).quote if kind == "placed" else quote
        ends = {"named": (row.row_id, named), "row": (named, row.row_id)}
        tail, head = ends.get(ref.to) or (named, getattr(row, ref.to))
        yield Relation(tail, kind, head, row.row_id, _label(row, kind), words)


def _kind(row: Row, edge: RelationKind) -> RelationKind:
    """Tell a part of the same effort from another explanation."""
    beside = isinstance(row, Rival) and row.kind == "co_contributor"
    return "contributes beside" if beside and edge == "rivals" else edge


def _label(row: Row, kind: RelationKind) -> str:
    """Say what a person decided of a relation; blank where its kind says all."""
    if isinstance(row, Link):
        return row.basis.replace("_", " ")
    if isinstance(row, Rival) and kind == "rivals":
        return f"{kind}: {row.standing.replace('_', ' ')}"
    if isinstance(row, Evidence):
        return f"{row.bearing.replace('_', ' ')} ({row.part})"
    return ""


def _placed_by_record(casebook: Casebook) -> Iterator[Relation]:
    """Say on which framework items an outcome stands because its whole record was placed there."""
    for item in casebook.live("framework"):
        for outcome in casebook.live("outcomes"):
            if outcome.record_id in item.record_ids and item.framework_id not in outcome.framework_ids:
                yield Relation(
                    outcome.outcome_id,
                    "placed",
                    item.framework_id,
                    item.framework_id,
                    "record placed",
                    item.quote,
                )
