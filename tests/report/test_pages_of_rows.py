"""Cards, dossiers and the donor's page say what the rows carry, their limits first, and no more."""

import re
from collections.abc import Callable, Iterator

import pytest

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience
from sjc_analysis.portfolio import across_harvest
from sjc_analysis.report import donor_page, dossiers, in_short, verdict_cards
from sjc_analysis.report.answers import Question
from sjc_analysis.report.cards import verdict_card
from sjc_analysis.report.document import Document
from sjc_analysis.report.donor import finding
from sjc_analysis.report.phrases import explain, slug
from sjc_analysis.workbook import load_casebook

Build = Callable[[str], Casebook]
PARTS = [
    "How far the evidence carries the programme’s part",
    "Changes to know",
    "What the programme did",
    "What else may explain the changes",
    "What we do not know",
    "How we found out",
    "Where each statement comes from",
]
CODE = re.compile(r"\b[A-Z]-\d{2,}\b")
INSIDER = re.compile(
    r"\b(posterior|margin|decibels?|dB|prior|premise|strength of evidence)\b|\b[01]\.\d{2}\b"
)
FIXED = "Some outcomes may be withheld for safety."
OVERSURE = re.compile(
    r"\b(proves?|proof that|clearly|undoubtedly|impact|significant(ly)?)\b|\d\s?%", re.IGNORECASE
)


def flat(document: object) -> str:
    return " ".join(repr(document).split())


def test_the_first_page_has_its_parts_in_their_order(book: Build) -> None:
    text = repr(donor_page(assess(book(""))))
    assert [line for line in text.splitlines() if line in PARTS] == PARTS


def examples() -> Iterator[Assessment]:
    for name in ("example", "harvest"):
        whole = load_casebook(data_path(f"{name}/casebook.xlsx"))
        yield assess(for_audience(whole, "donor"))


DONORS = list(examples())


@pytest.mark.parametrize("assessment", DONORS, ids=["example", "harvest"])
def test_a_donor_reads_no_code_and_no_insiders_word_outside_the_trace(assessment: Assessment) -> None:
    page = repr(donor_page(assessment)).partition("Where each statement comes from")[0]
    dossier = repr(dossiers(assessment, audience="donor"))
    for text in (page, re.sub(r"“[^”]*”", "", dossier)):
        assert not CODE.findall(text)
        assert not INSIDER.findall(text)


@pytest.mark.parametrize("assessment", DONORS, ids=["example", "harvest"])
def test_every_sum_meets_its_base(assessment: Assessment) -> None:
    text = flat(donor_page(assessment))
    total = re.search(r"each counted once: ([\d +]+) = (\d+)\.", text)
    assert total is not None
    base = len(across_harvest(assessment).harvest.changes)
    assert sum(map(int, total[1].split(" + "))) == int(total[2]) == base
    for noun in ("acts", "explanations"):
        shares = re.findall(rf"(\d+) of (\d+) {noun}", text)
        assert sum(int(part) for part, _ in shares) == int(shares[0][1])
    for part, whole in re.findall(r"(\d+) of (\d+)", text):
        assert int(part) <= int(whole)


def test_harm_is_asked_about_as_harm_and_counted_apart() -> None:
    harvest = DONORS[1]
    page = flat(donor_page(harvest))
    worse = [change for change in across_harvest(harvest).harvest.changes if change.negative]
    assert worse
    assert f"for the worse: {len(worse)}." in page
    for change in worse:
        told = flat(dossiers(harvest, change.outcome_id, audience="donor"))
        assert "Did the programme provoke it?" in told
        assert "help bring it about" not in told


def test_the_finding_counts_only_what_outside_evidence_supports() -> None:
    for assessment in DONORS:
        harvest = across_harvest(assessment).harvest
        good = [change for change in harvest.changes if not change.negative]
        firm = [change for change in good if harvest.verdict(change) in ("supported", "strongly supported")]
        assert f"in {len(firm)} of the {len(good)} changes for the better in this edition" in finding(harvest)


def test_nothing_firm_is_said_plainly(book: Build) -> None:
    assert "Nothing in this edition shows" in flat(donor_page(assess(book(""))))


@pytest.mark.parametrize("assessment", DONORS, ids=["example", "harvest"])
def test_what_is_said_for_is_never_said_against_too(assessment: Assessment) -> None:
    for outcome in assessment.outcomes:
        text = flat(dossiers(assessment, outcome.outcome_id, audience="donor"))
        against, _, rest = text.partition("What speaks for it")
        told = re.compile(r"“([^”]{20,})”[^“]*?(on whether it happened|on what brought it about)")
        spoken_against = set(told.findall(against.partition("What speaks against it")[2]))
        assert not spoken_against & set(told.findall(rest.partition("What else may explain")[0]))


def test_an_empty_view_says_so_and_still_says_the_fixed_sentence() -> None:
    text = flat(donor_page(assess(Casebook())))
    assert text.startswith("What changed")
    assert "Nothing in this casebook has been released." in text
    assert FIXED in text
    assert "no sign that nothing happened" in text
    assert "0 of" not in text


def test_no_page_is_surer_than_its_words(book: Build) -> None:
    assessment = assess(book("Zorvelk"))
    for document in (donor_page(assessment), dossiers(assessment), verdict_cards(assessment)):
        without_quotes = re.sub(r"“[^”]*”", "", repr(document)).replace("no proof of strength", "")
        assert not OVERSURE.search(without_quotes)


def test_a_card_leads_with_what_decides_and_tells_every_premise_and_remedy() -> None:
    assessment = assess(load_casebook(data_path("example/casebook.xlsx")))
    for claim in assessment.claims:
        text = flat(Document((verdict_card(assessment, claim, pictured=False),)))
        told = [claim.deciding.text] if claim.deciding else []
        for words in (
            *told,
            *claim.next,
            *(each.text for each in claim.premises),
            *(each.text for each in claim.why),
        ):
            assert " ".join(words.split())[1:] in text
        assert text.index("What decides it") < text.index("Its premises")
        assert f"of {claim.judgements} judgements" in text


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
    assert "1 of 1 contribution claim: unsubstantiated. [C-01]" in flat(in_short(assessment, "contribution"))
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
