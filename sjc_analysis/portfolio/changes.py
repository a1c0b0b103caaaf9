"""The changes of a harvest, each once: what several records tell is one change (method, section 8)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.portfolio.table import many
from sjc_analysis.reasoning.ladder import VERDICTS
from sjc_analysis.argument.results import ClaimResult, SignificanceResult
from sjc_analysis.records import Outcome

NOT_CLAIMED = "no claim"
"""The column of a change of which nobody claims that the programme contributed."""


@dataclass(frozen=True)
class Change:
    """One change: the outcome it is counted by, and the others that tell the same."""

    outcome: Outcome
    also_told_by: tuple[Outcome, ...] = ()

    @property
    def outcome_id(self) -> str:
        """The id it is named by."""
        return self.outcome.outcome_id

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every outcome that tells it."""
        return (self.outcome, *self.also_told_by)

    @property
    def actor_ids(self) -> tuple[str, ...]:
        """Who changed, by any of its outcomes, each once."""
        return tuple(dict.fromkeys(each for outcome in self.outcomes for each in outcome.actor_ids))


def distinct_changes(casebook: Casebook) -> tuple[Change, ...]:
    """List the live outcomes, those that tell one change together, in the order of their ids.

    A chain of "the same as" is followed to its end; one that leads to a refused outcome, or round in a
    circle, is counted by its first outcome.

    Examples
    --------
    >>> told = Outcome(outcome_id="O-01", statement="the gate opened")
    >>> again = Outcome(outcome_id="O-02", statement="the gate was opened", same_as_id="O-01")
    >>> [[each.outcome_id for each in change.outcomes] for change in
    ...     distinct_changes(Casebook(outcomes=(told, again)))]
    [['O-01', 'O-02']]
    """
    live: dict[str, Outcome] = {row.outcome_id: row for row in casebook.live("outcomes")}
    groups: dict[str, list[Outcome]] = {}
    for outcome_id in sorted(live):
        groups.setdefault(_first_told(outcome_id, live), []).append(live[outcome_id])
    found = []
    for first, outcomes in sorted(groups.items()):
        others = tuple(outcome for outcome in outcomes if outcome.outcome_id != first)
        found.append(Change(live[first], others))
    return tuple(found)


def _first_told(outcome_id: str, live: Mapping[str, Outcome]) -> str:
    seen = [outcome_id]
    while (same := live[seen[-1]].same_as_id) in live:
        if same in seen:
            return min(seen[seen.index(same) :])
        seen.append(same)
    return seen[-1]


def best_carried(claims: Iterable[ClaimResult]) -> ClaimResult | None:
    """Give the claim that is carried best; ``None`` if there is none."""
    return max(claims, key=lambda claim: VERDICTS.index(claim.verdict), default=None)


@dataclass(frozen=True)
class Harvest:
    """An assessment with its changes, and what every table across it needs to know.

    Parameters
    ----------
    assessment
        What was assessed.
    small_tables
        Whether counts about people and places below the limit are suppressed (disclosure, rule 7).
    """

    assessment: Assessment
    small_tables: bool = False

    @property
    def casebook(self) -> Casebook:
        """The casebook that was assessed."""
        return self.assessment.casebook

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """The changes, each once."""
        return distinct_changes(self.casebook)

    @cached_property
    def claims(self) -> Mapping[str, Sequence[ClaimResult]]:
        """Outcome id -> the claims that an act contributed to it."""
        found: dict[str, list[ClaimResult]] = {}
        for claim in self.assessment.claims:
            found.setdefault(claim.outcome_id, []).append(claim)
        return found

    @cached_property
    def significance(self) -> Mapping[str, SignificanceResult]:
        """Outcome id -> what can be said of its significance."""
        return {result.outcome_id: result for result in self.assessment.significance}

    def claims_on(self, change: Change) -> list[ClaimResult]:
        """List the claims on a change, on any outcome that tells it."""
        return [claim for outcome in change.outcomes for claim in self.claims.get(outcome.outcome_id, ())]

    def best_claim(self, change: Change) -> ClaimResult | None:
        """Give the claim on a change that is carried best; ``None`` if nobody makes one."""
        return best_carried(self.claims_on(change))

    def verdict(self, change: Change) -> str:
        """Give the verdict on the contribution to a change, of several claims the best carried."""
        claim = self.best_claim(change)
        return claim.verdict if claim else NOT_CLAIMED

    @property
    def base(self) -> str:
        """Say how many changes there are."""
        outcomes = sum(len(change.outcomes) for change in self.changes)
        return f"{many(len(self.changes), 'change')}, told by {many(outcomes, 'outcome')}"

    @property
    def set_aside(self) -> list[str]:
        """Say which outcomes no table counts: those that tell a change once more."""
        again = [outcome for change in self.changes for outcome in change.also_told_by]
        if not again:
            return []
        ids = ", ".join(outcome.outcome_id for outcome in again)
        return [f"{many(len(again), 'outcome')} that tell a change once more, which counts once ({ids})"]
