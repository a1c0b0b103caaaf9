"""Casebooks in pairs that look alike: what is well evidenced must come out above what is well told.

One of each pair is a decoy. It has more praise, more pages, higher ratings or a better story than its twin,
and less behind it.
"""

from typing import Any

from builders import (
    DECIDED,
    LETTER_PASSAGE,
    RECORD_PASSAGE,
    added,
    changed,
    passage,
    strong_book,
    support,
    trace,
    without,
    words,
)

from sjc_analysis.argument.levels import LEVEL_OF
from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.assessment import assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import whole
from sjc_analysis.records import Cluster, Likelihood, Rating, Source
from sjc_analysis.vocabulary import Interest

PRAISE = 12
"""Witnesses who all praise the programme."""


def judged(book: Casebook) -> ClaimResult:
    (claim,) = assess(book).claims
    return claim


def rules(book: Casebook) -> set[str]:
    """Give the conditions that hold the premises down."""
    return {each.rule for premise in judged(book).premises for each in premise.conditions}


def height(book: Casebook) -> int:
    return LEVEL_OF[judged(book).verdict]


def rated(book: Casebook, level: str) -> Casebook:
    """Add its author's rating of the contribution."""
    rating = Rating(
        rating_id="G-01", record_id="R-01", outcome_id="O-01", criterion="contribution", level=level,
        rater="the author", by_author=True, **DECIDED,
    )  # fmt: skip
    return added(book, ratings=(rating,))


def bare() -> Casebook:
    """Leave of the step only what the record says; that the change took place is shown all the same."""
    return without(strong_book(), "E-11", "E-12")


def praised(interest: Interest, **of_evidence: Any) -> Casebook:
    """Let a dozen sources with one interest all say that it was the programme, each in its own document."""
    book = bare()
    numbers = range(60, 60 + PRAISE)
    sources = tuple(Source(source_id=f"S-{n}", kind="interview", interest=interest) for n in numbers)
    evidence = tuple(
        support(1, evidence_id=f"E-{n}", source_id=f"S-{n}", quote=None, **of_evidence) for n in numbers
    )
    return added(book, sources=sources, evidence=evidence)


def weighed(book: Casebook, evidence_id: str, claim: float, rival: float) -> Casebook:
    """Add a judge's likelihoods of one item."""
    row = Likelihood(
        likelihood_id=f"H-{evidence_id[2:]}", evidence_id=evidence_id, claim_id="C-01", rival_id="V-01",
        p_claim_low=claim, p_claim_high=claim, p_rival_low=rival, p_rival_high=rival, **DECIDED,
    )  # fmt: skip
    return added(book, likelihoods=(row,))


def test_a_modest_claim_with_evidence_beats_a_praised_one_without() -> None:
    modest, warm = rated(strong_book(), "marginal"), rated(praised("beneficiary"), "decisive")
    assert judged(modest).verdict == "strongly supported"
    assert judged(warm).verdict == "plausible"
    assert "step.no_outside" in rules(rated(praised("beneficiary"), "decisive"))


def test_a_dozen_interested_voices_weigh_no_more_than_one() -> None:
    interested: tuple[Interest, ...] = ("implementer", "funder", "harvester", "beneficiary", "unknown")
    for interest in interested:
        many, one = praised(interest), added(bare(), evidence=(support(1, source_id="S-04", quote=None),))
        assert height(many) == height(one)


def test_a_dozen_independent_voices_without_their_words_are_no_evidence_of_a_step() -> None:
    """What they are said to have said is not what they said."""
    assert judged(praised("independent")).verdict == "plausible"


def test_a_dozen_copies_of_one_wire_report_are_one_voice() -> None:
    """The twin is the same dozen with nobody having noticed: it says more, so somebody has to look."""
    wire = Cluster(cluster_id="D-01", name="one wire report", **DECIDED)

    def told(papers: int, cluster_id: str) -> ClaimResult:
        book = added(bare(), clusters=(wire,))
        for n in range(60, 60 + papers):
            page = passage(n, f"The agency has it, writes paper {n}, that the course made them begin.")
            page = page.model_copy(update={"passage_id": f"P-{n}", "source_id": f"S-{n}"})
            paper = Source(
                source_id=f"S-{n}",
                kind="document",
                title=f"paper {n}",
                interest="independent",
                cluster_id=cluster_id,
            )
            item = support(1, evidence_id=f"E-{n}", source_id=f"S-{n}", quote=whole(page))
            book = weighed(
                added(book, sources=(paper,), passages=(page,), evidence=(item,)), f"E-{n}", 0.4, 0.2
            )
        return judged(book)

    alone, together, unnoticed = told(1, "D-01"), told(PRAISE, "D-01"), told(PRAISE, "")
    assert together.verdict == alone.verdict == "supported"
    assert together.posteriors[0].high == alone.posteriors[0].high
    assert sum(item.counted for item in together.posteriors[0].items) == 1
    assert unnoticed.posteriors[0].low > alone.posteriors[0].high


def test_a_staged_smoking_gun_does_not_fire() -> None:
    """The letter is the same; but the programme drafts such letters, so it would be there in any case."""
    true = strong_book()
    staged = changed(true, "H-11", p_rival_low=0.4, p_rival_high=0.5)
    staged = changed(staged, "H-12", p_rival_low=0.4, p_rival_high=0.5)
    assert judged(true).posteriors[0].words == "reasonable certainty"
    assert judged(staged).posteriors[0].words == "not decided either way"
    assert height(staged) < height(true)
    assert judged(staged).verdict == "plausible"


def test_a_gun_in_the_programmes_own_hand_leaves_the_claim_plausible() -> None:
    """Likelihoods do not make an interested source independent, however decisive they are called."""
    true = strong_book()
    staged = changed(changed(true, "S-02", interest="implementer"), "S-03", interest="implementer")
    assert judged(true).verdict == "strongly supported"
    assert judged(staged).verdict == "plausible"


def test_a_long_story_is_no_stronger_than_its_barest_step() -> None:
    short, long = strong_book(1), without(strong_book(2), "E-21", "E-22")
    assert height(long) < height(short)
    assert judged(long).verdict == "plausible"


def test_pages_about_other_matters_add_nothing() -> None:
    book = bare()
    cited = tuple(
        support(1, evidence_id=f"E-{n}", bearing="does_not_bear", quote=whole(LETTER_PASSAGE))
        for n in range(60, 60 + PRAISE)
    )
    assert judged(added(book, evidence=cited)).verdict == judged(book).verdict


def test_a_change_that_had_begun_is_not_made_by_who_came_later() -> None:
    """The twin has the same evidence; only an older trace of the change tells them apart."""
    late = added(changed(strong_book(2), "O-02", is_process=True), traces=(trace(**DECIDED),))
    assert judged(strong_book(2)).verdict == "strongly supported"
    assert judged(late).verdict == "refuted"


def test_a_rival_nobody_looked_for_is_not_a_rival_that_was_excluded() -> None:
    searched, ignored = strong_book(), changed(strong_book(), "V-01", search="not_searched")
    assert judged(searched).verdict == "strongly supported"
    assert judged(ignored).verdict == "plausible"


def test_a_rival_waved_away_is_not_a_rival_weighed() -> None:
    waved = changed(without(strong_book(), "H-11", "H-12"), "V-01", standing="excluded")
    assert judged(waved).verdict == "supported"
    assert "rivals.not_weighed" in rules(waved)


def test_ratings_of_every_height_leave_every_verdict_where_it_was() -> None:
    for book in (strong_book(), bare(), praised("funder")):
        assert {height(rated(book, level)) for level in ("none", "marginal", "decisive", "9")} == {
            height(book)
        }


def test_sequence_told_as_cause_is_not_a_cause_beyond_direct_reach() -> None:
    """The same words, "after"; but the council was never at the training."""
    told = strong_book(2)
    for evidence_id in ("E-21", "E-22"):
        told = changed(told, evidence_id, quote=None)
    stated = changed(told, "L-02", quote=words(RECORD_PASSAGE, "The register led the town council"))
    order = changed(stated, "L-02", basis="stated_sequence")
    assert height(order) < height(stated)
    assert judged(order).verdict == "unsubstantiated"


def test_a_date_that_fits_too_well_settles_nothing_if_it_is_only_a_year() -> None:
    exact = strong_book()
    vague = changed(
        changed(exact, "A-01", date=Interval.year(2031), date_quote=None),
        "O-01", date=Interval.year(2031), date_quote=None,
    )  # fmt: skip
    assert judged(exact).verdict == "strongly supported"
    assert judged(vague).verdict == "supported"
