"""The clause grammar: main verbs, subjects, and what was denied, planned or left open."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook
from sjc_analysis.drafting.splitting import main_clauses

CHANGE = "The constabulary publishes its register every week"


def _draft(**fields: str) -> Casebook:
    return draft_casebook(make_record({"year": "2031", "outcome": CHANGE, **fields}), REGISTRY)


@pytest.mark.parametrize(
    ("words", "clauses"),
    [
        ("The board fined a firm and shut a mill", ["The board fined a firm", "shut a mill"]),
        ("A priest spoke to him, and the press wrote", ["A priest spoke to him", "the press wrote"]),
        ("HWN listed cases and published them", ["HWN listed cases and published them"]),
        ("The hall, the buses and the band", ["The hall, the buses and the band"]),
        ("Clerks aim to file reports, hear women and keep families informed", None),
        ("Officers who took bribes and beat traders left", None),
    ],
)
def test_a_clause_has_a_verb_of_its_own(words: str, clauses: list[str] | None) -> None:
    found = [words[part.start : part.end] for part in main_clauses(words, 0, lambda name: "HWN" in name)]
    assert found == (clauses or [words])


@pytest.mark.parametrize("field", ["contribution_others", "additional_information", "contribution_programme"])
@pytest.mark.parametrize(
    "words",
    [
        "The training did not lead to any complaint.",
        "HWN could not supply laptops to the hub.",
        "HWN refused to train the officers.",
        "HWN plans to train the officers.",
        "Nobody trained the officers.",
        "It is unclear whether HWN trained the officers.",
        "HWN would have supplied laptops, but the road was bad.",
        "See significance.",
        "None known.",
        "HWN was in contact with the hub.",
    ],
)
def test_what_was_not_done_leads_to_no_act_rival_link_or_change(field: str, words: str) -> None:
    book = _draft(**{field: words})
    drafted = [each for table in ("events", "rivals", "links") for each in getattr(book, table)]
    assert drafted == []
    assert [each.statement for each in book.outcomes] == [CHANGE]


def test_a_body_nobody_registered_did_what_its_clause_says() -> None:
    book = _draft(contribution_others="The church council offered its hall, and a bishop spoke to the mayor.")
    assert [(each.kind, each.description) for each in book.events] == [
        ("hosted", "The church council offered its hall"),
        ("advocated", "a bishop spoke to the mayor"),
    ]
    assert [each.event_id for each in book.rivals] == ["A-01", "A-02"]


def test_a_second_verb_keeps_the_subject_and_makes_one_rival_of_two_acts() -> None:
    book = _draft(contribution_others="HWN inspected the cells in May 2031 and warned three officers.")
    first, second = book.events
    assert second.description == "[HWN] warned three officers"
    assert first.actor_ids == second.actor_ids == ("N-02",)
    (rival,) = book.rivals
    assert rival.quote is not None
    assert rival.quote.text == "HWN inspected the cells in May 2031 and warned three officers"


@pytest.mark.parametrize(
    "words",
    [
        "There were elections in May 2031.",
        "Budget cuts left the station without cells.",
        "Heavy rains washed away the road, so that patrols stopped.",
    ],
)
def test_a_circumstance_is_a_rival_that_nobody_did(words: str) -> None:
    book = _draft(contribution_others=words)
    (event,), (rival,) = book.events, book.rivals
    assert (event.category, event.side) == ("context", "unknown")
    assert (rival.kind, rival.actor_ids, rival.event_id) == ("rival", (), event.event_id)


def test_an_act_done_with_the_programme_is_a_part_of_the_same_effort() -> None:
    book = _draft(contribution_others="HWN and OCP trained the clerks.")
    (rival,) = book.rivals
    assert (rival.kind, rival.actor_ids) == ("co_contributor", ("N-02",))


@pytest.mark.parametrize(
    "words",
    [
        "Thirty elders attended a course on land title.",
        "A manual was printed and distributed to all stations.",
        "Young women have become more confident.",
        "The State Prosecution Office has not yet adopted a code.",
        "OCP published a guide on bail in 2031.",
    ],
)
def test_an_output_a_feeling_or_a_hope_is_no_outcome(words: str) -> None:
    book = draft_casebook(make_record({"outcome": words}), REGISTRY)
    assert book.outcomes == ()
    assert "no outcome" in [each.rule for each in book.findings]


def test_the_clause_that_gives_the_cause_is_no_part_of_the_change() -> None:
    words = "Because the hub gave its log, the constabulary opened an inquiry, which led the SPO to act"
    book = draft_casebook(make_record({"outcome": words}), REGISTRY)
    assert [each.statement for each in book.outcomes] == [
        "the constabulary opened an inquiry",
        "the SPO to act",
    ]
    assert ("O-01", "O-02", "stated_cause") in [
        (link.cause_id, link.effect_id, link.basis) for link in book.links
    ]


def test_two_changes_of_one_actor_stand_apart() -> None:
    words = "The constabulary stopped night raids and reopened the complaint desk."
    book = draft_casebook(make_record({"outcome": words}), REGISTRY)
    assert [each.statement for each in book.outcomes] == [
        "The constabulary stopped night raids",
        "[The constabulary] reopened the complaint desk",
    ]
    assert {each.actor_ids for each in book.outcomes} == {("N-04",)}


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("Even so, the hub may not see the files.", ["the hub may not see the files"]),
        (
            "It falls short of it and officers still refuse.",
            ["It falls short of it", "officers still refuse"],
        ),
        ("The register is read not only by families.", []),
        ("Before 2031 the hub was not asked.", []),
        ("Despite the visits, arrests rose and a clerk fled.", ["arrests rose", "a clerk fled"]),
    ],
)
def test_each_limit_of_a_change_is_quoted_by_itself(words: str, limits: list[str]) -> None:
    book = _draft(significance=words)
    found = [each.quote.text for each in book.grounds if each.direction == "against"]
    assert found == limits
