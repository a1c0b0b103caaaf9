"""Criteria side by side, and the level of the whole by the scale's written rule (method, section 7)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sjc_analysis.reasoning.ratings import (
    WHOLE,
    described_scale,
    lacks,
    rating_result,
    same_criterion,
    shown_grounds,
)
from sjc_analysis.reasoning.results import CriterionResult, OverallResult
from sjc_analysis.records import Ground, Rating
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.scales import Overall, Scale, overall


class Rated(NamedTuple):
    """Ratings of one outcome, those of them that count, and what may be a ground."""

    ratings: tuple[Rating, ...]
    counted: tuple[Rating, ...]
    grounds: tuple[Ground, ...]


def criterion_results(rated: Rated, rubrics: Rubrics) -> tuple[CriterionResult, ...]:
    """Set each criterion that was rated beside its grounds for and against; scales are never mixed.

    Parameters
    ----------
    rated
        The outcome's ratings.
    rubrics
        The scales.

    Returns
    -------
    tuple of CriterionResult
        By scale, the criteria in the scale's order and the whole first.
    """
    groups: dict[tuple[str, str], list[Rating]] = {}
    for rating in sorted(rated.ratings, key=lambda row: (row.scale.casefold(), _place(row, rubrics))):
        groups.setdefault((_scale_name(rating, rubrics), rating.criterion.strip().casefold()), []).append(
            rating
        )
    return tuple(_criterion(group, rated, rubrics) for group in groups.values())


def _scale_name(rating: Rating, rubrics: Rubrics) -> str:
    known = rubrics.scale(rating.scale)
    return known.name if known else rating.scale.strip()


def _place(rating: Rating, rubrics: Rubrics) -> tuple[int, str, str]:
    known = rubrics.scale(rating.scale)
    names = [each.criterion.casefold() for each in known.criteria] if known else []
    name = rating.criterion.strip().casefold()
    at = -1 if name == WHOLE else names.index(name) if name in names else len(names)
    return at, name, rating.rating_id


def _criterion(group: Sequence[Rating], rated: Rated, rubrics: Rubrics) -> CriterionResult:
    first = group[0]
    counted = [rating for rating in group if rating in rated.counted]
    scale = described_scale(counted[0], rubrics) if counted else rubrics.scale(first.scale)
    levels = _ordered(counted, scale)
    criterion = scale.criterion(first.criterion) if scale else None
    return CriterionResult(
        scale=_scale_name(first, rubrics),
        criterion=first.criterion,
        question=criterion.question if criterion else "",
        ratings=tuple(rating_result(rating, rubrics) for rating in group),
        counted=tuple(rating.rating_id for rating in counted),
        lacks=tuple(
            (rating.rating_id, why) for rating in group if (why := lacks(rating, rated.grounds, rubrics))
        ),
        low=levels[0] if levels else "",
        high=levels[-1] if levels else "",
        meaning=_meaning(scale, first.criterion, levels[0]) if scale and levels else "",
        grounds_for=shown_grounds(rated.grounds, "for", first.criterion),
        grounds_against=shown_grounds(rated.grounds, "against", first.criterion),
    )


def _ordered(ratings: Sequence[Rating], scale: Scale | None) -> list[str]:
    """Give the levels of ratings as the scale spells them, lowest first."""
    if scale is None:
        return []
    ranks = sorted({rank for rating in ratings if (rank := scale.rank(rating.level))})
    return [scale.levels[rank - 1].level for rank in ranks]


def _meaning(scale: Scale, criterion: str, level: str) -> str:
    known = scale.criterion(criterion)
    own = known.descriptors.get(level, "") if known else ""
    return own or next((each.descriptor for each in scale.levels if each.level == level), "")


def overall_results(rated: Rated, rubrics: Rubrics) -> tuple[OverallResult, ...]:
    """Give the level of the whole for each scale with ratings that count.

    Parameters
    ----------
    rated
        The outcome's ratings.
    rubrics
        The scales.

    Returns
    -------
    tuple of OverallResult
        In the order of the scales' names.
    """
    found = (described_scale(rating, rubrics) for rating in rated.counted)
    scales = {scale.name: scale for scale in found if scale}
    return tuple(_overall(scales[name], rated.counted) for name in sorted(scales))


def _overall(scale: Scale, counted: Sequence[Rating]) -> OverallResult:
    here = [rating for rating in counted if rating.scale.strip().casefold() in _names(scale)]
    by_criterion = {
        each.criterion: [rating for rating in here if same_criterion(rating.criterion, each.criterion)]
        for each in scale.criteria
    }
    levels = {criterion: _ordered(group, scale) for criterion, group in by_criterion.items() if group}
    low = _by_rule(scale, {criterion: found[0] for criterion, found in levels.items()})
    high = _by_rule(scale, {criterion: found[-1] for criterion, found in levels.items()})
    whole = [rating for rating in here if rating.criterion.strip().casefold() == WHOLE]
    return OverallResult(
        scale=scale.name,
        title=scale.title,
        level=low.level,
        highest=high.level,
        rule=low.rule,
        missed=low.missed if levels else (),
        whole=tuple(_ordered(whole, scale)),
        unrated=tuple(each.criterion for each in scale.criteria if each.criterion not in levels),
        rows=tuple(rating.rating_id for rating in here if rating not in whole),
        whole_rows=tuple(rating.rating_id for rating in whole),
    )


def _by_rule(scale: Scale, profile: Mapping[str, str]) -> Overall:
    levels = [level.level for level in scale.levels]
    return overall(scale.overall, levels, [each.criterion for each in scale.criteria], profile)


def _names(scale: Scale) -> set[str]:
    return {scale.name.casefold(), scale.title.casefold()}
