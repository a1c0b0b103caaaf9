"""A claim judged from the rows near it is judged as in the whole casebook; shared work changes nothing."""

from typing import Any

import pytest
from builders import DECIDED, added, changed, strong_book, support, trace
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis import judging
from sjc_analysis.assessment import assess
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.data_files import data_path
from sjc_analysis.reasoning.contribution import claims_to_judge, judge_claim
from sjc_analysis.reasoning.harvest import judge_outcomes, outcomes_to_judge
from sjc_analysis.reasoning.neighbourhood import Neighbourhoods
from sjc_analysis.reasoning.occurrence import judge_happened
from sjc_analysis.records import Claim, Cluster, Rating, Rival, Substantiation
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.workbook import load_casebook

RUBRICS = load_rubrics()


def full_book() -> Casebook:
    """Give a casebook in which two claims, several outcomes and rows about each stand side by side."""
    book = changed(strong_book(2), "O-02", is_process=True)
    return added(
        book,
        claims=(Claim(claim_id="C-02", cause_id="A-02", outcome_id="O-01", **DECIDED),),
        clusters=(Cluster(cluster_id="D-01", name="one desk", rule="links alike"),),
        traces=(trace(),),
        rivals=(Rival(rival_id="V-02", outcome_id="O-01", description="a new warden", event_id="A-02"),),
        evidence=(
            support(1, cluster_id="D-01", outcome_id="O-02"),
            support(2, claim_id="C-02", link_id="", source_id="S-03", bearing="contradicts"),
            support(
                3, claim_id="C-01", outcome_id="O-02", part="happened", link_id="", bearing="contradicts"
            ),
        ),
        ratings=(Rating(rating_id="G-01", record_id="R-01", criterion="significance", level="high"),),
        substantiations=(
            Substantiation(substantiation_id="U-01", outcome_id="O-01", response="no_response"),
        ),
    )


@pytest.mark.parametrize(
    "book", [full_book(), load_casebook(data_path("example/casebook.xlsx"))], ids=["invented", "example"]
)
def test_a_claim_reads_the_same_from_its_own_rows(book: Casebook) -> None:
    near = Neighbourhoods(book)
    for claim in claims_to_judge(book):
        assert judge_claim(near.of_claim(claim), claim, RUBRICS) == judge_claim(book, claim, RUBRICS)
    for outcome in outcomes_to_judge(book):
        assert judge_happened(near.of_outcome(outcome), outcome) == judge_happened(book, outcome)


def test_a_share_of_the_outcomes_reads_the_same_from_its_own_rows() -> None:
    book = full_book()
    whole = list(judge_outcomes(book, RUBRICS, ["O-01", "O-02"]))
    apart = [
        next(judge_outcomes(Neighbourhoods(book).of_outcomes([each]), RUBRICS, [each]))
        for each in ("O-01", "O-02")
    ]
    assert apart == whole


def test_several_processes_give_the_same_assessment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "SHARED_FROM", 2)
    book = full_book()
    seen: list[tuple[int, int]] = []
    shared = assess(book, workers=2, progress=lambda done, of: seen.append((done, of)))
    assert shared.to_json() == assess(book).to_json()
    assert seen == [(1, 2), (2, 2)]


@settings(max_examples=6)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_the_order_of_results(random: Any) -> None:
    book = full_book()
    mixed = {}
    for name in TABLES:
        rows = list(getattr(book, name))
        random.shuffle(rows)
        mixed[name] = tuple(rows)
    one, other = assess(book), assess(Casebook(**mixed))
    assert [claim.verdict for claim in one.claims] == [claim.verdict for claim in other.claims]
    assert one.queue == other.queue
    assert [claim.posteriors for claim in one.claims] == [claim.posteriors for claim in other.claims]
