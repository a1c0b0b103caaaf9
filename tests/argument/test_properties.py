"""What must hold of every argument, on casebooks drawn at random (method, sections 2 to 6)."""

import re
from typing import Any, get_args

from argued_books import JUDGED, Book, add_voice, books
from hypothesis import given, settings
from hypothesis import strategies as st

from sjc_analysis.argument.argue import Argument
from sjc_analysis.argument.levels import LEVEL_OF, Level
from sjc_analysis.argument.profile import load_profile
from sjc_analysis.argument.whatif import changes_of
from sjc_analysis.assessment import assess
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Evidence, Link, Outcome, Rival, Row
from sjc_analysis.vocabulary import Verdict

PROFILES = ("outcome harvesting", "process tracing")
profiles = st.sampled_from(PROFILES)


def level(book: Casebook, profile: str = "outcome harvesting") -> Level:
    """Give the level of a casebook's one claim."""
    return argument(book, profile).claim(book.claims[0]).level


def argument(book: Casebook, profile: str = "outcome harvesting") -> Argument:
    return Argument(Model(book), load_profile(profile))


@given(books(), st.data(), profiles)
def test_one_more_outside_voice_for_any_premise_never_lowers(
    book: Book, data: st.DataObject, profile: str
) -> None:
    before = level(book.casebook, "outcome harvesting")
    add_voice(
        data.draw, book, source={"kind": "interview", "interest": "independent"}, bearing="supports",
        observation="found", **JUDGED,
    )  # fmt: skip
    if profile == "outcome harvesting":
        assert level(book.casebook) >= before
    else:  # what is not weighed is asked for, and holds it no lower than nothing said would
        assert level(book.casebook, profile) <= level(book.casebook)


@given(books(), st.data())
def test_taking_support_away_never_raises(book: Book, data: st.DataObject) -> None:
    support = [
        row for row in book.rows["evidence"] if row.bearing == "supports" and row.observation == "found"
    ]
    if not support:
        return
    gone = data.draw(st.sampled_from(support))
    weighed = [row for row in book.rows["likelihoods"] if row.evidence_id == gone.evidence_id]
    if weighed or any(
        row.bearing == "contradicts" and row.source_id == gone.source_id for row in book.rows["evidence"]
    ):
        return
    before = level(book.casebook)
    book.rows["evidence"].remove(gone)
    assert level(book.casebook) <= before


@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_their_ids_change_nothing(book: Book, random: Any) -> None:
    whole = book.casebook
    tables = {name: list(getattr(whole, name)) for name in TABLES}
    for rows in tables.values():
        random.shuffle(rows)
    shuffled = Casebook(**{name: tuple(rows) for name, rows in tables.items()})
    one, other = (argument(each).claim(each.claims[0]) for each in (whole, shuffled))
    assert one == other
    assert level(renamed(whole, random)) == one.level


def renamed(book: Casebook, random: Any) -> Casebook:
    """Give every row another number, in another order."""
    ids = [row_id for row_id in book.ids() if row_id[0] != "R"]
    numbers = random.sample(range(100, 100 + len(ids)), len(ids))
    new = {row_id: f"{row_id[0]}-{number}" for row_id, number in zip(ids, numbers, strict=True)}
    text = book.model_dump_json()
    return Casebook.model_validate_json(
        re.sub(r'"([A-Z]-\d+)"', lambda found: f'"{new.get(found[1], found[1])}"', text)
    )


@given(books(), profiles)
def test_a_claim_is_never_above_a_premise_its_change_or_its_posterior(book: Book, profile: str) -> None:
    whole = book.casebook
    argued = argument(whole, profile)
    verdict = argued.claim(whole.claims[0])
    assert verdict.level == min(premise.level for premise in verdict.premises)
    assert verdict.level <= argued.happened("O-01").level
    assert verdict.granted >= verdict.level
    for target in {verdict.whole, *verdict.path}:
        for rival in argued.premises.weighed_against(target):
            bounds = argued.premises.posterior(target, rival.rival_id)
            if argued.premises.is_weighed(target, rival.rival_id) and bounds is not None:
                assert verdict.level <= Level.REFUTED or bounds.high > 0.05
                assert verdict.level <= Level.UNSUBSTANTIATED or bounds.high >= 0.5 - 1e-9
                assert verdict.level <= Level.PLAUSIBLE or bounds.low >= 0.5 - 1e-9
                assert verdict.level <= Level.SUPPORTED or bounds.low >= 0.85 - 1e-9


@given(books())
def test_a_chain_is_never_above_its_weakest_step(book: Book) -> None:
    whole = book.casebook
    argued = argument(whole)
    verdict = argued.claim(whole.claims[0])
    assert all(verdict.level <= argued.premises.step(step).level for step in verdict.path)


@given(books())
def test_spelling_out_the_mechanism_never_lowers(book: Book) -> None:
    before = level(book.casebook)
    quote = book.texts[0].quote("led the station to publish")
    if any(row.outcome_id == "O-02" for row in book.rows["outcomes"]):
        return
    book.add(
        "outcomes",
        Outcome(outcome_id="O-02", statement="officers keep lists", actor_ids=("N-02",), quote=quote),
    )
    book.add("links", Link(link_id="L-08", cause_id="A-01", effect_id="O-02", basis="inferred", quote=quote))
    book.add("links", Link(link_id="L-09", cause_id="O-02", effect_id="O-01", basis="inferred", quote=quote))
    assert level(book.casebook) >= before


@given(books(), st.data())
def test_weighing_against_one_more_rival_in_favour_never_lowers(book: Book, data: st.DataObject) -> None:
    judged = [
        int(row.evidence_id[2:]) for row in book.rows["evidence"]
        if row.bearing == "supports" and row.observation == "found"
    ]  # fmt: skip
    if not judged:
        return
    for profile in PROFILES:
        before = level(book.casebook, profile)
        book.add(
            "rivals",
            Rival(
                rival_id="V-09",
                outcome_id="O-01",
                description="another cause",
                search="searched_equally",
                standing="excluded",
                **JUDGED,
            ),
        )
        named = level(book.casebook, profile)
        book.weigh(data.draw(st.sampled_from(judged)), (0.8, 0.9), (0.1, 0.4), rival_id="V-09")
        assert level(book.casebook, profile) >= named
        assert named <= before or before < Level.SUPPORTED
        book.rows["likelihoods"].pop()
        book.rows["rivals"].pop()


drafts = st.sampled_from(["evidence", "link", "rival"])


@given(books(), st.data(), drafts)
def test_a_draft_overrules_no_judgement(book: Book, data: st.DataObject, what: str) -> None:
    book.change("L-01", **JUDGED)
    book.change("V-01", **JUDGED)
    before = argument(book.casebook).claim(book.casebook.claims[0])
    draft = {"status": "draft", "decided_by": "", "reason": "", "rule": "a rule"}
    if what == "evidence":
        add_voice(data.draw, book, **draft)
    elif what == "link":
        basis = data.draw(st.sampled_from(["stated_cause", "inferred"]))
        book.add(
            "links",
            Link(
                link_id="L-09",
                cause_id="A-01",
                effect_id="O-01",
                basis=basis,
                quote=book.texts[0].quote(),
                **draft,
            ),
        )
    else:
        book.add(
            "rivals",
            book.rows["rivals"][0].model_copy(update={"rival_id": "V-09", "standing": "stands", **draft}),
        )
    after = argument(book.casebook).claim(book.casebook.claims[0])
    assert after.level == before.level


@settings(max_examples=60)
@given(books(), st.data(), profiles)
def test_what_if_is_the_argument_on_the_changed_casebook(
    book: Book, data: st.DataObject, profile: str
) -> None:
    whole = book.casebook
    argued = argument(whole, profile)
    claim = whole.claims[0]
    argued.claim(claim)
    changes = changes_of(argued, claim)
    chosen = data.draw(st.lists(st.sampled_from(changes), max_size=3)) if changes else []
    rows: dict[str, Row] = {change.row.row_id: change.row for change in chosen}
    again = Argument(Model(whole.changed(rows)), load_profile(profile)).claim(claim)
    assert argued.what_if(rows).claim(claim) == again
    assert argued.what_if({}).claim(claim) == argued.claim(claim)


@settings(max_examples=60)
@given(books(), st.data())
def test_a_margin_is_kept_by_its_own_changes(book: Book, data: st.DataObject) -> None:
    whole = book.casebook
    argued = argument(whole)
    claim = whole.claims[0]
    result = assess(whole).claim("C-01")
    singles = changes_of(argued, claim)
    moved = [
        change for change in singles
        if argued.what_if({change.row.row_id: change.row}).claim(claim).level != LEVEL_OF[result.verdict]
    ]  # fmt: skip
    assert (result.margin.fewest == 1) == bool(moved)
    if result.margin.at_least > 1 and singles:
        chosen = data.draw(st.lists(st.sampled_from(singles), max_size=result.margin.at_least - 1))
        rows = {change.row.row_id: change.row for change in chosen}
        assert argued.what_if(rows).claim(claim).level == LEVEL_OF[result.verdict]


@settings(max_examples=40)
@given(books())
def test_results_say_what_the_argument_says(book: Book) -> None:
    assessment = book.assess()
    result = assessment.claim("C-01")
    order = get_args(Verdict)
    assert result.verdict == min((each.level for each in result.premises), key=order.index)
    if result.deciding is None:
        assert result.verdict == "strongly supported"
    else:
        assert result.deciding.level == result.verdict
        assert result.next, result.deciding
        assert not re.search(r"[{}]", " ".join([result.text, *result.next]))
    for premise in result.premises:
        for condition in premise.conditions:
            assert not re.search(r"[{}]", condition.text + condition.remedy)
    node = assessment.graph.nodes["O-01"]
    assert node["verdict"] == assessment.outcome("O-01").verdict
    assert assessment.frame("claims").loc["C-01", "verdict"] == result.verdict
    assert all(isinstance(row, Evidence | Row) for row in assessment.casebook.evidence)
