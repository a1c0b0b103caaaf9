"""The pictures of a dossier: what is said to lead to the outcome, how, and when."""

from collections.abc import Sequence

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures import draw_chain, draw_graph, draw_timeline
from sjc_analysis.reasoning.results import ClaimResult
from sjc_analysis.report.blocks import Block, Image, Section


def dossier_pictures(
    assessment: Assessment, outcome_id: str, claims: Sequence[ClaimResult]
) -> tuple[Block, ...]:
    """Draw the outcome's graph, the chain of each claim on it, and the timeline.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        The outcome.
    claims
        The claims on it.
    """
    casebook = assessment.casebook
    chains = tuple(Image(draw_chain(assessment, claim.claim_id)) for claim in claims)
    return (
        Section("What is said to lead to it", (Image(draw_graph(casebook, assessment, outcome_id)),)),
        *((Section("Step by step, with the weakest link", chains),) if chains else ()),
        Section("When", (Image(draw_timeline(casebook, outcome_id)),)),
    )
