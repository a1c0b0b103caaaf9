"""Links quote the sentence that states them; what no sentence states is inferred."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.records import Link

TRAINING = "OCP held a course on evidence in July 2031."


def _draft(**fields: str) -> Casebook:
    return draft_casebook(
        make_record({"year": "2031", "contribution_programme": TRAINING, **fields}), REGISTRY
    )


def _chain(book: Casebook, number: int) -> list[Link]:
    return [book.row(each) for each in book.claims[number].link_ids]


def test_a_change_of_the_beneficiary_is_one_step() -> None:
    book = _draft(outcome="After the course, QJH started to raise cases")
    (link,) = _chain(book, 0)
    assert link.basis == "stated_sequence"
    assert link.quote is not None
    assert link.quote.text == "After the course, QJH started to raise cases"


def test_the_word_because_is_read_as_cause() -> None:
    book = _draft(outcome="QJH started to raise cases as a result of the course")
    assert _chain(book, 0)[0].basis == "stated_cause"


def test_a_causal_verb_between_act_and_change_is_a_stated_cause() -> None:
    told = "The course on evidence led to cases that volunteers raise."
    book = _draft(outcome="QJH volunteers are raising cases", additional_information=told)
    link = book.row(book.claims[0].link_ids[0])
    assert link.basis == "stated_cause"
    assert link.quote.text == told


def test_a_clause_about_something_else_states_nothing() -> None:
    book = _draft(outcome="After the floods, QJH started to raise cases")
    (link,) = _chain(book, 0)
    assert (link.basis, link.quote) == ("inferred", None)


def test_a_distant_change_is_reached_through_the_beneficiary() -> None:
    book = _draft(outcome="Following the course, the constabulary is working with QJH",
        additional_information="In 2031, after the course, QJH began to raise cases.",
    )  # fmt: skip
    first, second = _chain(book, 0)
    assert first.basis == "stated_sequence"
    assert first.effect_id == book.outcomes[1].outcome_id
    assert (second.basis, second.quote, second.effect_id) == ("inferred", None, book.outcomes[0].outcome_id)


def test_a_distant_change_with_nothing_between_hangs_on_its_own_words() -> None:
    book = _draft(outcome="Following the course, the constabulary is answering letters")
    (link,) = _chain(book, 0)
    assert link.basis == "stated_sequence"


def test_a_consequence_is_a_step_from_what_stands_before_it() -> None:
    told = (
        "After the course, QJH began to raise cases. SPO has been building cases. "
        "As a result, the trial of an officer is under way."
    )
    book = _draft(additional_information=told)
    last = _chain(book, 2)
    assert [link.basis for link in last] == ["stated_sequence", "inferred", "stated_cause"]
    assert last[2].quote is not None
    assert last[2].quote.text == "As a result, the trial of an officer is under way."


def test_an_act_is_claimed_for_those_it_was_done_to() -> None:
    fields = {
        "year": "2031",
        "contribution_programme": "OCP trained officers of the constabulary in March 2031. "
        "OCP advised the State Prosecution Office in May 2031.",
        "outcome": "The constabulary publishes its register, and the State Prosecution Office adopted a code",
    }
    book = draft_casebook(make_record(fields), REGISTRY)
    pairs = [(book.row(each.cause_id).kind, each.outcome_id) for each in book.claims]
    assert pairs == [("trained", "O-01"), ("advised", "O-02")]


@pytest.mark.parametrize(
    "outcome",
    [
        "QJH started to raise cases, but not as a result of the course on evidence",
        "QJH started to raise cases, years before and not after the course on evidence",
    ],
)
def test_a_denied_step_is_not_stated(outcome: str) -> None:
    book = _draft(outcome=outcome)
    assert all(link.basis == "inferred" for link in book.links if link.cause_id == book.claims[0].cause_id)


@pytest.mark.parametrize(
    "opening", ["As a result of the HDN course on safety", "After the HDN course on safety"]
)
def test_somebody_elses_act_is_not_credited_to_the_programme(opening: str) -> None:
    book = _draft(
        outcome=f"{opening}, QJH started to raise cases",
        contribution_others="HDN held a course on safety for volunteers.",
    )
    (link,) = _chain(book, 0)
    assert (link.basis, link.quote) == ("inferred", None)
    (other,) = [link for link in book.links if link.cause_id != book.claims[0].cause_id]
    assert other.quote is not None


def test_a_stated_cause_needs_no_way_round() -> None:
    book = _draft(
        outcome="As a result of the course, the constabulary is working with QJH",
        additional_information="In 2031, after the course, QJH began to raise cases.",
    )
    (link,) = _chain(book, 0)
    assert (link.basis, link.effect_id) == ("stated_cause", book.outcomes[0].outcome_id)
