"""The assessment as a whole, and what an honest reading of a hard record looks like (method, section 10)."""

import json
from typing import Any

from builders import DECIDED, added, changed, passage, strong_book, words

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.reasoning.ladder import VERDICTS
from sjc_analysis.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Evidence,
    Ground,
    HarvestRecord,
    Link,
    Outcome,
    Rating,
    Request,
    Rival,
    Source,
    Trace,
)

RECORD = passage(
    1,
    "After the course in May 2031 the harbour guard works with the net-menders' hall. In 2031, after the "
    "course, the hall began to bring complaints to the guard. The trial of a guard captain is under way. A "
    "dockers' union lent the hall a room. The hall had kept a complaints book for years. Threats against the "
    "menders go on.",
    record_id="R-01",
)
NOTE = passage(
    2,
    "On 4 March 2029 the menders asked for lawyers. The visitor promised to ask after the trial of the "
    "captain.",
)


def hard_book() -> Casebook:
    """Draft what a rule would propose for a record with one dated act and evidence about other matters."""
    return Casebook(
        sources=(
            Source(source_id="S-01", kind="outcome_record"),
            Source(source_id="S-02", kind="meeting_note", interest="beneficiary"),
            Source(source_id="S-03", kind="cited_link", title="old port news", interest="independent"),
        ),
        records=(HarvestRecord(record_id="R-01", source_id="S-01"),),
        passages=(RECORD, NOTE),
        actors=(
            Actor(actor_id="N-01", name="the programme", interest="implementer"),
            Actor(actor_id="N-02", name="the net-menders' hall", interest="beneficiary"),
            Actor(actor_id="N-03", name="the harbour guard"),
            Actor(actor_id="N-04", name="the port prosecutor"),
            Actor(actor_id="N-05", name="the dockers' union"),
        ),
        events=(
            Event(
                event_id="A-01", side="programme", kind="trained", actor_ids=("N-01",),
                description="the course",
                date=Interval.month(2031, 5), date_quote=words(RECORD, "May 2031"),
                quote=words(RECORD, "the course in May 2031"),
            ),
            Event(
                event_id="A-02", side="other", kind="hosted", actor_ids=("N-05",),
                description="a room was lent",
                quote=words(RECORD, "union lent the hall a room"),
            ),
        ),
        outcomes=hard_outcomes(),
        traces=(
            Trace(
                trace_id="Z-01", outcome_id="O-03", date=Interval.day(2029, 3, 4),
                date_quote=words(NOTE, "4 March 2029"), quote=words(NOTE, "the trial of the captain"),
            ),
        ),
        links=hard_links(),
        claims=tuple(
            Claim(claim_id=f"C-0{n}", cause_id="A-01", outcome_id=f"O-0{n}", link_ids=links)
            for n, links in enumerate((("L-01",), ("L-01", "L-02"), ("L-01", "L-03")), start=1)
        ),
        rivals=(
            Rival(
                rival_id="V-01", outcome_id="O-02", description="the union lent a room", event_id="A-02",
                quote=words(RECORD, "union lent the hall a room"),
            ),
            Rival(
                rival_id="V-02", outcome_id="O-03", description="it was already under way", trace_id="Z-01",
                standing="stands", quote=words(NOTE, "the trial of the captain"),
            ),
        ),
        evidence=tuple(
            Evidence(evidence_id=f"E-0{n}", outcome_id=f"O-0{n}", source_id="S-03", part="happened")
            for n in (2, 3)
        ),
        ratings=tuple(
            Rating(rating_id=f"G-0{n}", record_id="R-01", criterion=criterion, level="high", by_author=True)
            for n, criterion in enumerate(("significance", "contribution"), start=1)
        ),
        grounds=(
            Ground(
                ground_id="B-01", outcome_id="O-02", direction="against",
                quote=words(RECORD, "Threats against the menders go on"),
            ),
        ),
        requests=(Request(request_id="Q-01", text="lawyers", quote=words(NOTE, "asked for lawyers")),),
        commitments=(
            Commitment(
                commitment_id="K-01", text="to ask after the trial", quote=words(NOTE, "promised to ask"),
            ),
        ),
    )  # fmt: skip


def hard_outcomes() -> tuple[Outcome, ...]:
    quotes = (
        ("N-02", "the hall began to bring complaints to the guard"),
        ("N-03", "the harbour guard works with the net-menders' hall"),
        ("N-04", "The trial of a guard captain is under way"),
    )
    return tuple(
        Outcome(
            outcome_id=f"O-0{number}", record_id="R-01", actor_ids=(actor_id,), statement=text,
            date=Interval.year(2031), is_process=number > 1, quote=words(RECORD, text),
        )
        for number, (actor_id, text) in enumerate(quotes, start=1)
    )  # fmt: skip


def hard_links() -> tuple[Link, ...]:
    return (
        Link(
            link_id="L-01", cause_id="A-01", effect_id="O-01", basis="stated_sequence",
            quote=words(RECORD, "after the course, the hall began to bring complaints"),
        ),
        Link(link_id="L-02", cause_id="O-01", effect_id="O-02"),
        Link(link_id="L-03", cause_id="O-01", effect_id="O-03"),
    )  # fmt: skip


def verdicts(assessment: Assessment) -> dict[str, str]:
    return {claim.outcome_id: claim.verdict for claim in assessment.claims}


def test_the_honest_reading_of_section_10() -> None:
    assessment = assess(hard_book())
    assert verdicts(assessment) == {"O-01": "plausible", "O-02": "unsubstantiated", "O-03": "unsubstantiated"}
    assert {part.verdict for part in assessment.outcomes} == {"unsubstantiated"}
    assert {result.verdict for result in assessment.significance} == {"asserted: scale undefined"}
    trial = assessment.claims[2]
    assert trial.timing == "after"
    assert {"Z-01", "S-02"} <= {*trial.why[0].rows}
    assert "4 March 2029" in trial.why[0].text
    assert any(rival.rival_id == "V-02" and rival.standing == "stands" for rival in trial.rivals)
    assert assessment.significance[1].grounds_against[0].quote == "Threats against the menders go on"
    assert assessment.drafts_note == "3 of 3 contribution claims rest on drafts that no person confirmed."


def test_a_person_who_confirms_the_trace_refutes_the_credit_for_the_trial() -> None:
    assert verdicts(assess(changed(hard_book(), "Z-01", **DECIDED)))["O-03"] == "refuted"


def test_an_act_that_had_come_first_would_leave_the_first_step_plausible_only() -> None:
    """With the trace refused, the trial is still not credited: no source states the step to it."""
    refused = changed(hard_book(), "Z-01", **{**DECIDED, "status": "refused"})
    assert verdicts(assess(refused))["O-03"] == "unsubstantiated"
    stated = changed(
        refused,
        "L-03",
        basis="stated_cause",
        quote=words(RECORD, "The trial of a guard captain is under way"),
    )
    assert verdicts(assess(stated))["O-03"] == "plausible"


def test_confirming_every_draft_as_it_stands_lifts_nothing_above_plausible() -> None:
    book = hard_book()
    for table in ("events", "outcomes", "links", "claims", "rivals", "evidence", "ratings", "grounds"):
        for row in getattr(book, table):
            book = changed(book, row.row_id, **DECIDED)
    assert {*verdicts(assess(book)).values()} <= {*VERDICTS[:3]}


def test_the_json_has_what_the_command_line_promises() -> None:
    told: dict[str, Any] = json.loads(assess(hard_book()).to_json())
    keys = {
        "claim_id", "cause", "effect", "outcome_id", "verdict", "why", "why_not_higher",
        "what_would_raise_it", "timing", "strength", "draft",
    }  # fmt: skip
    assert all(keys <= {*claim} for claim in told["claims"])
    assert {"rule", "rows", "text"} <= {*told["claims"][0]["why_not_higher"][0]}
    assert {"significance", "ratings", "commitments", "requests", "findings"} <= {*told}
    assert "casebook" not in told
    assert {claim["draft"] for claim in told["claims"]} == {True}
    rules = {
        reason["rule"]
        for part in ("claims", "outcomes", "significance")
        for result in told[part]
        for reason in (*result["why"], *result["why_not_higher"], *result["what_would_raise_it"])
    }
    assert rules <= {*told["rules"]}


def test_the_same_casebook_gives_the_same_bytes() -> None:
    assert assess(hard_book()).to_json() == assess(hard_book()).to_json()


def test_infinite_weights_are_written_as_words() -> None:
    book = changed(strong_book(), "H-11", p_rival_low=0.0, p_rival_high=0.0)
    told = json.loads(assess(book).to_json())
    weights = [item["weight_high_db"] for item in told["claims"][0]["posteriors"][0]["items"]]
    assert "Infinity" in weights


def test_a_refused_claim_or_outcome_is_not_judged() -> None:
    refused: dict[str, Any] = {**DECIDED, "status": "refused"}
    assert assess(changed(strong_book(), "C-01", **refused)).claims == ()
    without_outcome = assess(changed(strong_book(), "O-01", **refused))
    assert (without_outcome.claims, without_outcome.outcomes) == ((), ())


def test_advice_that_several_verdicts_share_stands_first_and_once() -> None:
    questions = assess(hard_book()).questions
    assert len({(reason.rule, reason.text) for reason in questions}) == len(questions)
    assert len(questions[0].rows) >= len(questions[-1].rows)


def test_an_empty_casebook_is_assessed_without_a_word_too_much() -> None:
    assessment = assess(Casebook())
    assert (assessment.claims, assessment.outcomes, assessment.questions) == ((), (), ())


def test_rating_a_record_highly_moves_no_verdict() -> None:
    high = Rating(
        rating_id="G-01", record_id="R-01", criterion="contribution", level="high", by_author=True, **DECIDED
    )
    book = changed(strong_book(), "V-01", search="not_searched")
    assert verdicts(assess(added(book, ratings=(high,)))) == verdicts(assess(book))
