"""Judgements on sliders: what a claim's posterior and verdict would be if they were made otherwise."""

from sjc_analysis.panel.judgements import Judgements, judged_otherwise, judgements_of
from sjc_analysis.panel.sensitivity import SensitivityPanel

__all__ = ["Judgements", "SensitivityPanel", "judged_otherwise", "judgements_of"]
