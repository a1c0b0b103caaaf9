"""Tables of how easily verdicts change, of what to ask next and of what came back."""

import pandas as pd

from sjc_analysis.assessment import Assessment, interviews_for
from sjc_analysis.plain_text import prior_needed, probability
from sjc_analysis.argument.words import name_of
from sjc_analysis.tables.cells import frame, lines, words


def margins_table(assessment: Assessment) -> pd.DataFrame:
    """List of each claim the fewest judgements that, made otherwise, would change its verdict's wording.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> from sjc_analysis.casebook import Casebook
    >>> list(margins_table(assess(Casebook())).columns)[:3]
    ['Claim', 'Verdict', 'Margin']
    """
    rows = [
        [
            claim.claim_id, claim.verdict,
            f"{'none' if claim.margin.fewest is None else claim.margin.fewest} of {claim.margin.of}",
            lines([change.text for change in claim.margin.changes]) or claim.margin.text,
            "settled" if claim.margin.exact else "not all sets were tried",
        ]
        for claim in assessment.claims
    ]  # fmt: skip
    return frame(rows, "Claim", "Verdict", "Margin", "Which judgements", "Search")


def without_clusters_table(assessment: Assessment) -> pd.DataFrame:
    """List the verdict each claim would have without one cluster of its evidence."""
    rows = [
        [claim.claim_id, claim.verdict, f"{cluster} {name_of(assessment.casebook, cluster)}", verdict,
         "yes" if verdict != claim.verdict else "no"]
        for claim in assessment.claims
        for cluster, verdict in claim.without_cluster.items()
    ]  # fmt: skip
    return frame(rows, "Claim", "Verdict", "Without the cluster", "It would read", "Another word?")


def priors_table(assessment: Assessment) -> pd.DataFrame:
    """List what each claim's evidence makes of a reader's prior, and where a reader would have to start."""
    rows = [
        [claim.claim_id, each.rival_id, probability(each.prior_low, each.prior_high),
         probability(each.low, each.high), each.words,
         prior_needed(each.break_even_prior), f"{each.threshold:g}"]
        for claim in assessment.claims
        for each in claim.posteriors
    ]  # fmt: skip
    return frame(rows, "Claim", "Rival", "Prior", "Posterior", "In words", "Break-even prior", "To reach")


def sweep_table(assessment: Assessment) -> pd.DataFrame:
    """List the posterior that readers with other priors arrive at, against each rival that was weighed."""
    rows = [
        [
            claim.claim_id,
            posterior.rival_id,
            f"{point.prior:g}",
            probability(point.low, point.high),
            point.words,
        ]
        for claim in assessment.claims
        for posterior in claim.posteriors
        for point in posterior.sweep
    ]  # fmt: skip
    return frame(rows, "Claim", "Rival", "Prior", "Posterior", "In words")


def tipping_table(assessment: Assessment) -> pd.DataFrame:
    """List the likelihoods at which the words of a posterior, or the verdict, would flip."""
    rows = [
        [
            claim.claim_id, point.evidence_id, point.rival_id,
            "under the claim" if point.likelihood == "p_claim" else "under the rival",
            probability(point.low, point.high), f"{point.at:g}",
            "within the judged interval" if point.within else "outside it", point.flips, point.before,
            point.after,
        ]
        for claim in assessment.claims
        for point in claim.tipping
    ]  # fmt: skip
    return frame(
        rows, "Claim", "Evidence", "Rival", "Likelihood", "As judged", "Flips at", "Where", "What flips",
        "From", "To",
    )  # fmt: skip


def queue_table(assessment: Assessment) -> pd.DataFrame:
    """List the questions worth asking, the most telling first; the numbers rest on typical answers."""
    rows = [
        [
            row.outcome_id, row.claim_id, words(row.part), row.question, row.who, row.verdict,
            row.if_confirmed, row.if_denied, _span(row.gain_low_bits, row.gain_high_bits), str(row.weight),
            f"{row.asked}, {row.unanswered} unanswered" if row.asked else "",
        ]
        for row in assessment.queue
    ]  # fmt: skip
    return frame(
        rows, "Outcome", "Claim", "Part", "Question", "Ask", "Verdict now", "If confirmed", "If denied",
        "Expected information (bits)", "Significance rank", "Asked before",
    )  # fmt: skip


def responses_table(assessment: Assessment) -> pd.DataFrame:
    """List what came back, by kind of informant; no answer is counted and is evidence of nothing."""
    rows = [
        [
            words(r.interest), str(r.asked), str(r.no_response), str(r.confirmed), str(r.partly),
            str(r.denied), str(r.unlinked),
        ]
        for r in assessment.responses
    ]  # fmt: skip
    return frame(
        rows, "Informants", "Asked", "No answer", "Confirmed", "Partly", "Denied", "In no evidence row"
    )


def interviews_table(assessment: Assessment, budget: int = 5) -> pd.DataFrame:
    """Plan so many interviews and list them in the order chosen; the choice is greedy."""
    rows = [
        [
            str(each.number),
            each.outcome_id,
            each.who,
            lines(each.questions),
            _span(each.gain_low_bits, each.gain_high_bits),
        ]
        for each in interviews_for(assessment, budget)
    ]
    return frame(rows, "No.", "Outcome", "Ask", "Questions", "Adds (bits)")


def _span(low: float, high: float) -> str:
    return f"{low:.3f}" if round(low, 3) == round(high, 3) else f"{low:.3f} to {high:.3f}"
