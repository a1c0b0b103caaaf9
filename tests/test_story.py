"""Stories: each sentence carries its rows; a number, a boast or a fact that no row gives is a failure."""

from typing import Any

import pytest
from builders import DECIDED, RECORD_PASSAGE, added, changed, strong_book, words

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience
from sjc_analysis.findings import FindingsError
from sjc_analysis.records import Ground, Rating, Substantiation
from sjc_analysis.report import make
from sjc_analysis.report.blocks import Section, Sentence
from sjc_analysis.story import (
    contribution_story,
    sentence_problems,
    significance_statement,
    story_problems,
)
from sjc_analysis.story.build_rule import sentences_of
from sjc_analysis.story.contribution import STEPS
from sjc_analysis.workbook import load_casebook

EXAMPLE = load_casebook(data_path("example/casebook.xlsx"))


def rules(sentence: Sentence, book: Casebook | None = None) -> list[str]:
    return [finding.rule for finding in sentence_problems(book or strong_book(), sentence)]


@pytest.mark.parametrize(
    ("text", "rows", "failed"),
    [
        ("The wardens keep a register (May 2031).", ("O-01",), []),
        ("The wardens keep 40 registers.", ("O-01",), ["ST1"]),
        ("The wardens keep a register (May 2032).", ("O-01",), ["ST1"]),
        ("Three bodies keep a register.", ("O-01",), ["ST1"]),
        ("Two rows say so.", ("O-01", "A-01"), []),
        ("Two rows say so.", ("O-01",), ["ST1"]),
        ("50% of them keep a register.", ("O-01",), ["ST1"]),
        ("What A-01 led to is O-01.", ("O-01",), []),
        ("What Z-99 led to is O-01.", ("O-01",), ["ST1"]),
        ("The wardens keep a register.", ("O-77",), ["ST4"]),
        ("The wardens clearly keep a register.", ("O-01",), ["ST2"]),
        ("The wardens, “clearly” in their words, keep a register.", ("O-01",), []),
        ("The training proves that they do.", ("O-01",), ["ST2"]),
    ],
)
def test_a_sentence_says_no_more_than_its_rows(text: str, rows: tuple[str, ...], failed: list[str]) -> None:
    assert rules(Sentence(text, rows)) == failed


def test_a_link_is_named_by_the_words_of_its_ends() -> None:
    book = changed(strong_book(), "O-01", statement="In May 2031 the wardens opened 12 registers")
    told = "S-01 says that “a training” led to “In May 2031 the wardens opened 12 registers”."
    assert rules(Sentence(told, ("L-01",)), book) == []
    assert rules(Sentence(told.replace("12", "13"), ("L-01",)), book) == ["ST1"]


def test_the_stories_of_a_whole_harvest_are_carried_by_their_rows() -> None:
    book = for_audience(load_casebook(data_path("harvest/casebook.xlsx")), "donor")
    assert story_problems(assess(book)) == ()


def test_a_row_may_use_words_that_the_toolkit_may_not() -> None:
    book = changed(strong_book(), "O-01", statement="the wardens clearly keep a register")
    assert rules(Sentence("The wardens clearly keep a register.", ("O-01",)), book) == []


def test_what_is_alleged_stays_alleged() -> None:
    book = changed(strong_book(), "A-02", description="an officer allegedly took money at the gate")
    assert rules(Sentence("An officer allegedly took money at the gate.", ("A-02",)), book) == []
    assert rules(Sentence("An officer took money at the gate.", ("A-02",)), book) == ["ST3"]


@pytest.mark.parametrize(
    "book",
    [EXAMPLE, for_audience(EXAMPLE, "donor"), strong_book(1), strong_book(2), Casebook()],
    ids=["evaluator", "donor", "one step", "two steps", "nothing"],
)
def test_every_sentence_of_every_story_keeps_the_rule(book: Casebook) -> None:
    assert story_problems(assess(book)) == ()


def parts(section: Section) -> dict[str, list[Sentence]]:
    found = {}
    for block in section.blocks:
        assert isinstance(block, Section)
        found[block.title] = list(sentences_of(block.blocks))
    return found


def test_a_story_has_the_six_steps_and_each_sentence_its_rows() -> None:
    assessment = assess(EXAMPLE)
    for claim in assessment.claims:
        told = parts(contribution_story(assessment, claim))
        assert tuple(told) == STEPS
        assert all(sentence.rows for step in told.values() for sentence in step)


def test_what_limits_stands_before_what_supports() -> None:
    assessment = assess(changed(strong_book(2), "V-01", search="searched_less"))
    (claim,) = assessment.claims
    told = parts(contribution_story(assessment, claim))
    texts = [sentence.text for sentence in told[STEPS[3]]]
    limits = [texts.index(reason.text) for reason in claim.why_not_higher if reason.text in texts]
    verdict = next(at for at, sentence in enumerate(told[STEPS[3]]) if sentence.verdict)
    assert limits
    assert max(limits) < verdict
    assert "Another explanation" in told[STEPS[1]][0].text


def test_drafts_are_counted_by_the_rows_they_are() -> None:
    book = changed(strong_book(), "E-11", status="draft", decided_by="", reason="")
    assessment = assess(book)
    firmer = parts(contribution_story(assessment, assessment.claims[0]))[STEPS[5]][0]
    assert firmer.text.startswith("One row that this story rests on is a draft")
    assert firmer.rows == ("E-11",)


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


def test_no_page_is_made_of_a_story_with_a_number_nobody_gave(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(assessment: Any) -> Any:
        return tuple(sentence_problems(assessment.casebook, Sentence("It helped 500 people.", ("O-01",))))

    monkeypatch.setattr(make, "story_problems", wrong)
    with pytest.raises(FindingsError, match="ST1"):
        make.make_report(strong_book(), "evaluator", tmp_path / "pages")
    assert not (tmp_path / "pages").exists()
