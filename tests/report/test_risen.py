"""A donor never reads a higher verdict than the whole casebook carries."""

from pathlib import Path

import pytest
from builders import DECIDED, added, changed, strong_book, support

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import for_audience
from sjc_analysis.findings import FindingsError
from sjc_analysis.records import Rival, Source
from sjc_analysis.report import make_report
from sjc_analysis.report.risen import risen_verdicts


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
    assert assess(book).claims[0].verdict == "plausible"
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
