"""Tables of the argument: verdicts and what decides them, premises, rivals, voices, weighing, what to ask."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from sjc_analysis.argument.results import (
    ClaimResult,
    OutcomeResult,
    Posterior,
    PremiseResult,
)
from sjc_analysis.argument.words import name_of
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.plain_text import prior_needed, probability
from sjc_analysis.tables.cells import lines, reasons, resting, source_name, table, words, yes

_PREMISES = {
    "act": "the act took place",
    "change": "the change took place",
    "step": "one helped bring about the other",
    "whole": "what bears on the whole claim",
    "rivals": "nothing else accounts for it",
    "needed": "the act was needed",
    "judge": "somebody without a stake judged it",
}
"""A premise in a reader's words."""

_STANDING = {"own": "the programme's own", "party": "an interested party", "outside": "outside"}
NO_LIMIT = "sets no limit"
"""Stands for the level of a premise that holds nothing down and that no voice was asked to carry."""


def claims_table(assessment: Assessment) -> pd.DataFrame:
    """List the contribution claims: the verdict, what decides it, what would raise it, what was said.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> list(claims_table(assess(Casebook())).columns)[:5]
    ['Claim', 'Question', 'Verdict', 'If it happened', 'What decides it']
    """
    return table(
        assessment.claims,
        {
            "Claim": lambda claim: claim.claim_id,
            "Question": lambda claim: claim.question,
            "Verdict": lambda claim: claim.verdict,
            "If it happened": lambda claim: claim.if_happened,
            "What decides it": _deciding,
            "What to do next": lambda claim: lines(claim.next),
            "What was said": lambda claim: reasons(claim.why),
            "Order in time": lambda claim: claim.timing,
            "Margin": _margin,
            "Drafts": lambda claim: f"{claim.drafts} of {claim.judgements}",
            "Who judged": lambda claim: lines(claim.judges) or "nobody yet",
        },
    )


def _deciding(result: ClaimResult | OutcomeResult) -> str:
    return (
        resting(result.deciding.text, result.deciding.rows) if result.deciding else "Nothing holds it down."
    )


def _margin(claim: ClaimResult) -> str:
    if claim.margin.fewest is None:
        return claim.margin.text
    return lines((f"{claim.margin.fewest} of {claim.margin.of}", reasons(claim.margin.changes)))


class _Of(NamedTuple):
    """One thing of a claim, with its claim."""

    claim: ClaimResult
    it: Any


def _each(assessment: Assessment, name: str) -> Iterator[_Of]:
    return (_Of(claim, each) for claim in assessment.claims for each in getattr(claim, name))


def premises_table(assessment: Assessment) -> pd.DataFrame:
    """List the premises of each claim with the level each holds at; the lowest is the claim's verdict."""
    book = assessment.casebook
    return table(
        _each(assessment, "premises"),
        {
            "Claim": lambda of: of.claim.claim_id,
            "Premise": lambda of: _PREMISES[of.it.name],
            "About": lambda of: _about(book, of.it),
            "Level": lambda of: level_of(of.it),
            "What holds it there": lambda of: of.it.text,
            "Rows": lambda of: lines(of.it.rows),
            "Rule": lambda of: of.it.conditions[0].rule if of.it.conditions else "",
        },
    )


def level_of(premise: PremiseResult) -> str:
    """Give the level of a premise; one that nothing holds down and that needs no voices sets no limit."""
    return premise.level if premise.conditions or premise.name in ("change", "step") else NO_LIMIT


def _about(book: Casebook, premise: PremiseResult) -> str:
    return " → ".join(f"{name_of(book, end)} ({end})" for end in premise.about.split(">"))


def outcomes_table(assessment: Assessment) -> pd.DataFrame:
    """List the outcomes: whether each happened, what decides that, and what would raise it."""
    return table(
        assessment.outcomes,
        {
            "Outcome": lambda outcome: outcome.outcome_id,
            "Who changed what": lambda outcome: outcome.statement,
            "For the worse": lambda outcome: yes(outcome.negative),
            "Did it happen?": lambda outcome: outcome.verdict,
            "What decides it": _deciding,
            "What to do next": lambda outcome: lines(outcome.next),
            "What was said": lambda outcome: reasons(outcome.why),
        },
    )


def rivals_table(assessment: Assessment) -> pd.DataFrame:
    """List the other explanations of each claim, how each was searched and whether it limits the claim."""
    return table(
        _each(assessment, "rivals"),
        {
            "Claim": lambda of: of.claim.claim_id,
            "Rival": lambda of: of.it.rival_id,
            "What else may explain it": lambda of: of.it.description,
            "Kind": lambda of: words(of.it.kind),
            "Searched?": lambda of: words(of.it.search),
            "Where it stands": lambda of: words(of.it.standing),
            "Limits the claim": lambda of: yes(of.it.caps),
            "Draft": lambda of: yes(of.it.draft),
        },
    )


def voices_table(assessment: Assessment) -> pd.DataFrame:
    """List who speaks on each claim, for and against, and what it would read if that source said nothing."""
    book = assessment.casebook
    return table(
        _each(assessment, "voices"),
        {
            "Claim": lambda of: of.claim.claim_id,
            "Source": lambda of: f"{source_name(book.row(of.it.source_id))} ({of.it.source_id})",
            "How it stands to the programme": lambda of: _STANDING[of.it.standing],
            "Speaks against": lambda of: lines(of.it.contradicts),
            "Speaks for": lambda of: lines(of.it.supports),
            "Verdict": lambda of: of.claim.verdict,
            "Without it": lambda of: of.it.without,
        },
    )


def weighing_table(assessment: Assessment) -> pd.DataFrame:
    """List what was weighed: each step or whole claim against each rival, and against all of them together.

    The break-even prior is where a reader has to start to reach the threshold.
    """

    def of_one(write: Callable[[Posterior], str], together: str = "") -> Callable[[_Of], str]:
        return lambda of: (
            write(of.it) if isinstance(of.it, Posterior) else together.format(", ".join(of.it.rival_ids))
        )

    weighed = [*_each(assessment, "posteriors"), *_each(assessment, "joint")]
    weighed.sort(key=lambda of: (of.claim.claim_id, of.it.step))
    return table(
        weighed,
        {
            "Claim": lambda of: of.claim.claim_id,
            "Step": lambda of: of.it.step.replace(">", " → "),
            "Against": of_one(lambda each: each.rival_id, "all together ({})"),
            "Prior": of_one(lambda each: probability(each.prior_low, each.prior_high)),
            "Posterior": lambda of: probability(of.it.low, of.it.high),
            "In words": lambda of: of.it.words,
            "Break-even prior": of_one(lambda each: prior_needed(each.break_even_prior)),
            "To reach": of_one(lambda each: f"{each.threshold:g}"),
        },
    )


def tipping_table(assessment: Assessment) -> pd.DataFrame:
    """List the likelihoods at which a verdict would flip, all else as it stands."""
    return table(
        _each(assessment, "tipping"),
        {
            "Claim": lambda of: of.claim.claim_id,
            "Evidence": lambda of: of.it.evidence_id,
            "Rival": lambda of: of.it.rival_id,
            "Likelihood": lambda of: (
                "under the claim" if of.it.likelihood == "p_claim" else "under the rival"
            ),
            "As judged": lambda of: probability(of.it.low, of.it.high),
            "Flips at": lambda of: f"{of.it.at:g}",
            "From": lambda of: of.it.before,
            "To": lambda of: of.it.after,
        },
    )


def queue_table(assessment: Assessment) -> pd.DataFrame:
    """List the questions worth asking, those that could move most first; none presupposes change or cause."""
    return table(
        assessment.queue,
        {
            "Outcome": lambda row: row.outcome_id,
            "Claims": lambda row: lines(row.claim_ids),
            "About": lambda row: words(row.part),
            "Question": lambda row: row.question,
            "Ask": lambda row: row.who,
            "Verdict now": lambda row: row.now,
            "If confirmed": lambda row: row.if_confirmed,
            "If denied": lambda row: row.if_denied,
            "Asked before": lambda row: f"{row.asked}, {row.unanswered} unanswered" if row.asked else "",
        },
    )


def responses_table(assessment: Assessment) -> pd.DataFrame:
    """List what came back, by kind of informant; no answer is counted and is evidence of nothing."""
    return table(
        assessment.responses,
        {
            "Informants": lambda row: words(row.interest),
            "Asked": lambda row: str(row.asked),
            "No answer": lambda row: str(row.no_response),
            "Confirmed": lambda row: str(row.confirmed),
            "Partly": lambda row: str(row.partly),
            "Denied": lambda row: str(row.denied),
            "In no evidence row": lambda row: str(row.unlinked),
        },
    )
