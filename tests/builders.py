"""Small casebooks for tests: a claim at the top of the ladder, and ways to change one row of it.

All of it is invented. A test starts from what holds and breaks one thing.
"""

from typing import Any

from pydantic import BaseModel

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate, whole
from sjc_analysis.records import (
    Actor,
    Claim,
    Event,
    Evidence,
    HarvestRecord,
    Likelihood,
    Link,
    Outcome,
    Passage,
    Quote,
    Rival,
    Source,
    Trace,
)

DECIDED: dict[str, Any] = {"status": "confirmed", "decided_by": "R. Ames", "reason": "read both texts"}
"""What a person adds to a row."""

RECORD = (
    "In March 2031 the programme trained the wardens. Because of the training the wardens keep a register "
    "since May 2031. The register led the town council to open its files in August 2031. A ministry circular "
    "came in April 2031."
)
LETTER = (
    "The wardens began it when they came back from the training. The council acted on the register. "
    "I signed the register myself at the gate. Anybody may read the files at the counter."
)
MINUTES = (
    "The training was the reason, said the warden. Without the register, no motion. "
    "Each night is entered in the register. The files lie open to all since this sitting."
)
NOTE = "In January 2030 the council was already opening its files."


def passage(number: int, text: str, **more: Any) -> Passage:
    """Make the only passage of source ``S-0{number}``."""
    return Passage(
        passage_id=f"P-0{number}", source_id=f"S-0{number}", start=0, end=len(text), text=text, **more
    )


RECORD_PASSAGE = passage(1, RECORD, record_id="R-01")
LETTER_PASSAGE = passage(2, LETTER)
MINUTES_PASSAGE = passage(3, MINUTES)
NOTE_PASSAGE = passage(4, NOTE)


def words(where: Passage, text: str) -> Quote:
    """Quote words that stand once in a passage."""
    quote = locate(where, text)
    assert quote is not None, text
    return quote


def strong_book(steps: int = 1) -> Casebook:
    """Build a casebook whose one claim C-01 is strongly supported.

    The act is A-01. With one step it leads to O-01 over L-01; with two it goes on to O-02 over L-02. Evidence
    E-11, E-12 (and E-21, E-22) passes a smoking gun on each step against the rival V-01, which is excluded;
    E-91 and E-92 show that the last change took place, E-81 and E-82 the one before it. S-01 is the
    record, S-04 a note.
    """
    last = f"O-0{steps}"
    evidence = [item for step in range(1, steps + 1) for item in _step_evidence(step, last)]
    happened = [item for step in range(1, steps + 1) for item in _happened(f"O-0{step}", last)]
    return Casebook(
        sources=_sources(),
        records=(HarvestRecord(record_id="R-01", source_id="S-01"),),
        passages=(RECORD_PASSAGE, LETTER_PASSAGE, MINUTES_PASSAGE, NOTE_PASSAGE),
        actors=(
            Actor(actor_id="N-01", name="the programme", interest="implementer", **DECIDED),
            Actor(actor_id="N-02", name="the wardens", interest="beneficiary", **DECIDED),
            Actor(actor_id="N-03", name="the town council", interest="independent", **DECIDED),
            Actor(actor_id="N-04", name="the ministry", interest="unknown", **DECIDED),
        ),
        events=_events(),
        outcomes=_outcomes()[:steps],
        links=_links()[:steps],
        claims=(
            Claim(
                claim_id="C-01", cause_id="A-01", outcome_id=last,
                link_ids=tuple(f"L-0{step}" for step in range(1, steps + 1)), **DECIDED,
            ),
        ),
        rivals=(
            Rival(
                rival_id="V-01", outcome_id=last, description="the ministry circular", event_id="A-02",
                search="searched_equally", standing="excluded", **DECIDED,
            ),
        ),
        evidence=(*evidence, *happened),
        likelihoods=tuple(
            Likelihood(
                likelihood_id=f"H-{item.evidence_id[2:]}", evidence_id=item.evidence_id, claim_id="C-01",
                rival_id="V-01", p_claim_low=0.4, p_claim_high=0.5, p_rival_low=0.05, p_rival_high=0.05,
                **DECIDED,
            )
            for item in evidence
        ),
    )  # fmt: skip


def _sources() -> tuple[Source, ...]:
    return (
        Source(source_id="S-01", kind="outcome_record", interest="harvester"),
        Source(source_id="S-02", kind="document", title="a resident's letter", interest="independent"),
        Source(source_id="S-03", kind="document", title="council minutes", interest="independent"),
        Source(source_id="S-04", kind="meeting_note", interest="beneficiary"),
    )


def _events() -> tuple[Event, ...]:
    return (
        Event(
            event_id="A-01", side="programme", kind="trained", actor_ids=("N-01",), recipient_ids=("N-02",),
            description="the programme trained the wardens", date=Interval.month(2031, 3),
            date_quote=words(RECORD_PASSAGE, "March 2031"),
            quote=words(RECORD_PASSAGE, "the programme trained the wardens"), **DECIDED,
        ),
        Event(
            event_id="A-02", side="other", actor_ids=("N-04",), description="a ministry circular",
            date=Interval.month(2031, 4), quote=words(RECORD_PASSAGE, "A ministry circular"), **DECIDED,
        ),
    )  # fmt: skip


def _outcomes() -> tuple[Outcome, ...]:
    return (
        Outcome(
            outcome_id="O-01", record_id="R-01", actor_ids=("N-02",), statement="the wardens keep a register",
            date=Interval.month(2031, 5), date_quote=words(RECORD_PASSAGE, "May 2031"),
            quote=words(RECORD_PASSAGE, "the wardens keep a register"), **DECIDED,
        ),
        Outcome(
            outcome_id="O-02", record_id="R-01", actor_ids=("N-03",),
            statement="the town council opens its files", date=Interval.month(2031, 8),
            date_quote=words(RECORD_PASSAGE, "August 2031"),
            quote=words(RECORD_PASSAGE, "the town council to open its files"), **DECIDED,
        ),
    )  # fmt: skip


def _links() -> tuple[Link, ...]:
    return (
        Link(
            link_id="L-01", cause_id="A-01", effect_id="O-01", basis="stated_cause",
            quote=words(RECORD_PASSAGE, "Because of the training the wardens keep a register"), **DECIDED,
        ),
        Link(
            link_id="L-02", cause_id="O-01", effect_id="O-02", basis="stated_cause",
            quote=words(RECORD_PASSAGE, "The register led the town council to open its files"), **DECIDED,
        ),
    )  # fmt: skip


def _step_evidence(step: int, outcome_id: str) -> tuple[Evidence, ...]:
    quotes = {
        1: (
            words(LETTER_PASSAGE, "The wardens began it when they came back from the training"),
            words(MINUTES_PASSAGE, "The training was the reason"),
        ),
        2: (
            words(LETTER_PASSAGE, "The council acted on the register"),
            words(MINUTES_PASSAGE, "Without the register, no motion"),
        ),
    }[step]
    return tuple(
        Evidence(
            evidence_id=f"E-{step}{number}", outcome_id=outcome_id, claim_id="C-01", link_id=f"L-0{step}",
            part="mechanism", source_id=f"S-0{number + 1}", description=f"item {number} on step {step}",
            bearing="supports", quote=quote, **DECIDED,
        )
        for number, quote in enumerate(quotes, start=1)
    )  # fmt: skip


def _happened(outcome_id: str, last: str) -> tuple[Evidence, ...]:
    quotes = {
        "O-01": (
            words(LETTER_PASSAGE, "I signed the register myself at the gate"),
            words(MINUTES_PASSAGE, "Each night is entered in the register"),
        ),
        "O-02": (
            words(LETTER_PASSAGE, "Anybody may read the files at the counter"),
            words(MINUTES_PASSAGE, "The files lie open to all since this sitting"),
        ),
    }[outcome_id]
    return tuple(
        Evidence(
            evidence_id=f"E-{9 if outcome_id == last else 8}{number}", outcome_id=outcome_id, part="happened",
            source_id=f"S-0{number + 1}", description="it took place", bearing="supports", quote=quote,
            **DECIDED,
        )
        for number, quote in enumerate(quotes, start=1)
    )  # fmt: skip


def support(number: int, **more: Any) -> Evidence:
    """Make one more independent, confirmed item on the claim of a one-step book."""
    values: dict[str, Any] = {
        "evidence_id": f"E-5{number}", "outcome_id": "O-01", "claim_id": "C-01", "link_id": "L-01",
        "part": "contribution", "source_id": "S-02", "bearing": "supports", "quote": whole(LETTER_PASSAGE),
        **DECIDED, **more,
    }  # fmt: skip
    return Evidence(**values)


def trace(outcome_id: str = "O-02", **more: Any) -> Trace:
    """Make a trace of January 2030 from the note."""
    values: dict[str, Any] = {
        "trace_id": "Z-01", "outcome_id": outcome_id, "date": Interval.month(2030, 1),
        "date_quote": words(NOTE_PASSAGE, "January 2030"),
        "quote": words(NOTE_PASSAGE, "already opening its files"), **more,
    }  # fmt: skip
    return Trace(**values)


def changed(book: Casebook, row_id: str, **update: Any) -> Casebook:
    """Change columns of one row; the casebook is checked anew."""
    old = book.row(row_id)
    new = type(old)(**{**{name: getattr(old, name) for name in type(old).model_fields}, **update})
    return _replaced(book, row_id, (new,))


def without(book: Casebook, *row_ids: str) -> Casebook:
    """Leave rows out, and what hangs on an evidence item left out."""
    gone = {*row_ids}
    gone |= {row.likelihood_id for row in book.likelihoods if gone & {row.evidence_id, row.rival_id}}
    tables = {
        name: tuple(row for row in getattr(book, name) if getattr(row, "row_id", "") not in gone)
        for name in TABLES
    }
    return Casebook(**tables)


def added(book: Casebook, **tables: tuple[BaseModel, ...]) -> Casebook:
    """Add rows to tables."""
    return book.with_rows(**{name: (*getattr(book, name), *rows) for name, rows in tables.items()})


def _replaced(book: Casebook, row_id: str, rows: tuple[Any, ...]) -> Casebook:
    table = next(
        name for name in TABLES if any(getattr(r, "row_id", "") == row_id for r in getattr(book, name))
    )
    kept = [(rows if row.row_id == row_id else (row,)) for row in getattr(book, table)]
    return book.with_rows(**{table: tuple(row for group in kept for row in group)})
