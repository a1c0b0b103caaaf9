"""Assessment and casebook as tables for people: one row a thing, headings in words, ids to follow back.

Every function gives a tidy DataFrame of text; :class:`sjc_analysis.display.Table` shows it. Lines within a
cell are separate items.
"""

from sjc_analysis.tables.of_assessment import (
    claims_table,
    commitments_table,
    outcomes_table,
    ratings_table,
    requests_table,
    rivals_table,
    significance_table,
)
from sjc_analysis.tables.of_casebook import (
    actors_table,
    contributions_table,
    drafts_table,
    evidence_table,
    findings_by_rule_table,
    findings_table,
    other_explanations_table,
    passages_table,
    sources_table,
    statements_table,
)
from sjc_analysis.tables.of_robustness import (
    interviews_table,
    margins_table,
    priors_table,
    queue_table,
    responses_table,
    sweep_table,
    tipping_table,
    without_clusters_table,
)
from sjc_analysis.tables.of_significance import (
    agreement_table,
    author_and_others_table,
    disagreements_table,
    levels_by_period_table,
    overall_table,
    profile_table,
    rules_table,
    scales_table,
)

__all__ = [
    "actors_table",
    "agreement_table",
    "author_and_others_table",
    "claims_table",
    "commitments_table",
    "contributions_table",
    "disagreements_table",
    "drafts_table",
    "evidence_table",
    "findings_by_rule_table",
    "findings_table",
    "interviews_table",
    "levels_by_period_table",
    "margins_table",
    "other_explanations_table",
    "outcomes_table",
    "overall_table",
    "passages_table",
    "priors_table",
    "profile_table",
    "queue_table",
    "ratings_table",
    "requests_table",
    "responses_table",
    "rivals_table",
    "rules_table",
    "scales_table",
    "significance_table",
    "sources_table",
    "statements_table",
    "sweep_table",
    "tipping_table",
    "without_clusters_table",
]
