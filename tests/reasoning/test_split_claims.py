"""Splitting a claim or a change over several rows makes nothing that speaks against it go away."""

from collections.abc import Callable
from typing import Any

import pytest
from builders import (
    DECIDED,
    NOTE_PASSAGE,
    RECORD_PASSAGE,
    added,
    changed,
    strong_book,
    support,
    trace,
    without,
    words,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.reasoning.contribution import claims_to_judge, judge_claim
from sjc_analysis.reasoning.facts import verdict_of
from sjc_analysis.reasoning.ladder import VERDICTS
from sjc_analysis.reasoning.neighbourhood import Neighbourhoods
from sjc_analysis.reasoning.occurrence import judge_happened
from sjc_analysis.reasoning.results import ClaimResult
from sjc_analysis.records import Claim, Evidence, Likelihood, Link, Outcome, Package, Rival
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()


def split(steps: int = 1) -> Casebook:
    """Give the strong book with a second claim, C-02, and a second telling of the change, O-12, with C-03.

    C-02 has the act and the outcome of C-01, C-03 the act and the other telling; each has links of its own.
    """
    book = strong_book(steps)
    last = book.row(f"O-0{steps}")
    assert isinstance(last, Outcome)
    again = last.model_copy(update={"outcome_id": "O-12", "same_as_id": last.outcome_id})
    said = "A ministry circular" if steps == 1 else "The register led the town council to open its files"
    quote = words(RECORD_PASSAGE, said)
    links = tuple(
        Link(link_id=link_id, cause_id="A-01", effect_id=effect, basis="stated_cause", quote=quote, **DECIDED)
        for link_id, effect in (("L-12", last.outcome_id), ("L-13", "O-12"))
    )
    claims = tuple(
        Claim(claim_id=claim_id, cause_id="A-01", outcome_id=effect, link_ids=(link_id,), **DECIDED)
        for claim_id, effect, link_id in (("C-02", last.outcome_id, "L-12"), ("C-03", "O-12", "L-13"))
    )
    return added(book, outcomes=(again,), links=links, claims=claims)


OUTCOME = {"C-01": "O-01", "C-02": "O-01", "C-03": "O-12"}


def judged(book: Casebook, claim_id: str = "C-01") -> ClaimResult:
    """Judge a claim, and check that the rows near it say the same as the whole casebook."""
    claim = book.row(claim_id)
    result = judge_claim(book, claim, RUBRICS)
    assert judge_claim(Neighbourhoods(book).of_claim(claim), claim, RUBRICS) == result
    return result


def best(book: Casebook) -> int:
    return max(VERDICTS.index(verdict_of(book, claim, RUBRICS)) for claim in claims_to_judge(book))


def contradiction(under: str, **more: Any) -> Evidence:
    values = {"outcome_id": OUTCOME[under], "claim_id": under, "link_id": "", "bearing": "contradicts"}
    return support(1, **{**values, **more})


def missed(under: str) -> tuple[Evidence, Likelihood]:
    """Make a hoop that was sought in vain, though the row says that it supports."""
    item = contradiction(under, bearing="supports", observation="sought_absent", quote=None)
    likelihood = Likelihood(
        likelihood_id="H-51", evidence_id="E-51", claim_id=under, rival_id="V-51", p_claim_low=0.95,
        p_claim_high=0.95, p_rival_low=0.5, p_rival_high=0.5, **DECIDED,
    )  # fmt: skip
    return item, likelihood


def rival(under: str, **more: Any) -> Rival:
    values: dict[str, Any] = {
        "rival_id": "V-51", "outcome_id": OUTCOME[under], "claim_id": under, "description": "a new warden",
        "search": "searched_equally", "standing": "stands", **DECIDED, **more,
    }  # fmt: skip
    return Rival(**values)


def test_a_split_claim_without_anything_against_it_stands_where_it_stood() -> None:
    assert judged(split()).verdict == "strongly supported"
    assert judged(split(2)).verdict == "strongly supported"


Filed = Callable[[Casebook, str], Casebook]
AGAINST: dict[str, tuple[Filed, str, str]] = {
    "a contradiction": (lambda b, c: added(b, evidence=(contradiction(c),)), "V6", "plausible"),
    "a drafted contradiction": (
        lambda b, c: added(b, evidence=(contradiction(c, status="draft"),)), "V6", "plausible",
    ),
    "a rival that stands": (lambda b, c: added(b, rivals=(rival(c),)), "V11", "plausible"),
    "a rival nobody searched": (
        lambda b, c: added(b, rivals=(rival(c, search="not_searched", standing="excluded"),)), "V10",
        "plausible",
    ),
    "a drafted rival": (lambda b, c: added(b, rivals=(rival(c, status="draft"),)), "V12", "plausible"),
    "a missed hoop": (
        lambda b, c: added(
            b, rivals=(rival(c, standing="weakened"),), evidence=(missed(c)[0],), likelihoods=(missed(c)[1],)
        ),
        "V2", "refuted",
    ),
}  # fmt: skip


@pytest.mark.parametrize("under", ["C-01", "C-02", "C-03"])
@pytest.mark.parametrize("what", AGAINST)
def test_what_speaks_against_a_claim_reaches_it_under_any_twin(what: str, under: str) -> None:
    file, rule, verdict = AGAINST[what]
    result = judged(file(split(), under))
    assert result.verdict == verdict
    assert rule in {reason.rule for reason in result.why_not_higher}


def test_the_reader_is_told_where_it_is_filed() -> None:
    book = added(split(), evidence=(contradiction("C-02"),), rivals=(rival("C-03"),))
    told = {reason.rule: reason for reason in judged(book).why_not_higher}
    assert "E-51 is filed under C-02, which says the same of it." in told["V6"].text
    assert "V-51 is filed under C-03, which says the same of it." in told["V11"].text
    on_the_other = contradiction("C-03", claim_id="", part="happened")
    told = {reason.rule: reason for reason in judged(added(split(), evidence=(on_the_other,))).why_not_higher}
    assert "E-51 is filed under O-12, which tells the same change." in told["V5"].text
    why = judged(added(split(), evidence=(contradiction("C-02"),))).why
    assert any("contradicts it" in each.text and "filed under C-02" in each.text for each in why)


def test_a_claim_somebody_refused_keeps_what_is_filed_under_it() -> None:
    """Refusing a row as one too many does not say that what speaks against it is untrue."""
    refused = {"status": "refused", "decided_by": "R. Ames", "reason": "stands twice"}
    for claim_id, row_id in (("C-02", "C-02"), ("C-03", "C-03"), ("C-03", "O-12")):
        book = changed(added(split(), evidence=(contradiction(claim_id),)), row_id, **refused)
        assert judged(book).verdict == "plausible"


def test_support_stays_with_the_claim_it_was_filed_under() -> None:
    book, weights = without(split(), "H-11", "H-12"), strong_book().likelihoods
    for number in ("11", "12"):
        book = changed(book, f"E-{number}", claim_id="C-02", link_id="L-12")
    book = added(book, likelihoods=tuple(row.model_copy(update={"claim_id": "C-02"}) for row in weights))
    assert judged(book, "C-02").verdict == "strongly supported"
    assert judged(book, "C-01").strength == "untested"


def test_a_contradicted_step_is_contradicted_in_every_chain_that_takes_it() -> None:
    """C-04 claims the first step of C-01 alone; the whole of the one is a step of the other."""
    first = Claim(claim_id="C-04", cause_id="A-01", outcome_id="O-01", link_ids=("L-01",), **DECIDED)
    book = added(strong_book(2), claims=(first,))
    of_the_step = support(1, outcome_id="O-02", bearing="contradicts")
    of_the_whole = support(1, claim_id="C-04", link_id="", bearing="contradicts")
    last = support(1, outcome_id="O-02", link_id="L-02", bearing="contradicts")

    def capped(item: Evidence, claim_id: str) -> bool:
        result = judged(added(book, evidence=(item,)), claim_id)
        return "V6" in {reason.rule for reason in result.why_not_higher}

    assert capped(of_the_step, "C-04")
    assert capped(of_the_whole, "C-01")
    assert not capped(last, "C-04")


def test_a_change_on_the_way_that_did_not_take_place_breaks_the_chain() -> None:
    denied = support(1, outcome_id="O-01", claim_id="", part="happened", link_id="", bearing="contradicts")
    result = judged(added(strong_book(2), evidence=(denied,)))
    assert result.verdict == "plausible"
    said = next(reason for reason in result.why_not_higher if reason.rule == "V5")
    assert "the wardens keep a register" in said.text


def test_a_contradiction_on_the_other_telling_speaks_of_the_change() -> None:
    book = added(split(), evidence=(contradiction("C-03", claim_id="", part="happened"),))
    for outcome_id in ("O-01", "O-12"):
        outcome = book.row(outcome_id)
        result = judge_happened(book, outcome)
        assert "O3" in {reason.rule for reason in result.why_not_higher}
        assert judge_happened(Neighbourhoods(book).of_outcome(outcome), outcome) == result


def test_the_earliest_telling_dates_a_change() -> None:
    earlier = {"date": Interval.month(2030, 1), "date_quote": words(NOTE_PASSAGE, "In January 2030")}
    book = changed(split(), "O-12", **earlier)
    assert (judged(book).verdict, judged(book).timing) == ("refuted", "refuted")
    assert "O-12 tells the same change as O-01." in judged(book).why[0].text
    assert judged(changed(book, "O-12", status="draft")).verdict == "unsubstantiated"


@pytest.mark.parametrize("process", ["O-01", "O-12"])
def test_a_trace_of_the_other_telling_is_one_of_the_change(process: str) -> None:
    book = added(changed(split(), process, is_process=True), traces=(trace("O-12", **DECIDED),))
    assert judged(book).verdict == "refuted"
    assert judged(changed(book, "O-12", status="draft")).verdict == "unsubstantiated"


def test_a_set_that_suffices_without_the_act_reaches_from_the_other_telling() -> None:
    sets = (
        Package(package_id="J-01", outcome_id="O-01", event_ids=("A-01",), **DECIDED),
        Package(package_id="J-02", outcome_id="O-12", event_ids=("A-02",), **DECIDED),
    )
    assessed = assess(added(split(), packages=sets))
    standings = {(each.outcome_id, each.standing) for each in assessed.packages}
    assert standings == {
        ("O-01", "necessary in its own package"), ("O-12", "necessary in its own package"),
    }  # fmt: skip


@settings(max_examples=40)
@given(
    st.sampled_from(list(AGAINST)),
    st.sampled_from(["C-01", "C-02", "C-03"]),
    st.sampled_from(["C-01", "C-02", "C-03"]),
    st.sampled_from([None, "E-11", "E-12", "H-11", "E-91"]),
    st.booleans(),
)
def test_moving_what_speaks_against_never_raises_the_best_verdict(
    kind: str, here: str, there: str, drafted: str | None, refused: bool
) -> None:
    """Wherever among the twins it is filed, the best verdict on the change is the same."""
    book = split()
    if drafted:
        book = changed(book, drafted, status="draft")
    one, other = (AGAINST[kind][0](book, under) for under in (here, there))
    if refused and there != "C-01":
        other = changed(other, there, status="refused", decided_by="R. Ames", reason="stands twice")
    assert best(other) <= best(one)
