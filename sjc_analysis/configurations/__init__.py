"""Comparison of cases with and without an outcome, by their configurations of conditions (QCA)."""

from sjc_analysis.configurations.asked import Asked, parse_asked
from sjc_analysis.configurations.cases import Case, Cases, read_cases
from sjc_analysis.configurations.compare import compare, compare_file
from sjc_analysis.configurations.lines import configuration_lines
from sjc_analysis.configurations.results import Configurations
from sjc_analysis.configurations.truth_table import Cutoffs

__all__ = [
    "Asked",
    "Case",
    "Cases",
    "Configurations",
    "Cutoffs",
    "compare",
    "compare_file",
    "configuration_lines",
    "parse_asked",
    "read_cases",
]
