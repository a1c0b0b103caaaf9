"""Draft every passage of the labelled set, and give what was proposed in its words beside the labels."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gold.gold_set import ACTORS, GoldPassage, load_labels, load_passages
from gold.scoring import Marked

from sjc_analysis.casebook import Casebook
from sjc_analysis.date_words import find_dates
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.drafting.events import KIND_UNKNOWN
from sjc_analysis.reading import read_files, read_registry
from sjc_analysis.records import Actor, Event, Quote, Statement

HEADINGS = {
    "outcome": "Outcome statement",
    "significance": "Significance (why it matters)",
    "additional_information": "Additional information (if any)",
    "contribution_programme": "Programme contribution",
    "contribution_others": "Other contributions and factors",
    "evidence": "Evidence (links)",
}
NOTE_OPENING = (
    "Paralegals meet the envoy of the Regional Commission for Rights\n\n"
    "On 8 March 2033 members met Selma Orvik, envoy of the Regional Commission for Rights (RCR).\n\n"
)


def as_document(passage: GoldPassage) -> str:
    """Write the smallest record or note that holds the passage in its field."""
    if passage.field in HEADINGS:
        return _record(passage)
    asked = "Questions put by Selma Orvik:\n\n" if passage.field == "questions" else ""
    heading = f"{asked}{passage.context}"
    return f"{NOTE_OPENING}{heading}\n\n  • {passage.text}\n"


def _record(passage: GoldPassage) -> str:
    lines = ["**Record ID**: OCI-KES3306/GLD001"]
    if passage.context:
        lines.append(f"**{HEADINGS['outcome']}**: {passage.context}")
    lines.append(f"**{HEADINGS[passage.field]}**: {passage.text}")
    if passage.beside_text:
        lines.append(f"**{HEADINGS[passage.beside_field]}**: {passage.beside_text}")
    return "\n".join([*lines, "**CONFIDENTIAL record**: 0"]) + "\n"


def draft_passage(passage: GoldPassage, registry: tuple[Actor, ...], folder: Path) -> Casebook:
    """Read and draft the passage's document, and make sure that it was read as its field."""
    path = folder / f"{passage.passage_id}.txt"
    path.write_text(as_document(passage), encoding="utf-8")
    read = read_files([path])
    start = as_document(passage).index(passage.text)
    if not any(
        part.start < start + len(passage.text) and start < part.end and part.field == passage.field
        for part in read.passages
    ):
        msg = f"{passage.passage_id} was not read as {passage.field}"
        raise ValueError(msg)
    return draft_casebook(read, registry)


def proposals_of(passage: GoldPassage, draft: Casebook) -> tuple[Marked, ...]:
    """Give what the draft proposes in the words of the passage.

    Returns
    -------
    tuple of Marked
        Places count from the start of the passage's text. Rows of one kind and value that quote the same
        words, as of a cause with two effects, are one.
    """
    offset = as_document(passage).index(passage.text)
    marks = dict.fromkeys(
        Marked(passage.passage_id, kind, quote.start - offset, quote.end - offset, value)
        for kind, quote, value in _quoted(draft)
        if quote is not None and offset < quote.end and quote.start < offset + len(passage.text)
    )
    dates = (
        Marked(
            passage.passage_id, "date", found.start, found.end,
            f"{found.interval.earliest}/{found.interval.latest}",
        )
        for found in find_dates(passage.text)
    )  # fmt: skip
    return (*marks, *dates)


def _quoted(draft: Casebook) -> Iterator[tuple[str, Quote | None, str]]:
    for mention in draft.mentions:
        yield "actor_mention", mention.quote, draft.row(mention.actor_id).name
    for event in draft.events:
        yield from _act(event)
    yield from (("outcome", outcome.quote, "") for outcome in draft.outcomes)
    yield from (("link", link.quote, link.basis) for link in draft.links if link.basis != "inferred")
    yield from (("rival", rival.quote, rival.kind) for rival in draft.rivals)
    yield from (("bearing_hint", item.quote, "") for item in draft.evidence if item.hint)
    yield from (("request", request.quote, "") for request in draft.requests)
    yield from (("commitment", commitment.quote, "") for commitment in draft.commitments)
    for statement in draft.statements:
        if statement.kind in {"challenge", "success", "quantity"}:
            yield statement.kind, statement.quote, _number(statement)
    yield from (
        ("negative_ground", ground.quote, "") for ground in draft.grounds if ground.direction == "against"
    )


def _act(event: Event) -> Iterator[tuple[str, Quote | None, str]]:
    if event.category == "act":
        yield "act", event.quote, ""
        if not event.reason.endswith(KIND_UNKNOWN):
            yield "act_kind", event.quote, event.kind


def _number(statement: Statement) -> str:
    ends = [
        f"{end:g}" if end < 1e5 else f"{end:.0f}"
        for end in (statement.number_low, statement.number_high)
        if end is not None
    ]
    return f"{'-'.join(dict.fromkeys(ends))} {statement.unit}" if ends else ""


@dataclass(frozen=True)
class Measured:
    """One half of the set: its passages by id, what was proposed in them, and their labels."""

    passages: dict[str, GoldPassage]
    proposals: tuple[Marked, ...]
    labels: tuple[Marked, ...]


def measure(half: str, fold: str = "") -> Measured:
    """Draft the passages of a half.

    Parameters
    ----------
    half
        ``develop`` or ``report``.
    fold
        Only the passages of this fold; blank for all.
    """
    everything = load_passages()
    chosen = {
        passage.passage_id: passage
        for passage in everything
        if passage.half == half and fold in ("", passage.fold)
    }
    registry = read_registry(ACTORS)
    with tempfile.TemporaryDirectory() as name:
        proposals = tuple(
            mark
            for passage in chosen.values()
            for mark in proposals_of(passage, draft_passage(passage, registry, Path(name)))
        )
    labels = tuple(label for label in load_labels(everything) if label.passage_id in chosen)
    return Measured(chosen, proposals, labels)
