"""The changes of a harvest, each once: what several records tell is one change (method, section 8)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.graph.model import Model
from sjc_analysis.portfolio.table import many
from sjc_analysis.records import Outcome
from sjc_analysis.vocabulary import Verdict

NOT_CLAIMED = "no claim"
"""The column of a change of which nobody claims that the programme contributed."""

WORSE = "for the worse"
"""The line of its own in which changes for the worse are counted, never among the good ones."""

_ORDER: Sequence[str] = get_args(Verdict)


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

    @property
    def negative(self) -> bool:
        """Whether any of its outcomes tells it as one for the worse."""
        return any(outcome.negative for outcome in self.outcomes)

    @property
    def unintended(self) -> bool:
        """Whether any of its outcomes tells it as one that nobody planned."""
        return any(outcome.unintended for outcome in self.outcomes)


def distinct_changes(casebook: Casebook) -> tuple[Change, ...]:
    """List the live outcomes, those that tell one change together, in the order of their ids.

    Examples
    --------
    >>> told = Outcome(outcome_id="O-01", statement="the gate opened")
    >>> again = Outcome(outcome_id="O-02", statement="the gate was opened", same_as_id="O-01")
    >>> [[each.outcome_id for each in change.outcomes] for change in
    ...     distinct_changes(Casebook(outcomes=(told, again)))]
    [['O-01', 'O-02']]
    """
    model = Model(casebook)
    nodes = sorted({model.node(row.outcome_id) for row in casebook.live("outcomes")})
    tellings = [sorted(model.tellings(node), key=lambda row: row.outcome_id) for node in nodes]
    return tuple(sorted((Change(first, tuple(others)) for first, *others in tellings), key=_by_id))


def _by_id(change: Change) -> str:
    return change.outcome_id


def best_carried(claims: Iterable[ClaimResult]) -> ClaimResult | None:
    """Give the claim that is carried best; ``None`` if there is none."""
    return max(claims, key=lambda claim: _ORDER.index(claim.verdict), default=None)


def verdicts(carried: Sequence[tuple[Change, str]]) -> str:
    """Count the verdicts, those on changes for the worse apart and last."""
    words = [f"{WORSE}, {verdict}" if change.negative else verdict for change, verdict in carried]
    order = sorted(dict.fromkeys(words), key=lambda word: (word.startswith(WORSE), word))
    return "\n".join(f"{word}: {words.count(word)}" for word in order)


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

    def claims_on(self, change: Change) -> tuple[ClaimResult, ...]:
        """List the claims on a change, on any outcome that tells it."""
        return self.assessment.claims_on(change.outcome_id)

    def best_claim(self, change: Change) -> ClaimResult | None:
        """Give the claim on a change that is carried best; ``None`` if nobody makes one."""
        return best_carried(self.claims_on(change))

    def verdict(self, change: Change) -> str:
        """Give the verdict on the contribution to a change, of several claims the best carried."""
        claim = self.best_claim(change)
        return claim.verdict if claim else NOT_CLAIMED

    @property
    def base(self) -> str:
        """Say how many changes there are, and how many of them are for the worse."""
        outcomes = sum(len(change.outcomes) for change in self.changes)
        worse = sum(change.negative for change in self.changes)
        harm = f", {worse} of them {WORSE}" if worse else ""
        return f"{many(len(self.changes), 'change')}{harm}, told by {many(outcomes, 'outcome')}"

    @property
    def set_aside(self) -> list[str]:
        """Say which outcomes no table counts: those that tell a change once more."""
        again = [outcome for change in self.changes for outcome in change.also_told_by]
        if not again:
            return []
        ids = ", ".join(outcome.outcome_id for outcome in again)
        return [f"{many(len(again), 'outcome')} that tell a change once more, which counts once ({ids})"]
