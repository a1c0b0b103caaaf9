"""What can be said of an outcome's significance (method, section 7).

A rating is its rater's judgement and never an input to a verdict on contribution. Without descriptors, or
without a rater, a reason and quoted grounds, it is only asserted.

References
----------
Earl, S., Carden, F. and Smutylo, T. (2001). Outcome Mapping. IDRC. (Expect to see, like to see, love to see.)
"""

from collections.abc import Iterable, Iterator, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.profile import Rated, criterion_results, overall_results
from sjc_analysis.reasoning.ratings import is_about, lacks, rating_result, shown_grounds, usable_grounds
from sjc_analysis.reasoning.reach import one_actor_limits, reach_limits, wider_actor_limits
from sjc_analysis.reasoning.results import CriterionResult, OverallResult, Reason, SignificanceResult
from sjc_analysis.argument.words import listed
from sjc_analysis.records import Ground, Outcome
from sjc_analysis.rubrics import Rubrics

_UNDEFINED = "asserted: scale undefined"

_REMEDIES = {
    "scale undefined": "Choose a scale whose levels are described, and rate the change on it.",
    "by its own author only": "Have somebody other than the record's author rate it, with a reason.",
    "nobody confirmed it": "Name the rater, and confirm the rating with a reason.",
    "no quoted grounds": (
        "Quote and confirm the words that carry the rating on this criterion, beside those that limit it."
    ),
}

Capped = tuple[Reason, Reason]
"""What holds a result down, and what would mend it."""


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
        reason and quoted grounds, on a scale whose levels are described. Criteria stay a profile; the level
        of the whole comes from the scale's written rule, and where raters differ from the lower levels.
    """
    ratings = tuple(rating for rating in casebook.live("ratings") if is_about(rating, outcome))
    every = tuple(ground for ground in casebook.live("grounds") if ground.outcome_id == outcome.outcome_id)
    grounds, told_before = usable_grounds(every)
    counted = tuple(rating for rating in ratings if not lacks(rating, grounds, rubrics))
    rated = Rated(ratings, counted, grounds)
    profile, overall = criterion_results(rated, rubrics), overall_results(rated, rubrics)
    reach = (
        *reach_limits(casebook, outcome, grounds, rubrics.reach),
        *wider_actor_limits(casebook, outcome, rubrics.reach),
        *one_actor_limits(casebook, outcome, counted, rubrics),
    )
    limits = (*_against(grounds), *_before(told_before), *(limit for limit, _ in reach))
    caps = (*_lacking(outcome, rated, rubrics), *reach, *_by_rule(overall), *_differing(profile, overall))
    return SignificanceResult(
        outcome_id=outcome.outcome_id,
        statement=outcome.statement,
        verdict=_verdict(rated, profile, overall, rubrics),
        ratings=tuple(rating.rating_id for rating in ratings),
        limits=limits,
        profile=profile,
        overall=overall,
        grounds_for=shown_grounds(grounds, "for"),
        grounds_against=shown_grounds(grounds, "against"),
        baseline=shown_grounds(grounds, "baseline"),
        why=(*limits, *_given(outcome, rated, rubrics)),
        why_not_higher=tuple(reason for reason, _ in caps),
        what_would_raise_it=tuple(remedy for _, remedy in caps),
        draft=outcome.is_draft or any(row.is_draft for row in (*ratings, *every)),
    )


def _verdict(
    rated: Rated,
    profile: Sequence[CriterionResult],
    overall: Sequence[OverallResult],
    rubrics: Rubrics,
) -> str:
    if not rated.ratings:
        return "not rated"
    if not rated.counted:
        wants = [lacks(rating, rated.grounds, rubrics) for rating in rated.ratings]
        return _UNDEFINED if "scale undefined" in wants else f"asserted: {wants[0]}"
    return f"rated: {'; '.join(part for each in overall for part in _parts(each, profile))}"


def _parts(each: OverallResult, profile: Sequence[CriterionResult]) -> Iterator[str]:
    """Say the level of the whole, and where no rule gives one the criteria one by one."""
    if each.whole:
        differ = "; raters differ" if len(each.whole) > 1 else ""
        yield f"{' / '.join(each.whole)} ({each.title}{differ})"
    if each.whole == (each.level,) == (each.highest,):
        return
    if each.level:
        range_ = each.level if each.highest == each.level else f"{each.level} / {each.highest}"
        differ = "" if each.highest == each.level else "; raters differ"
        yield f"{range_} by the scale's rule ({each.title}{differ})"
        return
    parts = [part for part in profile if part.counted and part.scale == each.scale]
    criteria = [part for part in parts if part.criterion.casefold() != "significance"]
    for part in criteria:
        levels = part.low if part.low == part.high else f"{part.low} / {part.high}"
        differ = "" if part.low == part.high else "; raters differ"
        yield f"{part.criterion}: {levels} ({each.title}{differ})"


def _against(grounds: Iterable[Ground]) -> Iterator[Reason]:
    """Give the words that limit the change, the same words once, however many criteria they limit."""
    against: dict[tuple[str, int, int], list[Ground]] = {}
    for ground in grounds:
        if ground.direction == "against":
            quote = ground.quote
            against.setdefault((quote.passage_id, quote.start, quote.end), []).append(ground)
    for same in against.values():
        text = f"Its own text limits it: “{same[0].quote.text}”."
        yield Reason(rule="G1", text=text, rows=tuple(ground.ground_id for ground in same))


def _before(told_before: Iterable[Ground]) -> Iterator[Reason]:
    for ground in told_before:
        text = f"Marked as telling of the time before, and so no ground: “{ground.quote.text}”."
        yield Reason(rule="G4", text=text, rows=(ground.ground_id,))


def _given(outcome: Outcome, rated: Rated, rubrics: Rubrics) -> Iterator[Reason]:
    for rating in rated.ratings:
        yield Reason(rule="G2", text=rating_result(rating, rubrics).text, rows=(rating.rating_id,))
    if not rated.ratings:
        text = "Nobody has rated how much the change matters."
        yield Reason(rule="G2", text=text, rows=(outcome.outcome_id,))


def _lacking(outcome: Outcome, rated: Rated, rubrics: Rubrics) -> Iterator[Capped]:
    """Give what each rating lacks, with what would mend it."""
    if not rated.ratings:
        rows = (outcome.outcome_id,)
        text = "No scale was chosen and no level was given."
        remedy = _REMEDIES["scale undefined"]
        yield Reason(rule="G2", text=text, rows=rows), Reason(rule="G2", text=remedy, rows=rows)
    for rating in rated.ratings:
        if rating not in rated.counted:
            lack, rows = lacks(rating, rated.grounds, rubrics), (rating.rating_id,)
            text = f"The rating “{rating.level}” is only asserted: {lack}."
            yield Reason(rule="G3", text=text, rows=rows), Reason(rule="G3", text=_REMEDIES[lack], rows=rows)


def _by_rule(overall: Sequence[OverallResult]) -> Iterator[Capped]:
    for each in overall:
        for level, unmet in each.missed:
            text = f"The scale's rule for “{level}” is not met ({unmet})."
            mend = "Rate what nobody rated; a level that the grounds do not carry is not to be raised."
            yield (
                Reason(rule="G6", text=text, rows=each.rows),
                Reason(rule="G6", text=mend, rows=each.rows),
            )


def _differing(profile: Sequence[CriterionResult], overall: Sequence[OverallResult]) -> Iterator[Capped]:
    mend = (
        "Have the raters read each other's reasons beside the text, and say who keeps which level, and why."
    )
    for part in profile:
        if part.low != part.high:
            text = f"Raters differ on {part.criterion}: from “{part.low}” to “{part.high}”."
            rows = part.counted
            yield Reason(rule="G7", text=text, rows=rows), Reason(rule="G7", text=mend, rows=rows)
    for each in overall:
        if each.whole and each.level and set(each.whole) != {each.level}:
            given = listed(f"“{level}”" for level in each.whole)
            text = f"The whole was rated {given}, and the criteria come out as “{each.level}” by the rule."
            rows = (*each.whole_rows, *each.rows)
            yield Reason(rule="G7", text=text, rows=rows), Reason(rule="G7", text=mend, rows=rows)
