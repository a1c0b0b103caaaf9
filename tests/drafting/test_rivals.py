"""Rivals: other people's acts, and what a change made use of."""

from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook

TOLD = (
    "The Quayside Justice Hub had been recording complaints for years. HWN lent the hub a room. "
    "Lantern Fund gave laptops. After the course, QJH began to raise cases. "
    "With the complaints recorded for this, the SPO has been building cases. "
    "As a result, the trial of an officer is under way."
)


def _draft(**fields: str) -> Casebook:
    first = {"year": "2031", "contribution_programme": "OCP held a course in July 2031."}
    return draft_casebook(make_record({**first, **fields}), REGISTRY)


def test_help_to_the_beneficiary_is_a_part_of_the_same_effort() -> None:
    book = _draft(additional_information=TOLD)
    helpers = [each for each in book.rivals if each.kind == "co_contributor"]
    assert [(book.row(each.event_id).kind, each.outcome_id) for each in helpers] == [
        ("hosted", "O-01"),
        ("equipped", "O-01"),
    ]


def test_what_a_change_made_use_of_is_a_rival_to_it_and_to_what_grew_from_it() -> None:
    book = _draft(additional_information=TOLD)
    rivals = [each for each in book.rivals if each.kind == "rival"]
    assert [(book.row(each.event_id).kind, each.outcome_id) for each in rivals] == [
        ("documented", "O-02"),
        ("documented", "O-03"),
    ]
    assert rivals[0].quote is not None
    assert rivals[0].quote.text == "With the complaints recorded for this"


def test_another_body_s_training_is_a_rival_and_names_who_paid() -> None:
    book = _draft(outcome="The constabulary is answering letters",
        contribution_others="HWN ran a course, funded by Lantern Fund.",
    )  # fmt: skip
    (rival,) = book.rivals
    assert (rival.kind, rival.actor_ids) == ("rival", ("N-02", "N-09"))
    assert (rival.search, rival.standing) == ("not_searched", "not_assessed")


def test_an_act_done_to_one_actor_rivals_that_actor_s_change_only() -> None:
    book = _draft(contribution_others="HWN petitioned the State Prosecution Office.",
        outcome="The constabulary publishes its register, and the State Prosecution Office adopted a code",
    )  # fmt: skip
    assert [each.outcome_id for each in book.rivals] == ["O-02"]


def test_the_programme_s_own_acts_and_circumstances_are_no_rivals() -> None:
    book = _draft(outcome="QJH started to raise cases",
        additional_information="OCP supplied laptops. The rooms of QJH were torn down.",
    )  # fmt: skip
    assert book.rivals == ()
    assert len(book.events) == 3


def test_what_a_beneficiary_asked_of_an_actor_rivals_that_actor_s_change() -> None:
    book = _draft(
        outcome="The State Prosecution Office adopted a code",
        contribution_others="QJH petitioned the State Prosecution Office.",
    )
    assert [(each.kind, each.outcome_id) for each in book.rivals] == [("rival", "O-01")]
