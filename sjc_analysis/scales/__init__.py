"""Scales of a rubric: levels in order, criteria, descriptors, and the written rule for the whole."""

from sjc_analysis.scales.model import Criterion, Level, OverallRule, Scale
from sjc_analysis.scales.own import own_scales, scale_setting
from sjc_analysis.scales.problems import check_draft
from sjc_analysis.scales.read import SUFFIXES, read_draft, read_scale
from sjc_analysis.scales.rules import Clause, Overall, overall, parse_rule
from sjc_analysis.scales.sheet import scale_rows

__all__ = [
    "SUFFIXES",
    "Clause",
    "Criterion",
    "Level",
    "Overall",
    "OverallRule",
    "Scale",
    "check_draft",
    "overall",
    "own_scales",
    "parse_rule",
    "read_draft",
    "read_scale",
    "scale_rows",
    "scale_setting",
]
