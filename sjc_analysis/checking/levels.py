"""A rating's level has to be one of its scale's; another says nothing (method, section 7)."""

from collections.abc import Iterator

from rapidfuzz import process

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking.rules import check_of
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.records import Rating
from sjc_analysis.rubrics import Rubrics, load_rubrics
from sjc_analysis.scales import own_scales

_RULE = "level not on the scale"


def level_findings(casebook: Casebook) -> Iterator[Finding]:
    """Say where a rating names a scale, and a level that this scale does not have.

    Parameters
    ----------
    casebook
        The casebook, with the scales of its own that its settings hold.
    """
    ratings: tuple[Rating, ...] = casebook.live("ratings")
    if not any(rating.scale for rating in ratings):
        return
    try:
        rubrics = load_rubrics().with_scales(own_scales(casebook.settings))
    except FindingsError as error:
        yield from error.findings
        return
    rows = {row.row_id: number for number, row in enumerate(casebook.ratings, start=2)}
    for rating in ratings:
        yield from _of_rating(casebook, rating, rubrics, rows[rating.rating_id])


def _of_rating(casebook: Casebook, rating: Rating, rubrics: Rubrics, row: int) -> Iterator[Finding]:
    scale = rubrics.scale(rating.scale)
    if scale is None or scale.rank(rating.level) is not None:
        return
    levels = {each.level: each.level.casefold() for each in scale.levels}
    nearest = process.extractOne(rating.level.casefold(), levels, score_cutoff=60)
    record_id = rating.record_id or (casebook.row(rating.outcome_id).record_id if rating.outcome_id else "")
    check = check_of(_RULE)
    yield Finding(
        rule=_RULE,
        severity=check.severity,
        sheet="ratings",
        row=row,
        column="level",
        reason=f"the rating {rating.rating_id} gives a level that its scale “{scale.name}” does not have",
        allowed=", ".join(levels),
        nearest=nearest[2] if nearest else "",
        remedy=check.remedy,
        record_id=record_id,
        source_id=casebook.row(record_id).source_id if record_id else "",
    )
