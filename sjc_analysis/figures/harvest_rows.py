"""A whole harvest as bundles: which kind of contribution is claimed for a change in which kind of actor."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook

COLUMNS = ("contribution", "actor", "verdict", "claims", "outcomes")
UNCLAIMED = "claimed by nobody"
"""Stands for the kind of contribution and the verdict where nobody claims to have contributed."""
SEVERAL, UNNAMED = "several kinds", "kind not stated"


def harvest_rows(assessment: Assessment) -> pd.DataFrame:
    """Bundle the contribution claims of a harvest by kind of act, kind of actor who changed, and verdict.

    Parameters
    ----------
    assessment
        The assessed casebook.

    Returns
    -------
    DataFrame
        One row a bundle: ``contribution`` (the kind of the act claimed as cause), ``actor`` (the kind of
        actor who changed; "several kinds" where an outcome names more than one), ``verdict``, ``claims`` and
        ``outcomes`` (how many). An outcome that nobody claims is in a bundle of its own with 0 claims.
        Sorted by these words; largest bundles are not put first, so that two harvests can be compared.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> harvest_rows(assess(Casebook())).empty
    True
    """
    casebook = assessment.casebook
    claims: Counter[tuple[str, str, str]] = Counter()
    outcomes: dict[tuple[str, str, str], set[str]] = {}
    for claim in assessment.claims:
        kind = casebook.row(claim.cause_id).kind
        actor = _kind_of_actors(casebook, casebook.row(claim.outcome_id).actor_ids)
        key = (kind, actor, str(claim.verdict))
        claims[key] += 1
        outcomes.setdefault(key, set()).add(claim.outcome_id)
    claimed = {claim.outcome_id for claim in assessment.claims}
    for part in assessment.outcomes:
        if part.outcome_id not in claimed:
            actor = _kind_of_actors(casebook, casebook.row(part.outcome_id).actor_ids)
            outcomes.setdefault((UNCLAIMED, actor, UNCLAIMED), set()).add(part.outcome_id)
    rows = [(*key, claims[key], len(outcomes[key])) for key in sorted(outcomes)]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _kind_of_actors(casebook: Casebook, actor_ids: Iterable[str]) -> str:
    kinds = {casebook.row(actor_id).kind.strip() or UNNAMED for actor_id in actor_ids}
    return kinds.pop() if len(kinds) == 1 else SEVERAL if kinds else UNNAMED
