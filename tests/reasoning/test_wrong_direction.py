"""Wrong-direction tests: for each rule a casebook whose verdict is another one if the rule is broken."""

from collections.abc import Callable
from typing import Any

import pytest
from builders import (
    DECIDED,
    LETTER_PASSAGE,
    NOTE_PASSAGE,
    added,
    changed,
    passage,
    strong_book,
    support,
    trace,
    without,
    words,
)

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import whole
from sjc_analysis.reasoning import (
    chains,
    facts,
    judged,
    ladder,
    occurrence,
    process_tracing,
    rules,
    strength,
    timing,
    weighing,
)
from sjc_analysis.reasoning.facts import verdict_of
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.records import Cluster, Rival, Source
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()
Make = Callable[[], Casebook]
LATE = Interval.month(2031, 9)


def verdict(book: Casebook) -> str:
    return verdict_of(book, book.claims[0], RUBRICS)


def likelihoods(book: Casebook, claim: float, rival: float, *numbers: str) -> Casebook:
    for number in numbers:
        book = changed(
            book, f"H-{number}", p_claim_low=claim, p_claim_high=claim, p_rival_low=rival, p_rival_high=rival
        )
    return book


def missed_hoops() -> Casebook:
    """Let two hoops be sought and absent, that support was claimed for."""
    book = strong_book()
    for number in ("11", "12"):
        book = changed(book, f"E-{number}", observation="sought_absent")
    return likelihoods(book, 0.95, 0.6, "11", "12")


def unstated() -> Casebook:
    return changed(without(strong_book(), "E-11", "E-12"), "L-01", basis="inferred")


def stakes() -> Casebook:
    return changed(changed(strong_book(), "S-02", interest="beneficiary"), "S-03", interest="funder")


def aside() -> Casebook:
    rival = Rival(
        rival_id="V-33", outcome_id="O-01", description="a new warden", search="searched_equally",
        standing="excluded", **DECIDED,
    )  # fmt: skip
    return added(strong_book(), rivals=(rival,))


def one_voice() -> Casebook:
    again = words(LETTER_PASSAGE, "came back from the training")
    return changed(strong_book(), "E-12", source_id="S-02", quote=again)


def retold(book: Casebook, letter: str, minutes: str) -> Casebook:
    """Let the two independent sources say these texts, and quote each whole for all evidence."""
    pages = {"S-02": passage(2, letter), "S-03": passage(3, minutes)}
    texts = {page.passage_id: page for page in pages.values()}
    tables = {name: getattr(book, name) for name in TABLES}
    told = tuple(item.model_copy(update={"quote": whole(pages[item.source_id])}) for item in book.evidence)
    passages = tuple(texts.get(row.passage_id, row) for row in book.passages)
    return Casebook(**{**tables, "passages": passages, "evidence": told})


def one_sentence_for_both() -> Casebook:
    """Let each source tell both steps in one sentence: two sentences, where two steps need four."""
    letter = "They trained, so the register came, so the council opened its files."
    minutes = "It was the training that brought the register, and the register that brought the motion."
    return retold(strong_book(2), letter, minutes)


def gun_with_a_stake() -> Casebook:
    """Let only the programme's own document pass the decisive test, beside two independent straws."""
    book = likelihoods(strong_book(), 0.6, 0.4, "11", "12")
    own = Source(source_id="S-05", title="the programme's report", interest="implementer")
    page = passage(5, "The wardens thanked the trainers for the register.")
    gun = support(1, source_id="S-05", quote=whole(page))
    weight = book.row("H-11").model_copy(
        update={"likelihood_id": "H-51", "evidence_id": "E-51", "p_claim_low": 0.5, "p_claim_high": 0.5,
                "p_rival_low": 0.01, "p_rival_high": 0.01}
    )  # fmt: skip
    return added(book, sources=(own,), passages=(page,), evidence=(gun,), likelihoods=(weight,))


def hedged() -> Casebook:
    return retold(
        strong_book(), "The training may have been the reason.", "Perhaps it was the training, he said."
    )


LADDER: list[tuple[str, Make, str, str]] = [
    ("V1", lambda: changed(strong_book(), "A-01", date=LATE), "refuted", "supported"),
    ("V2", missed_hoops, "refuted", "plausible"),
    (
        "V3",
        lambda: changed(strong_book(), "A-01", date=LATE, date_quote=None),
        "unsubstantiated",
        "supported",
    ),
    ("V4", unstated, "unsubstantiated", "plausible"),
    ("V5", lambda: changed(strong_book(), "E-91", bearing="contradicts"), "plausible", "supported"),
    (
        "V6",
        lambda: added(strong_book(), evidence=(support(1, bearing="contradicts"),)),
        "plausible",
        "strongly supported",
    ),
    ("V7", stakes, "plausible", "supported"),
    ("V8", lambda: without(strong_book(), "E-12", "H-11"), "plausible", "supported"),
    (
        "V9",
        lambda: added(without(strong_book(), "V-01"), evidence=(support(1),)),
        "plausible",
        "supported",
    ),
    ("V10", lambda: changed(strong_book(), "V-01", search="not_searched"), "plausible", "strongly supported"),
    ("V11", lambda: changed(strong_book(), "V-01", standing="stands"), "plausible", "strongly supported"),
    ("V12", lambda: changed(strong_book(), "V-01", status="draft"), "plausible", "strongly supported"),
    ("V13", lambda: changed(strong_book(), "L-01", status="draft"), "plausible", "strongly supported"),
    ("V14", lambda: likelihoods(strong_book(), 0.6, 0.4, "11", "12"), "supported", "strongly supported"),
    ("V15", one_voice, "supported", "strongly supported"),
    (
        "V16",
        lambda: changed(strong_book(), "V-01", search="searched_less"),
        "supported",
        "strongly supported",
    ),
    (
        "V17",
        lambda: changed(strong_book(), "O-01", date=Interval.year(2031)),
        "supported",
        "strongly supported",
    ),
    ("V18", aside, "supported", "strongly supported"),
    ("V19", lambda: changed(strong_book(), "O-01", actor_ids=("N-01",)), "plausible", "strongly supported"),
    ("V20", lambda: changed(strong_book(), "A-01", side="other"), "unsubstantiated", "strongly supported"),
    ("V21", one_sentence_for_both, "supported", "strongly supported"),
    ("V22", gun_with_a_stake, "supported", "strongly supported"),
    ("V23", lambda: without(strong_book(), "E-91", "E-92"), "supported", "strongly supported"),
    ("V24", hedged, "plausible", "strongly supported"),
]


@pytest.mark.parametrize(("rule", "make", "right", "wrong"), LADDER, ids=[row[0] for row in LADDER])
def test_without_a_rule_of_the_ladder_the_verdict_is_another(
    monkeypatch: pytest.MonkeyPatch, rule: str, make: Make, right: str, wrong: str
) -> None:
    book = make()
    assert verdict(book) == right
    kept = tuple(each for each in rules.RULES if not (each.__doc__ or "").startswith(f"{rule}:"))
    assert len(kept) == len(rules.RULES) - 1
    monkeypatch.setattr(rules, "RULES", kept)
    assert verdict(book) == wrong


def test_every_rule_of_the_ladder_has_its_casebook() -> None:
    assert [row[0] for row in LADDER] == [(rule.__doc__ or "").split(":")[0] for rule in rules.RULES]


def quoting_where_it_is_cited() -> Casebook:
    """Quote, for both sources, the note that cites them."""
    cited = words(NOTE_PASSAGE, "In January 2030 the council")
    return changed(changed(strong_book(), "E-11", quote=cited), "E-12", quote=cited)


def as_records() -> Casebook:
    return changed(changed(strong_book(), "S-02", kind="outcome_record"), "S-03", kind="outcome_record")


def under_way(**decided: Any) -> Casebook:
    return added(changed(strong_book(2), "O-02", is_process=True), traces=(trace(**decided),))


def afterwards() -> Casebook:
    book = changed(without(strong_book(), "E-11", "E-12"), "L-01", basis="stated_sequence")
    return changed(book, "O-01", actor_ids=("N-03",))


def parted_by_a_draft() -> Casebook:
    clusters = tuple(Cluster(cluster_id=f"D-0{n}", name=f"voice {n}", rule="links alike") for n in (1, 2))
    book = changed(added(one_voice(), clusters=clusters), "E-11", cluster_id="D-01")
    return changed(book, "E-12", cluster_id="D-02")


def wide() -> Casebook:
    book = strong_book()
    for number in ("11", "12"):
        book = changed(book, f"H-{number}", p_claim_low=0.3, p_claim_high=0.9, p_rival_high=0.25)
    return book


def refused_link() -> Casebook:
    return changed(strong_book(), "L-01", status="refused")


def favourable(claim: Bounds, rival: Bounds, **more: Any) -> process_tracing.TracedTest:
    best = Bounds(claim.high, claim.high), Bounds(rival.low, rival.low)
    return process_tracing.trace(*best, **more)


def strongest(levels: Any) -> Any:
    return max(levels, key=strength.STRENGTHS.index, default="untested")


def drafts_lift(evidence: Any, item: Any) -> Any:
    return (*_TEST(evidence, item)[:2], False)


_TEST = strength._test

BROKEN: dict[str, tuple[Make, Any, str, Any, str, str]] = {
    "one source is one voice": (
        one_voice, facts, "cluster_of", lambda _, item: item.evidence_id, "supported", "strongly supported",
    ),
    "a drafted cluster parts no voice": (
        parted_by_a_draft, facts, "cluster_of", lambda _, item: item.cluster_id, "supported",
        "strongly supported",
    ),
    "a quote of the record is not the source's own word": (
        quoting_where_it_is_cited, judged, "in_own_words", lambda *_: True, "plausible",
        "strongly supported",
    ),
    "an outcome record is never independent": (
        as_records, judged, "has_no_stake", lambda *_: True, "plausible", "strongly supported",
    ),
    "a drafted trace does not refute": (
        under_way, timing, "is_decided", lambda _: True, "unsubstantiated", "refuted",
    ),
    "an earlier trace counts": (
        lambda: under_way(**DECIDED), timing, "traces_of", lambda *_: (), "refuted", "strongly supported",
    ),
    "a date that was lent does not refute": (
        lambda: changed(strong_book(), "A-01", date=LATE, date_quote=None), timing, "_states_its_date",
        lambda _: True, "unsubstantiated", "refuted",
    ),
    "afterwards is no cause beyond direct reach": (
        afterwards, chains, "is_within_reach", lambda *_: True, "unsubstantiated", "plausible",
    ),
    "a chain is as strong as its weakest link": (
        lambda: likelihoods(strong_book(2), 0.6, 0.4, "21", "22"), strength, "chain_strength", strongest,
        "supported", "strongly supported",
    ),
    "a test is as telling as the cautious end of its interval": (
        wide, weighing, "trace", favourable, "supported", "strongly supported",
    ),
    "drafted likelihoods lift nothing": (
        lambda: changed(changed(strong_book(), "H-11", status="draft"), "H-12", status="draft"), strength,
        "_test", drafts_lift, "plausible", "supported",
    ),
    "a refused link carries nothing": (
        refused_link, facts, "statement_of", lambda *_: ("cause", "L-01"), "unsubstantiated",
        "strongly supported",
    ),
    "evidence that the change did not take place is heard": (
        lambda: changed(strong_book(), "E-91", bearing="contradicts"), occurrence, "speaks_against",
        lambda _: False, "plausible", "strongly supported",
    ),
    "the lowest cap is the verdict": (
        lambda: changed(strong_book(), "V-01", standing="stands"), facts, "lowest",
        lambda caps: max((cap.level for cap in caps), key=ladder.VERDICTS.index, default="strongly supported")
        if len(caps) > 1 else "strongly supported",
        "plausible", "strongly supported",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", BROKEN)
def test_breaking_a_rule_below_the_ladder_changes_the_verdict(
    monkeypatch: pytest.MonkeyPatch, rule: str
) -> None:
    make, module, name, broken, right, wrong = BROKEN[rule]
    book = make()
    assert verdict(book) == right
    monkeypatch.setattr(module, name, broken)
    assert verdict(book) == wrong
