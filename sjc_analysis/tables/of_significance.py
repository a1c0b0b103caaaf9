"""Tables of significance: the scale, the profile of each outcome, and the raters beside each other."""

import pandas as pd

from sjc_analysis.argument.agreement import AgreementResult, LevelsGiven
from sjc_analysis.argument.results import RatingResult
from sjc_analysis.assessment import Assessment
from sjc_analysis.rubrics import load_rubrics
from sjc_analysis.scales import Scale
from sjc_analysis.tables.cells import NOBODY, frame, grounds, lines, reasons, table, words

_NOT_SAID = "nobody has said"


def scales_table(assessment: Assessment) -> pd.DataFrame:
    """List the scales that ratings name: each criterion, and what each level means, lowest first.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> from sjc_analysis.casebook import Casebook
    >>> list(scales_table(assess(Casebook())).columns)
    ['Scale', 'Criterion', 'Question', 'What each level means, lowest first']
    """
    rows = [row for scale in assessment.scales for row in _meanings(scale)]
    return frame(rows, "Scale", "Criterion", "Question", "What each level means, lowest first")


def _meanings(scale: Scale) -> list[list[str]]:
    whole = lines(f"{level.level}: {level.descriptor or _NOT_SAID}" for level in scale.levels)
    return [
        [scale.name, "the whole", "", whole],
        *(
            [
                scale.name, each.criterion, each.question,
                lines(f"{at.level}: {each.descriptors.get(at.level, _NOT_SAID)}" for at in scale.levels),
            ]
            for each in scale.criteria
        ),
    ]  # fmt: skip


def rules_table(assessment: Assessment) -> pd.DataFrame:
    """List the written rules that give the level of the whole, the highest level first."""
    rows = [
        [scale.name, rule.level, rule.when, scale.owner, scale.source]
        for scale in assessment.scales
        for level in reversed(scale.levels)
        for rule in scale.overall
        if rule.level == level.level
    ]
    return frame(rows, "Scale", "The whole is", "If", "Owner", "Source")


def significance_table(assessment: Assessment) -> pd.DataFrame:
    """List what can be said of each outcome's significance, with the quoted grounds against and for it."""
    return table(
        assessment.significance,
        {
            "Outcome": lambda result: result.outcome_id,
            "Who changed what": lambda result: result.statement,
            "Significance": lambda result: (
                result.verdict + (", if it happened" if result.if_happened else "")
            ),
            "Grounds against": lambda result: grounds(result.grounds_against),
            "Grounds for": lambda result: grounds(result.grounds_for),
            "Before the change (no ground)": lambda result: grounds(result.baseline),
            "Why not higher": lambda result: reasons(result.why_not_higher),
        },
    )


def ratings_table(assessment: Assessment) -> pd.DataFrame:
    """List ratings as they were given, with what one lacks that does not count; no verdict rests on them."""
    parts = [part for result in assessment.significance for part in result.profile]
    lacks = {rating_id: lack for part in parts for rating_id, lack in part.lacks}
    counted = {rating_id for part in parts for rating_id in part.counted}

    def counts(rating: RatingResult) -> str:
        return (
            "yes"
            if rating.rating_id in counted
            else f"no: {lacks.get(rating.rating_id, 'of no outcome that is judged')}"
        )

    return table(
        assessment.ratings,
        {
            "Rating": lambda rating: rating.rating_id,
            "Of": lambda rating: rating.outcome_id or rating.record_id,
            "Criterion": lambda rating: rating.criterion,
            "Level": lambda rating: rating.level,
            "Scale": lambda rating: rating.scale or "no scale given",
            "Rater": lambda rating: "its author" if rating.by_author else rating.rater or NOBODY,
            "Reason": lambda rating: rating.reason,
            "Counts?": counts,
        },
    )


def overall_table(assessment: Assessment) -> pd.DataFrame:
    """List the level of the whole for each outcome that was rated, with its rule and what limits it."""
    rows = [
        [
            result.outcome_id, lines(reason.text for reason in result.limits), each.scale,
            each.level or "none", each.rule or "no rule holds",
            lines(f"{level}: {unmet}" for level, unmet in each.missed), lines(each.whole),
        ]
        for result in assessment.significance
        for each in result.overall
    ]  # fmt: skip
    return frame(
        rows, "Outcome", "Limits", "Scale", "The whole, by rule", "The rule",
        "Why not higher", "The whole, as rated",
    )  # fmt: skip


def agreement_table(assessment: Assessment) -> pd.DataFrame:
    """List how far raters agree on each scale: the base and what limits it, then alpha and its interval."""
    rows = [
        [
            each.of, lines(each.raters),
            f"{each.ratings} ratings of {each.subjects} subject{'' if each.subjects == 1 else 's'}; "
            f"{each.rated_once} rated by one person only",
            lines(each.notes), _alpha(each), each.words or "nothing",
        ]
        for each in assessment.agreement
    ]  # fmt: skip
    return frame(
        rows, "Scale", "Raters", "Base", "What limits it", "Krippendorff's alpha (ordinal)",
        "What its low end allows to say",
    )  # fmt: skip


def _alpha(each: AgreementResult) -> str:
    if each.alpha is None:
        return f"undefined: {each.undefined}"
    if each.low is None or each.high is None:
        return f"{each.alpha:.2f}; no interval: {each.no_interval}"
    return f"{each.alpha:.2f} ({each.confidence:.0%} interval {each.low:.2f} to {each.high:.2f})"


def disagreements_table(assessment: Assessment) -> pd.DataFrame:
    """List where raters differ, with every level and every reason; the widest apart first."""
    rows = [
        [
            each.of, disagreement.subject,
            lines(f"{given.rater}: {given.level} ({given.row})" for given in disagreement.given),
            lines(f"{given.rater}: {given.reason or 'no reason given'}" for given in disagreement.given),
        ]
        for each in assessment.agreement
        for disagreement in each.disagreements
    ]  # fmt: skip
    return frame(rows, "Scale", "What was rated", "Levels", "Reasons")


def levels_by_period_table(assessment: Assessment) -> pd.DataFrame:
    """List the levels each rater gave in each period, so that a drift can be seen; few stay counts."""
    fewest = load_rubrics().agreement.fewest_for_a_share
    rows = [
        [each.of, given.period or "not stated", given.rater, str(given.ratings), _shares(given, fewest)]
        for each in assessment.agreement
        for given in each.drift
    ]
    return frame(rows, "Scale", "Period", "Rater", "Ratings", "Levels")


def _shares(given: LevelsGiven, fewest: int) -> str:
    percent = given.ratings >= fewest
    return lines(
        f"{level}: {count} of {given.ratings}" + (f" ({count / given.ratings:.0%})" if percent else "")
        for level, count in given.levels
    )


def author_and_others_table(assessment: Assessment) -> pd.DataFrame:
    """Set what a record's author says beside what raters and those who were asked say."""
    rows = []
    for result in assessment.significance:
        ratings = [rating for part in result.profile for rating in part.ratings]
        author = [f"{each.criterion}: {each.level} ({each.rating_id})" for each in ratings if each.by_author]
        others = [
            f"{each.criterion}: {each.level}, by {each.rater or NOBODY} ({each.rating_id})"
            for each in ratings
            if not each.by_author
        ]
        asked = [
            f"{row.informant or 'somebody'} ({words(row.interest)}), asked about {words(row.part)}: "
            f"{words(row.response)} ({row.substantiation_id})"
            for row in assessment.casebook.live("substantiations")
            if row.outcome_id == result.outcome_id
        ]
        rows.append(
            [
                result.outcome_id, lines(author) or "no rating", lines(others) or "nobody else rated it",
                lines(asked) or "nobody was asked",
            ]
        )  # fmt: skip
    return frame(rows, "Outcome", "Its author", "Raters", "Those who were asked")
