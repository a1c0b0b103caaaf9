"""What people decided: carried into a new draft, and two coders' decisions joined."""

from sjc_analysis.decisions.beside import check_not_over, not_carried, save_disagreements, save_lost
from sjc_analysis.decisions.disputes import Disagreement
from sjc_analysis.decisions.keep import Followed, Kept, keep_decisions
from sjc_analysis.decisions.merge import Merge, merge_coders

__all__ = [
    "Disagreement",
    "Followed",
    "Kept",
    "Merge",
    "check_not_over",
    "keep_decisions",
    "merge_coders",
    "not_carried",
    "save_disagreements",
    "save_lost",
]
