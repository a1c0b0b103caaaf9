"""What the reasoning says of a casebook: verdicts, each with its reasons and the rows they rest on.

Every sentence carries the rule it comes from and the ids of its rows, so that a reader can follow it back
to the words (method, section 6).
"""

from collections.abc import Callable
from functools import cache
from typing import Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, PrivateAttr

from sjc_analysis.vocabulary import (
    ClaimPart,
    CommitmentStanding,
    Interest,
    RivalKind,
    RivalSearch,
    RivalStanding,
    TestKind,
    Timing,
    Verdict,
)


class Result(BaseModel):
    """What every result shares: it is frozen, and writes an infinite weight as a word."""

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="strings")


class Reason(Result):
    """One sentence of a verdict, the rule that wrote it and the rows it rests on."""

    rule: str
    text: str
    rows: tuple[str, ...] = ()


class ConditionResult(Result):
    """What holds a premise at a level: the sentence, what would lift it, and the rows it rests on."""

    rule: str
    level: Verdict
    text: str
    remedy: str
    rows: tuple[str, ...] = ()
    against: bool = False


class PremiseResult(Result):
    """One premise of a claim and the level it holds at (method, section 6).

    Parameters
    ----------
    name
        ``act``, ``change``, ``step``, ``whole``, ``rivals``, ``needed`` or ``judge``.
    about
        The node, or the step as ``cause>effect``.
    level
        The level of its lowest condition.
    text
        What holds it there, in a sentence.
    rows
        The rows that sentence rests on.
    conditions
        Everything that holds it down, the lowest level first.
    """

    name: str
    about: str
    level: Verdict
    text: str
    rows: tuple[str, ...]
    conditions: tuple[ConditionResult, ...]


class StepResult(Result):
    """One step of the path that was judged: who states it, its order in time, and its level."""

    step: str
    cause_id: str
    effect_id: str
    link_ids: tuple[str, ...]
    stated: bool
    timing: Timing
    verdict: Verdict
    text: str


class WeighedItem(Result):
    """One evidence item against one rival: its test, its likelihood ratio and its weight.

    ``ratio`` bounds are P(E|claim) / P(E|rival), or of the absence; ``weight_db`` bounds are
    10 log10(ratio), infinite where a probability is 0. ``counted`` is no where a stronger item of the
    same cluster stands for it.
    """

    evidence_id: str
    rival_id: str
    test: TestKind
    passed: bool
    ratio_low: float
    ratio_high: float
    weight_low_db: float
    weight_high_db: float
    counted: bool
    cluster: str


class Posterior(Result):
    """The probability of one step, or of the whole claim, against one named rival, as an interval."""

    step: str
    rival_id: str
    prior_low: float
    prior_high: float
    low: float
    high: float
    words: str
    break_even_prior: float | None
    threshold: float
    items: tuple[WeighedItem, ...]


class JointPosterior(Result):
    """The probability of a step or claim against all its named rivals together; what nobody named is not in it."""

    step: str
    rival_ids: tuple[str, ...]
    low: float
    high: float
    words: str


class TippingPoint(Result):
    """The likelihood nearest to a judged one at which the verdict would flip, all else as it stands.

    ``likelihood`` is ``p_claim`` (sensitivity) or ``p_rival`` (type I error); ``low`` and ``high`` are where
    the judges put it; ``at`` is the point, to a hundredth.
    """

    evidence_id: str
    rival_id: str
    likelihood: Literal["p_claim", "p_rival"]
    low: float
    high: float
    at: float
    before: Verdict
    after: Verdict


class RivalResult(Result):
    """A rival as it stands, and whether it caps the claim."""

    rival_id: str
    description: str
    kind: RivalKind
    search: RivalSearch
    standing: RivalStanding
    draft: bool
    caps: bool


class Margin(Result):
    """The fewest judgements that, made otherwise, would change the verdict's wording (method, section 6).

    Parameters
    ----------
    fewest
        How many; ``None`` if no set of them was found.
    at_least
        No smaller number does. The same as ``fewest`` where that is given.
    of
        How many judgements were considered.
    changes
        Sets of ``fewest`` changes that would do, the mildest first, each with the verdict it leads to; one
        for each set of rows.
    more
        Whether there may be further sets of that size, on other rows.
    exact
        Whether ``fewest`` is settled. With ``fewest`` none and ``exact`` yes, no change of these judgements
        alters the verdict: only something new would. With ``exact`` no, the search ended early.
    text
        The margin in a sentence.
    """

    fewest: int | None
    at_least: int
    of: int
    changes: tuple[Reason, ...]
    more: bool
    exact: bool
    text: str


class VoiceResult(Result):
    """One source that speaks on a claim: where it stands, what it bears on, and the verdict without it."""

    source_id: str
    standing: Literal["own", "party", "outside"]
    supports: tuple[str, ...]
    contradicts: tuple[str, ...]
    without: Verdict


class ClaimResult(Result):
    """The verdict on one contribution claim: that of its weakest premise (method, section 6).

    Parameters
    ----------
    verdict
        The level of the weakest premise of the best path.
    if_happened
        What it would read if the change were granted; blank where the change does not hold it down.
    deciding
        The condition that decides it; ``None`` where every premise is strongly supported.
    path
        The steps that were judged.
    premises
        Every premise, in the order of the method's table.
    next
        What would raise it one level: what each premise that holds it there lacks, the deciding one first.
    why
        What speaks for it, each with its rows.
    judges
        Who judged it.
    drafts, judgements
        How many of the rows it looks at are drafts, and how many there are.
    """

    claim_id: str
    question: str
    cause_id: str
    cause: str
    effect_id: str
    effect: str
    outcome_id: str
    negative: bool
    verdict: Verdict
    if_happened: Verdict | Literal[""]
    deciding: ConditionResult | None
    premises: tuple[PremiseResult, ...]
    next: tuple[str, ...]
    path: tuple[str, ...]
    why: tuple[Reason, ...]
    timing: Timing
    steps: tuple[StepResult, ...]
    rivals: tuple[RivalResult, ...]
    posteriors: tuple[Posterior, ...]
    joint: tuple[JointPosterior, ...]
    voices: tuple[VoiceResult, ...]
    margin: Margin
    judges: tuple[str, ...]
    judgements: int
    drafts: int

    _tips: Callable[[], tuple[TippingPoint, ...]] = PrivateAttr(default=tuple)

    def with_tips(self, tips: Callable[[], tuple[TippingPoint, ...]]) -> Self:
        """Let the tipping likelihoods be worked out when they are first asked for."""
        self._tips = cache(tips)
        return self

    @property
    def tipping(self) -> tuple[TippingPoint, ...]:
        """The likelihoods at which the verdict would flip, nearest to where the judges put them."""
        return self._tips()

    @property
    def draft(self) -> bool:
        """Whether anything it looks at is a draft."""
        return self.drafts > 0

    @property
    def text(self) -> str:
        """The verdict, what it would read if the change were granted, and what decides it, in words."""
        granted = f"; {self.if_happened} if it happened" if self.if_happened else ""
        decides = self.deciding.text if self.deciding else "Every premise is strongly supported."
        return f"{self.verdict[:1].upper()}{self.verdict[1:]}{granted}. {decides}"

    def __repr__(self) -> str:
        """Show the verdict and every premise, a line each; all of it is in ``model_dump()``."""
        levels = [(each, each.level if each.conditions else "sets no limit") for each in self.premises]
        lines = [f"  {each.name:<7} {level:<18} {each.text}" for each, level in levels]
        return "\n".join([f"{self.claim_id} {self.text}", *lines])

    def premise(self, name: str) -> PremiseResult:
        """Give the lowest premise of a name."""
        order: tuple[Verdict, ...] = get_args(Verdict)
        return min(
            (each for each in self.premises if each.name == name), key=lambda each: order.index(each.level)
        )


class OutcomeResult(Result):
    """The verdict on whether a change happened: its premise ``change`` alone (method, section 6)."""

    outcome_id: str
    statement: str
    verdict: Verdict
    deciding: ConditionResult | None
    premise: PremiseResult
    next: tuple[str, ...]
    why: tuple[Reason, ...]
    negative: bool
    draft: bool

    @property
    def text(self) -> str:
        """The verdict and what decides it, in words."""
        decides = self.deciding.text if self.deciding else "Two outside voices say so."
        return f"{self.verdict[:1].upper()}{self.verdict[1:]}. {decides}"


class QueueRow(Result):
    """A question worth asking: whether an answer would change a verdict (method, section 9).

    Parameters
    ----------
    outcome_id, part, step
        What it is about: whether the change happened, or what brought it about.
    claim_ids
        The claims whose verdict an answer would move.
    question
        How to put it; it presupposes neither the change nor the cause.
    who
        Whom to ask.
    now, if_confirmed, if_denied
        The highest verdict it concerns: as it stands, and if an outside voice confirmed or denied it and a
        person judged the answer to bear.
    moves
        By how many levels an answer would move the verdicts, from denied to confirmed, added up.
    moves_premise
        By how many it would move the premise it is about.
    asked, unanswered
        How often an outside informant was asked about it before, and how often no answer came.
    rows
        The rows it is about.
    """

    outcome_id: str
    part: ClaimPart
    step: str
    claim_ids: tuple[str, ...]
    question: str
    who: str
    now: Verdict
    if_confirmed: Verdict
    if_denied: Verdict
    moves: int
    moves_premise: int
    asked: int
    unanswered: int
    rows: tuple[str, ...]


class ResponseResult(Result):
    """What came back from one kind of informant; no answer is counted and is never evidence.

    ``unlinked`` answers are in no evidence row yet and therefore count for nothing.
    """

    interest: Interest
    asked: int
    no_response: int
    confirmed: int
    partly: int
    denied: int
    unlinked: int
    reason: Reason


class PackageResult(Result):
    """Whether an act is needed in the sets of contributions claimed to suffice (method, section 6.4).

    ``standing`` is ``no package given``, ``in no package``, ``redundant``, ``necessary in its own package``,
    or ``necessary in every package``.
    """

    outcome_id: str
    event_id: str
    standing: str
    packages: tuple[str, ...]
    reason: Reason
    draft: bool


class RatingResult(Result):
    """A rating as it was given; never an input to a verdict."""

    rating_id: str
    record_id: str
    outcome_id: str
    criterion: str
    level: str
    scale: str
    rater: str
    by_author: bool
    shown_as: str
    rank: int | None
    text: str
    reason: str
    date: str
    draft: bool


class GroundResult(Result):
    """A quoted passage for or against a rating, or one that describes the time before."""

    ground_id: str
    criterion: str
    quote: str
    draft: bool


class CriterionResult(Result):
    """What was said of one criterion of a scale: levels as given, grounds on either side, and what they lack.

    ``low`` and ``high`` are the lowest and highest level at which a rating counts, blank if none does; one lower
    than it was given where it is ``contested``: a confirmed ground against it is answered by no reason.
    ``lacks`` says of each rating that does not count what it lacks.
    """

    scale: str
    criterion: str
    question: str
    ratings: tuple[RatingResult, ...]
    counted: tuple[str, ...]
    lacks: tuple[tuple[str, str], ...]
    low: str
    high: str
    meaning: str
    contested: bool
    grounds_for: tuple[GroundResult, ...]
    grounds_against: tuple[GroundResult, ...]


class OverallResult(Result):
    """The level of the whole on one scale, by the scale's written rule, from the ratings that count.

    ``level`` is what the lower levels give where raters differ, ``highest`` what the higher ones do; blank
    where no rule holds. ``contested`` says that a ground against it binds. ``whole`` holds the levels somebody
    gave the whole apart from its criteria, and ``whole_rows`` these ratings; ``rows`` those of the criteria.
    """

    scale: str
    title: str
    level: str
    highest: str
    rule: str
    missed: tuple[tuple[str, str], ...]
    whole: tuple[str, ...]
    contested: bool
    unrated: tuple[str, ...]
    rows: tuple[str, ...]
    whole_rows: tuple[str, ...]


class SignificanceResult(Result):
    """What can be said of an outcome's significance (method, section 7).

    ``verdict`` is ``not rated``, ``asserted: scale undefined``, or ``rated: LEVEL (SCALE)``; what is not shown
    cannot matter yet, so beside a change below supported ``if_happened`` is yes. ``limits`` are
    the words and rules that limit the change, to be shown before anything else; ``profile`` has a part
    for each criterion that was rated, and ``overall`` one for each scale.
    """

    outcome_id: str
    statement: str
    verdict: str
    if_happened: bool
    ratings: tuple[str, ...]
    limits: tuple[Reason, ...]
    profile: tuple[CriterionResult, ...]
    overall: tuple[OverallResult, ...]
    grounds_for: tuple[GroundResult, ...]
    grounds_against: tuple[GroundResult, ...]
    baseline: tuple[GroundResult, ...]
    why: tuple[Reason, ...]
    why_not_higher: tuple[Reason, ...]
    what_would_raise_it: tuple[Reason, ...]
    draft: bool


class RequestResult(Result):
    """A request and the commitments that answer it (method, section 10)."""

    request_id: str
    text: str
    asked_by: tuple[str, ...]
    asked_of: tuple[str, ...]
    commitments: tuple[str, ...]
    status: str
    met_by: tuple[str, ...]
    quote: str
    draft: bool


class CommitmentResult(Result):
    """A commitment, the requests it answers and what later text says of it (method, section 10)."""

    commitment_id: str
    text: str
    made_by: tuple[str, ...]
    made_on: str
    due: str
    answers: tuple[str, ...]
    status: CommitmentStanding
    reason: Reason
    quote: str
    draft: bool
