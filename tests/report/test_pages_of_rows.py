"""Cards, dossiers and the donor's page say what the rows carry, their limits first, and no more."""

import re
from collections.abc import Callable

import pytest

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Link, Outcome
from sjc_analysis.report import donor_page, dossiers, in_short, verdict_cards
from sjc_analysis.report.answers import Question
from sjc_analysis.report.phrases import explain, slug
from sjc_analysis.vocabulary import LinkBasis

Build = Callable[[str], Casebook]
PARTS = [
    "What changed",
    "How sure, at a glance",
    "What the programme did",
    "What else explains it",
    "What we do not know",
    "What was done to find out",
    "Every outcome, with its verdicts",
]
FIXED = "Some outcomes may be withheld for safety."
OVERSURE = re.compile(
    r"\b(proves?|proof that|clearly|undoubtedly|impact|significant(ly)?)\b|\d\s?%", re.IGNORECASE
)


def flat(document: object) -> str:
    return " ".join(repr(document).split())


def test_the_first_page_has_its_parts_in_their_order(book: Build) -> None:
    text = repr(donor_page(assess(book(""))))
    assert [line for line in text.splitlines() if line in PARTS] == PARTS


def test_every_change_ends_in_its_verdict_word_and_carries_its_row(book: Build) -> None:
    text = flat(donor_page(assess(book(""))))
    assert (
        "The station publishes its register (June 2031). [O-01] That it happened is unsubstantiated." in text
    )
    assert "That the programme contributed is plausible." in text


def test_what_is_not_known_is_told_with_its_base(book: Build) -> None:
    text = flat(donor_page(assess(book(""))))
    assert "Never searched: 1 of 1 other explanation. [V-01]" in text
    assert "Cited, without a word on what it shows: 1 of 1 piece of evidence. [E-01]" in text
    assert "Nobody was asked to confirm: 1 of 1 outcome. [O-01]" in text
    assert "cannot say how often the same work changed nothing" in text
    assert FIXED in text


def test_an_empty_view_says_so_and_still_says_the_fixed_sentence() -> None:
    text = flat(donor_page(assess(Casebook())))
    assert text.startswith("What changed")
    assert "Nothing in this casebook has been released." in text
    assert FIXED in text
    assert "no sign that nothing happened" in text
    assert "0 of" not in text


def test_rows_without_an_outcome_still_read_well(book: Build) -> None:
    whole = book("")
    text = flat(donor_page(assess(Casebook(sources=whole.sources, passages=whole.passages))))
    assert "The rows released hold no outcome." in text
    assert "No act of the programme is among the rows released." in text


def test_no_page_is_surer_than_its_words(book: Build) -> None:
    assessment = assess(book("Zorvelk"))
    for document in (donor_page(assessment), dossiers(assessment), verdict_cards(assessment)):
        without_quotes = re.sub(r"“[^”]*”", "", repr(document)).replace("no proof of strength", "")
        assert not OVERSURE.search(without_quotes)


def test_a_card_gives_claim_verdict_reasons_limits_margin_and_drafts(book: Build) -> None:
    text = flat(verdict_cards(assess(book(""))))
    assert text.startswith("Did the training lead the station to publish its register?")
    assert "Claim C-01 · programme act A-01, trained (March 2031) → O-01" in text
    assert "plausible. Stated with a quote" in text
    assert "Rows: L-01 (S-01, implementer)" in text
    assert "Why not higher: " in text
    assert "What would raise it: " in text
    assert "Margin: 1." in text
    assert "1 of 5 judgements are drafts nobody confirmed." in text


def test_every_limit_and_every_remedy_of_a_claim_is_on_its_card(book: Build) -> None:
    assessment = assess(book("Zorvelk"))
    text = flat(verdict_cards(assessment))
    for claim in assessment.claims:
        for reason in (*claim.why_not_higher, *claim.what_would_raise_it, *claim.why):
            assert " ".join(reason.text.split())[1:] in text


def test_a_dossier_shows_the_words_that_limit_a_change_beside_its_rating(book: Build) -> None:
    text = flat(dossiers(assess(book(""))))
    assert "asserted: scale undefined" in text
    assert (
        "What it does: Speaks against it Words of the source: “But night arrests are still not written down”"
        in text
    )


def test_one_outcome_can_be_asked_for(book: Build) -> None:
    assessment = assess(book("Zorvelk"))
    assert "O-02" not in repr(dossiers(assessment, "O-01"))
    assert "C-01" not in repr(verdict_cards(assessment, "O-02"))


@pytest.mark.parametrize("question", ["reading", "graph", "contribution", "significance", "commitments"])
def test_an_answer_is_given_also_where_there_is_nothing(question: Question, book: Build) -> None:
    assert repr(in_short(assess(Casebook()), question))
    assert repr(in_short(assess(book("")), question))


def test_answers_count_with_their_base(book: Build) -> None:
    assessment = assess(book(""))
    assert "1 of 1 contribution claim: plausible. [C-01]" in flat(in_short(assessment, "contribution"))
    assert "Met with a commitment: 1 of 1 request. [Q-01]" in flat(in_short(assessment, "commitments"))
    assert "Said only to have come afterwards: 1 of 1 link. [L-01]" in flat(in_short(assessment, "graph"))


@pytest.mark.parametrize(
    "word",
    ["refuted", "unsubstantiated", "plausible", "supported", "strongly supported", "not rated",
     "asserted: scale undefined", "rated: love to see (ladder)"],
)  # fmt: skip
def test_every_verdict_word_has_a_meaning_and_an_anchor(word: str) -> None:
    assert len(explain(word)) > 20
    assert slug(word) != "other"


@pytest.mark.parametrize(("basis", "told"), [("stated_sequence", True), ("inferred", False)])
def test_a_dossier_says_that_a_change_follows_from_another_only_where_words_say_so(
    basis: LinkBasis, *, told: bool
) -> None:
    step = Link(link_id="L-01", cause_id="O-01", effect_id="O-02", basis=basis)
    changes = [Outcome(outcome_id=f"O-0{n}", statement=f"change {n}") for n in (1, 2)]
    shown = flat(dossiers(assess(Casebook(outcomes=changes, links=[step])), "O-02"))
    assert ("follows from O-01" in shown) is told
