"""What a hostile evaluator would try: casebooks that dress up weak evidence, each of which must stay low.

Each casebook begins with the strongly supported one of the builders, and has one thing wrong. Beside it stand
the highest verdict it may have, and the rule that has to say why.
"""

from collections.abc import Callable
from typing import Any

import pytest
from builders import (
    DECIDED,
    RECORD_PASSAGE,
    added,
    changed,
    passage,
    strong_book,
    support,
    without,
    words,
)

from sjc_analysis.argument.levels import LEVEL_OF
from sjc_analysis.argument.results import ClaimResult, Posterior
from sjc_analysis.assessment import assess
from sjc_analysis.calculator import weigh_texts
from sjc_analysis.calculator.lines import weighing_lines
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import whole
from sjc_analysis.records import Actor, Claim, Cluster, Evidence, Likelihood, Link, Passage, Rival, Source
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.verdict_text import robustness_lines

RUBRICS = load_rubrics()
Make = Callable[[], Casebook]


def judged(book: Casebook) -> ClaimResult:
    return assess(book).claim("C-01")


def posterior(book: Casebook, rival_id: str = "V-01") -> Posterior:
    return next(each for each in judged(book).posteriors if each.rival_id == rival_id)


def both(book: Casebook, rows: tuple[str, str], **update: Any) -> Casebook:
    return changed(changed(book, rows[0], **update), rows[1], **update)


def weighed(book: Casebook, evidence_id: str, claim: float, rival: float, against: str = "V-01") -> Casebook:
    row = Likelihood(
        likelihood_id=f"H-{evidence_id[2:]}", evidence_id=evidence_id, claim_id="C-01", rival_id=against,
        p_claim_low=claim, p_claim_high=claim, p_rival_low=rival, p_rival_high=rival, **DECIDED,
    )  # fmt: skip
    return added(book, likelihoods=(row,))


def straws(book: Casebook, *numbers: str) -> Casebook:
    for number in numbers or ("11", "12"):
        book = changed(
            book, f"H-{number}", p_claim_low=0.6, p_claim_high=0.6, p_rival_low=0.4, p_rival_high=0.4
        )
    return book


def saying(book: Casebook, pages: dict[str, Passage], evidence: tuple[str, ...] = ()) -> Casebook:
    """Give sources other texts (by source id) and quote each whole for all evidence, or for some of it."""
    texts = {page.passage_id: page for page in pages.values()}

    def told(item: Evidence) -> Evidence:
        if item.source_id not in pages or (evidence and item.evidence_id not in evidence):
            return item
        return item.model_copy(update={"quote": whole(pages[item.source_id])})

    tables = {name: getattr(book, name) for name in TABLES}
    tables["passages"] = tuple(texts.get(row.passage_id, row) for row in book.passages)
    tables["evidence"] = tuple(told(item) for item in book.evidence)
    return Casebook(**tables)


def gun_from(**source: Any) -> Casebook:
    """Leave the independent sources two straws, and let another source pass the decisive test."""
    said = "The wardens thanked the trainers for the register."
    page = passage(5, said)
    more = {"source_id": "S-05", "kind": "document", "title": "a report", **source}
    gun = support(1, source_id="S-05", quote=whole(page))
    book = added(straws(strong_book()), sources=(Source(**more),), passages=(page,), evidence=(gun,))
    return weighed(book, "E-51", 0.5, 0.01)


def staff() -> Casebook:
    """Let the programme publish the decisive document, called independent."""
    return gun_from(interest="independent", publisher_id="N-01")


def one_letter_for_all() -> Casebook:
    """Let one sentence of one letter carry both steps, and the minutes the change alone."""
    said = "They trained, the register came, and the council opened its files"
    book = saying(strong_book(2), {"S-02": passage(2, said)})
    return without(book, "E-12", "E-22")


def one_sentence_cut_in_two() -> Casebook:
    """Cut two quotes out of each of two sentences, one for each step."""
    first = passage(2, "They trained so the register came and the council opened its files.")
    second = passage(3, "It was the training, the clerk says, then it was the register for the council.")
    book = saying(strong_book(2), {"S-02": first, "S-03": second})
    cuts = {
        "E-11": (first, "They trained so the register came"),
        "E-12": (second, "It was the training"),
        "E-21": (first, "the council opened its files"),
        "E-22": (second, "the register for the council"),
    }
    for evidence_id, (page, cut) in cuts.items():
        book = changed(book, evidence_id, quote=words(page, cut))
    return book


def weighed_on_the_other_step() -> Casebook:
    """Let a second rival of the last change be weighed on the first step alone."""
    other = Rival(
        rival_id="V-02", outcome_id="O-02", description="a new mayor", search="searched_equally",
        standing="excluded", **DECIDED,
    )  # fmt: skip
    book = added(strong_book(2), rivals=(other,))
    rows = [
        row.model_copy(update={"likelihood_id": f"H-7{row.evidence_id[-1]}", "rival_id": "V-02"})
        for row in book.likelihoods
        if row.evidence_id in ("E-11", "E-12")
    ]
    return added(book, likelihoods=tuple(rows))


def two_rivals_each_on_a_step() -> Casebook:
    """Weigh each of two rivals of the last change on one step, so that each step has a gun."""
    book = weighed_on_the_other_step()
    return without(book, *(f"H-{number}" for number in ("11", "12")))


def record_as_document() -> Casebook:
    """Call the record itself an independent document, and quote it as a second voice."""
    book = changed(strong_book(), "S-01", kind="document", interest="independent")
    quote = words(RECORD_PASSAGE, "Because of the training the wardens keep a register")
    return changed(book, "E-12", source_id="S-01", quote=quote)


def same_publisher() -> Casebook:
    """Let the record's own publisher, of unknown stake, publish the independent sources."""
    book = added(strong_book(), actors=(Actor(actor_id="N-09", name="a bulletin", **DECIDED),))
    clusters = tuple(Cluster(cluster_id=f"D-0{n}", name=f"voice {n}", **DECIDED) for n in (1, 2))
    book = both(added(book, clusters=clusters), ("S-02", "S-03"), publisher_id="N-09")
    book = changed(changed(book, "S-02", cluster_id="D-01"), "S-03", cluster_id="D-02")
    return changed(book, "S-01", publisher_id="N-09")


def asked_not_answered() -> Casebook:
    """Quote the interviewer's leading questions as what two informants said."""
    asked = {"kind": "question"}
    pages = {
        "S-02": passage(2, "Was it the training that made you begin it?", **asked),
        "S-03": passage(3, "So the training was the reason, was it not?", **asked),
    }
    return saying(strong_book(), pages)


def in_a_loop() -> Casebook:
    """Let the act lead to the change by way of a change that follows from it."""
    quote = words(RECORD_PASSAGE, "The register led the town council to open its files")
    back = Link(
        link_id="L-03", cause_id="O-02", effect_id="O-01", basis="stated_cause", quote=quote, **DECIDED
    )
    again = Claim(
        claim_id="C-02", cause_id="A-01", outcome_id="O-01", link_ids=("L-01", "L-02", "L-03"), **DECIDED
    )
    return added(strong_book(2), links=(back,), claims=(again,))


HEDGED = "The training may have been the reason, said the warden."
RUMOUR = "Reportedly the training was the reason for it."

HOSTILE: dict[str, tuple[Make, str, str]] = {
    "the programme's own document as the only gun": (
        lambda: gun_from(interest="implementer"), "supported", "V22",
    ),
    "the funder's document as the only gun": (lambda: gun_from(interest="funder"), "supported", "V22"),
    "a beneficiary's word as the only gun": (lambda: gun_from(interest="beneficiary"), "supported", "V22"),
    "an unknown source as the only gun": (lambda: gun_from(interest="unknown"), "supported", "V22"),
    "a gun the programme published": (staff, "supported", "V22"),
    "an output of the programme as an outcome": (
        lambda: changed(strong_book(), "O-01", actor_ids=("N-01",)), "plausible", "V19",
    ),
    "an output of whoever did the act": (
        lambda: changed(changed(strong_book(), "A-01", actor_ids=("N-04",)), "O-01", actor_ids=("N-04",)),
        "plausible", "V19",
    ),
    "a change in nobody": (lambda: changed(strong_book(), "O-01", actor_ids=()), "plausible", "V19"),
    "an act of somebody else": (
        lambda: changed(strong_book(), "A-01", side="other"), "unsubstantiated", "V20",
    ),
    "a circumstance as an act": (
        lambda: changed(strong_book(), "A-01", category="context"), "unsubstantiated", "V20",
    ),
    "an act of nobody knows whom": (
        lambda: changed(strong_book(), "A-01", side="unknown"), "plausible", "V20",
    ),
    "one sentence for two steps": (one_letter_for_all, "plausible", "V21"),
    "one sentence cut in two": (one_sentence_cut_in_two, "supported", "V21"),
    "a rival weighed on another step": (weighed_on_the_other_step, "supported", "V18"),
    "two rivals, each weighed on one step": (two_rivals_each_on_a_step, "supported", "V18"),
    "one document under two rows": (
        lambda: both(strong_book(), ("S-02", "S-03"), title="A letter"), "supported", "V15",
    ),
    "one document without a title under two rows": (
        lambda: both(strong_book(), ("S-02", "S-03"), title=""), "supported", "V15",
    ),
    "a change only its record tells": (lambda: without(strong_book(), "E-91", "E-92"), "supported", "V23"),
    "a change only the programme saw": (
        lambda: changed(without(strong_book(), "E-92"), "E-91", bearing="does_not_bear"), "supported", "V23",
    ),
    "words that leave it open": (
        lambda: saying(strong_book(), {"S-02": passage(2, HEDGED), "S-03": passage(3, RUMOUR)}), "plausible",
        "V24",
    ),
    "one voice that leaves it open": (
        lambda: saying(strong_book(), {"S-02": passage(2, HEDGED)}), "supported", "V24",
    ),
    "the hedge cut off the quote": (
        lambda: changed(
            saying(strong_book(), {"S-02": passage(2, HEDGED)}), "E-11",
            quote=words(passage(2, HEDGED), "been the reason, said the warden"),
        ),
        "supported", "V24",
    ),
    "a second voice that tells nothing": (
        lambda: changed(strong_book(), "H-12", p_claim_low=0.5, p_claim_high=0.5, p_rival_low=0.5,
                        p_rival_high=0.5),
        "supported", "V15",
    ),
    "the record as an independent document": (record_as_document, "supported", "V15"),
    "the record's own publisher": (same_publisher, "plausible", "V7"),
    "the interviewer's own words": (asked_not_answered, "plausible", "V7"),
    "sources older than the act": (
        lambda: changed(changed(strong_book(), "S-02", date=Interval.year(2029)), "S-03",
                        date=Interval.year(2030)),
        "plausible", "V7",
    ),
    "a change announced and not seen": (
        lambda: both(strong_book(), ("S-02", "S-03"), date=Interval.month(2031, 4)), "supported", "V23",
    ),
    "a step whose change was denied": (
        lambda: added(strong_book(2), evidence=(
            support(1, claim_id="", part="happened", link_id="", bearing="contradicts"),)),
        "plausible", "V5",
    ),
    "a contradiction outweighed by its own likelihoods": (
        lambda: weighed(added(straws(strong_book()), evidence=(support(1, bearing="contradicts"),)), "E-51",
                        0.9, 0.01),
        "plausible", "V6",
    ),
    "a rival renamed a helper": (
        lambda: changed(strong_book(), "V-01", kind="co_contributor"), "plausible", "V9",
    ),
    "a claim without a chain": (
        lambda: changed(both(strong_book(), ("E-11", "E-12"), link_id=""), "C-01", link_ids=()), "plausible",
        "V4",
    ),
    "confirmed all but the likelihoods": (
        lambda: both(strong_book(), ("H-11", "H-12"), status="draft"), "plausible", "V8",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_weak_evidence_in_good_clothes_stays_low(what: str) -> None:
    make, highest, rule = HOSTILE[what]
    result = judged(make())
    assert VERDICTS.index(result.verdict) <= VERDICTS.index(highest)
    said = {reason.rule for reason in result.why_not_higher}
    assert rule in said
    assert said == {reason.rule for reason in result.what_would_raise_it}
    assert all(reason.rows for reason in (*result.why, *result.why_not_higher))


def third_voice(book: Casebook) -> Casebook:
    """Add an independent interview that says in its own words that it was the training."""
    page = passage(6, "It was the training that made us begin the register.")
    source = Source(
        source_id="S-06", kind="interview", title="a warden of another town", interest="independent"
    )
    item = support(6, source_id="S-06", quote=whole(page))
    return added(book, sources=(source,), passages=(page,), evidence=(item,))


FOLLOWED: dict[str, Callable[[Casebook], Casebook]] = {
    "the programme's own document as the only gun": lambda b: weighed(third_voice(b), "E-56", 0.5, 0.05),
    "an output of the programme as an outcome": lambda b: changed(b, "O-01", actor_ids=("N-02",)),
    "a change in nobody": lambda b: changed(b, "O-01", actor_ids=("N-02",)),
    "an act of somebody else": lambda b: changed(b, "A-01", side="programme"),
    "an act of nobody knows whom": lambda b: changed(b, "A-01", side="programme"),
    "one sentence cut in two": lambda b: strong_book(2),
    "a rival weighed on another step": lambda b: added(
        b, likelihoods=(b.row("H-21").model_copy(update={"likelihood_id": "H-81", "rival_id": "V-02"}),)
    ),
    "one document under two rows": lambda b: changed(b, "S-03", title="Minutes of the council"),
    "a change only its record tells": lambda b: added(b, evidence=strong_book().evidence[2:]),
    "words that leave it open": third_voice,
    "one voice that leaves it open": third_voice,
    "a second voice that tells nothing": third_voice,
    "the record as an independent document": third_voice,
    "the interviewer's own words": lambda b: weighed(third_voice(b), "E-56", 0.5, 0.05),
    "sources older than the act": lambda b: changed(b, "S-02", date=Interval.year(2032)),
    "a rival renamed a helper": lambda b: added(
        b,
        rivals=(
            Rival(rival_id="V-09", outcome_id="O-01", description="a new warden", search="searched_equally",
                  standing="weakened", **DECIDED),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FOLLOWED)
def test_who_does_what_would_raise_it_raises_it(what: str) -> None:
    """Each remedy printed for the lowest cap, carried out to the letter."""
    book = HOSTILE[what][0]()
    after = FOLLOWED[what](book)
    assert VERDICTS.index(judged(after).verdict) > VERDICTS.index(judged(book).verdict)


@pytest.mark.parametrize("what", HOSTILE)
def test_one_more_independent_voice_lowers_none_of_them(what: str) -> None:
    book = HOSTILE[what][0]()
    if book.row("C-01").link_ids == ("L-01",):
        assert VERDICTS.index(judged(third_voice(book)).verdict) >= VERDICTS.index(judged(book).verdict)


# --- the numbers beside the verdict ------------------------------------------------------------------


def test_a_prior_that_is_certain_is_not_called_confidence() -> None:
    for prior in (0.0, 1.0):
        book = changed(strong_book(), "C-01", prior_low=prior, prior_high=prior)
        assert posterior(book).words == "the prior alone, which nothing could change"
        assert not any("certainty" in line for line in robustness_lines(judged(book)) if "posterior" in line)


@pytest.mark.parametrize(
    ("prior", "items", "words"),
    [
        ("0", ["a:0.4:0.05"], "the prior alone, which nothing could change"),
        ("1", ["a:0.4:0.05"], "the prior alone, which nothing could change"),
        ("0.999", ["a:0.5:0.5"], "practical certainty, as the prior alone had it"),
        ("0.95", ["a:0.4:0.39"], "reasonable certainty (the prior alone read: highly confident)"),
        ("0.5", ["a:0-0.5:0"], "not decided either way"),
        ("0.5", ["a:0:0-0.5"], "not decided either way"),
        ("0.5", ["a:0.4:0"], "practical certainty"),
        ("0.5", ["a:0:0.4", "b:0.4:0"], "contradictory: the likelihoods exclude both explanations"),
        ("0-1", ["a:0.4:0.05"], "not decided either way"),
    ],
)  # fmt: skip
def test_words_at_the_ends_of_the_scale(prior: str, items: list[str], words: str) -> None:
    assert weigh_texts(prior, "another cause", items).words == words


def test_a_break_even_prior_at_an_end_is_said_in_words() -> None:
    lines = weighing_lines(weigh_texts("0.5", "another cause", ["a:0.4:0"]))
    assert "  break-even prior for 0.7: any prior above 0" in lines
    book = changed(strong_book(), "H-11", p_rival_low=0, p_rival_high=0)
    assert any("to reach 0.7, any prior above 0 is enough" in line for line in robustness_lines(judged(book)))


def test_what_contradicts_lifts_no_posterior_whatever_its_likelihoods() -> None:
    book = added(straws(strong_book()), evidence=(support(1, bearing="contradicts", source_id="S-04"),))
    with_gun = weighed(book, "E-51", 0.9, 0.01)
    assert posterior(with_gun).low == posterior(book).low
    assert [item.counted for item in posterior(with_gun).items if item.evidence_id == "E-51"] == [False]


def test_the_record_and_what_is_not_quoted_lift_no_posterior() -> None:
    plain = posterior(straws(strong_book()))
    record = words(RECORD_PASSAGE, "Because of the training the wardens keep a register")
    for more in ({"source_id": "S-01", "quote": record}, {"source_id": "S-04", "quote": None}):
        book = weighed(added(straws(strong_book()), evidence=(support(1, **more),)), "E-51", 0.9, 0.01)
        assert (posterior(book).low, posterior(book).high) == (plain.low, plain.high)


def test_a_loop_back_to_the_change_adds_only_steps_to_show() -> None:
    result = judge_claim(in_a_loop(), in_a_loop().row("C-02"), RUBRICS)
    assert VERDICTS.index(result.verdict) <= VERDICTS.index("unsubstantiated")


def test_an_announcement_does_not_show_the_change() -> None:
    book = both(strong_book(), ("S-02", "S-03"), date=Interval.month(2031, 4))
    result = judge_happened(book, book.row("O-01"))
    assert result.verdict == "unsubstantiated"
    assert "Older than the change, so no sign of it: what E-91 and E-92 quotes." in result.why[0].text
    assert "O8" in {reason.rule for reason in result.what_would_raise_it}


def test_sources_that_only_their_ids_tell_apart_are_named() -> None:
    said = next(
        r for r in judged(HOSTILE["one document under two rows"][0]()).why_not_higher if r.rule == "V15"
    )
    assert "Nothing but their ids tells S-02 and S-03 apart." in said.text
    parted = HOSTILE["one document under two rows"][0]()
    clusters = tuple(Cluster(cluster_id=f"D-0{n}", name=f"voice {n}", **DECIDED) for n in (1, 2))
    parted = changed(
        changed(added(parted, clusters=clusters), "S-02", cluster_id="D-01"), "S-03", cluster_id="D-02"
    )
    assert judged(parted).verdict == "strongly supported"
