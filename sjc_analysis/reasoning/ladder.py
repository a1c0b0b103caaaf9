"""The verdict ladder: each rule may cap a claim, and the lowest cap is the verdict (method, section 6).

A rule is a function from the facts of a claim to a :class:`Cap` or ``None``. Its id stands in the rubric
``verdicts.toml`` with the plain sentence that is printed beside it. That the mechanism is whole needs no
rule of its own: above ``plausible`` every step is stated (V4) and has evidence of its own (V8).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.results import Reason, RivalResult, StepResult, TimingResult
from sjc_analysis.reasoning.strength import STRENGTHS
from sjc_analysis.reasoning.words import listed, name_of, names_of
from sjc_analysis.records import Claim, Evidence
from sjc_analysis.vocabulary import Strength, Verdict

VERDICTS: tuple[Verdict, ...] = (
    "refuted", "unsubstantiated", "plausible", "supported", "strongly supported",
)  # fmt: skip
"""The ladder, lowest first."""


@dataclass(frozen=True)
class Facts:
    """What the rules look at, gathered once for a claim.

    ``clusters`` holds, for each step (or for the whole claim, if its chain has no steps), the independent
    provenance clusters that a person judged to support it. ``decided_strength`` leaves drafts out.
    ``unquoted`` is supporting evidence without words of its own source; ``unweighed`` is rivals that were
    set aside without evidence weighed against them.
    ``cited`` is evidence nobody assessed; ``change_in_doubt`` is the verdict on whether the change took
    place, where something contradicts that, with the rows that do. ``drafts`` are the claim's own rows, its
    chain, act and outcomes, that no person decided.
    """

    casebook: Casebook
    claim: Claim
    timings: tuple[TimingResult, ...]
    steps: tuple[StepResult, ...]
    strength: Strength
    decided_strength: Strength
    rivals: tuple[RivalResult, ...]
    lifting: tuple[Evidence, ...]
    unquoted: tuple[str, ...]
    unweighed: tuple[str, ...]
    cited: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    clusters: tuple[frozenset[str], ...]
    change_in_doubt: tuple[Verdict, tuple[str, ...]] | None
    drafts: tuple[str, ...]

    @property
    def cause(self) -> str:
        """The act, in short."""
        return name_of(self.casebook, self.claim.cause_id)

    @property
    def effect(self) -> str:
        """The change, in short."""
        return name_of(self.casebook, self.claim.outcome_id)

    def rival_rows(self, wanted: Callable[[RivalResult], bool]) -> tuple[str, ...]:
        """List the ids of the rivals proper for which something holds."""
        return tuple(rival.rival_id for rival in self.rivals if rival.kind == "rival" and wanted(rival))


@dataclass(frozen=True)
class Cap:
    """The highest verdict a rule allows, why, the rows it rests on, and what would lift it."""

    level: Verdict
    rule: str
    text: str
    rows: tuple[str, ...]
    remedy: str

    @property
    def reason(self) -> Reason:
        """The cap as a reason why the verdict is not higher."""
        return Reason(rule=self.rule, text=self.text, rows=self.rows)

    @property
    def advice(self) -> Reason:
        """The cap as what would raise the verdict."""
        return Reason(rule=self.rule, text=self.remedy, rows=self.rows)


Rule = Callable[[Facts], Cap | None]


def caps_of(facts: Facts) -> tuple[Cap, ...]:
    """Apply every rule; the lowest cap comes first.

    Returns
    -------
    tuple of Cap
        None for a claim that is strongly supported.
    """
    caps = [cap for cap in (rule(facts) for rule in RULES) if cap is not None]
    return tuple(sorted(caps, key=lambda cap: VERDICTS.index(cap.level)))


def lowest(caps: Iterable[Cap]) -> Verdict:
    """Give the verdict that a claim's caps leave.

    Examples
    --------
    >>> lowest([])
    'strongly supported'
    """
    return min((cap.level for cap in caps), key=VERDICTS.index, default="strongly supported")


def time_refutes(facts: Facts) -> Cap | None:
    """V1: quoted dates put the cause after its effect."""
    against = [timing for timing in facts.timings if timing.timing == "refuted"]
    if not against:
        return None
    remedy = "Check the quoted dates; only a correction of one of them would change this."
    return Cap("refuted", "V1", against[0].reason.text, _rows(against), remedy)


def tests_failed(facts: Facts) -> Cap | None:
    """V2: a decisive test failed, by likelihoods a person gave, and none was passed."""
    if facts.decided_strength != "failed":
        return None
    text = "A decisive test of the claim failed, by likelihoods that a person gave, and none was passed."
    failed = tuple(step.link_id for step in facts.steps if step.strength == "failed")
    remedy = (
        "Look for evidence that would be improbable if the other explanation held; have the test checked."
    )
    return Cap("refuted", "V2", text, failed or (facts.claim.claim_id,), remedy)


def time_against(facts: Facts) -> Cap | None:
    """V3: the cause came after its effect, though not by quoted and confirmed dates."""
    against = [timing for timing in facts.timings if timing.timing == "after"]
    if not against:
        return None
    remedy = (
        f"Settle when {facts.effect} began: confirm, correct or refuse the dates and traces, with a reason."
    )
    return Cap("unsubstantiated", "V3", against[0].reason.text, _rows(against), remedy)


def step_unstated(facts: Facts) -> Cap | None:
    """V4: a step is not stated by any source; quoted evidence on the whole claim leaves it plausible."""
    missing = [step for step in facts.steps if not step.stated]
    if facts.steps and not missing:
        return None
    whole = [item for item in facts.lifting if not item.link_id and item.quote is not None]
    level: Verdict = "plausible" if whole else "unsubstantiated"
    if not facts.steps:
        text = f"No chain of steps from {facts.cause} to {facts.effect} is given."
        remedy = f"Say by which steps {facts.cause} led to {facts.effect}, and quote a source for each."
        return Cap(level, "V4", text, (facts.claim.claim_id,), remedy)
    link = facts.casebook.row(missing[0].link_id)
    cause, effect = (name_of(facts.casebook, row) for row in (link.cause_id, link.effect_id))
    remedy = f"Find a source that says how {cause} led to {effect}, and quote it."
    rows = tuple(step.link_id for step in missing)
    return Cap(level, "V4", f"Missing step: {missing[0].reason.text}", rows, remedy)


def change_contradicted(facts: Facts) -> Cap | None:
    """V5: there is evidence that the change itself did not take place."""
    if facts.change_in_doubt is None:
        return None
    happened, rows = facts.change_in_doubt
    level: Verdict = "unsubstantiated" if happened == "refuted" else "plausible"
    text = f"There is evidence that {facts.effect} did not take place as stated; that part is {happened}."
    return Cap(level, "V5", text, rows, f"Settle first whether {facts.effect} took place.")


def contradicted(facts: Facts) -> Cap | None:
    """V6: evidence contradicts the contribution; it caps until it is re-judged, whatever else supports."""
    if not facts.against:
        return None
    rows = tuple(item.evidence_id for item in facts.against)
    text = f"Evidence contradicts the contribution: {names_of(facts.casebook, rows)}."
    remedy = "Ask the source of the contradicting evidence what it rests on, then judge its bearing again."
    return Cap("plausible", "V6", text, rows, remedy)


def not_independent(facts: Facts) -> Cap | None:
    """V7: no independent source bears on the contribution, or on one of its steps."""
    if all(facts.clusters):
        return None
    cited = tuple(item.evidence_id for item in facts.cited)
    text = f"No independent source was judged to show that {facts.cause} helped bring about {facts.effect}."
    remedy = f"Ask somebody outside the programme what brought about {facts.effect}."
    bare = tuple(step.link_id for step, found in zip(facts.steps, facts.clusters, strict=False) if not found)
    if any(facts.clusters) and len(facts.steps) > 1:
        link = facts.casebook.row(bare[0])
        cause, effect = (name_of(facts.casebook, row) for row in (link.cause_id, link.effect_id))
        text = f"No independent source was judged to show the step from {cause} to {effect}."
        remedy = f"Ask somebody outside the programme whether {cause} led to {effect}."
    if cited:
        text += f" {_items(len(cited))} cited for it; nobody has said what {_they(len(cited))}."
        remedy = f"Say what the cited evidence shows ({listed(cited)}). {remedy}"
    if facts.unquoted:
        text += f" No words of their own source are quoted in {listed(facts.unquoted)}."
        remedy = f"Quote the source's own words in {listed(facts.unquoted)}. {remedy}"
    rows = (*bare, *cited, *facts.unquoted)
    return Cap("plausible", "V7", text, rows or (facts.claim.claim_id,), remedy)


def evidence_weak(facts: Facts) -> Cap | None:
    """V8: the strength of evidence is less than "some" on the claim or on one step of it."""
    if STRENGTHS.index(facts.strength) >= STRENGTHS.index("some"):
        return None
    weakest = tuple(step.link_id for step in facts.steps if step.strength == facts.strength)
    text = f"Strength of evidence is {facts.strength}"
    text += f" on the weakest step ({weakest[0]})." if len(facts.steps) > 1 and weakest else "."
    remedy = (
        "Look for an observation that would be improbable if another explanation held, and say how probable "
        "it is under each."
    )
    return Cap("plausible", "V8", text, weakest or (facts.claim.claim_id,), remedy)


def no_rival(facts: Facts) -> Cap | None:
    """V9: no other explanation was named."""
    if facts.rival_rows(lambda _: True):
        return None
    text = f"No other explanation of {facts.effect} was named, so none was searched."
    remedy = f"Name what else could explain {facts.effect}, and look for evidence of it."
    return Cap("plausible", "V9", text, (facts.claim.claim_id,), remedy)


def rival_unsearched(facts: Facts) -> Cap | None:
    """V10: another explanation was never searched."""
    rows = facts.rival_rows(lambda rival: rival.search == "not_searched")
    if not rows:
        return None
    text = f"Never searched as another explanation: {names_of(facts.casebook, rows)}."
    remedy = f"Look for evidence of {names_of(facts.casebook, rows)} with the same effort as for the claim."
    return Cap("plausible", "V10", text, rows, remedy)


def rival_stands(facts: Facts) -> Cap | None:
    """V11: another explanation stands."""
    rows = facts.rival_rows(lambda rival: rival.standing == "stands")
    if not rows:
        return None
    text = f"Another explanation stands: {names_of(facts.casebook, rows)}."
    remedy = f"Find what would weaken or exclude {names_of(facts.casebook, rows)}."
    return Cap("plausible", "V11", text, rows, remedy)


def rival_undecided(facts: Facts) -> Cap | None:
    """V12: nobody decided whether another explanation stands, or whether it is one at all."""
    rows = facts.rival_rows(lambda rival: rival.standing == "not_assessed" or rival.draft)
    helpers = tuple(
        rival.rival_id for rival in facts.rivals if rival.kind == "co_contributor" and rival.draft
    )
    if not rows and not helpers:
        return None
    names = names_of(facts.casebook, (*rows, *helpers))
    text = f"Nobody has decided whether {names} explains it instead, in part or not at all."
    remedy = f"Decide of {names}: part of the same effort, standing, weakened or excluded, with a reason."
    return Cap("plausible", "V12", text, (*rows, *helpers), remedy)


def rests_on_drafts(facts: Facts) -> Cap | None:
    """V13: the claim, its chain, its act or its changes are drafts that no person confirmed."""
    if not facts.drafts:
        return None
    text = f"Drafts that no person confirmed carry the claim: {listed(facts.drafts)}."
    remedy = "Confirm, correct or refuse these rows, each with a name and a reason."
    return Cap("plausible", "V13", text, facts.drafts, remedy)


def evidence_not_strong(facts: Facts) -> Cap | None:
    """V14: the strength of evidence is not "strong" throughout."""
    if facts.strength == "strong":
        return None
    weakest = tuple(step.link_id for step in facts.steps if step.strength == facts.strength)
    text = f"Strength of evidence is {facts.strength}: no decisive test was passed on every step."
    remedy = "Look for an observation that would be very improbable if another explanation held."
    return Cap("supported", "V14", text, weakest or (facts.claim.claim_id,), remedy)


def one_cluster(facts: Facts) -> Cap | None:
    """V15: fewer than two independent provenance clusters bear on the claim or on one of its steps."""
    if min((len(found) for found in facts.clusters), default=0) >= 2:
        return None
    rows = tuple(sorted({cluster for found in facts.clusters for cluster in found}))
    text = "Fewer than two independent sources, which do not draw on each other, bear on every step."
    remedy = "Find a second independent source that does not draw on the first."
    return Cap("supported", "V15", text, rows or (facts.claim.claim_id,), remedy)


def rival_searched_less(facts: Facts) -> Cap | None:
    """V16: another explanation was searched, but with less effort than the claim."""
    rows = facts.rival_rows(lambda rival: rival.search == "searched_less")
    if not rows:
        return None
    text = f"Searched with less effort than the claim: {names_of(facts.casebook, rows)}."
    remedy = f"Search {names_of(facts.casebook, rows)} with the same effort as the claim."
    return Cap("supported", "V16", text, rows, remedy)


def order_unsettled(facts: Facts) -> Cap | None:
    """V17: the dates do not settle that each cause came before its effect."""
    open_ = [timing for timing in facts.timings if timing.timing != "before"]
    if not open_:
        return None
    remedy = "Find the day, or at least the month, of the act and of each change, and quote it."
    return Cap("supported", "V17", open_[0].reason.text, _rows(open_), remedy)


def rival_set_aside(facts: Facts) -> Cap | None:
    """V18: another explanation was weakened or excluded, but no evidence was weighed against it."""
    if not facts.unweighed:
        return None
    names = names_of(facts.casebook, facts.unweighed)
    text = f"Set aside without evidence weighed against it: {names}."
    remedy = f"Say how probable an observation would be under the claim and under {names}."
    return Cap("supported", "V18", text, facts.unweighed, remedy)


RULES: tuple[Rule, ...] = (
    time_refutes,
    tests_failed,
    time_against,
    step_unstated,
    change_contradicted,
    contradicted,
    not_independent,
    evidence_weak,
    no_rival,
    rival_unsearched,
    rival_stands,
    rival_undecided,
    rests_on_drafts,
    evidence_not_strong,
    one_cluster,
    rival_searched_less,
    order_unsettled,
    rival_set_aside,
)
"""The rules in the order they are shown, among caps at the same level."""


def _rows(timings: Iterable[TimingResult]) -> tuple[str, ...]:
    """List the rows of several comparisons, each once."""
    return tuple(
        dict.fromkeys(row for timing in timings for row in (*timing.reason.rows, timing.link_id) if row)
    )


def _items(number: int) -> str:
    return "One item is" if number == 1 else f"{number} items are"


def _they(number: int) -> str:
    return "it shows" if number == 1 else "they show"
