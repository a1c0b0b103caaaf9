"""The verdict ladder: each rule caps, nothing else does, and no draft lifts (method, section 6)."""

from collections.abc import Callable
from typing import Any

import pytest
from builders import (
    DECIDED,
    LETTER_PASSAGE,
    RECORD_PASSAGE,
    added,
    changed,
    strong_book,
    support,
    trace,
    without,
    words,
)
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.reasoning.contribution import judge_claim
from sjc_analysis.reasoning.facts import facts_of, verdict_of
from sjc_analysis.reasoning.ladder import VERDICTS, Cap
from sjc_analysis.reasoning.results import ClaimResult
from sjc_analysis.reasoning.rules import caps_of
from sjc_analysis.records import Claim, Evidence, Rating, Rival, Row
from sjc_analysis.rubrics import load_rubrics

RUBRICS = load_rubrics()
Mutation = Callable[[Casebook], Casebook]
DRAFT: dict[str, Any] = {"status": "draft"}
REFUSED: dict[str, Any] = {**DECIDED, "status": "refused"}


def judged(book: Casebook) -> ClaimResult:
    claim = book.row("C-01")
    assert isinstance(claim, Claim)
    return judge_claim(book, claim, RUBRICS)


def height(book: Casebook) -> int:
    return VERDICTS.index(verdict_of(book, book.claims[0], RUBRICS))


def caps(book: Casebook) -> tuple[Cap, ...]:
    return caps_of(facts_of(book, book.claims[0], RUBRICS))


@pytest.mark.parametrize("steps", [1, 2])
def test_what_holds_throughout_is_strongly_supported(steps: int) -> None:
    result = judged(strong_book(steps))
    assert (result.verdict, result.why_not_higher, result.what_would_raise_it) == (
        "strongly supported",
        (),
        (),
    )


def rival(number: int, **more: Any) -> Rival:
    values: dict[str, Any] = {
        "rival_id": f"V-5{number}", "outcome_id": "O-01", "description": f"explanation {number}",
        "search": "searched_equally", "standing": "excluded", **DECIDED, **more,
    }  # fmt: skip
    return Rival(**values)


def failed_tests(book: Casebook) -> Casebook:
    """Turn both smoking guns into hoops that were sought and are absent."""
    for number in (1, 2):
        book = changed(book, f"E-1{number}", observation="sought_absent", bearing="contradicts")
        book = changed(
            book, f"H-1{number}", p_claim_low=0.95, p_claim_high=0.95, p_rival_low=0.6, p_rival_high=0.6
        )
    return book


def not_quoted_guns(book: Casebook) -> Casebook:
    """Take the quotes off the evidence, so that only the link's own words state the step."""
    return changed(changed(book, "E-11", quote=None), "E-12", quote=None)


def whole_claim_only(book: Casebook) -> Casebook:
    """Leave the step unstated, and tie the evidence to the claim as a whole."""
    book = changed(book, "L-01", basis="inferred", quote=None)
    return changed(changed(book, "E-11", link_id=""), "E-12", link_id="")


def unseen(book: Casebook) -> Casebook:
    """Let a source say that the change did not take place."""
    return changed(book, "E-91", bearing="contradicts")


def quoting_the_record(book: Casebook) -> Casebook:
    """Let the evidence quote the record that cites it, and not itself."""
    cited = words(RECORD_PASSAGE, "Because of the training")
    return changed(changed(book, "E-11", quote=cited), "E-12", quote=cited)


def as_records(book: Casebook) -> Casebook:
    """Call the independent sources outcome records: the harvest's own account."""
    return changed(changed(book, "S-02", kind="outcome_record"), "S-03", kind="outcome_record")


def set_aside() -> Rival:
    """Make a rival that somebody excluded without weighing anything against it."""
    return Rival(
        rival_id="V-33", outcome_id="O-01", description="a new warden", search="searched_equally",
        standing="excluded", **DECIDED,
    )  # fmt: skip


RULES: list[tuple[str, str, Mutation]] = [
    ("V1", "refuted", lambda book: changed(book, "A-01", date=Interval.month(2031, 9))),
    ("V2", "refuted", failed_tests),
    ("V3", "unsubstantiated", lambda b: changed(b, "A-01", date=Interval.month(2031, 9), date_quote=None)),
    ("V4", "unsubstantiated", lambda b: changed(without(b, "E-11", "E-12"), "L-01", basis="inferred")),
    ("V4", "unsubstantiated", lambda book: changed(not_quoted_guns(book), "L-01", basis="inferred")),
    ("V4", "unsubstantiated", lambda book: changed(not_quoted_guns(book), "L-01", **REFUSED)),
    ("V4", "plausible", whole_claim_only),
    ("V5", "plausible", unseen),
    ("V5", "unsubstantiated", lambda b: changed(unseen(b), "E-92", bearing="contradicts")),
    ("V6", "plausible", lambda b: added(b, evidence=(support(1, bearing="contradicts"),))),
    ("V6", "plausible", lambda b: added(b, evidence=(support(1, bearing="contradicts", **DRAFT),))),
    ("V7", "plausible", lambda b: changed(changed(b, "S-02", interest="unknown"), "S-03", interest="funder")),
    ("V8", "plausible", lambda book: without(book, "E-12", "H-11")),
    ("V9", "plausible", lambda book: added(without(book, "V-01"), evidence=(support(1),))),
    ("V10", "plausible", lambda book: changed(book, "V-01", search="not_searched")),
    ("V11", "plausible", lambda book: changed(book, "V-01", standing="stands")),
    ("V12", "plausible", lambda book: changed(book, "V-01", standing="not_assessed")),
    ("V12", "plausible", lambda book: changed(book, "V-01", **DRAFT)),
    ("V12", "plausible", lambda book: added(book, rivals=(rival(1, kind="co_contributor", **DRAFT),))),
    ("V13", "plausible", lambda book: changed(book, "C-01", **DRAFT)),
    ("V13", "plausible", lambda book: changed(book, "L-01", **DRAFT)),
    ("V13", "plausible", lambda book: changed(book, "A-01", **DRAFT)),
    ("V13", "plausible", lambda book: changed(book, "O-01", **DRAFT)),
    ("V14", "supported", lambda book: without(book, "H-11", "H-12")),
    ("V15", "supported", lambda book: without(book, "E-12")),
    ("V15", "supported", lambda book: changed(book, "E-12", source_id="S-02")),
    ("V16", "supported", lambda book: changed(book, "V-01", search="searched_less")),
    ("V7", "plausible", lambda book: changed(changed(book, "E-11", quote=None), "E-12", quote=None)),
    ("V7", "plausible", lambda book: quoting_the_record(book)),
    ("V7", "plausible", lambda book: as_records(book)),
    ("V17", "supported", lambda book: changed(book, "O-01", date=Interval.year(2031))),
    ("V18", "supported", lambda book: added(book, rivals=(set_aside(),))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "verdict", "broken"), RULES, ids=[f"{r}-{n}" for n, (r, _, _) in enumerate(RULES)]
)
def test_breaking_one_thing_brings_the_verdict_down(rule: str, verdict: str, broken: Mutation) -> None:
    result = judged(broken(strong_book()))
    assert result.verdict == verdict
    assert rule in {reason.rule for reason in result.why_not_higher}
    assert rule in {reason.rule for reason in result.what_would_raise_it}
    assert all(reason.rows for reason in (*result.why, *result.why_not_higher, *result.what_would_raise_it))


def test_every_rule_has_its_plain_sentence() -> None:
    spoken = {
        reason.rule
        for _, _, broken in RULES
        for result in [judged(broken(strong_book()))]
        for reason in (*result.why, *result.why_not_higher, *result.margin.changes)
    }
    assert spoken <= {*RUBRICS.verdicts.rules}


def test_a_step_of_a_longer_chain_needs_its_own_evidence() -> None:
    book = strong_book(2)
    bare = without(book, "E-21", "E-22")
    result = judged(bare)
    assert (result.verdict, result.strength) == ("plausible", "untested")
    on_the_whole = added(bare, evidence=(support(1, outcome_id="O-02", link_id=""),))
    assert judged(on_the_whole).verdict == "plausible"


def test_evidence_on_one_step_does_not_count_for_the_other() -> None:
    book = strong_book(2)
    moved = changed(changed(book, "E-21", link_id="L-01"), "E-22", link_id="L-01")
    assert judged(moved).verdict == "plausible"


def test_a_rival_of_an_intermediate_change_rivals_the_claim() -> None:
    book = added(strong_book(2), rivals=(rival(1, standing="stands"),))
    assert judged(book).verdict == "plausible"


def test_a_rival_of_another_claim_or_the_act_itself_is_none() -> None:
    other = Claim(claim_id="C-02", cause_id="A-02", outcome_id="O-01", **DECIDED)
    book = added(strong_book(), claims=(other,))
    rivals = (
        rival(1, standing="stands", claim_id="C-02"),
        rival(2, standing="stands", event_id="A-01"),
        rival(3, standing="stands", kind="co_contributor"),
        rival(4, standing="stands", **REFUSED),
    )
    assert judged(added(book, rivals=rivals)).verdict == "strongly supported"


def only_sequence(book: Casebook) -> Casebook:
    """Leave nothing but "after" to join act and change."""
    return changed(without(book, "E-11", "E-12"), "L-01", basis="stated_sequence")


def test_afterwards_is_a_stated_step_only_within_direct_reach() -> None:
    book = only_sequence(strong_book())
    assert judged(book).verdict == "plausible"
    beyond = changed(book, "O-01", actor_ids=("N-03",))
    result = judged(beyond)
    assert result.verdict == "unsubstantiated"
    assert [step.stated for step in result.steps] == [False]
    assert judged(changed(beyond, "A-01", recipient_ids=("N-03",))).verdict == "plausible"
    assert judged(changed(beyond, "O-01", actor_ids=("N-02", "N-03"))).verdict == "unsubstantiated"
    assert judged(changed(beyond, "O-01", actor_ids=())).verdict == "unsubstantiated"


def test_the_one_who_says_so_is_named_for_a_plausible_claim() -> None:
    result = judged(only_sequence(strong_book()))
    assert any("the harvester" in reason.text and "S-01" in reason.rows for reason in result.why)


def test_a_draft_trace_leaves_it_unsubstantiated_and_is_named() -> None:
    book = added(changed(strong_book(2), "O-02", is_process=True), traces=(trace(),))
    result = judged(book)
    assert (result.verdict, result.timing, result.draft) == ("unsubstantiated", "after", True)
    assert "Z-01" in result.why[0].rows
    assert "Z-01" in result.why_not_higher[0].rows


def test_a_refuted_step_inside_a_chain_refutes_the_claim() -> None:
    book = changed(strong_book(2), "O-01", date=Interval.year(2032))
    result = judged(book)
    assert (result.timing, result.verdict) == ("refuted", "refuted")


def test_the_words_on_a_cited_but_unassessed_item_say_so() -> None:
    book = without(strong_book(), "E-12")
    book = changed(book, "E-11", bearing="not_assessed")
    result = judged(book)
    capped = next(reason for reason in result.why_not_higher if reason.rule == "V7")
    assert "E-11" in capped.rows
    assert "nobody has said what it shows" in capped.text


# --- what no change of rows may do -------------------------------------------------------------------

CHANGES: list[Mutation] = [
    lambda book: changed(book, "A-01", date=Interval.month(2031, 9)),
    lambda book: changed(book, "A-01", date=Interval()),
    lambda book: changed(book, "L-01", basis="stated_sequence"),
    lambda book: changed(book, "L-01", basis="inferred", quote=None),
    lambda book: changed(book, "E-11", bearing="does_not_bear"),
    lambda book: changed(book, "E-12", bearing="not_assessed"),
    lambda book: changed(book, "E-11", bearing="contradicts"),
    lambda book: changed(book, "E-12", quote=None),
    lambda book: changed(book, "E-11", link_id=""),
    lambda book: changed(book, "E-91", bearing="contradicts"),
    lambda book: changed(book, "S-02", interest="implementer"),
    lambda book: changed(book, "S-03", interest="unknown"),
    lambda book: changed(book, "V-01", standing="stands"),
    lambda book: changed(book, "V-01", search="searched_less"),
    lambda book: changed(book, "V-01", search="not_searched"),
    lambda book: changed(book, "H-11", p_claim_low=0.05),
    lambda book: changed(book, "H-12", p_rival_low=0.6, p_rival_high=0.9),
    lambda book: changed(book, "O-01", actor_ids=("N-03",)),
    lambda book: changed(book, "C-01", **DRAFT),
    lambda book: changed(book, "E-11", **DRAFT),
    lambda book: changed(book, "V-01", **DRAFT),
    lambda book: changed(book, "H-12", **DRAFT),
]


@st.composite
def books(draw: st.DrawFn) -> Casebook:
    book = strong_book()
    for change in draw(st.lists(st.sampled_from(CHANGES), max_size=4)):
        book = change(book)
    return book


@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(book: Casebook, random: Any) -> None:
    mixed: dict[str, tuple[Any, ...]] = {}
    for name in TABLES:
        rows = list(getattr(book, name))
        random.shuffle(rows)
        mixed[name] = tuple(rows)
    shuffled = Casebook(**mixed)
    assert [(cap.level, cap.rule) for cap in caps(shuffled)] == [(cap.level, cap.rule) for cap in caps(book)]


@given(books(), st.sampled_from(["S-02", "S-03"]), st.sampled_from(["contribution", "mechanism"]))
def test_more_independent_confirmed_support_never_lowers(book: Casebook, source: str, part: str) -> None:
    more = added(book, evidence=(support(1, source_id=source, part=part),))
    assert height(more) >= height(book)


@given(books(), st.sampled_from(["E-11", "E-12"]), st.integers(1, 3))
def test_the_same_voice_again_adds_nothing(book: Casebook, again: str, times: int) -> None:
    """Copies of one item, from its own source, count once, whatever is said of each."""
    item = book.row(again)
    copies = tuple(item.model_copy(update={"evidence_id": f"E-7{number}"}) for number in range(times))
    likelihood = next(row for row in book.likelihoods if row.evidence_id == again)
    weights = tuple(
        likelihood.model_copy(update={"likelihood_id": f"H-7{number}", "evidence_id": f"E-7{number}"})
        for number in range(times)
    )
    more = added(book, evidence=copies, likelihoods=weights)
    assert height(more) == height(book)


@given(books(), st.sampled_from(["E-11", "E-12"]))
def test_refusing_a_row_that_supports_never_raises(book: Casebook, row_id: str) -> None:
    """Refuse an item that supports and whose likelihoods, if any count, do not speak against the claim."""
    item = book.row(row_id)
    weights = [row for row in book.likelihoods if row.evidence_id == row_id]
    if item.bearing == "supports" and all(row.p_claim_low >= row.p_rival_high for row in weights):
        assert height(changed(book, row_id, **REFUSED)) <= height(book)


@given(books())
def test_a_rival_that_stands_or_was_never_searched_caps_at_plausible(book: Casebook) -> None:
    for more in (rival(1, standing="stands"), rival(1, search="not_searched"), rival(1, **DRAFT)):
        assert height(added(book, rivals=(more,))) <= VERDICTS.index("plausible")


@given(books())
def test_a_claim_is_never_above_its_weakest_step(book: Casebook) -> None:
    result = judged(book)
    if any(not step.stated for step in result.steps):
        assert VERDICTS.index(result.verdict) <= VERDICTS.index("plausible")
    if any(step.strength in ("failed", "untested", "weak", "mixed") for step in result.steps):
        assert VERDICTS.index(result.verdict) <= VERDICTS.index("plausible")
    if any(step.timing.timing in ("after", "refuted") for step in result.steps):
        assert VERDICTS.index(result.verdict) <= VERDICTS.index("unsubstantiated")


ROWS = ("C-01", "L-01", "A-01", "O-01", "V-01", "E-11", "E-12", "H-11", "H-12")


@given(books(), st.sets(st.sampled_from(ROWS), min_size=1))
def test_turning_judgements_back_into_drafts_never_lifts_without_a_failed_test(
    book: Casebook, rows: set[str]
) -> None:
    """A refutation by tests needs a person; short of that, fewer judgements never mean a higher verdict."""
    drafted = book
    for row_id in sorted(rows):
        drafted = changed(drafted, row_id, status="draft")
    before, after = height(book), height(drafted)
    if VERDICTS[before] != "refuted":
        assert after <= before
    assert after <= VERDICTS.index("plausible") or not rows & {*ROWS[:5]}


@given(books())
def test_drafted_support_never_lifts(book: Casebook) -> None:
    draft: Evidence = support(1, **DRAFT)
    assert height(added(book, evidence=(draft,))) <= height(book)
    assert height(added(book, rivals=(rival(1, **DRAFT),))) <= height(book)


@given(books())
def test_refused_rows_and_ratings_change_nothing(book: Casebook) -> None:
    more = added(
        book,
        evidence=(support(1, **REFUSED), support(2, **{**REFUSED, "bearing": "contradicts"})),
        rivals=(rival(1, standing="stands", **REFUSED),),
        traces=(trace("O-01", **REFUSED),),
        ratings=(
            Rating(
                rating_id="G-01", record_id="R-01", criterion="contribution", level="high", by_author=True
            ),
            Rating(rating_id="G-02", outcome_id="O-01", criterion="significance", level="low", **DECIDED),
        ),
    )
    assert caps(more) == caps(book)


@given(books())
def test_other_ids_give_the_same_verdict(book: Casebook) -> None:
    renamed = Casebook.model_validate_json(_renamed(book.model_dump_json()))
    assert [(cap.level, cap.rule) for cap in caps(renamed)] == [(cap.level, cap.rule) for cap in caps(book)]


def _renamed(text: str) -> str:
    """Give every row of a dumped casebook an id with 7 before its number."""
    prefixes = sorted({model.prefix for model in TABLES.values() if issubclass(model, Row)})
    for prefix in prefixes:
        text = text.replace(f'"{prefix}-', f'"{prefix}-7')
    return text


def test_the_likelihood_of_a_draft_cannot_refute() -> None:
    book = failed_tests(strong_book())
    assert judged(book).verdict == "refuted"
    drafted = changed(changed(book, "H-11", **DRAFT), "H-12", **DRAFT)
    result = judged(drafted)
    assert result.verdict != "refuted"
    assert VERDICTS.index(result.verdict) <= VERDICTS.index("plausible")


def test_what_is_used_and_drafted_is_counted() -> None:
    book = strong_book()
    assert (judged(book).judgements, judged(book).drafts, judged(book).draft) == (9, 0, False)
    result = judged(changed(changed(book, "E-11", **DRAFT), "V-01", **DRAFT))
    assert (result.judgements, result.drafts, result.draft) == (9, 2, True)


def test_a_quote_of_the_letter_states_a_step_by_itself() -> None:
    quote = words(LETTER_PASSAGE, "The wardens began it when they came back from the training")
    inferred = changed(not_quoted_guns(strong_book()), "L-01", basis="inferred")
    assert judged(inferred).verdict == "unsubstantiated"
    shown = changed(inferred, "E-11", quote=quote)
    assert judged(shown).steps[0].stated
    assert not judged(changed(shown, "E-11", **DRAFT)).steps[0].stated
