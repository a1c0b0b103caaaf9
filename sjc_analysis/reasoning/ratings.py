"""Ratings shown as what they are, and what each lacks to count as more than asserted (method, section 7)."""

from collections.abc import Iterable, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.judged import is_decided
from sjc_analysis.reasoning.results import GroundResult, RatingResult
from sjc_analysis.argument.words import when
from sjc_analysis.records import Ground, Outcome, Rating
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.scales import Scale

WHOLE = "significance"
"""The criterion of a rating, or a ground, that is about the whole."""


def rating_results(casebook: Casebook, rubrics: Rubrics) -> tuple[RatingResult, ...]:
    """Show every live rating as what it is: its author's claim, a draft, or a rater's judgement.

    Parameters
    ----------
    casebook
        The casebook.
    rubrics
        The scales.

    Returns
    -------
    tuple of RatingResult
        In the order of the casebook; ``rank`` counts from 1 for the lowest level of a described scale.
    """
    return tuple(rating_result(rating, rubrics) for rating in casebook.live("ratings"))


def scales_named(casebook: Casebook, rubrics: Rubrics) -> tuple[Scale, ...]:
    """Give the scales that the live ratings of a casebook name, in the order of their names."""
    found = (rubrics.scale(rating.scale) for rating in casebook.live("ratings"))
    scales = {scale.name: scale for scale in found if scale}
    return tuple(scales[name] for name in sorted(scales))


def rating_result(rating: Rating, rubrics: Rubrics) -> RatingResult:
    """Show one rating as what it is."""
    scale = described_scale(rating, rubrics)
    who = "its author" if rating.by_author else rating.rater or "nobody named"
    shown_as = "its author's claim" if rating.by_author else "a rater's judgement"
    if rating.is_draft and not rating.by_author:
        shown_as = "a draft"
    scale_words = f"on the scale “{scale.title}”" if scale else _no_scale(rating, rubrics)
    text = (
        f"{rating.criterion.capitalize()} rated “{rating.level}” by {who}; {scale_words}. "
        "It is shown, and no verdict rests on it."
    )
    return RatingResult(
        rating_id=rating.rating_id,
        record_id=rating.record_id,
        outcome_id=rating.outcome_id,
        criterion=rating.criterion,
        level=rating.level,
        scale=rating.scale,
        rater=rating.rater,
        by_author=rating.by_author,
        shown_as=shown_as,
        rank=scale.rank(rating.level) if scale else None,
        text=text,
        reason=rating.reason,
        date=when(rating.date) if rating.date.known else "",
        draft=rating.is_draft,
    )


def _no_scale(rating: Rating, rubrics: Rubrics) -> str:
    known = rubrics.scale(rating.scale)
    if not rating.scale:
        return "no scale was given"
    if known is None:
        return "no rubric describes its scale"
    if known.rank(rating.level) is None:
        return "its scale has no such level"
    whole = rating.criterion.casefold() == WHOLE or not known.criteria
    if not whole and known.criterion(rating.criterion) is None:
        return "its scale has no such criterion"
    return "the levels of its scale have no descriptors"


def described_scale(rating: Rating, rubrics: Rubrics) -> Scale | None:
    """Give the scale of a rating if it says what each level means and has this level; ``None`` otherwise."""
    scale = rubrics.scale(rating.scale)
    usable = scale is not None and scale.describes(rating.criterion) and scale.rank(rating.level) is not None
    return scale if usable else None


def is_about(rating: Rating, outcome: Outcome) -> bool:
    """Whether a rating is about the significance of an outcome, or of the record that tells it."""
    if rating.criterion.casefold() == "contribution":
        return False
    if rating.outcome_id:
        return rating.outcome_id == outcome.outcome_id
    return bool(rating.record_id) and rating.record_id == outcome.record_id


def usable_grounds(grounds: Sequence[Ground]) -> tuple[tuple[Ground, ...], tuple[Ground, ...]]:
    """Part grounds into those that may be one, and those for it whose words tell of the time before.

    Words that any row marks as baseline carry no rating, whatever another row makes of them. What limits a
    change is never set aside.
    """
    before = [ground.quote for ground in grounds if ground.direction == "baseline"]
    told_before = tuple(
        ground
        for ground in grounds
        if ground.direction == "for"
        and any(
            ground.quote.passage_id == quote.passage_id
            and ground.quote.start < quote.end
            and quote.start < ground.quote.end
            for quote in before
        )
    )
    return tuple(ground for ground in grounds if ground not in told_before), told_before


def lacks(rating: Rating, grounds: Sequence[Ground], rubrics: Rubrics) -> str:
    """Name the first thing a rating lacks to be more than asserted, or nothing.

    Parameters
    ----------
    rating
        The rating.
    grounds
        What may be a ground, of the same outcome.
    rubrics
        The scales.
    """
    if described_scale(rating, rubrics) is None:
        return "scale undefined"
    if rating.by_author:
        return "by its own author only"
    if not (is_decided(rating) and rating.rater.strip()):
        return "nobody confirmed it"
    carried = any(
        ground.direction == "for"
        and is_decided(ground)
        and same_criterion(ground.criterion, rating.criterion)
        for ground in grounds
    )
    return "" if carried else "no quoted grounds"


def same_criterion(one: str, two: str) -> bool:
    """Whether two names are one criterion; case and outer white space do not matter."""
    return one.strip().casefold() == two.strip().casefold()


def shown_grounds(grounds: Iterable[Ground], direction: str, criterion: str = "") -> tuple[GroundResult, ...]:
    """Show the grounds of one direction; of one criterion only if one is named."""
    return tuple(
        GroundResult(
            ground_id=ground.ground_id,
            criterion=ground.criterion,
            quote=ground.quote.text,
            draft=ground.is_draft,
        )
        for ground in grounds
        if ground.direction == direction and (not criterion or same_criterion(ground.criterion, criterion))
    )
