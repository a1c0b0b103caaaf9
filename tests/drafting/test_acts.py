"""Acts: who did what to whom, when; and what is no act."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.drafting import draft_casebook
from sjc_analysis.records import Event


def _events(**fields: str) -> tuple[Event, ...]:
    return draft_casebook(make_record(fields), REGISTRY).events


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("OCP held a three-day course on evidence.", "trained"),
        ("OCP gave the hub a small grant.", "funded"),
        ("OCP lent the hub two rooms.", "hosted"),
        ("OCP supplied laptops.", "equipped"),
        ("OCP petitioned the council.", "advocated"),
        ("OCP organised a dialogue with officers.", "convened"),
        ("OCP escorted witnesses to court.", "accompanied"),
        ("OCP did something the lexicon lacks.", "other"),
    ],
)
def test_the_kind_comes_from_the_verb(words: str, kind: str) -> None:
    (event,) = _events(contribution_programme=words)
    assert (event.kind, event.side, event.actor_ids) == (kind, "programme", ("N-01",))


@pytest.mark.parametrize(
    "words",
    [
        "HWN did not train the hub.",
        "HWN will give the hub laptops.",
        "HWN failed to organise a course, and never supplied laptops.",
        "The trained volunteers met.",
        "Marches were recorded by many.",
    ],
)
def test_what_was_not_done_or_has_no_doer_is_no_act(words: str) -> None:
    assert _events(additional_information=words) == ()


def test_a_sentence_with_two_doers_is_two_acts() -> None:
    words = "Lantern Fund paid for an office in May 2031, and HWN supplied laptops to the Quayside hub."
    first, second = _events(additional_information=words)
    assert (first.kind, first.actor_ids, str(first.date)) == (
        "funded",
        ("N-09",),
        "2031-05-01 to 2031-05-31",
    )
    assert first.description == "Lantern Fund paid for an office in May 2031"
    assert (second.kind, second.actor_ids, second.recipient_ids) == ("equipped", ("N-02",), ("N-03",))
    assert not second.date.known


def test_who_paid_for_an_act_is_an_act_of_its_own() -> None:
    words = "HWN ran a course, paid for by Lantern Fund."
    course, payment = _events(contribution_others=words)
    assert (course.kind, course.description) == ("trained", "HWN ran a course")
    assert (payment.kind, payment.actor_ids, payment.recipient_ids) == ("funded", ("N-09",), ("N-02",))


def test_a_passive_has_its_doer_behind_it() -> None:
    words = "QJH volunteers were trained by HWN in June 2031."
    (event,) = _events(additional_information=words)
    assert (event.actor_ids, event.recipient_ids) == (("N-02",), ("N-03",))


def test_the_date_of_what_came_before_is_not_the_date_of_the_act() -> None:
    words = "HWN supplied laptops after the floods of May 2031."
    (event,) = _events(additional_information=words)
    assert not event.date.known
    assert event.date_quote is None


def test_an_unregistered_doer_stays_in_the_words() -> None:
    words = "The district board lent QJH a room."
    (event,) = _events(additional_information=words)
    assert event.actor_ids == ()
    assert event.description.startswith("The district board")
    assert event.recipient_ids == ("N-03",)


def test_a_circumstance_is_context() -> None:
    words = "During the clearance the rooms of QJH were torn down."
    (event,) = _events(additional_information=words)
    assert (event.category, event.side, event.recipient_ids) == ("context", "unknown", ("N-03",))


def test_an_act_told_in_two_fields_is_one() -> None:
    words = "HWN petitioned the council in July 2031."
    events = _events(contribution_others=words, additional_information=words)
    assert [event.rule for event in events] == ["act in the other contributions"]


def test_the_programme_s_own_act_in_the_additional_information_is_the_programme_s() -> None:
    (event,) = _events(additional_information="OCP trained QJH.")
    assert event.side == "programme"


def test_a_field_that_repeats_others_is_not_counted_again() -> None:
    words = "OCP trained QJH."
    book = make_record({"contribution_programme": words, "merged": words}, repeats=("merged",))
    assert len(draft_casebook(book, REGISTRY).events) == 1


def test_a_body_named_after_a_preposition_is_not_the_doer() -> None:
    words = "HWN, a partner of Lantern Fund and QJH, supplied laptops."
    (event,) = _events(additional_information=words)
    assert event.actor_ids == ("N-02",)
