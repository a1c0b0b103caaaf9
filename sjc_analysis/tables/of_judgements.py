"""Tables of what the verdicts hang on: the fewest changed judgements, clusters, priors and likelihoods."""

import pandas as pd

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures.records import records
from sjc_analysis.panel.tipping import tipping_rows
from sjc_analysis.plain_text import probability
from sjc_analysis.reasoning.results import Margin
from sjc_analysis.reasoning.words import name_of
from sjc_analysis.tables.cells import frame, reasons


def margins_table(assessment: Assessment) -> pd.DataFrame:
    """List for each claim the fewest changed judgements that would change the wording of its verdict.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> from sjc_analysis.casebook import Casebook
    >>> list(margins_table(assess(Casebook())).columns)[:3]
    ['Claim', 'Verdict', 'Fewest changed judgements']
    """
    rows = [
        [claim.claim_id, claim.verdict, _fewest(claim.margin), f"{claim.drafts} of {claim.judgements}",
         reasons(claim.margin.changes)]
        for claim in assessment.claims
    ]  # fmt: skip
    return frame(
        rows, "Claim", "Verdict", "Fewest changed judgements", "Judgements nobody confirmed", "Which would do"
    )


def _fewest(margin: Margin) -> str:
    if margin.fewest is not None:
        return f"{margin.fewest} of {margin.of}"
    return f"no change of the {margin.of}" if margin.exact else f"none found among the {margin.of}"


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
         "none" if each.break_even_prior is None else f"{each.break_even_prior:.2f}", f"{each.threshold:g}"]
        for claim in assessment.claims
        for each in claim.posteriors
    ]  # fmt: skip
    return frame(rows, "Claim", "Rival", "Prior", "Posterior", "In words", "Break-even prior", "To reach")


def tipping_table(assessment: Assessment) -> pd.DataFrame:
    """List the nearest value of each likelihood at which its posterior would be told in other words."""
    rows = [
        [claim.claim_id, posterior.rival_id,
         f"{row['evidence_id']} {name_of(assessment.casebook, row['evidence_id'])}", row["likelihood"],
         probability(row["low"], row["high"]), f"{row['tips_at']:.2f}" if row["then"] else "nowhere",
         row["then"]]
        for claim in assessment.claims
        for posterior in claim.posteriors
        for row in records(tipping_rows(assessment, claim.claim_id, posterior.rival_id))
    ]  # fmt: skip
    return frame(
        rows, "Claim", "Rival", "Evidence", "Likelihood", "Judged", "Other words at", "It would then read"
    )
