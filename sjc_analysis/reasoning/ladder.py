"""The verdict ladder: each rule may cap a claim, and the lowest cap is the verdict (method, section 6).

What the rules look at is gathered once for a claim; their words are made only where they are shown, because
robustness asks for a verdict hundreds of times and for its words once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.chains import Step
from sjc_analysis.reasoning.occurrence import Doubt
from sjc_analysis.reasoning.results import Reason, RivalResult
from sjc_analysis.reasoning.timing import Order
from sjc_analysis.reasoning.weighing import Item
from sjc_analysis.reasoning.words import name_of
from sjc_analysis.records import Claim, Evidence
from sjc_analysis.vocabulary import Strength, Verdict

VERDICTS: tuple[Verdict, ...] = (
    "refuted", "unsubstantiated", "plausible", "supported", "strongly supported",
)  # fmt: skip
"""The ladder, lowest first."""

HEIGHT: Mapping[Verdict, int] = {verdict: height for height, verdict in enumerate(VERDICTS)}
"""How high on the ladder a verdict stands."""


@dataclass(frozen=True)
class Facts:
    """What the rules look at, gathered once for a claim.

    ``clusters`` holds, for each step (or for the whole claim, if its chain has no steps), the independent
    provenance clusters that a person judged to support it. ``judged`` holds the items with likelihoods by
    rival. ``decided_strength`` leaves drafts out. ``unquoted`` is supporting evidence without words of its
    own source, ``repeated`` such whose words stand in the record too, ``early`` such from a source older than
    the act, ``hedged`` such in words that leave it open, ``idle`` such that by its likelihoods tells
    no more for the claim than for another explanation; ``certain`` are the clusters without what is hedged.
    ``unweighed`` is rivals that were set aside without evidence weighed against them where they rival it.
    ``cited`` is evidence nobody assessed; ``changes_in_doubt``
    are the changes the claim passes through of which something contradicts that they took place.
    ``happened`` is the verdict on whether the claim's own change did. ``independent`` is the supporting
    evidence that counts as independent, ``independent_strength`` the strength without the rest of it, and
    ``sentences`` holds the sentences it quotes, for each step. ``drafts`` are the claim's own rows, its
    chain, act and outcomes, that no person decided.
    """

    casebook: Casebook
    claim: Claim
    orders: tuple[Order, ...]
    judged: Mapping[str, Sequence[Item]]
    steps: tuple[Step, ...]
    strength: Strength
    decided_strength: Strength
    rivals: tuple[RivalResult, ...]
    evidence: tuple[Evidence, ...]
    lifting: tuple[Evidence, ...]
    unquoted: tuple[str, ...]
    repeated: tuple[str, ...]
    early: tuple[str, ...]
    hedged: tuple[str, ...]
    idle: tuple[str, ...]
    unweighed: tuple[str, ...]
    cited: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    clusters: tuple[frozenset[str], ...]
    certain: tuple[frozenset[str], ...]
    changes_in_doubt: tuple[Doubt, ...]
    happened: Verdict
    independent: frozenset[str]
    independent_strength: Strength
    sentences: tuple[frozenset[str], ...]
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
    """The highest verdict a rule allows, the rows it rests on, and its words: why, and what would lift it."""

    level: Verdict
    rule: str
    rows: tuple[str, ...]
    words: Callable[[], tuple[str, str]] = field(compare=False, repr=False)

    @property
    def reason(self) -> Reason:
        """The cap as a reason why the verdict is not higher."""
        return Reason(rule=self.rule, text=self.words()[0], rows=self.rows)

    @property
    def advice(self) -> Reason:
        """The cap as what would raise the verdict."""
        return Reason(rule=self.rule, text=self.words()[1], rows=self.rows)


Rule = Callable[[Facts], Cap | None]
"""Looks at the facts of a claim and may cap it."""


def lowest(caps: Iterable[Cap]) -> Verdict:
    """Give the verdict that a claim's caps leave.

    Examples
    --------
    >>> lowest([])
    'strongly supported'
    """
    return min((cap.level for cap in caps), key=HEIGHT.__getitem__, default="strongly supported")
