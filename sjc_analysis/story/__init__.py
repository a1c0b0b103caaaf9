"""Stories made from rows: why a change matters, and what is known of the programme's part in it.

Each sentence carries the ids of the rows it rests on; what limits comes before what supports.
"""

from sjc_analysis.story.contribution import contribution_stories, contribution_story
from sjc_analysis.story.significance import significance_statement, significance_statements

__all__ = [
    "contribution_stories",
    "contribution_story",
    "significance_statement",
    "significance_statements",
]
