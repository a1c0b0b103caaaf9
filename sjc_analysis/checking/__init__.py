"""Checks that matter to evaluators: what a harvest leaves unsaid, says twice or says against itself."""

from sjc_analysis.checking.check import check_harvest
from sjc_analysis.checking.rules import Check, check_of, checks

__all__ = ["Check", "check_harvest", "check_of", "checks"]
