"""What the reasoning says of a casebook: verdicts, each with its reasons and the rows they rest on.

Every sentence carries the rule it comes from and the ids of its rows, so that a reader can follow it back
to the words (method, section 6).
"""

from typing import Literal

from sjc_analysis.argument.results import (
    CommitmentResult as CommitmentResult,
)
from sjc_analysis.argument.results import (
    CriterionResult as CriterionResult,
)
from sjc_analysis.argument.results import (
    GroundResult as GroundResult,
)
from sjc_analysis.argument.results import (
    OverallResult as OverallResult,
)
from sjc_analysis.argument.results import (
    PackageResult as PackageResult,
)
from sjc_analysis.argument.results import (
    RatingResult as RatingResult,
)
from sjc_analysis.argument.results import (
    Reason as Reason,
)
from sjc_analysis.argument.results import (
    RequestResult as RequestResult,
)
from sjc_analysis.argument.results import (
    ResponseResult as ResponseResult,
)
from sjc_analysis.argument.results import (
    Result as Result,
)
from sjc_analysis.argument.results import (
    SignificanceResult as SignificanceResult,
)
from sjc_analysis.vocabulary import (
    ClaimPart,
    Interest,
    RivalKind,
    RivalSearch,
    RivalStanding,
    Strength,
    TestKind,
    Timing,
    Verdict,
)


class TimingResult(Result):
    """One cause against one effect in time (method, section 3)."""

    cause_id: str
    effect_id: str
    link_id: str = ""
    timing: Timing
    score: str
    reason: Reason


class StepResult(Result):
    """One link of a chain: whether it is stated, its order in time and its strength of evidence."""

    link_id: str
    stated: bool
    timing: TimingResult
    strength: Strength
    reason: Reason


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


class PriorPoint(Result):
    """The posterior that a reader who starts elsewhere arrives at."""

    prior: float
    low: float
    high: float
    words: str


class Posterior(Result):
    """The claim's probability against one named rival, as an interval, in words from the cautious end.

    ``sweep`` gives the posterior for the priors of the rubric; none where nothing was weighed.
    """

    rival_id: str
    prior_low: float
    prior_high: float
    low: float
    high: float
    words: str
    break_even_prior: float | None
    threshold: float
    items: tuple[WeighedItem, ...]
    sweep: tuple[PriorPoint, ...] = ()


class JointPosterior(Result):
    """One explanation among all that were named and the residual, which stands for those nobody named.

    ``name`` is the claim's id, a rival's id or ``residual``; ``words`` are given for the claim alone.
    """

    name: str
    low: float
    high: float
    words: str


class TippingPoint(Result):
    """The likelihood nearest to a judged one at which the words of a posterior, or the verdict, would flip.

    Parameters
    ----------
    evidence_id, rival_id
        The item, and the rival it is weighed against.
    likelihood
        ``p_claim`` (sensitivity) or ``p_rival`` (type I error).
    low, high
        Where the judges put it.
    at
        The point, to a hundredth, at which it flips; all else as it stands.
    within
        Whether the point lies in the judged interval, so that the judges' own words allow it.
    flips
        The words of the posterior against this rival, or the verdict.
    before, after
        What stands now, and what would stand.
    """

    evidence_id: str
    rival_id: str
    likelihood: Literal["p_claim", "p_rival"]
    low: float
    high: float
    at: float
    within: bool
    flips: Literal["words", "verdict"]
    before: str
    after: str


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


class ClaimResult(Result):
    """The verdict on one contribution claim (method, section 6)."""

    claim_id: str
    question: str
    cause_id: str
    cause: str
    effect_id: str
    effect: str
    outcome_id: str
    verdict: Verdict
    why: tuple[Reason, ...]
    why_not_higher: tuple[Reason, ...]
    what_would_raise_it: tuple[Reason, ...]
    timing: Timing
    strength: Strength
    steps: tuple[StepResult, ...]
    rivals: tuple[RivalResult, ...]
    posteriors: tuple[Posterior, ...]
    joint: tuple[JointPosterior, ...]
    independent_clusters: tuple[str, ...]
    without_cluster: dict[str, Verdict]
    tipping: tuple[TippingPoint, ...]
    margin: Margin
    judgements: int
    drafts: int
    draft: bool


class PartResult(Result):
    """The verdict on whether an outcome happened, or another part that is not the contribution."""

    outcome_id: str
    statement: str
    part: ClaimPart
    verdict: Verdict
    why: tuple[Reason, ...]
    why_not_higher: tuple[Reason, ...]
    what_would_raise_it: tuple[Reason, ...]
    draft: bool


class QueueRow(Result):
    """A question worth asking, of whom, and what the answer could change (method, section 8).

    Parameters
    ----------
    outcome_id, claim_id, part, link_id
        What it is about; the claim and the link are blank where it is not about one.
    interest, who
        The kind of informant whose answer tells most.
    question
        How to put it.
    verdict
        Where the part stands now.
    if_confirmed, if_denied
        What the verdict would read if such an informant confirmed or denied it and a person judged the answer
        to bear.
    belief_low, belief_high
        Where belief stands before the question, an assumption of the rubric.
    gain_low_bits, gain_high_bits
        Expected information of the answer, in bits; no answer is worth nothing.
    weight
        Significance rank of the outcome where it was rated on a described scale; 1 otherwise.
    asked, unanswered
        How often such an informant was asked about it before, and how often no answer came.
    rows
        The rows it is about.
    """

    outcome_id: str
    claim_id: str
    part: ClaimPart
    link_id: str
    interest: Interest
    who: str
    question: str
    verdict: Verdict
    if_confirmed: Verdict
    if_denied: Verdict
    belief_low: float
    belief_high: float
    gain_low_bits: float
    gain_high_bits: float
    weight: int
    asked: int
    unanswered: int
    rows: tuple[str, ...]


class InterviewResult(Result):
    """One interview of a plan: whom to ask what about one outcome, and what it adds to those before it."""

    number: int
    outcome_id: str
    interest: Interest
    who: str
    questions: tuple[str, ...]
    gain_low_bits: float
    gain_high_bits: float
    weight: int
