"""Agreement at the command line: a file of ratings, compared rater by rater."""

from sjc_analysis.agreement.compare import compare_ratings
from sjc_analysis.agreement.lines import agreement_lines

__all__ = ["agreement_lines", "compare_ratings"]
