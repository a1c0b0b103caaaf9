"""The table that answers first: every outcome with its three verdicts."""

from sjc_analysis.assessment import Assessment
from sjc_analysis.plain_text import shorten
from sjc_analysis.report.blocks import Block, Cell, Grid, Paragraph, Sentence
from sjc_analysis.report.phrases import sentence


def every_outcome(assessment: Assessment) -> Block:
    """List every outcome with its three verdicts; each id leads to the dossier.

    Parameters
    ----------
    assessment
        The assessment of the rows that the reader may know.
    """
    if not assessment.outcomes:
        return Paragraph((Sentence("There is no outcome yet, so nothing is said of any."),))
    matters = {each.outcome_id: each.verdict for each in assessment.significance}
    rows = tuple(
        (
            (Sentence(part.outcome_id),),
            (Sentence(sentence(shorten(part.statement, 140))),),
            (Sentence("", verdict=part.verdict),),
            _contribution_verdicts(assessment, part.outcome_id),
            (Sentence("", verdict=matters[part.outcome_id]),) if part.outcome_id in matters else (),
        )
        for part in assessment.outcomes
    )
    headings = (
        "Outcome",
        "Who changed what",
        "It happened",
        "The programme contributed, or provoked it",
        "It matters",
    )
    return Grid("Three questions, answered apart; the dossiers tell why", headings, rows)


def _contribution_verdicts(assessment: Assessment, outcome_id: str) -> Cell:
    """Give the verdict of each claim on an outcome, with the act that it is about where there are several."""
    claims = assessment.claims_on(outcome_id)
    if len(claims) == 1:
        return (Sentence("", verdict=claims[0].verdict),)
    told = tuple(Sentence(f"{claim.cause_id}:", verdict=claim.verdict) for claim in claims)
    return told or (Sentence("not claimed"),)
