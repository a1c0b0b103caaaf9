"""All verdicts at a glance: in words as long as the outcomes are few, else a line of marks each."""

from sjc_analysis.assessment import Assessment
from sjc_analysis.figures.glance import draw_glance
from sjc_analysis.figures.matrix import draw_matrix
from sjc_analysis.figures.picture import Picture

MOST_OUTCOMES = 15
"""Outcomes that have room for words in the picture."""


def draw_verdicts(assessment: Assessment) -> Picture:
    """Draw each outcome with the answers to the three questions, as large as their number allows.

    Parameters
    ----------
    assessment
        What :func:`sjc_analysis.assessment.assess` gave.

    Returns
    -------
    Picture
        That of :func:`draw_matrix`, or of many outcomes that of :func:`draw_glance`.
    """
    return draw_glance(assessment) if len(assessment.outcomes) > MOST_OUTCOMES else draw_matrix(assessment)
