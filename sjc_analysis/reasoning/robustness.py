"""The verdict without each provenance cluster of evidence (method, section 6)."""

from sjc_analysis.reasoning.facts import verdict_of
from sjc_analysis.reasoning.ladder import Facts
from sjc_analysis.reasoning.voices import cluster_of
from sjc_analysis.records import Evidence, Row
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.vocabulary import Verdict


def verdicts_without_clusters(facts: Facts, rubrics: Rubrics) -> dict[str, Verdict]:
    """Give the verdict without each provenance cluster of evidence that bears on the claim.

    Parameters
    ----------
    facts
        The claim's facts.
    rubrics
        Cut-offs of the tests.

    Returns
    -------
    dict of str to Verdict
        Cluster id -> the verdict the claim would have without its items.
    """
    clusters: dict[str, list[Evidence]] = {}
    for item in facts.evidence:
        if item.bearing in ("supports", "contradicts"):
            clusters.setdefault(cluster_of(facts.casebook, item), []).append(item)
    verdicts: dict[str, Verdict] = {}
    for cluster, items in sorted(clusters.items()):
        refused: dict[str, Row] = {
            item.evidence_id: item.model_copy(update={"status": "refused"}) for item in items
        }
        book = facts.casebook.changed(refused)
        verdicts[cluster] = verdict_of(book, facts.claim, rubrics, facts)
    return verdicts
