"""Outcomes: how many changes a text tells, whose, when, and what is none."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.drafting import draft_casebook
from sjc_analysis.records import Actor, Outcome


def _outcomes(**fields: str) -> tuple[Outcome, ...]:
    return draft_casebook(make_record({"year": "2031", **fields}), REGISTRY).outcomes


def test_a_list_of_aims_is_one_change() -> None:
    words = (
        "Following the course in July 2031, the constabulary is working with QJH to end beatings, "
        "unlawful detentions and bribe-taking by officers"
    )
    (outcome,) = _outcomes(outcome=words)
    assert outcome.statement.startswith("the constabulary is working")
    assert outcome.statement.endswith("by officers")
    assert outcome.actor_ids == ("N-04",)
    assert outcome.is_process


def test_the_date_of_the_opening_clause_is_not_the_change_s() -> None:
    words = "Following the course in July 2031, the constabulary is working with QJH"
    (outcome,) = _outcomes(outcome=words)
    assert str(outcome.date) == "2031-01-01 to 2031-12-31"
    assert outcome.date_quote is not None
    assert outcome.date_quote.text == "2031"


def test_two_actors_with_a_verb_each_are_two_changes() -> None:
    words = (
        "After the training, the constabulary publishes its register every week since June 2031, "
        "and the State Prosecution Office adopted a code in September 2031"
    )
    first, second = _outcomes(outcome=words)
    assert first.statement == "the constabulary publishes its register every week since June 2031"
    assert (first.actor_ids, first.is_process, str(first.date)) == (
        ("N-04",),
        True,
        "2031-06-01 to 2031-06-30",
    )
    assert second.statement == "the State Prosecution Office adopted a code in September 2031"
    assert (second.actor_ids, second.is_process) == (("N-05",), False)


def test_two_actors_of_one_verb_are_one_change() -> None:
    words = "The constabulary and the State Prosecution Office have been sharing files"
    (outcome,) = _outcomes(outcome=words)
    assert outcome.actor_ids == ("N-04", "N-05")


def test_results_in_the_additional_information_are_outcomes() -> None:
    words = (
        "QJH had been recording complaints for years. "
        "In 2031, after the course, the hub began to raise cases. "
        "With the files recorded for this, the SPO has been building cases. "
        "As a result, the trial of an officer is under way. HWN supplied laptops."
    )
    book = draft_casebook(make_record({"year": "2031", "additional_information": words}), REGISTRY)
    began, building, trial = book.outcomes
    assert (began.statement, began.actor_ids) == ("the hub began to raise cases", ("N-03",))
    assert not began.is_process
    assert building.actor_ids == ("N-05",)
    assert trial.statement == "the trial of an officer is under way"
    assert (building.outcome_id, trial.outcome_id) in [(link.cause_id, link.effect_id) for link in book.links]
    assert trial.actor_ids == ("N-05",)


@pytest.mark.parametrize(
    "words",
    [
        "The programme started to hold courses.",
        "OCP has been supporting QJH.",
        "The constabulary has not started to answer.",
        "Somebody began to shout.",
        "The rains are still ongoing.",
        "QJH has been recording complaints.",
    ],
)
def test_what_is_no_change_of_a_social_actor_is_no_outcome(words: str) -> None:
    assert _outcomes(additional_information=f"OCP met QJH. {words}") == ()


def test_flags_and_labels_go_with_the_outcome() -> None:
    fields = {"outcome": "QJH started to vote", "negative": "y", "unintended": "n", "scale": "Local"}
    book = draft_casebook(make_record(fields, understood={"negative": "yes", "unintended": "no"}), REGISTRY)
    (outcome,) = book.outcomes
    assert (outcome.negative, outcome.unintended, outcome.scale) == (True, False, "Local")


def test_a_short_form_counts_only_where_one_actor_can_be_meant() -> None:
    second = Actor(actor_id="N-10", name="Eastpier Hub", kind="justice_hub", interest="beneficiary")
    words = "QJH and Eastpier Hub met. The hub began to raise cases."
    both = draft_casebook(make_record({"additional_information": words}), (*REGISTRY, second))
    assert both.outcomes == ()
    assert len(_outcomes(additional_information=words)) == 1
