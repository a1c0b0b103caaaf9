"""Every claim that was weighed, in pictures: what each item weighs, and what any reader would end with."""

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures import draw_sweep, draw_waterfall
from sjc_analysis.reasoning.results import ClaimResult
from sjc_analysis.report.blocks import Block, Image, Paragraph, Section, Sentence
from sjc_analysis.report.cards import MOST_PICTURED
from sjc_analysis.report.document import Document


def weighed_claims(assessment: Assessment, claim_id: str = "") -> Document:
    """Show for each claim with likelihoods its waterfall and its prior sweep, against each rival.

    Parameters
    ----------
    assessment
        The assessed casebook.
    claim_id
        One claim only; blank for all, of which the first few are drawn.

    Returns
    -------
    Document
        In the order of the claims.
    """
    weighed = [claim for claim in assessment.claims if claim.posteriors and claim_id in ("", claim.claim_id)]
    shown = weighed[:MOST_PICTURED]
    sections = tuple(_section(assessment, claim) for claim in shown)
    if not sections:
        return Document((_said("Nobody has said of any claim how probable its evidence is."),))
    rest = len(weighed) - len(shown)
    more = (_said(f"{rest} further claims were weighed; name one to see it."),) if rest else ()
    return Document((*sections, *more), kind="weighed")


def _section(assessment: Assessment, claim: ClaimResult) -> Section:
    blocks: list[Block] = []
    for posterior in claim.posteriors:
        blocks.append(Image(draw_waterfall(assessment, claim.claim_id, posterior.rival_id)))
        blocks.append(Image(draw_sweep(assessment, claim.claim_id, posterior.rival_id)))
    return Section(f"{claim.claim_id} {claim.question}", tuple(blocks))


def _said(words: str) -> Paragraph:
    return Paragraph((Sentence(words),))
