"""What can be said of an outcome's significance, and how its ratings are shown (method, section 7).

A rating is its rater's judgement and never an input to a verdict on contribution. Without descriptors, or
without a rater, a reason and quoted grounds, it is only asserted.

References
----------
Earl, S., Carden, F. and Smutylo, T. (2001). Outcome Mapping. IDRC. (Expect to see, like to see, love to see.)
"""

from collections.abc import Iterable, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.judged import is_decided
from sjc_analysis.reasoning.results import GroundResult, RatingResult, Reason, SignificanceResult
from sjc_analysis.records import Ground, Outcome, Rating
from sjc_analysis.rubrics import Rubrics, Scale

_UNDEFINED = "asserted: scale undefined"


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
    return tuple(_rating(rating, rubrics) for rating in casebook.live("ratings"))


def _rating(rating: Rating, rubrics: Rubrics) -> RatingResult:
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
    )


def _no_scale(rating: Rating, rubrics: Rubrics) -> str:
    if not rating.scale:
        return "no scale was given"
    known = rubrics.scale(rating.scale)
    return "the levels of its scale have no descriptors" if known else "no rubric describes its scale"


def described_scale(rating: Rating, rubrics: Rubrics) -> Scale | None:
    """Give the scale of a rating if it says what each level means and has this level; ``None`` otherwise."""
    scale = rubrics.scale(rating.scale)
    usable = scale is not None and scale.has_descriptors and scale.rank(rating.level) is not None
    return scale if usable else None


def judge_significance(casebook: Casebook, outcome: Outcome, rubrics: Rubrics) -> SignificanceResult:
    """Say what can be said of an outcome's significance.

    Parameters
    ----------
    casebook
        The casebook.
    outcome
        The outcome.
    rubrics
        The scales.

    Returns
    -------
    SignificanceResult
        ``not rated``; ``asserted: ...`` with what it lacks; or ``rated: ...`` by a named person, with a
        reason and quoted grounds, on a scale whose levels are described. Criteria stay a profile.
    """
    ratings = tuple(rating for rating in casebook.live("ratings") if _is_about(rating, outcome))
    grounds = tuple(ground for ground in casebook.live("grounds") if ground.outcome_id == outcome.outcome_id)
    carried = tuple(rating for rating in ratings if not _lacks(rating, grounds, rubrics))
    caps = tuple(_caps(outcome, ratings, carried, grounds, rubrics))
    return SignificanceResult(
        outcome_id=outcome.outcome_id,
        statement=outcome.statement,
        verdict=_verdict(ratings, carried, grounds, rubrics),
        ratings=tuple(rating.rating_id for rating in ratings),
        grounds_for=_shown(grounds, "for"),
        grounds_against=_shown(grounds, "against"),
        baseline=_shown(grounds, "baseline"),
        why=tuple(_why(outcome, ratings, grounds, rubrics)),
        why_not_higher=tuple(reason for reason, _ in caps),
        what_would_raise_it=tuple(remedy for _, remedy in caps),
        draft=outcome.is_draft or any(row.is_draft for row in (*ratings, *grounds)),
    )


def _is_about(rating: Rating, outcome: Outcome) -> bool:
    if rating.criterion.casefold() == "contribution":
        return False
    if rating.outcome_id:
        return rating.outcome_id == outcome.outcome_id
    return bool(rating.record_id) and rating.record_id == outcome.record_id


def _lacks(rating: Rating, grounds: Sequence[Ground], rubrics: Rubrics) -> str:
    """Name the first thing a rating lacks to be more than asserted, or nothing."""
    if described_scale(rating, rubrics) is None:
        return "scale undefined"
    if rating.by_author:
        return "by its own author only"
    if not (is_decided(rating) and rating.rater.strip()):
        return "nobody confirmed it"
    criteria = {"significance", rating.criterion.casefold()}
    carried = any(
        ground.direction == "for" and is_decided(ground) and ground.criterion.casefold() in criteria
        for ground in grounds
    )
    return "" if carried else "no quoted grounds"


def _verdict(
    ratings: Sequence[Rating], carried: Sequence[Rating], grounds: Sequence[Ground], rubrics: Rubrics
) -> str:
    if not ratings:
        return "not rated"
    if not carried:
        wants = [_lacks(rating, grounds, rubrics) for rating in ratings]
        return _UNDEFINED if "scale undefined" in wants else f"asserted: {wants[0]}"
    profile: dict[tuple[str, str], list[str]] = {}
    for rating in sorted(
        carried, key=lambda row: (row.criterion.casefold() != "significance", row.rating_id)
    ):
        levels = profile.setdefault((rating.criterion, _title(rating, rubrics)), [])
        if rating.level not in levels:
            levels.append(rating.level)
    parts = []
    for (criterion, title), levels in profile.items():
        named = "" if criterion.casefold() == "significance" else f"{criterion}: "
        differ = "; raters differ" if len(levels) > 1 else ""
        parts.append(f"{named}{' / '.join(levels)} ({title}{differ})")
    return f"rated: {'; '.join(parts)}"


def _title(rating: Rating, rubrics: Rubrics) -> str:
    scale = described_scale(rating, rubrics)
    return scale.title if scale else ""


def _shown(grounds: Iterable[Ground], direction: str) -> tuple[GroundResult, ...]:
    return tuple(
        GroundResult(
            ground_id=ground.ground_id,
            criterion=ground.criterion,
            quote=ground.quote.text,
            draft=ground.is_draft,
        )
        for ground in grounds
        if ground.direction == direction
    )


def _why(
    outcome: Outcome, ratings: Sequence[Rating], grounds: Sequence[Ground], rubrics: Rubrics
) -> Iterable[Reason]:
    against = [ground for ground in grounds if ground.direction == "against"]
    for ground in against:
        text = f"Its own text limits it: “{ground.quote.text}”."
        yield Reason(rule="G1", text=text, rows=(ground.ground_id,))
    for rating in ratings:
        yield Reason(rule="G2", text=_rating(rating, rubrics).text, rows=(rating.rating_id,))
    if not ratings:
        text = "Nobody has rated how much the change matters."
        yield Reason(rule="G2", text=text, rows=(outcome.outcome_id,))


def _caps(
    outcome: Outcome,
    ratings: Sequence[Rating],
    carried: Sequence[Rating],
    grounds: Sequence[Ground],
    rubrics: Rubrics,
) -> Iterable[tuple[Reason, Reason]]:
    """Give what each rating lacks, with what would mend it."""
    remedies = {
        "scale undefined": "Choose a scale whose levels are described, and rate the change on it.",
        "by its own author only": "Have somebody other than the record's author rate it, with a reason.",
        "nobody confirmed it": "Name the rater, and confirm the rating with a reason.",
        "no quoted grounds": "Quote and confirm the words that carry the rating, beside those that limit it.",
    }
    if not ratings:
        rows = (outcome.outcome_id,)
        text = "No scale was chosen and no level was given."
        yield (
            Reason(rule="G2", text=text, rows=rows),
            Reason(rule="G2", text=remedies["scale undefined"], rows=rows),
        )
    for rating in ratings:
        if rating not in carried:
            lack, rows = _lacks(rating, grounds, rubrics), (rating.rating_id,)
            text = f"The rating “{rating.level}” is only asserted: {lack}."
            yield Reason(rule="G3", text=text, rows=rows), Reason(rule="G3", text=remedies[lack], rows=rows)
