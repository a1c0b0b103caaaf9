"""The assessment as a whole, and what an honest reading of a hard record looks like (method, section 10)."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from builders import DECIDED, added, changed, passage, strong_book, words

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.dates import Interval
from sjc_analysis.findings import Finding, FindingsError
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
from sjc_analysis.verdict_text import all_lines, first_lines
from sjc_analysis.workbook import load_casebook

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


def test_the_honest_reading_of_section_11() -> None:
    assessment = assess(hard_book())
    assert {*verdicts(assessment).values()} == {"unsubstantiated"}
    first, _, trial = assessment.claims
    assert (first.if_happened, first.deciding and first.deciding.rule) == ("plausible", "change.own_record")
    assert trial.if_happened == ""
    assert trial.deciding is not None
    assert (trial.deciding.rule, trial.deciding.rows) == ("step.draft_trace", ("Z-01",))
    assert "4 March 2029" in trial.deciding.text
    assert any(rival.rival_id == "V-02" and rival.standing == "stands" for rival in trial.rivals)
    assert {part.verdict for part in assessment.outcomes} == {"unsubstantiated"}
    assert {result.verdict for result in assessment.significance} == {"asserted: scale undefined"}
    assert assessment.significance[1].grounds_against[0].quote == "Threats against the menders go on"
    assert assessment.drafts_note == "3 of 3 contribution claims look at drafts that no person decided."


def test_a_person_who_confirms_the_trace_refutes_the_credit_for_the_trial() -> None:
    told = changed(changed(hard_book(), "Z-01", **DECIDED), "A-01", **DECIDED)
    assert verdicts(assess(told))["O-03"] == "refuted"


def test_confirming_every_draft_as_it_stands_lifts_nothing() -> None:
    book = hard_book()
    for table in ("events", "outcomes", "links", "claims", "rivals", "evidence", "ratings", "grounds"):
        for row in getattr(book, table):
            book = changed(book, row.row_id, **DECIDED)
    assert {*verdicts(assess(book)).values()} == {"unsubstantiated"}


def test_the_json_has_what_the_command_line_promises() -> None:
    text = assess(hard_book()).to_json()
    told: dict[str, Any] = json.loads(text)
    keys = {"claim_id", "cause", "effect", "outcome_id", "verdict", "premises", "deciding", "next", "draft"}
    assert all(keys <= {*claim} for claim in told["claims"])
    assert all(
        {"name", "level", "rows"} <= {*premise} for claim in told["claims"] for premise in claim["premises"]
    )
    assert all({"outcome_id", "verdict"} <= {*outcome} for outcome in told["outcomes"])
    assert {"significance", "ratings", "commitments", "requests", "findings", "queue", "responses"} <= {*told}
    assert "casebook" not in told
    spoke = {
        each["rule"]
        for claim in told["claims"]
        for premise in claim["premises"]
        for each in premise["conditions"]
    }
    assert spoke <= {*told["rules"]}
    assert text == assess(hard_book()).to_json()


def test_infinite_weights_are_written_as_words() -> None:
    book = changed(strong_book(), "H-11", p_rival_low=0.0, p_rival_high=0.0)
    told = json.loads(assess(book).to_json())
    items = [item for posterior in told["claims"][0]["posteriors"] for item in posterior["items"]]
    assert "Infinity" in [item["weight_high_db"] for item in items]


def test_a_refused_claim_or_outcome_is_not_judged() -> None:
    refused: dict[str, Any] = {**DECIDED, "status": "refused"}
    assert assess(changed(strong_book(), "C-01", **refused)).claims == ()
    without_outcome = assess(changed(strong_book(), "O-01", **refused))
    assert (without_outcome.claims, without_outcome.outcomes) == ((), ())


def test_rating_a_record_highly_moves_no_verdict() -> None:
    high = Rating(
        rating_id="G-01", record_id="R-01", criterion="contribution", level="high", by_author=True, **DECIDED
    )
    book = changed(strong_book(), "V-01", search="not_searched")
    assert verdicts(assess(added(book, ratings=(high,)))) == verdicts(assess(book))


def test_what_is_asked_by_a_wrong_id_or_value_names_the_nearest_and_changes_nothing() -> None:
    assessment = assess(hard_book())
    with pytest.raises(FindingsError) as caught:
        assessment.claim("C-1")
    assert caught.value.findings[0].nearest == "C-01"
    with pytest.raises(FindingsError) as caught:
        assessment.what_if("E-02", bearing="suports")
    assert caught.value.findings[0].column == "bearing"
    assert assessment.what_if("Z-01").claim("C-03").verdict != "supported"
    assert verdicts(assessment) == verdicts(assess(hard_book()))


def test_a_claim_that_nobody_wrote_down_is_judged_along_its_path() -> None:
    written = assess(hard_book()).claim("C-03")
    asked = assess(hard_book().with_rows(claims=())).between("A-01", "O-03")
    assert (asked.verdict, asked.path) == (written.verdict, written.path)


def test_the_graph_is_written_by_networkx_and_holds_every_verdict(tmp_path: Path) -> None:
    assessment = assess(strong_book())
    nx.write_graphml(assessment.graph, tmp_path / "graph.graphml")
    graph = nx.read_graphml(tmp_path / "graph.graphml")
    for claim in assessment.claims:
        assert graph.nodes[claim.claim_id]["verdict"] == claim.verdict
        assert all(graph.nodes[step.step]["verdict"] == step.verdict for step in claim.steps)
    quoted = [said for *_, said in graph.edges(data=True) if said["kind"] == "led to"]
    assert quoted
    assert all(said["quote"] for said in quoted)


def test_it_answers_first_and_in_few_lines() -> None:
    harvest = assess(load_casebook(data_path("harvest/casebook.xlsx")))
    assert len(repr(harvest).splitlines()) < 40
    first = first_lines(harvest)
    decides = first[first.index("What decides each claim") + 1 :]
    assert [line.split()[0] for line in decides[: len(harvest.claims)]] == [
        each.claim_id for each in harvest.claims
    ]
    at = first.index("Next")
    assert [line.strip()[:2] for line in first[at + 1 : at + 4]] == ["1.", "2.", "3."]
    everything = "\n".join(all_lines(harvest))
    assert all(f"margin {claim.margin.text}" in everything for claim in harvest.claims)


def test_frames_are_numbers_and_ordered_words() -> None:
    frames = {
        name: assess(strong_book()).frame(name)
        for name in ("claims", "outcomes", "premises", "steps", "voices")
    }
    claims = frames["claims"]
    assert (claims["verdict"] >= "plausible").all()
    assert len(claims.query("posterior_low > 0.5")) == 1
    assert (claims["margin"].fillna(0) >= 0).all()
    assert str(frames["outcomes"]["begun"].dtype).startswith("datetime64")
    assert frames["premises"].sort_values("level")["level"].is_monotonic_increasing


def test_an_empty_casebook_is_assessed_without_a_word_too_much() -> None:
    assessment = assess(Casebook())
    assert (assessment.claims, assessment.outcomes, assessment.queue) == ((), (), ())
    assert repr(assessment).startswith("Nothing to assess")


BAD_WHAT_IF: dict[str, tuple[str, dict[str, object], str, str]] = {
    "a column that no row has": ("V-01", {"standng": "stands"}, "rivals", "standng"),
    "its own id": ("V-01", {"rival_id": "V-09"}, "rivals", "rival_id"),
    "a row that nobody wrote": ("E-02", {"outcome_id": "O-77"}, "evidence", "outcome_id"),
    "a row of another table": ("C-01", {"cause_id": "O-01"}, "claims", "cause_id"),
    "a date in words": ("A-01", {"date": "last May"}, "events", "date"),
}


@pytest.mark.parametrize("what", BAD_WHAT_IF)
def test_a_what_if_that_cannot_be_is_refused_with_its_sheet_and_column(what: str) -> None:
    row_id, values, sheet, column = BAD_WHAT_IF[what]
    with pytest.raises(FindingsError) as caught:
        assess(hard_book()).what_if(row_id, **values)
    assert [(each.sheet, each.column) for each in caught.value.findings] == [(sheet, column)]


def test_a_claim_shows_itself_in_a_line_and_one_for_each_premise() -> None:
    claim = assess(hard_book()).claim("C-01")
    lines = repr(claim).splitlines()
    assert lines[0] == f"C-01 {claim.text}"
    assert [line.split()[0] for line in lines[1:]] == [each.name for each in claim.premises]


def test_a_meeting_note_alone_gets_no_heading_without_a_row_and_no_claim_to_ask_for() -> None:
    note = hard_book().with_rows(
        claims=(), outcomes=(), links=(), rivals=(), evidence=(), traces=(), ratings=(), grounds=()
    )
    lines = first_lines(assess(note))
    assert "Also 1 request" in "\n".join(lines)
    assert not any(line.startswith("Each outcome") or "C-01" in line for line in lines)


@pytest.mark.parametrize("ask", [lambda a: a.between("O-01", "O-01"), lambda a: a.significance_of("O-99")])
def test_what_cannot_be_asked_of_an_outcome_is_refused_in_words(ask: Callable[[Assessment], object]) -> None:
    with pytest.raises(FindingsError, match="outcomes"):
        ask(assess(hard_book()))


def test_an_earlier_form_is_said_before_any_verdict() -> None:
    note = Finding(finding_id="X-01", rule="W23", severity="note", reason="the column is no more")
    said = first_lines(assess(Casebook(**{**dict(hard_book()), "findings": (note,)})))
    assert "1 change made in reading it" in said[2]
    assert not any("earlier form" in line for line in first_lines(assess(hard_book())))
