"""Assessment and casebook as tables for people: one row a thing, headings in words, ids to follow back.

Every function gives a tidy DataFrame of text; :class:`sjc_analysis.display.Table` shows it. Lines within a
cell are separate items. For numbers and categories to sort and query, ask ``assessment.frame``.
"""

from sjc_analysis.tables.of_casebook import (
    actors_table,
    commitments_table,
    contributions_table,
    evidence_table,
    findings_by_rule_table,
    findings_table,
    other_explanations_table,
    passages_table,
    requests_table,
    sources_table,
    statements_table,
)
from sjc_analysis.tables.of_claims import (
    claims_table,
    outcomes_table,
    premises_table,
    queue_table,
    responses_table,
    rivals_table,
    tipping_table,
    voices_table,
    weighing_table,
)
from sjc_analysis.tables.of_significance import (
    agreement_table,
    author_and_others_table,
    disagreements_table,
    levels_by_period_table,
    overall_table,
    ratings_table,
    rules_table,
    scales_table,
    significance_table,
)

__all__ = [
    "actors_table",
    "agreement_table",
    "author_and_others_table",
    "claims_table",
    "commitments_table",
    "contributions_table",
    "disagreements_table",
    "evidence_table",
    "findings_by_rule_table",
    "findings_table",
    "levels_by_period_table",
    "other_explanations_table",
    "outcomes_table",
    "overall_table",
    "passages_table",
    "premises_table",
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
    "tipping_table",
    "voices_table",
    "weighing_table",
]
