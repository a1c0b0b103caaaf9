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

__all__ = [
    "actors_table",
    "claims_table",
    "commitments_table",
    "contributions_table",
    "drafts_table",
    "evidence_table",
    "findings_by_rule_table",
    "findings_table",
    "other_explanations_table",
    "outcomes_table",
    "passages_table",
    "ratings_table",
    "requests_table",
    "rivals_table",
    "significance_table",
    "sources_table",
    "statements_table",
]
