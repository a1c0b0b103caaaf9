"""A new draft carries every decision: each follows its words, and what cannot is listed and kept whole."""

from typing import Any

import pytest
from builders import strong_book
from decisions_made import (
    CORRECTIONS,
    FILES,
    SAID,
    decisions,
    draft,
    renumbered,
    update,
    with_ids,
    with_interview,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.decisions import keep_decisions
from sjc_analysis.decisions.rows import is_persons, rows_of
from sjc_analysis.records import Cluster, Decided, Evidence, Outcome, Passage, Quote, Row, Source
from sjc_analysis.references import target_prefixes
from sjc_analysis.workbook import load_casebook

CONFIRMED = {**SAID, "status": "confirmed"}
few = settings(max_examples=12)


def bare(row: Row) -> dict[str, Any]:
    """Give what a row says without ids and places."""
    said = {}
    for name, value in row:
        if name == row.id_field or target_prefixes(type(row), name):
            continue
        said[name] = value.text if isinstance(value, Quote) else value
    return said


def one(book: Casebook, table: str, words: str) -> Any:
    """Give the one row of a table that quotes some words."""
    (row,) = [row for row in getattr(book, table) if row.quote and words in row.quote.text]
    return row


def test_a_draft_kept_over_itself_is_the_draft() -> None:
    kept = keep_decisions(draft(), draft())
    assert kept.casebook == draft()
    assert (kept.followed, kept.lost, kept.remarks, kept.lost_rows) == ((), (), (), Casebook())


@few
@given(decisions())
def test_decisions_kept_over_the_same_draft_are_the_same_casebook(decided: Casebook) -> None:
    assert keep_decisions(draft(), decided).casebook == decided


@few
@given(decisions(), st.sampled_from([*CORRECTIONS]))
def test_every_decided_row_follows_as_it_was_or_is_lost_and_kept_whole(
    old: Casebook, correction: str
) -> None:
    kept = keep_decisions(draft(correction), old)
    followed = {each.old_id: each.new_id for each in kept.followed}
    for _, row in rows_of(old):
        if not is_persons(old, row):
            continue
        if row.row_id in followed:
            assert bare(kept.casebook.row(followed[row.row_id])) == bare(row)
        else:
            assert kept.lost_rows.row(row.row_id) == row
            assert any(each.reason.startswith(f"{row.row_id} of") for each in kept.lost)
    assert len({each.new_id for each in kept.followed}) == len(followed)
    assert {*kept.lost} <= {*kept.casebook.findings}


@few
@given(decisions(), st.sampled_from([*CORRECTIONS]))
def test_the_numbers_of_the_old_casebook_do_not_matter(old: Casebook, correction: str) -> None:
    new = draft(correction)
    kept, again = keep_decisions(new, old), keep_decisions(new, renumbered(old))
    assert len(kept.lost) == len(again.lost)
    ids = {row.row_id: row.row_id for _, row in rows_of(new)}
    ids |= {other.new_id: each.new_id for each, other in zip(kept.followed, again.followed, strict=True)}
    for mine, other in zip(kept.casebook.mentions, again.casebook.mentions, strict=True):
        ids[other.mention_id] = mine.mention_id
    assert with_ids(again.casebook, ids) == kept.casebook.with_rows(findings=())


@few
@given(decisions(), st.sampled_from([*CORRECTIONS]))
def test_keeping_twice_changes_nothing_more(old: Casebook, correction: str) -> None:
    new = draft(correction)
    once = keep_decisions(new, old).casebook
    twice = keep_decisions(new, once).casebook
    assert twice.with_rows(findings=()) == once.with_rows(findings=())


def test_rows_nobody_decided_are_the_new_drafts() -> None:
    new = draft("a word of an outcome")
    kept = keep_decisions(new, draft())
    assert kept.casebook.with_rows(findings=()) == new.with_rows(findings=())
    assert not kept.lost


def test_a_refused_draft_is_not_proposed_again() -> None:
    row = one(draft(), "events", "trained officers of the Ferry Road station")
    old = update(draft(), {row.event_id: {**SAID, "status": "refused"}})
    new = draft("a field in front", FILES[1:])
    kept = keep_decisions(new, old).casebook
    (refused,) = [event for event in kept.events if event.status == "refused"]
    assert bare(refused)["quote"] == row.quote.text
    assert refused not in kept.live("events")
    assert len(kept.events) == len(new.events)


def test_a_corrected_row_whose_quote_was_shortened_still_takes_its_drafts_place() -> None:
    row = one(draft(), "outcomes", "Ferry Road station publishes")
    quote = row.quote.model_copy(update={"end": row.quote.end - 5, "text": row.quote.text[:-5]})
    old = update(draft(), {row.outcome_id: {**SAID, "status": "corrected", "quote": quote}})
    kept = keep_decisions(draft("a field in front"), old).casebook
    assert len(kept.outcomes) == len(draft().outcomes)
    assert one(kept, "outcomes", "Ferry Road station publishes").status == "corrected"


def test_what_rests_on_a_lost_row_is_lost_with_it_and_says_so() -> None:
    outcome = one(draft(), "outcomes", "every week")
    items = [row for row in draft().evidence if row.outcome_id == outcome.outcome_id]
    changes = dict.fromkeys((outcome.outcome_id, items[0].evidence_id), CONFIRMED)
    kept = keep_decisions(draft("a word of an outcome"), update(draft(), changes))
    assert [(each.sheet, each.column) for each in kept.lost] == [
        ("outcomes", "quote_at"),
        ("evidence", "outcome_id"),
    ]
    assert all(outcome.quote.text not in each.message() for each in kept.lost)
    assert one(kept.casebook, "outcomes", "each week").status == "draft"
    assert kept.lost_rows.row(items[0].evidence_id).status == "confirmed"


def test_of_two_equal_sentences_the_decision_stays_with_its_own() -> None:
    def note(text: str) -> Casebook:
        lines = text.splitlines(keepends=True)
        starts = [sum(map(len, lines[:at])) for at in range(len(lines))]
        return Casebook(
            sources=(Source(source_id="S-01", file="note.txt", sha256=str(len(text))),),
            passages=tuple(
                Passage(
                    passage_id=f"P-0{at}", source_id="S-01", kind="bullet", start=start,
                    end=start + len(line), text=line,
                )
                for at, (start, line) in enumerate(zip(starts, lines, strict=True), start=1)
            ),
        )  # fmt: skip

    def said(book: Casebook, passage_id: str) -> Casebook:
        passage = book.row(passage_id)
        row = TABLES["statements"](
            statement_id="T-01", kind="comment", text="a", quote=Quote(
                passage_id=passage_id, start=passage.start, end=passage.start + 4, text=passage.text[:4]
            ), **CONFIRMED,
        )  # fmt: skip
        return book.with_rows(statements=[row])

    old = note("the hub met\nthe town met\nthe hub met\n")
    new = note("good day\nthe hub met\nthe town met\nthe hub met\n")
    for passage_id, start in (("P-01", 9), ("P-03", 34)):
        assert keep_decisions(new, said(old, passage_id)).casebook.statements[0].quote.start == start
    gone = note("the town met\nthe hub met\n")
    assert len(keep_decisions(gone, said(old, "P-01")).lost) == 1
    assert keep_decisions(gone, said(old, "P-03")).casebook.statements[0].quote.start == 13


def test_a_document_that_is_not_given_again_is_named_as_the_reason() -> None:
    old = update(draft(), {row.request_id: CONFIRMED for row in draft().requests})
    kept = keep_decisions(draft(files=FILES[:2]), with_interview(old))
    assert len(kept.lost) == len(draft().requests)
    assert all("not among those given" in each.reason for each in kept.lost)
    assert any(source.kind == "interview" for source in kept.casebook.sources)


def test_a_released_record_whose_author_changed_the_flag_is_confidential_again() -> None:
    assert not draft().records[1].confidential
    kept = keep_decisions(draft("a flag"), draft()).casebook
    assert kept.records[1].confidential
    cited = [source for source in kept.sources if "lowbridge" in source.url]
    assert cited
    assert all(source.confidential for source in cited)


def test_a_record_locked_or_released_by_hand_stays_so_and_changed_words_are_named() -> None:
    first, second = draft().records
    old = update(
        draft(), {first.record_id: {"confidential": False}, second.record_id: {"confidential": True}}
    )
    kept = keep_decisions(draft("a sentence gone"), old)
    assert [record.confidential for record in kept.casebook.records] == [False, True]
    assert {(each.rule, each.sheet) for each in kept.remarks} == {("released text changed", "sources")}


def test_what_stands_in_the_place_of_something_withheld_is_withheld() -> None:
    row = one(draft(), "outcomes", "every week")
    old = update(draft(), {row.outcome_id: {"withheld": True}, row.quote.passage_id: {"withheld": True}})
    kept = keep_decisions(draft("a word of an outcome"), old)
    new = one(kept.casebook, "outcomes", "each week")
    assert new.withheld
    assert kept.casebook.passage_of(new.quote).withheld
    assert [each.sheet for each in kept.lost] == ["outcomes"]


def test_a_draft_edited_without_a_decision_is_named_and_kept_aside() -> None:
    claim = draft().claims[0]
    kept = keep_decisions(draft(), update(draft(), {claim.claim_id: {"question": "Did it help?"}}))
    assert [(each.rule, each.sheet, each.column) for each in kept.remarks] == [
        ("draft changed", "claims", "question")
    ]
    assert kept.lost_rows.row(claim.claim_id).question == "Did it help?"
    assert kept.casebook.row(claim.claim_id) == claim


def drafted_chain() -> Casebook:
    """Draft a chain of two steps: an act, a first and a last outcome."""
    book = strong_book(steps=2)
    undecided = {"status": "draft", "rule": "a rule", "decided_by": "", "reason": ""}
    return book.with_rows(
        sources=[row.model_copy(update={"sha256": row.source_id}) for row in book.sources],
        evidence=(),
        likelihoods=(),
        **{
            table: [row.model_copy(update=undecided) for row in getattr(book, table)]
            for table in ("actors", "events", "outcomes", "links", "claims", "rivals")
        },
    )


def test_a_new_draft_that_contradicts_a_corrected_link_gives_way() -> None:
    direct = {**SAID, "status": "corrected", "cause_id": "A-01"}
    old = update(drafted_chain(), {"L-02": direct, "C-01": {"link_ids": ("L-02",)}})
    kept = keep_decisions(drafted_chain(), old)
    assert kept.casebook.with_rows(findings=()) == old
    assert not kept.lost


def test_a_chain_edited_without_a_decision_is_named() -> None:
    direct = {"link_id": "L-03", "cause_id": "A-01", "rule": "", **CONFIRMED}
    added = drafted_chain().row("L-02").model_copy(update=direct)
    old = update(drafted_chain(), {"C-01": {"link_ids": ("L-03",)}}, links=(added,))
    kept = keep_decisions(drafted_chain(), old)
    assert kept.casebook.row("C-01").link_ids == ("L-01", "L-02")
    assert [(each.sheet, each.column) for each in kept.remarks] == [("claims", "link_ids")]
    assert kept.lost_rows.row("C-01").link_ids == ("L-03",)


def test_clusters_of_one_name_are_told_apart_by_what_they_join() -> None:
    first, second = (
        Cluster(cluster_id=f"D-0{at}", name="links alike", rule="links alike", reason="alike")
        for at in (1, 2)
    )
    items = [
        Evidence(
            evidence_id=f"E-0{at}", outcome_id="O-01", source_id=f"S-0{at}", rule="cited link",
            cluster_id="D-01" if at < 3 else "D-02",
        )
        for at in range(1, 5)
    ]  # fmt: skip
    drafted = Casebook(
        sources=tuple(Source(source_id=row.source_id, sha256=row.source_id) for row in items),
        outcomes=(Outcome(outcome_id="O-01", statement="a register is kept", rule="a rule"),),
        clusters=(first, second),
        evidence=tuple(items),
    )
    old = update(drafted, {"D-02": CONFIRMED})
    turned = {"D-01": "D-02", "D-02": "D-01"}
    new = update(drafted, {row.evidence_id: {"cluster_id": turned[row.cluster_id]} for row in items})
    kept = keep_decisions(new, old).casebook
    assert [kept.row(row.cluster_id).status for row in kept.evidence] == ["draft"] * 2 + ["confirmed"] * 2


def test_an_actor_list_given_anew_fills_blanks_and_overwrites_nothing() -> None:
    actor = draft().actors[0]
    old = update(draft(), {actor.actor_id: {"kind": "coalition", "note": ""}})
    kept = keep_decisions(draft(), old)
    row = kept.casebook.row(actor.actor_id)
    assert (row.kind, row.note) == ("coalition", actor.note)
    assert [(each.rule, each.column) for each in kept.remarks] == [("actor differs", "kind")]


@pytest.mark.parametrize("correction", [*CORRECTIONS])
def test_the_finished_example_survives_each_correction(correction: str) -> None:
    old = load_casebook(data_path("example/casebook.xlsx"))
    kept = keep_decisions(draft(correction), old)
    decided = [row for _, row in rows_of(old) if isinstance(row, Decided) and not row.is_draft]
    still = [row for _, row in rows_of(kept.casebook) if isinstance(row, Decided) and not row.is_draft]
    lost = [row for _, row in rows_of(kept.lost_rows) if isinstance(row, Decided) and not row.is_draft]
    assert len(decided) <= len(still) + len(lost)
    assert kept.casebook.settings == old.settings
    untouched = correction in {
        "nothing",
        "a field in front",
        "a label",
        "labels exchanged",
        "a sentence in another field",
        "a flag",
        "a bullet gone",
        "a paragraph in front",
    }
    assert not (untouched and kept.lost)
