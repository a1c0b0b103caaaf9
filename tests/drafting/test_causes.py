"""What the sentence of a change names as its cause is no part of the change, and is a rival to it."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook


def _draft(outcome: str) -> Casebook:
    record = make_record({"outcome": outcome, "contribution_programme": "In 2030 OCP held a course."})
    return draft_casebook(record, REGISTRY)


NAMED = [
    ("In May 2031 the port board cut the fee, following strikes of dockers in two ports.",
     "the port board cut the fee", "strikes of dockers in two ports", "stated_sequence"),
    ("In May 2031, after a petition by 400 parents, the school board opened the library.",
     "the school board opened the library", "a petition by 400 parents", "stated_sequence"),
    ("Parliament repealed the stamp duty because of the pressure of exporters, bakers and millers.",
     "Parliament repealed the stamp duty", "the pressure of exporters, bakers and millers", "stated_cause"),
    ("On 4 May 2031 the mayor reopened the well, after traders blocked the road for nine days.",
     "the mayor reopened the well", "traders blocked the road for nine days", "stated_sequence"),
    ("The council closed the quarry in May 2031 following the death of two workers.",
     "The council closed the quarry in May 2031", "the death of two workers", "stated_sequence"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "change", "cause", "basis"), NAMED)
def test_a_cause_behind_or_before_the_comma_is_a_rival_with_a_stated_step(
    told: str, change: str, cause: str, basis: str
) -> None:
    book = _draft(told)
    (outcome,) = book.outcomes
    (rival,) = book.rivals
    assert (outcome.statement, rival.description, rival.kind) == (change, cause, "rival")
    stated = [(link.cause_id, link.basis) for link in book.links if link.basis != "inferred"]
    assert stated == [(rival.event_id, basis)]
    assert {claim.cause_id for claim in book.claims}.isdisjoint({rival.event_id})


def test_a_cause_between_a_subject_and_its_verb_takes_nothing_from_the_change() -> None:
    book = _draft("Since May 2031 the police, owing to public pressure, register complaints.")
    assert [each.description for each in book.rivals] == ["public pressure"]
    assert book.outcomes[0].statement.endswith("register complaints")


def test_two_causes_that_are_joined_are_two_rivals() -> None:
    book = _draft("Thanks to the lobbying of bakers and after a long strike, the ministry raised the wage.")
    assert [each.description for each in book.rivals] == ["the lobbying of bakers", "a long strike"]


def test_what_a_relative_clause_hopes_for_does_not_undo_a_cause() -> None:
    book = _draft(
        "Parliament rejected the bill that would have closed the mill, following a campaign of millers."
    )
    assert [each.description for each in book.rivals] == ["a campaign of millers"]


@pytest.mark.parametrize(
    "told",
    [
        "In May 2031 the port board cut the fee, after three years of delay.",
        "In May 2031 the port board cut the fee after it had heard both sides.",
        "In May 2031 the port board cut the fee, but not because of the strikes of dockers.",
        "In May 2031 the port board cut the fee, following the course by OCP.",
    ],
)
def test_time_alone_the_actor_s_own_step_a_denial_and_the_programme_are_no_rival(told: str) -> None:
    assert _draft(told).rivals == ()


def test_an_opening_date_without_a_comma_is_the_date_and_no_part_of_the_change() -> None:
    book = _draft("In May 2031 the port board cut the fee. In June 2031, the mayor signed the pact.")
    assert [(each.statement, str(each.date)) for each in book.outcomes] == [
        ("the port board cut the fee", "2031-05-01 to 2031-05-31"),
        ("the mayor signed the pact", "2031-06-01 to 2031-06-30"),
    ]
    (act,) = book.events
    assert str(act.date) == "2030-01-01 to 2030-12-31"
