"""Sentences of other registers than the rules were made on: kinds of acts, limits, lists and steps."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.drafting.listings import listed
from sjc_analysis.drafting.sentences import sentences
from sjc_analysis.records import Passage


def _draft(**fields: str) -> Casebook:
    return draft_casebook(make_record({"outcome": "QJH opened a desk.", **fields}), REGISTRY)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("trained", "OCP provided paralegals with training on digital security."),
        ("trained", "Capacity building of local committees on advocacy skills."),
        ("funded", "OCP covered the travel and accommodation of the witnesses."),
        ("documented", "A report on forced evictions was released by OCP in May 2031."),
        ("documented", "Monitoring visits were carried out jointly by OCP and the tenants."),
        ("advised", "OCP shared its comments on the draft bill with the ministry."),
        ("drafted", "OCP helped the council to draft its by-law."),
        ("convened", "OCP brought together tenants and landlords in a forum."),
        ("brokered", "OCP facilitated access of the committee to the minister."),
        ("advocated", "OCP took the matter before the tribunal."),
        ("advocated", "OCP held a series of advocacy meetings with the governor."),
        ("accompanied", "OCP provided emergency relocation to two defenders."),
        ("legitimised", "OCP issued a statement of solidarity with the detainees."),
        ("equipped", "The radio station was provided with laptops by OCP."),
        ("hosted", "OCP provided the union with office space."),
    ],
)
def test_what_an_act_was_done_with_decides_its_kind(kind: str, words: str) -> None:
    (event,) = _draft(contribution_programme=words).events
    assert (event.kind, event.side) == (kind, "programme")


@pytest.mark.parametrize(
    "words",
    [
        "OCP plans to hold a workshop next year.",
        "OCP considers this a success.",
        "OCP observed that the police answered faster.",
        "OCP offered to pay for the hall.",
        "OCP, which trained no one here, has no office in the district.",
        "The outcome would not have happened without OCP.",
    ],
)
def test_plans_thoughts_offers_and_states_are_no_acts(words: str) -> None:
    assert _draft(contribution_programme=words).events == ()


def test_an_act_without_a_known_word_says_that_its_kind_is_open() -> None:
    (event,) = _draft(contribution_programme="OCP phoned the council every week.").events
    assert event.kind == "other"
    assert event.reason.endswith("no word of the act lexicon says its kind")


def test_everybody_named_behind_by_did_it() -> None:
    (event,) = _draft(contribution_programme="A course on evidence was held by OCP (HWN and QJH).").events
    assert (event.kind, event.actor_ids) == ("trained", ("N-01", "N-02", "N-03"))


def test_a_relative_clause_tells_an_act_of_the_actor_before_it() -> None:
    words = "The idea came from HWN, which wrote a briefing for councillors and paid for their travel."
    events = _draft(additional_information=words).events
    assert [(event.kind, event.actor_ids) for event in events] == [
        ("documented", ("N-02",)),
        ("funded", ("N-02",)),
    ]


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        ("OCP trained QJH. This prompted the constabulary to open a desk.", "prompted the constabulary to"),
        ("OCP trained QJH, which led the constabulary to open a desk.", "led the constabulary to open"),
        ("OCP trained QJH. As a result, the constabulary opened a desk.", "the constabulary opened a desk"),
        ("After OCP had trained QJH, the constabulary opened a desk.", "the constabulary opened a desk"),
    ],
)
def test_what_the_contribution_field_tells_as_a_result_is_a_change(words: str, statement: str) -> None:
    book = _draft(contribution_programme=words)
    (told,) = [outcome for outcome in book.outcomes if outcome.rule != "outcome in the statement"]
    assert told.statement.startswith(statement)
    stated = [link for link in book.links if link.effect_id == told.outcome_id and link.quote]
    assert [link.cause_id for link in stated] == [book.events[0].event_id]


@pytest.mark.parametrize(
    "words",
    [
        "OCP trained QJH, which could lead the constabulary to open a desk.",
        "OCP trained QJH. It hopes that this will lead the constabulary to open a desk.",
    ],
)
def test_what_might_follow_is_no_change(words: str) -> None:
    book = _draft(contribution_programme=words)
    assert [outcome.statement for outcome in book.outcomes] == ["QJH opened a desk"]


def test_a_step_from_one_act_is_not_lent_to_another_of_the_same_doer() -> None:
    book = _draft(
        contribution_programme="OCP trained QJH volunteers.",
        outcome="As a result of advocacy by OCP, the constabulary issued name tags.",
    )
    (stated,) = [link for link in book.links if link.basis == "stated_cause"]
    assert book.row(stated.cause_id).kind == "advocated"


@pytest.mark.parametrize(
    "words",
    [
        "It is unclear whether the training by OCP led the constabulary to publish its list.",
        "The training by OCP did not lead to any change in the constabulary.",
        "Without the training by OCP, the constabulary would not have opened a desk.",
    ],
)
def test_a_doubted_or_denied_step_is_not_stated(words: str) -> None:
    book = _draft(contribution_programme="OCP trained QJH volunteers.", outcome=words)
    assert [link for link in book.links if link.basis != "inferred"] == []


def test_the_cause_at_its_end_is_no_part_of_a_change() -> None:
    book = _draft(outcome="QJH filed 12 complaints thanks to the training given by OCP.")
    assert [outcome.statement for outcome in book.outcomes] == ["QJH filed 12 complaints"]


@pytest.mark.parametrize(
    "words",
    [
        "Greater awareness among the population about the right to land.",
        "There is improved coordination among organisations.",
        "The curriculum is expected to include a module on torture.",
        "45 paralegals were equipped with knowledge on detention.",
        "Officers have been heard saying that they feel respected.",
    ],
)
def test_states_hopes_and_outputs_are_no_outcomes(words: str) -> None:
    assert _draft(outcome=words).outcomes == ()


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("The ruling is a landmark, however its implementation is slow.", 1),
        ("Most of the trained officers have since been transferred.", 1),
        ("Notwithstanding the ruling, the registry continues to issue titles to eldest sons.", 1),
        ("Unfortunately the text was given to nobody.", 1),
        ("The change concerns one province out of eleven and there is a risk that it is reversed.", 2),
        ("However, this is an important step towards accountability.", 0),
        ("This shows that the authorities can no longer ignore the villagers.", 0),
        ("It has not only improved relations but also reduced complaints.", 0),
        ("The law reduces the risk of arbitrary arrests.", 0),
        ("Corruption was rampant and nobody dared to complain.", 0),
    ],
)
def test_limits_are_told_from_praise_and_from_the_time_before(words: str, limits: int) -> None:
    book = _draft(significance=words)
    assert sum(ground.direction == "against" for ground in book.grounds) == limits


@pytest.mark.parametrize(
    ("words", "kind", "items"),
    [
        ("The biggest problem is access to lawyers.", "challenge", ["access to lawyers"]),
        ("Lack of funds, fear and distance were cited as the key obstacles.", "challenge",
         ["Lack of funds", "fear", "distance"]),
        ("The work is hampered by power cuts and spies.", "challenge", ["power cuts and spies"]),
        ("Members highlighted progress (monthly talks, fewer arrests).", "success",
         ["monthly talks", "fewer arrests"]),
        ("We are proud that the case was won.", "success", ["the case was won"]),
        ("Two things went well - the bail fund, which freed 31 people, and the school.", "success",
         ["the bail fund, which freed 31 people", "the school"]),
        ("Ways to overcome the challenges, such as joint fundraising, were discussed.", "", []),
        ("No challenges were reported.", "", []),
        ("Success stories were shared.", "", []),
    ],
)  # fmt: skip
def test_what_a_note_lists_behind_before_or_in_brackets(words: str, kind: str, items: list[str]) -> None:
    passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(words), text=words)
    found = [each for sentence in sentences(passage) for each in listed(sentence, None)]
    assert [item.text for _, item in found] == items
    assert {each for each, _ in found} == ({kind} if kind else set())


def test_another_one_goes_on_with_what_was_listed() -> None:
    words = "Another one is the turnover of staff."
    passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(words), text=words)
    (sentence,) = sentences(passage)
    assert [(kind, item.text) for kind, item in listed(sentence, "challenge")] == [
        ("challenge", "the turnover of staff")
    ]
    assert list(listed(sentence, None)) == []
