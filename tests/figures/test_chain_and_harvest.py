"""The chain marks its weakest link, and a whole harvest is bundled without losing a claim."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictured_book import DECIDED, pictured_book, quote

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.figures import chain_rows, draw_chain, draw_graph, draw_harvest, harvest_rows
from sjc_analysis.figures.records import records
from sjc_analysis.records import Actor, Claim, Event, Link, Outcome

SAID = quote("Because of")


def chained(**replaced: Any) -> Assessment:
    """Assess a claim of two steps: one that is stated, and one that nobody states."""
    rows: dict[str, Any] = {
        "events": (Event(event_id="A-01", description="a workshop", date=Interval.day(2031, 3, 1)),),
        "outcomes": (
            Outcome(outcome_id="O-01", statement="a timetable is posted", date=Interval.month(2031, 6)),
            Outcome(outcome_id="O-02", statement="anglers miss fewer boats", date=Interval.month(2031, 9)),
        ),
        "links": (
            Link(link_id="L-01", cause_id="A-01", effect_id="O-01", basis="stated_cause", quote=SAID),
            Link(link_id="L-02", cause_id="O-01", effect_id="O-02"),
        ),
        "claims": (Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-02", link_ids=("L-01", "L-02")),),
        "rivals": (),
        "evidence": (),
        "traces": (),
        "ratings": (),
    }  # fmt: skip
    return assess(pictured_book(**{**rows, **replaced}))


def weakest(assessment: Assessment) -> list[str]:
    return [row["link_id"] for row in records(chain_rows(assessment, "C-01")) if row["weakest"]]


def test_a_step_that_nobody_states_is_weaker_than_one_that_is_stated() -> None:
    assert weakest(chained()) == ["L-02"]


def test_a_step_that_time_speaks_against_is_the_weakest_of_all() -> None:
    late = (Event(event_id="A-01", description="a workshop", date=Interval.day(2032, 1, 1)),)
    assert weakest(chained(events=late)) == ["L-01"]


def test_steps_that_are_equally_weak_are_all_marked() -> None:
    bare = tuple(link.model_copy(update={"quote": None}) for link in chained().casebook.links)
    same = chained(links=bare)
    rows = records(chain_rows(same, "C-01"))
    assert len({(row["strength"], row["time"]) for row in rows}) == 1
    assert weakest(same) == ["L-01", "L-02"]


def test_a_chain_says_why_in_the_words_of_the_reasoning() -> None:
    assessment = chained()
    step = assessment.claims[0].steps[1]
    alt = draw_chain(assessment, "C-01").alt
    assert alt.endswith(f"Weakest: O-01 to O-02. {step.reason.text}")
    assert "A-01 → O-01 → O-02, 2 steps" in alt


def test_a_claim_without_a_chain_is_one_step_that_nobody_gives() -> None:
    bare = chained(claims=(Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-02"),))
    (row,) = records(chain_rows(bare, "C-01"))
    assert (row["cause_id"], row["effect_id"], row["weakest"]) == ("A-01", "O-02", True)
    assert "No chain of steps" in draw_chain(bare, "C-01").alt
    with pytest.raises(KeyError):
        chain_rows(bare, "C-02")


kinds = st.sampled_from(["trained", "funded", "other"])
actors = st.lists(st.sampled_from(["police", "media", ""]), max_size=2)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(kinds, actors, st.booleans()), max_size=12))
def test_every_claim_and_outcome_is_in_one_bundle(made: list[tuple[str, list[str], bool]]) -> None:
    assessment = assess(harvested(made))
    rows = harvest_rows(assessment)
    assert rows["claims"].sum() == len(assessment.claims) == sum(claimed for _, _, claimed in made)
    assert rows["outcomes"].sum() == len(made)
    assert not rows.duplicated(["contribution", "actor", "verdict"]).any()


def harvested(made: list[tuple[str, list[str], bool]]) -> Casebook:
    people = [
        (f"N-{place}-{number}", kind)
        for place, (_, who, _) in enumerate(made)
        for number, kind in enumerate(who)
    ]
    ids = {name: f"N-{number}" for number, (name, _) in enumerate(people, start=1)}
    return Casebook(
        actors=tuple(Actor(actor_id=ids[name], name=name, kind=kind) for name, kind in people),
        events=tuple(
            Event(event_id=f"A-{n}", description="an act", kind=kind)
            for n, (kind, _, _) in enumerate(made, 1)
        ),
        outcomes=tuple(
            Outcome(
                outcome_id=f"O-{n}", statement="a change",
                actor_ids=tuple(ids[f"N-{n - 1}-{number}"] for number in range(len(who))),
            )
            for n, (_, who, _) in enumerate(made, 1)
        ),
        claims=tuple(
            Claim(claim_id=f"C-{n}", cause_id=f"A-{n}", outcome_id=f"O-{n}")
            for n, (_, _, claimed) in enumerate(made, 1)
            if claimed
        ),
    )  # fmt: skip


def test_a_crowd_of_kinds_shares_one_column_and_the_numbers_stay() -> None:
    made = [("trained", [f"kind {number % 9}"], True) for number in range(30)]
    picture = draw_harvest(assess(harvested(made)))
    assert "4 other kinds" in picture.alt
    assert (
        sum(
            int(said.split()[-1].rstrip("."))
            for said in picture.alt.split("unsubstantiated")[1:]
            for said in [said.split(";")[0]]
        )
        == 30
    )
    assert picture.figure.get_size_inches()[0] <= 13


def test_a_casebook_too_large_for_a_graph_is_drawn_in_bundles() -> None:
    crowd = harvested([("trained", ["police"], True)] * 40)
    assessment = assess(crowd)
    assert draw_graph(crowd, assessment).alt == draw_harvest(assessment).alt


def test_a_confirmed_step_and_a_drafted_one_differ_in_the_rows() -> None:
    links = chained().casebook.links
    mixed = chained(links=(links[0].model_copy(update=DECIDED), links[1]))
    assert [row["status"] for row in records(chain_rows(mixed, "C-01"))] == ["confirmed", "drafted"]
