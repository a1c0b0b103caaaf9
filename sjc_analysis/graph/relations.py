"""What the rows of a casebook say of each other, one relation at a time.

Kinds of relation, each read "tail kind head":

- ``did`` (actor, act), ``done to`` (act, actor), ``changed in`` (actor, outcome)
- ``leads to`` (a link's cause, its effect), ``grew into`` (earlier outcome, later outcome)
- ``claimed as cause`` (act, claim), ``claimed for`` (claim, outcome)
- ``rivals`` (rival, claim or outcome), ``is the rival`` (act, rival), ``named as rival`` (actor, rival),
  ``speaks for`` (trace, rival), ``contributes beside`` (co-contributor, claim or outcome)
- ``shows earlier`` (trace, outcome), ``seen in`` (actor, trace)
- ``bears on`` (evidence, claim or outcome), ``placed on`` (outcome, framework item)
- ``asked`` (actor, request), ``asked of`` (request, actor), ``met`` (actor, request)
- ``promised`` (actor, commitment), ``promised to`` (commitment, actor), ``answers`` (commitment, request)
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sjc_analysis.casebook import Casebook
from sjc_analysis.records import (
    Claim,
    Commitment,
    Event,
    Evidence,
    Link,
    Outcome,
    Quote,
    Request,
    Rival,
    Trace,
)
from sjc_analysis.vocabulary import RelationKind

CAUSAL: frozenset[RelationKind] = frozenset({"leads to", "grew into"})
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
    >>> from sjc_analysis.records import Actor
    >>> book = Casebook(actors=(Actor(actor_id="N-01", name="A clinic"),),
    ...     events=(Event(event_id="A-01", actor_ids=("N-01",), description="a training"),))
    >>> [(said.tail, said.kind, said.head) for said in relations(book)]
    [('N-01', 'did', 'A-01')]
    """
    for table, write in _WRITERS.items():
        for row in casebook.live(table):
            yield from write(row)
    yield from _placements(casebook)


def _event(row: Event) -> Iterator[Relation]:
    for actor_id in row.actor_ids:
        yield Relation(actor_id, "did", row.event_id, row.event_id)
    for actor_id in row.recipient_ids:
        yield Relation(row.event_id, "done to", actor_id, row.event_id)


def _outcome(row: Outcome) -> Iterator[Relation]:
    for actor_id in row.actor_ids:
        yield Relation(actor_id, "changed in", row.outcome_id, row.outcome_id)
    for earlier_id in row.follows_from_ids:
        yield Relation(earlier_id, "grew into", row.outcome_id, row.outcome_id)


def _trace(row: Trace) -> Iterator[Relation]:
    yield Relation(row.trace_id, "shows earlier", row.outcome_id, row.trace_id)
    for actor_id in row.actor_ids:
        yield Relation(actor_id, "seen in", row.trace_id, row.trace_id)


def _link(row: Link) -> Iterator[Relation]:
    yield Relation(row.cause_id, "leads to", row.effect_id, row.link_id, row.basis.replace("_", " "))


def _claim(row: Claim) -> Iterator[Relation]:
    yield Relation(row.cause_id, "claimed as cause", row.claim_id, row.claim_id)
    yield Relation(row.claim_id, "claimed for", row.outcome_id, row.claim_id)


def _rival(row: Rival) -> Iterator[Relation]:
    kind: RelationKind = "rivals" if row.kind == "rival" else "contributes beside"
    label = f"{kind}: {row.standing.replace('_', ' ')}" if row.kind == "rival" else kind
    yield Relation(row.rival_id, kind, row.claim_id or row.outcome_id, row.rival_id, label)
    if row.event_id:
        yield Relation(row.event_id, "is the rival", row.rival_id, row.rival_id)
    if row.trace_id:
        yield Relation(row.trace_id, "speaks for", row.rival_id, row.rival_id)
    for actor_id in row.actor_ids:
        yield Relation(actor_id, "named as rival", row.rival_id, row.rival_id)


def _evidence(row: Evidence) -> Iterator[Relation]:
    label = f"{row.bearing.replace('_', ' ')} ({row.part})"
    yield Relation(row.evidence_id, "bears on", row.claim_id or row.outcome_id, row.evidence_id, label)


def _request(row: Request) -> Iterator[Relation]:
    for actor_id in row.asked_by_ids:
        yield Relation(actor_id, "asked", row.request_id, row.request_id)
    for actor_id in row.asked_of_ids:
        yield Relation(row.request_id, "asked of", actor_id, row.request_id)
    for actor_id in row.met_by_ids:
        yield Relation(actor_id, "met", row.request_id, row.request_id, quote=row.met_quote)


def _commitment(row: Commitment) -> Iterator[Relation]:
    for actor_id in row.made_by_ids:
        yield Relation(actor_id, "promised", row.commitment_id, row.commitment_id)
    for actor_id in row.made_to_ids:
        yield Relation(row.commitment_id, "promised to", actor_id, row.commitment_id)
    for request_id in row.answers_ids:
        yield Relation(row.commitment_id, "answers", request_id, row.commitment_id)


def _placements(casebook: Casebook) -> Iterator[Relation]:
    """Say on which framework items an outcome was placed, itself or through its record."""
    for item in casebook.live("framework"):
        for outcome in casebook.live("outcomes"):
            own = item.framework_id in outcome.framework_ids
            if own or outcome.record_id in item.record_ids:
                label = "placed on" if own else "record placed on"
                yield Relation(
                    outcome.outcome_id, "placed on", item.framework_id, item.framework_id, label, item.quote
                )


_WRITERS: dict[str, Callable[[Any], Iterator[Relation]]] = {
    "events": _event,
    "outcomes": _outcome,
    "traces": _trace,
    "links": _link,
    "claims": _claim,
    "rivals": _rival,
    "evidence": _evidence,
    "requests": _request,
    "commitments": _commitment,
}
