"""What a hostile evaluator would try: casebooks that dress up weak evidence, each of which must stay low.

Each casebook begins with the strongly supported one of the builders, and has one thing wrong. Beside it stand
the verdict a sound evaluator gives it (method, section 6), and the condition that has to say why.
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


def denied_by_an_outsider() -> Casebook:
    """Let one more independent source say that the first change never came, and nobody weigh it."""
    page = passage(6, "No such book was ever kept at that gate, and I went there weekly.")
    source = Source(source_id="S-06", kind="interview", title="a carrier", interest="independent")
    denial = support(
        6,
        source_id="S-06",
        quote=whole(page),
        claim_id="",
        part="happened",
        link_id="",
        bearing="contradicts",
    )
    return added(strong_book(2), sources=(source,), passages=(page,), evidence=(denial,))


def a_leap() -> Casebook:
    """Claim the change of a council that the act never reached, with all the evidence on the whole of it."""
    book = without(strong_book(2), "E-81", "E-82", "E-11", "E-12")
    book = changed(both(book, ("E-21", "E-22"), link_id=""), "C-01", link_ids=())
    return without(book, "L-01", "L-02", "O-01")


def parted(book: Casebook) -> Casebook:
    """Say that two sources are two voices: give each a cluster of its own."""
    clusters = tuple(Cluster(cluster_id=f"D-0{n}", name=f"voice {n}", **DECIDED) for n in (1, 2))
    return changed(
        changed(added(book, clusters=clusters), "S-02", cluster_id="D-01"), "S-03", cluster_id="D-02"
    )


HEDGED = "The training may have been the reason, said the warden."
RUMOUR = "Reportedly the training was the reason for it."

HOSTILE: dict[str, tuple[Make, str, str]] = {
    "the programme's own document as the only gun": (
        lambda: gun_from(interest="implementer"), "supported", "weigh.no_bar",
    ),
    "the funder's document as the only gun": (
        lambda: gun_from(interest="funder"), "supported", "weigh.no_bar",
    ),
    "a beneficiary's word as the only gun": (
        lambda: gun_from(interest="beneficiary"), "supported", "weigh.no_bar",
    ),
    "an unknown source as the only gun": (lambda: gun_from(interest="unknown"), "supported", "weigh.no_bar"),
    "a gun the programme published": (staff, "supported", "weigh.no_bar"),
    "an output of the programme as an outcome": (
        lambda: changed(strong_book(), "O-01", actor_ids=("N-01",)), "plausible", "change.own_people",
    ),
    "an output of whoever did the act": (
        lambda: changed(changed(strong_book(), "A-01", actor_ids=("N-04",)), "O-01", actor_ids=("N-04",)),
        "plausible", "change.own_people",
    ),
    "a change in nobody": (
        lambda: changed(strong_book(), "O-01", actor_ids=()), "plausible", "change.nobody",
    ),
    "an act of somebody else": (
        lambda: changed(strong_book(), "A-01", side="other"), "unsubstantiated", "act.not_programme",
    ),
    "a circumstance as an act": (
        lambda: changed(strong_book(), "A-01", category="context"), "unsubstantiated", "act.not_programme",
    ),
    "an act of nobody knows whom": (
        lambda: changed(strong_book(), "A-01", side="unknown"), "plausible", "act.undecided",
    ),
    "one sentence for two steps": (one_letter_for_all, "supported", "step.shared_sentence"),
    "one sentence cut in two": (one_sentence_cut_in_two, "supported", "step.shared_sentence"),
    "a rival weighed on another step": (weighed_on_the_other_step, "supported", "rivals.not_weighed"),
    "two rivals, each weighed on one step": (two_rivals_each_on_a_step, "supported", "rivals.not_weighed"),
    "one document under two rows": (
        lambda: both(strong_book(), ("S-02", "S-03"), title="A letter"), "supported", "fact.shared_origin",
    ),
    "one document without a title under two rows": (
        lambda: both(strong_book(), ("S-02", "S-03"), title=""), "supported", "fact.shared_origin",
    ),
    "a change only its record tells": (
        lambda: without(strong_book(), "E-91", "E-92"), "unsubstantiated", "change.own_record",
    ),
    "a change only the programme saw": (
        lambda: changed(without(strong_book(), "E-92"), "E-91", bearing="does_not_bear"), "unsubstantiated",
        "change.own_record",
    ),
    "words that leave it open": (
        lambda: saying(strong_book(), {"S-02": passage(2, HEDGED), "S-03": passage(3, RUMOUR)}), "plausible",
        "step.no_outside",
    ),
    "one voice that leaves it open": (
        lambda: saying(strong_book(), {"S-02": passage(2, HEDGED)}), "supported", "step.one_outside",
    ),
    "the hedge cut off the quote": (
        lambda: changed(
            saying(strong_book(), {"S-02": passage(2, HEDGED)}), "E-11",
            quote=words(passage(2, HEDGED), "been the reason, said the warden"),
        ),
        "supported", "step.one_outside",
    ),
    "a second voice that tells nothing": (
        lambda: changed(strong_book(), "H-12", p_claim_low=0.5, p_claim_high=0.5, p_rival_low=0.5,
                        p_rival_high=0.5),
        "supported", "weigh.no_bar",
    ),
    "the record as an independent document": (record_as_document, "supported", "step.one_outside"),
    "the record's own publisher": (same_publisher, "unsubstantiated", "change.own_record"),
    "the interviewer's own words": (asked_not_answered, "unsubstantiated", "change.own_record"),
    "sources older than the act": (
        lambda: changed(changed(strong_book(), "S-02", date=Interval.year(2029)), "S-03",
                        date=Interval.year(2030)),
        "unsubstantiated", "step.no_outside",
    ),
    "a change announced and not seen": (
        lambda: both(strong_book(), ("S-02", "S-03"), date=Interval.month(2031, 4)), "unsubstantiated",
        "change.own_record",
    ),
    "a change on the way that an outsider denies": (denied_by_an_outsider, "plausible", "fact.contested"),
    "a voice that says both": (
        lambda: added(strong_book(2), evidence=(
            support(1, claim_id="", part="happened", link_id="", bearing="contradicts"),)),
        "supported", "change.one_outside",
    ),
    "a contradiction outweighed by its own likelihoods": (
        lambda: weighed(added(straws(strong_book()), evidence=(support(1, bearing="contradicts"),)), "E-51",
                        0.9, 0.01),
        "supported", "weigh.no_bar",
    ),
    "a rival renamed a helper": (
        lambda: changed(strong_book(), "V-01", kind="co_contributor"), "supported", "rivals.co_contributors",
    ),
    "a leap without a chain": (a_leap, "supported", "step.black_box"),
    "confirmed all but the likelihoods": (
        lambda: both(strong_book(), ("H-11", "H-12"), status="draft"), "supported", "weigh.no_bar",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_weak_evidence_in_good_clothes_stays_low(what: str) -> None:
    make, verdict, rule = HOSTILE[what]
    result = judged(make())
    assert result.verdict == verdict
    conditions = [each for premise in result.premises for each in premise.conditions]
    assert rule in {each.rule for each in conditions}
    assert all(each.text and each.remedy and each.rows for each in conditions)
    assert result.next


def third_voice(book: Casebook) -> Casebook:
    """Add an independent interview that tells in its own words of the change, and that it was the training.

    It is weighed like the others.
    """
    page = passage(6, "It was the training that made us begin the register. At our gate, too, one must sign.")
    source = Source(
        source_id="S-06", kind="interview", title="a warden of another town", interest="independent"
    )
    why, seen = page.text.split(". ")
    items = (
        support(6, source_id="S-06", quote=words(page, why)),
        support(7, source_id="S-06", quote=words(page, seen), part="happened", claim_id="", link_id=""),
    )
    return weighed(added(book, sources=(source,), passages=(page,), evidence=items), "E-56", 0.5, 0.02)


FOLLOWED: dict[str, Callable[[Casebook], Casebook]] = {
    "the programme's own document as the only gun": third_voice,
    "an output of the programme as an outcome": lambda b: changed(b, "O-01", actor_ids=("N-02",)),
    "an output of whoever did the act": lambda b: changed(b, "O-01", actor_ids=("N-02",)),
    "a change in nobody": lambda b: changed(b, "O-01", actor_ids=("N-02",)),
    "an act of somebody else": lambda b: changed(b, "A-01", side="programme"),
    "an act of nobody knows whom": lambda b: changed(b, "A-01", side="programme"),
    "one sentence cut in two": lambda b: strong_book(2),
    "a rival weighed on another step": lambda b: added(
        b, likelihoods=(b.row("H-21").model_copy(update={"likelihood_id": "H-81", "rival_id": "V-02"}),)
    ),
    "one document under two rows": lambda b: parted(b),
    "a change only its record tells": lambda b: added(b, evidence=strong_book().evidence[2:]),
    "words that leave it open": third_voice,
    "one voice that leaves it open": third_voice,
    "a second voice that tells nothing": third_voice,
    "the record as an independent document": third_voice,
    "the interviewer's own words": third_voice,
    "sources older than the act": lambda b: both(b, ("S-02", "S-03"), date=Interval.year(2032)),
    "a rival renamed a helper": lambda b: changed(b, "V-01", kind="rival"),
    "confirmed all but the likelihoods": lambda b: both(b, ("H-11", "H-12"), status="confirmed"),
}  # fmt: skip


@pytest.mark.parametrize("what", FOLLOWED)
def test_who_does_what_would_raise_it_raises_it(what: str) -> None:
    """Each remedy printed for what decides, carried out to the letter."""
    book = HOSTILE[what][0]()
    after = FOLLOWED[what](book)
    assert LEVEL_OF[judged(after).verdict] > LEVEL_OF[judged(book).verdict]


@pytest.mark.parametrize("what", HOSTILE)
def test_one_more_independent_voice_lowers_none_of_them(what: str) -> None:
    book = HOSTILE[what][0]()
    if not book.has("O-02"):
        assert LEVEL_OF[judged(third_voice(book)).verdict] >= LEVEL_OF[judged(book).verdict]


# --- the numbers beside the verdict ------------------------------------------------------------------


def test_a_prior_that_is_certain_is_not_called_confidence() -> None:
    for prior in (0.0, 1.0):
        book = changed(strong_book(), "C-01", prior_low=prior, prior_high=prior)
        assert posterior(book).words == "the prior alone, which nothing could change"


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


def test_what_contradicts_lifts_no_posterior_whatever_its_likelihoods() -> None:
    book = added(straws(strong_book()), evidence=(support(1, bearing="contradicts", source_id="S-04"),))
    assert posterior(weighed(book, "E-51", 0.9, 0.01)).low == posterior(book).low


def test_the_record_and_what_is_not_quoted_lift_no_posterior() -> None:
    plain = posterior(straws(strong_book()))
    record = words(RECORD_PASSAGE, "Because of the training the wardens keep a register")
    for more in ({"source_id": "S-01", "quote": record}, {"source_id": "S-04", "quote": None}):
        book = weighed(added(straws(strong_book()), evidence=(support(1, **more),)), "E-51", 0.9, 0.01)
        assert (posterior(book).low, posterior(book).high) == (plain.low, plain.high)


def test_a_loop_back_to_the_change_lifts_nothing() -> None:
    without_loop = assess(strong_book(2)).between("A-01", "O-01").verdict
    assert assess(in_a_loop()).claim("C-02").verdict == without_loop


def test_sources_that_only_their_ids_tell_apart_are_named() -> None:
    book = HOSTILE["one document under two rows"][0]()
    said = [each for premise in judged(book).premises for each in premise.conditions]
    assert any("told apart by their ids alone" in each.text for each in said)
    assert judged(parted(book)).verdict == "strongly supported"
