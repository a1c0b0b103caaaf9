"""What a harvest as a whole can and cannot say: every table with its base and its limits."""

from sjc_analysis.portfolio.build import Portfolio, across_harvest
from sjc_analysis.portfolio.changes import NOT_CLAIMED, Change, Harvest, distinct_changes
from sjc_analysis.portfolio.conditions import conditions_csv
from sjc_analysis.portfolio.matrix import Matrix, matrix_of
from sjc_analysis.portfolio.placed import placements
from sjc_analysis.portfolio.table import HarvestTable

__all__ = [
    "NOT_CLAIMED",
    "Change",
    "Harvest",
    "HarvestTable",
    "Matrix",
    "Portfolio",
    "across_harvest",
    "conditions_csv",
    "distinct_changes",
    "matrix_of",
    "placements",
]
