"""Judge the outcomes of a harvest, each with its claims, from the few rows that each of them looks at."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sjc_analysis.argument.levels import LEVEL_OF
from sjc_analysis.argument.packages import package_result
from sjc_analysis.argument.profile import load_profile
from sjc_analysis.argument.significance import judge_significance
from sjc_analysis.argument.voices import Voices
from sjc_analysis.casebook import Casebook
from sjc_analysis.graph.model import Model
from sjc_analysis.reasoning.contribution import judge_facts
from sjc_analysis.reasoning.facts import facts_of
from sjc_analysis.reasoning.neighbourhood import Neighbourhoods
from sjc_analysis.reasoning.occurrence import judge_happened
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.queue import question_on_change, question_on_claim
from sjc_analysis.reasoning.results import (
    ClaimResult,
    PackageResult,
    PartResult,
    QueueRow,
    SignificanceResult,
)
from sjc_analysis.records import Claim, Outcome
from sjc_analysis.rubrics import Rubrics


class OutcomeVerdicts(NamedTuple):
    """All that is said of one outcome and of the claims on it."""

    claims: tuple[ClaimResult, ...]
    packages: tuple[PackageResult, ...]
    happened: PartResult
    significance: SignificanceResult
    questions: tuple[QueueRow | None, ...]


def outcomes_to_judge(casebook: Casebook) -> tuple[Outcome, ...]:
    """Give the live outcomes in the order of their ids."""
    return tuple(sorted(casebook.live("outcomes"), key=lambda outcome: str(outcome.outcome_id)))


def judge_outcomes(
    casebook: Casebook, rubrics: Rubrics, outcome_ids: Iterable[str]
) -> Iterator[OutcomeVerdicts]:
    """Judge outcomes one after the other.

    Parameters
    ----------
    casebook
        A casebook that holds at least what these outcomes and their claims look at.
    rubrics
        Cut-offs, words and thresholds.
    outcome_ids
        Which outcomes.

    Yields
    ------
    OutcomeVerdicts
        In the order of the ids.
    """
    near = Neighbourhoods(casebook)
    voices = Voices(Model(casebook), load_profile())
    for outcome_id in outcome_ids:
        yield _judge(near, voices, casebook.row(outcome_id), near.claims.get(outcome_id, ()), rubrics)


def _judge(
    near: Neighbourhoods, voices: Voices, outcome: Outcome, claims: Iterable[Claim], rubrics: Rubrics
) -> OutcomeVerdicts:
    book = near.of_outcome(outcome)
    happened = judge_happened(book, outcome)
    significance = judge_significance(voices, outcome, rubrics, happened=LEVEL_OF[happened.verdict])
    weight = _rank(significance, rubrics)
    results: list[ClaimResult] = []
    packages: list[PackageResult] = []
    questions: list[QueueRow | None] = []
    for claim in claims:
        facts = facts_of(near.of_claim(claim), claim, rubrics)
        result = judge_facts(facts, rubrics)
        joint = next(
            (Bounds(each.low, each.high) for each in result.joint if each.name == claim.claim_id), None
        )
        results.append(result)
        packages.append(package_result(voices.model, claim.cause_id, outcome.outcome_id))
        questions.append(question_on_claim(facts, result.verdict, joint, weight, rubrics))
    questions.append(question_on_change(book, outcome, happened, weight, rubrics))
    return OutcomeVerdicts(tuple(results), tuple(packages), happened, significance, tuple(questions))


def _rank(significance: SignificanceResult, rubrics: Rubrics) -> int:
    """Give the rank of the outcome's significance: the lowest where there are several, 1 if none counts."""
    ranks = [
        scale.rank(level)
        for each in significance.overall
        if (scale := rubrics.scale(each.scale))
        for level in ((each.level,) if each.level else each.whole)
    ]
    return min((rank for rank in ranks if rank is not None), default=1)
