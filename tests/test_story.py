"""Stories: each sentence carries its rows; a number, a boast or a fact that no row gives is a failure."""

from typing import Any

import pytest
from builders import DECIDED, RECORD_PASSAGE, added, changed, strong_book, words
from story_rule import faults, sentences_of, story_faults

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience
from sjc_analysis.records import Ground, Rating, Substantiation
from sjc_analysis.report.blocks import Section, Sentence
from sjc_analysis.story import contribution_story, significance_statement
from sjc_analysis.story.contribution import STEPS
from sjc_analysis.workbook import load_casebook

EXAMPLE = load_casebook(data_path("example/casebook.xlsx"))


def rules(sentence: Sentence, book: Casebook | None = None) -> list[str]:
    return list(faults(book or strong_book(), sentence))


@pytest.mark.parametrize(
    ("text", "rows", "failed"),
    [
        ("The wardens keep a register (May 2031).", ("O-01",), []),
        ("The wardens keep 40 registers.", ("O-01",), ["number"]),
        ("The wardens keep a register (May 2032).", ("O-01",), ["number"]),
        ("Three bodies keep a register.", ("O-01",), ["number"]),
        ("Two rows say so.", ("O-01", "A-01"), []),
        ("Two rows say so.", ("O-01",), ["number"]),
        ("50% of them keep a register.", ("O-01",), ["number"]),
        ("What A-01 led to is O-01.", ("O-01",), []),
        ("What Z-99 led to is O-01.", ("O-01",), ["number"]),
        ("The wardens keep a register.", ("O-77",), ["row"]),
        ("The wardens clearly keep a register.", ("O-01",), ["confidence"]),
        ("The wardens, “clearly” in their words, keep a register.", ("O-01",), []),
        ("The training proves that they do.", ("O-01",), ["confidence"]),
    ],
)
def test_a_sentence_says_no_more_than_its_rows(text: str, rows: tuple[str, ...], failed: list[str]) -> None:
    assert rules(Sentence(text, rows)) == failed


def test_a_link_is_named_by_the_words_of_its_ends() -> None:
    book = changed(strong_book(), "O-01", statement="In May 2031 the wardens opened 12 registers")
    told = "S-01 says that “a training” led to “In May 2031 the wardens opened 12 registers”."
    assert rules(Sentence(told, ("L-01",)), book) == []
    assert rules(Sentence(told.replace("12", "13"), ("L-01",)), book) == ["number"]


def test_the_stories_of_a_whole_harvest_are_carried_by_their_rows() -> None:
    book = for_audience(load_casebook(data_path("harvest/casebook.xlsx")), "donor")
    assert story_faults(assess(book)) == []


def test_a_row_may_use_words_that_the_toolkit_may_not() -> None:
    book = changed(strong_book(), "O-01", statement="the wardens clearly keep a register")
    assert rules(Sentence("The wardens clearly keep a register.", ("O-01",)), book) == []


def test_what_is_alleged_stays_alleged() -> None:
    book = changed(strong_book(), "A-02", description="an officer allegedly took money at the gate")
    assert rules(Sentence("An officer allegedly took money at the gate.", ("A-02",)), book) == []
    assert rules(Sentence("An officer took money at the gate.", ("A-02",)), book) == ["accusation"]


@pytest.mark.parametrize(
    "book",
    [EXAMPLE, for_audience(EXAMPLE, "donor"), strong_book(1), strong_book(2), Casebook()],
    ids=["evaluator", "donor", "one step", "two steps", "nothing"],
)
def test_every_sentence_of_every_story_keeps_the_rule(book: Casebook) -> None:
    assert story_faults(assess(book)) == []


def parts(section: Section) -> dict[str, list[Sentence]]:
    return {
        block.title: list(sentences_of(block.blocks))
        for block in section.blocks
        if isinstance(block, Section)
    }


@pytest.mark.parametrize(
    "book", [EXAMPLE, strong_book(1), strong_book(2)], ids=["example", "one step", "two"]
)
def test_a_story_begins_with_the_verdict_and_what_decides_it_and_tells_nothing_twice(book: Casebook) -> None:
    assessment = assess(book)
    for claim in assessment.claims:
        story = contribution_story(assessment, claim)
        told = list(sentences_of((story,)))
        assert told[0].verdict == claim.verdict
        decided = [each.text for each in told[:3]]
        assert claim.deciding is None or any(text.startswith(claim.deciding.text[:40]) for text in decided)
        assert len({(each.lead, each.text, each.rows) for each in told}) == len(told)
        assert [*parts(story)] == [step for step in STEPS if step in parts(story)]
        assert all(each.rows for each in told)


def test_every_step_and_every_rival_of_a_claim_is_told() -> None:
    assessment = assess(EXAMPLE)
    for claim in assessment.claims:
        cited = [sentence.rows for sentence in parts(contribution_story(assessment, claim))[STEPS[1]]]
        assert all(any({step.cause_id, step.effect_id} <= {*rows} for rows in cited) for step in claim.steps)
        assert {(rival.rival_id,) for rival in claim.rivals} <= {*cited}


def test_what_speaks_against_stands_before_what_speaks_for() -> None:
    against = changed(strong_book(), "E-12", bearing="contradicts")
    assessment = assess(against)
    leads = [each.lead for each in parts(contribution_story(assessment, assessment.claims[0]))[STEPS[2]]]
    assert leads[0] == "Against it:"
    assert leads == sorted(leads)


def test_harm_is_told_as_provoked_and_never_as_helped_about() -> None:
    told = {}
    for negative in (True, False):
        assessment = assess(changed(strong_book(), "O-01", negative=negative))
        sentences = sentences_of((contribution_story(assessment, assessment.claims[0]),))
        told[negative] = " ".join(each.text for each in list(sentences)[:1])
    assert told == {True: "That the act provoked the change is", False: "That the act contributed is"}


def test_what_nobody_assessed_is_said_to_be_unknown() -> None:
    """Twins: the same item, read by nobody and judged by a person."""
    for bearing, unknown in (("not_assessed", True), ("supports", False)):
        assessment = assess(changed(strong_book(), "E-12", bearing=bearing))
        told = parts(contribution_story(assessment, assessment.claims[0]))[STEPS[5]]
        assert (
            any("nobody has said what they show" in each.text and "E-12" in each.rows for each in told)
            == unknown
        )


def test_who_was_asked_is_told_those_against_first() -> None:
    def asked(number: int, response: Any) -> Substantiation:
        return Substantiation(
            substantiation_id=f"U-0{number}", outcome_id="O-01", part="contribution", informant="the clerk",
            question="What prompted it?", response=response, **DECIDED,
        )  # fmt: skip

    assessment = assess(added(strong_book(), substantiations=(asked(1, "confirmed"), asked(2, "denied"))))
    told = parts(contribution_story(assessment, assessment.claims[0]))[STEPS[5]]
    answers = [sentence for sentence in told if sentence.rows[0].startswith("U")]
    assert [sentence.rows for sentence in answers] == [("U-02",), ("U-01",)]


def test_a_statement_begins_with_what_limits_the_change() -> None:
    against = Ground(
        ground_id="B-01", outcome_id="O-01", direction="against",
        quote=words(RECORD_PASSAGE, "trained the wardens"),
        **DECIDED,
    )  # fmt: skip
    rating = Rating(
        rating_id="G-01", outcome_id="O-01", criterion="significance", level="high", by_author=True
    )
    assessment = assess(added(strong_book(), grounds=(against,), ratings=(rating,)))
    told = list(sentences_of((significance_statement(assessment, assessment.significance[0]),)))
    assert told[0].rows == ("B-01",)
    assert next(sentence for sentence in told if sentence.verdict).verdict == "asserted: scale undefined"
