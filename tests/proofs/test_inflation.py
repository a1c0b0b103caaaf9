"""Casebooks built to lift a verdict without evidence: each is brought down, and says why."""

from collections.abc import Callable

import pytest
from builders import (
    DECIDED,
    LETTER,
    LETTER_PASSAGE,
    MINUTES_PASSAGE,
    RECORD_PASSAGE,
    added,
    changed,
    passage,
    strong_book,
    support,
    without,
    words,
)

from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.assessment import assess
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate
from sjc_analysis.records import Claim, Cluster, Evidence, Likelihood, Passage

REPEATED = "Because of the training the wardens keep a register"


def judged(book: Casebook) -> ClaimResult:
    return assess(book).claim("C-01")


def both(**update: object) -> Casebook:
    """Change the two independent sources in the same way."""
    return changed(changed(strong_book(), "S-02", **update), "S-03", **update)


def retold(letter: str, minutes: str, said: Callable[[Passage], str]) -> Casebook:
    """Give the two independent sources other texts, and quote them for all evidence."""
    book = strong_book()
    texts = {"P-02": passage(2, letter), "P-03": passage(3, minutes)}

    def quoted(item: Evidence) -> Evidence:
        where = texts["P-02" if item.source_id == "S-02" else "P-03"]
        return item.model_copy(update={"quote": locate(where, said(where))})

    tables = {name: getattr(book, name) for name in TABLES}
    return Casebook(
        **{
            **tables,
            "passages": tuple(texts.get(row.passage_id, row) for row in book.passages),
            "evidence": tuple(quoted(item) for item in book.evidence),
        }
    )


def in_two_clusters() -> Casebook:
    """Split one document between two clusters."""
    clusters = tuple(Cluster(cluster_id=f"D-0{n}", name="a voice", **DECIDED) for n in (1, 2))
    book = changed(added(strong_book(), clusters=clusters), "E-11", cluster_id="D-01")
    quote = words(LETTER_PASSAGE, "The council acted on the register")
    return changed(book, "E-12", cluster_id="D-02", source_id="S-02", quote=quote)


def published_by_the_programme() -> Casebook:
    """Let the programme publish both sources, set apart by confirmed clusters."""
    clusters = tuple(Cluster(cluster_id=f"D-0{n}", name="a voice", **DECIDED) for n in (1, 2))
    book = added(both(publisher_id="N-01"), clusters=clusters)
    return changed(changed(book, "S-02", cluster_id="D-01"), "S-03", cluster_id="D-02")


def with_gun_from(source_id: str, words_quoted: str) -> Casebook:
    """Let one more source alone pass the decisive test, while the independent ones are straws."""
    quote = words(RECORD_PASSAGE, words_quoted) if words_quoted else None
    gun = Likelihood(
        likelihood_id="H-51", evidence_id="E-51", claim_id="C-01", rival_id="V-01", p_claim_low=0.5,
        p_claim_high=0.5, p_rival_low=0.01, p_rival_high=0.01, **DECIDED,
    )  # fmt: skip
    book = without(strong_book(), "H-11", "H-12")
    return added(book, evidence=(support(1, source_id=source_id, quote=quote),), likelihoods=(gun,))


def undated_in_the_text() -> Casebook:
    book = changed(strong_book(), "A-01", date_quote=None, date=Interval.month(2020, 1))
    return changed(book, "O-01", date_quote=None)


def quoting(letter: str, minutes: str) -> Casebook:
    book = changed(strong_book(), "E-11", quote=words(LETTER_PASSAGE, letter))
    return changed(book, "E-12", quote=words(MINUTES_PASSAGE, minutes))


@pytest.mark.parametrize(
    ("make", "verdict", "rule"),
    [
        pytest.param(
            lambda: quoting("from the", "was the"), "plausible", "step.no_outside", id="quotes of two words",
        ),
        pytest.param(
            lambda: both(sha256="ab" * 32), "supported", "step.one_outside", id="one file under two rows",
        ),
        pytest.param(
            lambda: changed(both(url="https://www.star.example/a/"), "S-03", url="http://star.example/a#b"),
            "supported", "step.one_outside", id="one page under two rows",
        ),
        pytest.param(
            lambda: retold(LETTER, LETTER, lambda _: "The wardens began it when they came back"),
            "plausible", "change.one_outside", id="the same words twice",
        ),
        pytest.param(
            lambda: retold(f"{REPEATED}.", f"It is said: {REPEATED.lower()}!",
                           lambda where: where.text[where.text.lower().index("because"):][:51]),
            "plausible", "step.no_outside", id="words that repeat the record",
        ),
        pytest.param(in_two_clusters, "supported", "step.one_outside", id="one document in two clusters"),
        pytest.param(
            published_by_the_programme, "plausible", "step.no_outside", id="published by the programme",
        ),
        pytest.param(
            lambda: with_gun_from("S-01", "Because of the training"), "supported", "weigh.no_bar",
            id="the record as its own smoking gun",
        ),
        pytest.param(
            lambda: with_gun_from("S-04", ""), "supported", "weigh.no_bar", id="a smoking gun unquoted",
        ),
        pytest.param(undated_in_the_text, "supported", "step.unquoted_order", id="dates that no text gives"),
        pytest.param(
            lambda: changed(strong_book(), "A-01", date=Interval.month(2020, 3)), "supported",
            "step.unsettled_order",
            id="a date other than quoted",
        ),
    ],
)  # fmt: skip
def test_what_is_no_evidence_lifts_nothing(make: Callable[[], Casebook], verdict: str, rule: str) -> None:
    assert judged(strong_book()).verdict == "strongly supported"
    result = judged(make())
    assert result.verdict == verdict
    assert rule in {each.rule for premise in result.premises for each in premise.conditions}


@pytest.mark.parametrize("mark", ["\u200b", "-", " . "])
def test_nobody_decides_under_a_name_without_letters(mark: str) -> None:
    with pytest.raises(ValueError, match="names who decided"):
        Claim(claim_id="C-02", cause_id="A-01", outcome_id="O-01", status="confirmed", decided_by=mark,
              reason="read it")  # fmt: skip
