"""Decisions follow their words wherever a corrected harvest has them, and what to read again is named."""

from typing import Any

import pytest
from decisions_made import FILES, SAID, draft, update

from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.decisions import Kept, keep_decisions
from sjc_analysis.decisions.rows import is_persons, rows_of
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.intake import draft_files
from sjc_analysis.reading import read_files, read_registry
from sjc_analysis.records import Actor, Quote

CONFIRMED = {**SAID, "status": "confirmed"}
ACT = "Lowbridge Legal Clinic, a partner of the CVP programme, advised the town council"


def drafted(
    tmp_path: Any, *changes: tuple[str, str, str], actors: tuple[tuple[str, str], ...] = ()
) -> Casebook:
    """Draft the example after changes of its files and of its list of actors."""
    paths = []
    for file in FILES:
        text = data_path(f"example/{file}").read_text(encoding="utf-8")
        for where, old, new in changes:
            assert where != file or old in text
            text = text.replace(old, new) if where == file else text
        paths.append(tmp_path / file)
        paths[-1].write_text(text, encoding="utf-8", newline="")
    registry = data_path("example/actors.csv").read_text(encoding="utf-8")
    for old, new in actors:
        assert old in registry
        registry = registry.replace(old, new)
    listed = tmp_path / "actors.csv"
    listed.write_text(registry, encoding="utf-8")
    return draft_files(paths, listed, frozenset({FILES[1]}))


def everything_confirmed() -> Casebook:
    """Let a person confirm every row that can be."""
    rows = [row for _, row in rows_of(draft()) if hasattr(row, "status")]
    return update(draft(), {row.row_id: CONFIRMED for row in rows})


def event(book: Casebook, words: str) -> Any:
    (row,) = [row for row in book.events if row.quote and words in row.quote.text]
    return row


def said_of(kept: Kept, rule: str) -> list[str]:
    return [each.sheet for each in kept.remarks if each.rule == rule]


def test_records_that_exchange_their_labels_keep_their_own_decisions(tmp_path: Any) -> None:
    first, second = "CVP-XMA3109/ACC002", "CVP-XMA3112/CIV004"
    new = drafted(tmp_path, (FILES[1], first, second), (FILES[0], second, first))
    kept = keep_decisions(new, everything_confirmed())
    assert not kept.lost
    outcome = next(row for row in kept.casebook.outcomes if "register" in row.statement)
    assert kept.casebook.row(outcome.record_id).label == second


def test_a_release_does_not_go_over_to_other_words_under_the_same_label(tmp_path: Any) -> None:
    released = draft().records[0]
    assert released.confidential
    old = update(draft(), {released.record_id: {"confidential": False}})
    assert not keep_decisions(draft(), old).casebook.records[0].confidential
    outcome, flag = "**Outcome statement**: A witness came forward.", "**CONFIDENTIAL record**: 1.0"
    other = f"**Record ID**: {released.label}\n{outcome}\n{flag}\n"
    path = tmp_path / FILES[0]
    path.write_text(other, encoding="utf-8")
    new = draft_casebook(read_files([path]), read_registry(data_path("example/actors.csv")))
    (record,) = keep_decisions(new, old).casebook.records
    assert record.label == released.label
    assert record.confidential


def test_a_sentence_that_moved_takes_its_decision_along_and_says_so() -> None:
    row = event(draft(), "sent a circular")
    kept = keep_decisions(draft("a sentence in another field"), update(draft(), {row.event_id: CONFIRMED}))
    moved = event(kept.casebook, "sent a circular")
    assert (moved.status, moved.date, moved.date_quote.text) == ("confirmed", row.date, "May 2031")
    assert kept.casebook.passage_of(moved.quote).field == "additional_information"
    assert said_of(kept, "quote moved") == ["events"]
    assert not kept.lost


def test_a_sentence_turned_into_its_opposite_is_named(tmp_path: Any) -> None:
    row = event(draft(), ACT)
    new = drafted(tmp_path, (FILES[1], ACT, f"It is not true that {ACT}"))
    kept = keep_decisions(new, update(draft(), {row.event_id: CONFIRMED}))
    assert event(kept.casebook, ACT).status == "confirmed"
    (remark,) = [each for each in kept.remarks if each.rule == "sentence changed"]
    assert remark.row is not None
    assert kept.casebook.events[remark.row - 2] == event(kept.casebook, ACT)
    assert ACT not in remark.message()


def test_a_sentence_added_beside_it_is_no_change_of_the_sentence(tmp_path: Any) -> None:
    new = drafted(
        tmp_path, (FILES[1], "Lowbridge Legal Clinic, a", "It rained all week. Lowbridge Legal Clinic, a")
    )
    assert not said_of(keep_decisions(new, everything_confirmed()), "sentence changed")


@pytest.mark.parametrize(
    ("typed", "instead"), [("'", "’"), (". ", ".  "), ("\n", "\r\n"), (" of ", "\u00a0of\u00a0"), ("-", "–")]
)
def test_signs_typed_otherwise_lose_no_decision(tmp_path: Any, typed: str, instead: str) -> None:
    file = FILES[2] if typed == "-" else FILES[1]
    kept = keep_decisions(drafted(tmp_path, (file, typed, instead)), everything_confirmed())
    assert not kept.lost
    assert not said_of(kept, "sentence changed")
    assert {row.sheet for row in kept.remarks if row.rule == "released text changed"} <= {"sources"}
    for _, row in rows_of(kept.casebook):
        for _, value in row:
            if isinstance(value, Quote):
                assert value.text in kept.casebook.passage_of(value).text
    assert sum(is_persons(kept.casebook, row) for _, row in rows_of(kept.casebook)) == len(kept.followed)


def test_an_actor_renamed_in_the_list_is_the_same_actor(tmp_path: Any) -> None:
    new = drafted(
        tmp_path,
        actors=(("Harbour Defenders Network,", "Defenders of the Harbour,Harbour Defenders Network|"),),
    )
    kept = keep_decisions(new, everything_confirmed())
    assert not said_of(kept, "actor not listed")
    assert [actor.name for actor in kept.casebook.actors].count("Harbour Defenders Network") == 1
    assert len(kept.casebook.actors) == len(draft().actors)


def test_an_actor_the_list_no_longer_has_is_named(tmp_path: Any) -> None:
    row = event(draft(), "HDN ran a further course")
    new = drafted(
        tmp_path, actors=(("Harbour Defenders Network,HDN|Harbour Defenders", "Union of Watermen,HDN"),)
    )
    kept = keep_decisions(new, update(draft(), {row.event_id: CONFIRMED}))
    (actor_id,) = event(kept.casebook, "ran a further course").actor_ids
    actor = kept.casebook.row(actor_id)
    assert isinstance(actor, Actor)
    assert actor.name == "Harbour Defenders Network"
    assert said_of(kept, "actor not listed") == ["actors"]


def test_what_two_coders_disagree_on_is_carried_open() -> None:
    row = event(draft(), ACT)
    old = update(draft(), {row.event_id: {"kind": "other", "reason": "coders disagree"}})
    kept = keep_decisions(draft("a field in front"), old).casebook
    disputed = event(kept, ACT)
    assert (disputed.status, disputed.kind, disputed.reason) == ("draft", "other", "coders disagree")
