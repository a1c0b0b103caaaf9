"""Words of other fields than the examples use: kinds, acts named in passing, limits and effects."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.drafting.quantities import find_counts
from sjc_analysis.records import Event


def _draft(**fields: str) -> Casebook:
    return draft_casebook(make_record(fields), REGISTRY)


def _events(**fields: str) -> tuple[Event, ...]:
    return _draft(**fields).events


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Laptops and a scanner were supplied to the reading room by OCP.", "equipped"),
        ("A training on digital safety was held by OCP.", "trained"),
        ("OCP brought the union and the employer to one table.", "brokered"),
        ("OCP kept lists of everyone taken away.", "documented"),
        ("OCP supported the union with legal advice.", "advised"),
        ("OCP has been coaching paralegals.", "trained"),
        ("OCP handed in 900 signatures.", "advocated"),
        ("OCP wrote the allotment rules.", "drafted"),
        ("OCP opened its school yard for the tenants.", "hosted"),
        ("Lobbying of councillors by OCP.", "advocated"),
        ("OCP's advocacy put pressure on the clinic.", "advocated"),
    ],
)
def test_kinds_of_contribution_in_the_words_of_other_fields(words: str, kind: str) -> None:
    (event,) = _events(contribution_programme=words)
    assert (event.kind, event.side, event.actor_ids) == (kind, "programme", ("N-01",))


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("After being coached by OCP, two residents spoke in the sitting.", "being coached by OCP"),
        ("With support from OCP, HWN set up a help desk.", "support from OCP"),
        ("OCP trained the clerks. As a result, HWN held a forum.", "OCP trained the clerks"),
    ],
)
def test_what_others_did_because_of_an_act_is_no_act_of_the_programme(words: str, quoted: str) -> None:
    (event,) = _events(contribution_programme=words)
    assert event.quote is not None
    assert (event.quote.text, event.side) == (quoted, "programme")


def test_an_act_of_named_others_is_theirs_in_the_programmes_own_field_too() -> None:
    ours, theirs = _events(contribution_programme="OCP trained the clerks. HWN lent a hall for it.")
    assert (ours.side, theirs.side) == ("programme", "other")


@pytest.mark.parametrize(
    "words",
    [
        "Had OCP provided legal aid, the case might have been won.",
        "OCP was asked to mediate but declined.",
        "OCP never met the minister.",
        "OCP offered a training, which never took place.",
    ],
)
def test_conditions_and_what_never_happened_are_no_acts(words: str) -> None:
    assert _events(contribution_programme=words) == ()


def test_an_act_that_only_the_outcome_statement_names_is_drafted_once() -> None:
    said = "Following advocacy by OCP, QJH appointed a gender officer."
    (event,) = _events(outcome=said)
    assert (event.rule, event.kind, event.side) == ("act in the outcome statement", "advocated", "programme")
    (told,) = _events(outcome=said, contribution_programme="OCP lobbied the hub in May 2031.")
    assert told.rule == "act in the contribution field"


@pytest.mark.parametrize(
    "words",
    [
        "Following the planned training by OCP, QJH will open a desk.",
        "QJH opened a desk, but not because of the training by OCP.",
        "QJH hopes to open a desk thanks to the training by OCP.",
    ],
)
def test_an_act_named_in_passing_must_have_happened(words: str) -> None:
    assert _events(outcome=words) == ()


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("So far only one visit has taken place, and no report was made public.", 2),
        ("Few farmers know of it; in practice the chair goes alone.", 2),
        ("Fewer than half of the clinics display the charter, and staff continue to ask for bribes.", 2),
        ("The order was limited to one day and no minutes were published.", 2),
        ("While farmers may look, journalists are turned away at the gate.", 1),
        ("The change is not limited to the capital.", 0),
        ("No family has been evicted since.", 0),
        ("Children are no longer denied a place.", 0),
    ],
)
def test_each_limit_stands_apart_and_the_end_of_a_harm_is_none(words: str, limits: int) -> None:
    book = _draft(outcome="QJH opened a desk.", significance=words)
    assert sum(ground.direction == "against" for ground in book.grounds) == limits


def test_a_step_told_over_two_sentences_is_quoted_with_both() -> None:
    words = "HWN trained the clerks in May 2031. As a result, QJH answered every letter."
    book = _draft(outcome="QJH opened a desk.", additional_information=words)
    (link,) = (link for link in book.links if link.cause_id == book.events[0].event_id)
    assert link.basis == "stated_cause"
    assert link.quote is not None
    assert link.quote.text == words.rstrip(".")


@pytest.mark.parametrize(
    "words",
    [
        "No change has been seen yet; the officers went back to their stations.",
        "The workshop agreed that residents are important.",
        "Seventeen radio spots were broadcast.",
    ],
)
def test_no_change_an_event_and_an_output_are_no_outcomes(words: str) -> None:
    assert _draft(outcome=words).outcomes == ()


def test_a_series_of_changes_is_cut_at_each_verb() -> None:
    book = _draft(outcome="QJH published its list, paid 40 families in May 2031, and has let lawyers in.")
    assert [outcome.statement for outcome in book.outcomes] == [
        "QJH published its list",
        "[QJH] paid 40 families in May 2031",
        "[QJH] has let lawyers in",
    ]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("The tribunal heard 54 land cases.", [(54, "land cases")]),
        ("We know of 118 deaths, and 40 more wait to be checked.", [(118, "deaths"), (40, "deaths")]),
        ("About 70 per cent of them are under 25.", [(70, "per cent")]),
        ("More than 300 came.", [(300, "people")]),
    ],
)
def test_a_number_without_a_noun_counts_what_was_counted_before(
    words: str, counts: list[tuple[int, str]]
) -> None:
    found = find_counts(words, "How many people do you reach?")
    assert [(count.low, count.unit) for count in found] == counts
