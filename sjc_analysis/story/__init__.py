"""Stories made from rows: why a change matters, and what is known of the programme's part in it.

Each sentence carries the ids of the rows it rests on; what limits comes before what supports. A number that
no row gives, a word of confidence that no rule gives, or an accusation told as a fact is a failure.
"""

from sjc_analysis.story.build_rule import sentence_problems, story_problems
from sjc_analysis.story.contribution import contribution_stories, contribution_story
from sjc_analysis.story.significance import significance_statement, significance_statements

__all__ = [
    "contribution_stories",
    "contribution_story",
    "sentence_problems",
    "significance_statement",
    "significance_statements",
    "story_problems",
]
