"""A donor never reads a higher verdict than the whole casebook carries."""

from pathlib import Path
from typing import Any

import pytest
from builders import DECIDED, RECORD_PASSAGE, added, changed, strong_book, support, words

from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience
from sjc_analysis.findings import FindingsError
from sjc_analysis.records import Ground, Rating, Rival, Source
from sjc_analysis.report import make_report
from sjc_analysis.report.risen import firmer, risen_verdicts
from sjc_analysis.workbook import load_casebook


def released(book: Casebook) -> Casebook:
    """Declare every source and record public."""
    return book.with_rows(
        sources=[source.model_copy(update={"confidential": False}) for source in book.sources],
        records=[record.model_copy(update={"confidential": False}) for record in book.records],
    )


def with_a_confidential_contradiction(book: Casebook) -> Casebook:
    source = Source(source_id="S-77", title="A conversation", interest="independent")
    against = support(7, source_id="S-77", bearing="contradicts")
    return added(book, sources=(source,), evidence=(against,))


def test_a_casebook_that_is_public_throughout_raises_nothing() -> None:
    assert risen_verdicts(released(strong_book(1))) == ()


def test_a_contradiction_known_only_in_confidence_stops_the_release(tmp_path: Path) -> None:
    book = with_a_confidential_contradiction(released(strong_book(1)))
    assert assess(book).claims[0].verdict == "supported"
    assert assess(for_audience(book, "donor")).claims[0].verdict == "strongly supported"
    (finding,) = risen_verdicts(book)
    assert (finding.rule, finding.sheet, finding.row) == ("D5", "claims", 2)
    with pytest.raises(FindingsError, match="D5"):
        make_report(book, "donor", tmp_path / "pages")
    assert not (tmp_path / "pages").exists()


def test_withholding_the_claim_settles_it() -> None:
    book = with_a_confidential_contradiction(released(strong_book(1)))
    withheld = changed(book, "C-01", withheld=True)
    assert risen_verdicts(withheld) == ()
    assert for_audience(withheld, "donor").claims == ()


def test_a_standing_rival_that_is_withheld_stops_it_too() -> None:
    book = released(strong_book(1))
    rival = Rival(
        rival_id="V-77", outcome_id="O-01", description="an order", search="searched_equally",
        standing="stands", withheld=True, **DECIDED,
    )  # fmt: skip
    assert [finding.rule for finding in risen_verdicts(added(book, rivals=(rival,)))] == ["D5"]


def rated(rater: str = "P. Osei", reason: str = "a routine by now", **limit: Any) -> Casebook:
    """Rate the change, with a ground for it and one against it."""
    rating = Rating(
        rating_id="G-01", outcome_id="O-01", criterion="significance", scale="expect-like-love",
        level="like to see", rater=rater, **{**DECIDED, "reason": reason},
    )  # fmt: skip
    carrying = Ground(
        ground_id="B-11", outcome_id="O-01", direction="for",
        quote=words(RECORD_PASSAGE, "the wardens keep a register"), **DECIDED,
    )  # fmt: skip
    limiting = Ground(
        ground_id="B-22", outcome_id="O-01", direction="against",
        quote=words(RECORD_PASSAGE, "A ministry circular came"), **{**DECIDED, **limit},
    )  # fmt: skip
    return added(released(strong_book(1)), ratings=(rating,), grounds=(carrying, limiting))


@pytest.mark.parametrize(
    ("book", "whole", "donor"),
    [
        (rated(), "expect to see", "expect to see"),
        (rated(reason="a routine, in spite of B-22"), "like to see", "like to see"),
        (rated(rater="the programme"), "asserted", "asserted"),
    ],
)
def test_a_donor_reads_of_a_rating_what_the_whole_casebook_says(
    book: Casebook, whole: str, donor: str
) -> None:
    for each, word in ((book, whole), (for_audience(book, "donor"), donor)):
        assert assess(each).significance[0].verdict.removeprefix("rated: ").startswith(word)
    assert risen_verdicts(book) == ()


def test_a_rating_that_a_donor_would_read_higher_stops_the_release() -> None:
    (finding,) = risen_verdicts(rated(withheld=True))
    assert (finding.rule, finding.sheet, finding.row) == ("D5", "outcomes", 2)


def weaker(claim: ClaimResult, **less: Any) -> ClaimResult:
    return claim.model_copy(update=less)


def test_anything_ordered_that_reads_firmer_is_found() -> None:
    claim = next(
        each for each in assess(load_casebook(data_path("example/casebook.xlsx"))).claims if each.posteriors
    )
    posterior = claim.posteriors[0]
    lower = posterior.model_copy(update={"low": posterior.low - 0.1})
    narrower = posterior.model_copy(update={"high": posterior.high - 0.1})
    fewer = claim.margin.model_copy(update={"fewest": (claim.margin.fewest or 1) - 1})
    others = (
        weaker(claim, verdict="refuted"),
        weaker(claim, verdict="unsubstantiated", if_happened="plausible"),
        weaker(claim, posteriors=(lower,)),
        weaker(claim, posteriors=(narrower,)),
        weaker(claim, margin=fewer),
    )
    assert firmer(claim, claim) == ""
    for other in others:
        assert firmer(claim, other)
        assert not firmer(other, claim)
    held = weaker(claim, verdict="unsubstantiated", if_happened="supported")
    assert "granted" in firmer(held, weaker(held, if_happened=""))
