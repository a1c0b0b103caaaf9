"""What can be said of an outcome's significance (method, section 7).

A rating is its rater's judgement and never an input to a verdict on contribution. Without descriptors, a
rater without a stake, a reason or quoted grounds it is only asserted. Criteria stay side by side; the level
of the whole comes from the scale's written rule, of the lower raters, and what speaks against a criterion
binds there until somebody answers it.

References
----------
Earl, S., Carden, F. and Smutylo, T. (2001). Outcome Mapping. IDRC. (Expect to see, like to see, love to see.)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sjc_analysis.argument.levels import Level
from sjc_analysis.argument.ratings import (
    WHOLE,
    Lack,
    Rated,
    described_scale,
    is_whole,
    rating_result,
    same_criterion,
    shown_grounds,
)
from sjc_analysis.argument.reach import Reach, reach_of
from sjc_analysis.argument.results import CriterionResult, OverallResult, Reason, SignificanceResult
from sjc_analysis.argument.voices import Voices
from sjc_analysis.argument.words import listed
from sjc_analysis.quotes import words_said
from sjc_analysis.records import Ground, Outcome, Rating
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.scales import Overall, Scale, overall

_REMEDIES: Mapping[Lack, str] = {
    Lack.SCALE: "Choose a scale whose levels are described, and rate the change on it.",
    Lack.ONLY_HARM: (
        "Rate it on a scale for changes for the better; or, if it is one for the worse, say so in its row."
    ),
    Lack.AUTHOR: "Have somebody other than the record's author rate it, with a reason.",
    Lack.STAKE: (
        "Have somebody rate it who is not of the programme or its partners, and neither changed nor benefits."
    ),
    Lack.NOBODY: "Name the rater, and confirm the rating with a reason.",
    Lack.REASON: "Write in a sentence why this level and not the one below.",
    Lack.GROUNDS: (
        "Quote and confirm the words that carry the rating on this criterion, beside those that limit it."
    ),
    Lack.OWN_WORDS: (
        "Quote other words for this criterion, or write in its ground why the same words carry it too."
    ),
}

Capped = tuple[Reason, Reason]
"""What holds a result down, and what would mend it."""


def judge_significance(
    voices: Voices, outcome: Outcome, rubrics: Rubrics, *, happened: Level
) -> SignificanceResult:
    """Say what can be said of an outcome's significance.

    Parameters
    ----------
    voices
        Who stands how in the casebook.
    outcome
        The outcome; ratings and grounds of every row that tells the same change are looked at.
    rubrics
        The scales.
    happened
        The level at which the change is shown; below ``supported`` it matters only if it happened.

    Returns
    -------
    SignificanceResult
        ``not rated``; ``asserted: ...`` with what it lacks; or ``rated: ...`` by a named person without a
        stake, with a reason and quoted grounds, on a scale whose levels are described.
    """
    rated = Rated(voices, outcome, rubrics)
    actors = dict.fromkeys((*outcome.actor_ids, *sorted(voices.model.actors(rated.change, "changed"))))
    reach = reach_of(voices.book, outcome, tuple(actors), rated.usable, rubrics.reach)
    counts = [_count(rating, scale, rated, reach) for rating, scale in _counted(rated, rubrics)]
    profile = tuple(_criteria(rated, counts, rubrics))
    wholes = tuple(_wholes(rated, counts))
    if_happened = happened < Level.SUPPORTED
    limits = (
        *_against(rated.grounds),
        *_before(rated.told_before),
        *(limit.reason for limit in reach.limits),
    )
    caps = (
        *_lacking(outcome, rated, rubrics),
        *((limit.reason, limit.mend) for limit in reach.limits),
        *_held(counts, outcome, reach),
        *_contested_whole(rated, counts),
        *_by_rule(wholes),
        *_differing(counts, wholes),
    )
    return SignificanceResult(
        outcome_id=outcome.outcome_id,
        statement=outcome.statement,
        verdict=_verdict(rated, profile, wholes, if_happened=if_happened),
        if_happened=if_happened,
        ratings=tuple(rating.rating_id for rating in rated.ratings),
        limits=limits,
        profile=profile,
        overall=wholes,
        grounds_for=shown_grounds(rated.usable, "for"),
        grounds_against=shown_grounds(rated.usable, "against"),
        baseline=shown_grounds(rated.usable, "baseline"),
        why=(*limits, *_given(outcome, rated, rubrics)),
        why_not_higher=tuple(reason for reason, _ in caps),
        what_would_raise_it=tuple(remedy for _, remedy in caps),
        draft=outcome.is_draft or any(row.is_draft for row in (*rated.ratings, *rated.grounds)),
    )


def reads_higher(one: SignificanceResult, other: SignificanceResult, scales: Iterable[Scale]) -> bool:
    """Whether one result gives a level that another of the same change does not carry.

    Levels of one scale are compared: of the whole by rule, of the whole as rated, and of each criterion.
    """
    ranks = {
        (scale.name, level.level): rank for scale in scales for rank, level in enumerate(scale.levels, 1)
    }
    before = _read(other)
    return any(
        ranks.get((key[0], level), 0) > ranks.get((key[0], before.get(key, "")), 0)
        for key, level in _read(one).items()
    )


def _read(result: SignificanceResult) -> dict[tuple[str, str], str]:
    """Give what a result reads, by scale and by what was rated."""
    parts = {(part.scale, part.criterion.casefold()): part.low for part in result.profile if part.counted}
    return parts | {(each.scale, "by rule"): each.level for each in result.overall}


# -- the level at which a rating counts


class Count(NamedTuple):
    """The rank at which one rating counts: capped, and one lower while a ground against it is unanswered.

    ``rank`` 0 is below the scale's lowest level: then it counts for nothing in the rule.
    """

    rating: Rating
    scale: Scale
    given: int
    rank: int
    unanswered: tuple[Ground, ...]
    cap: int

    @property
    def level(self) -> str:
        """The level at which it counts, as the scale spells it."""
        return self.scale.levels[self.rank - 1].level if self.rank else below_lowest(self.scale)


def below_lowest(scale: Scale) -> str:
    """Say that something does not reach the lowest level of a scale."""
    return f"below {scale.levels[0].level}"


def _counted(rated: Rated, rubrics: Rubrics) -> Iterator[tuple[Rating, Scale]]:
    for rating in rated.counted:
        scale = described_scale(rating, rubrics)
        if scale is not None:
            yield rating, scale


def _count(rating: Rating, scale: Scale, rated: Rated, reach: Reach) -> Count:
    given = scale.rank(rating.level) or 0
    beside = [each for each in rated.counted if _same_rater(each, rating)]
    if not is_whole(rating.criterion):
        beside = [each for each in beside if same_criterion(each.criterion, rating.criterion)]
    unanswered = tuple(rated.unanswered(beside, rated.against(rating.criterion)))
    cap = reach.cap(scale, rating.criterion)
    return Count(rating, scale, given, min(given - bool(unanswered), cap), unanswered, cap)


def _same_rater(one: Rating, two: Rating) -> bool:
    return words_said(one.rater) == words_said(two.rater)


# -- criteria side by side


def _criteria(rated: Rated, counts: Sequence[Count], rubrics: Rubrics) -> Iterator[CriterionResult]:
    """Set each criterion that was rated beside its grounds for and against; scales are never mixed."""
    groups: dict[tuple[str, str], list[Rating]] = {}
    for rating in sorted(rated.ratings, key=lambda row: (row.scale.casefold(), _place(row, rubrics))):
        key = (_scale_name(rating, rubrics), rating.criterion.strip().casefold())
        groups.setdefault(key, []).append(rating)
    for (scale_name, _), group in groups.items():
        ids = [rating.rating_id for rating in group]
        here = sorted((each for each in counts if each.rating.rating_id in ids), key=lambda each: each.rank)
        name = group[0].criterion
        scale = rubrics.scale(group[0].scale)
        criterion = scale.criterion(name) if scale else None
        yield CriterionResult(
            scale=scale_name,
            criterion=name,
            question=criterion.question if criterion else "",
            ratings=tuple(rating_result(rating, rubrics) for rating in group),
            counted=tuple(each for each in ids if any(count.rating.rating_id == each for count in here)),
            lacks=tuple((rating.rating_id, lack.value) for rating in group if (lack := rated.lacks(rating))),
            low=here[0].level if here else "",
            high=here[-1].level if here else "",
            meaning=_meaning(here[0]) if here else "",
            contested=any(each.unanswered for each in here),
            grounds_for=shown_grounds(rated.usable, "for", name),
            grounds_against=shown_grounds(rated.usable, "against", name),
        )


def _scale_name(rating: Rating, rubrics: Rubrics) -> str:
    known = rubrics.scale(rating.scale)
    return known.name if known else rating.scale.strip()


def _place(rating: Rating, rubrics: Rubrics) -> tuple[int, str, str]:
    known = rubrics.scale(rating.scale)
    names = [each.criterion.casefold() for each in known.criteria] if known else []
    name = rating.criterion.strip().casefold()
    at = -1 if name == WHOLE else names.index(name) if name in names else len(names)
    return at, name, rating.rating_id


def _meaning(count: Count) -> str:
    if not count.rank:
        return ""
    known = count.scale.criterion(count.rating.criterion)
    level = count.scale.levels[count.rank - 1]
    own = known.descriptors.get(level.level, "") if known else ""
    return own or level.descriptor


# -- the whole, by the scale's rule


def _wholes(rated: Rated, counts: Sequence[Count]) -> Iterator[OverallResult]:
    scales = {count.scale.name: count.scale for count in counts}
    for name in sorted(scales):
        yield _whole(scales[name], [count for count in counts if count.scale.name == name], rated)


def _whole(scale: Scale, here: Sequence[Count], rated: Rated) -> OverallResult:
    parts = [count for count in here if not is_whole(count.rating.criterion)]
    whole = sorted((count for count in here if is_whole(count.rating.criterion)), key=lambda each: each.rank)
    by_criterion = {
        each.criterion: sorted(
            count.rank for count in parts if same_criterion(count.rating.criterion, each.criterion)
        )
        for each in scale.criteria
    }
    low = _by_scale(scale, {name: ranks[0] for name, ranks in by_criterion.items() if ranks})
    high = _by_scale(scale, {name: ranks[-1] for name, ranks in by_criterion.items() if ranks})
    lower = 1 if _unanswered_on_the_whole(scale, parts, rated) else 0
    return OverallResult(
        scale=scale.name,
        title=scale.title,
        level=_lowered(scale, low.level, lower),
        highest=_lowered(scale, high.level, lower),
        rule=low.rule,
        missed=low.missed if parts else (),
        whole=tuple(dict.fromkeys(count.level for count in whole)),
        contested=bool(lower) or any(count.unanswered for count in here),
        unrated=tuple(name for name, ranks in by_criterion.items() if not ranks),
        rows=tuple(count.rating.rating_id for count in parts),
        whole_rows=tuple(count.rating.rating_id for count in whole),
    )


def _by_scale(scale: Scale, ranks: Mapping[str, int]) -> Overall:
    levels = [level.level for level in scale.levels]
    given = {name: levels[rank - 1] for name, rank in ranks.items() if rank}
    return overall(scale.overall, levels, [each.criterion for each in scale.criteria], given)


def _lowered(scale: Scale, level: str, by: int) -> str:
    rank = (scale.rank(level) or 0) - by
    return scale.levels[rank - 1].level if rank > 0 else ""


def _unanswered_on_the_whole(scale: Scale, parts: Sequence[Count], rated: Rated) -> tuple[Ground, ...]:
    """Give what is against the whole, or what the scale has not, and some rater of its parts leaves."""
    grounds = [ground for ground in rated.against(WHOLE) if scale.criterion(ground.criterion) is None]
    found: dict[str, Ground] = {}
    for rater in {words_said(count.rating.rater) for count in parts}:
        ratings = [count.rating for count in parts if words_said(count.rating.rater) == rater]
        found |= {ground.ground_id: ground for ground in rated.unanswered(ratings, grounds)}
    return tuple(found[each] for each in sorted(found))


# -- the words


def _verdict(
    rated: Rated, profile: Sequence[CriterionResult], wholes: Sequence[OverallResult], *, if_happened: bool
) -> str:
    if not rated.ratings:
        return "not rated"
    if not rated.counted:
        lacks = [lack for rating in rated.ratings if (lack := rated.lacks(rating))]
        return f"asserted: {Lack.SCALE if Lack.SCALE in lacks else lacks[0]}"
    parts = "; ".join(part for each in wholes for part in _parts(each, profile))
    return f"rated: {parts}{', if it happened' if if_happened else ''}"


def _parts(each: OverallResult, profile: Sequence[CriterionResult]) -> Iterator[str]:
    """Say the level of the whole, and where no rule gives one the criteria one by one."""
    contested = "; contested" if each.contested else ""
    if each.whole:
        yield f"{' / '.join(each.whole)} ({each.title}{_differ(len(each.whole) > 1)}{contested})"
    if each.whole == (each.level,) == (each.highest,):
        return
    if each.level:
        levels = each.level if each.highest == each.level else f"{each.level} / {each.highest}"
        yield f"{levels} by the scale's rule ({each.title}{_differ(each.highest != each.level)}{contested})"
        return
    for part in profile:
        if part.counted and part.scale == each.scale and not is_whole(part.criterion):
            levels = part.low if part.low == part.high else f"{part.low} / {part.high}"
            mark = "; contested" if part.contested else ""
            yield f"{part.criterion}: {levels} ({each.title}{_differ(part.low != part.high)}{mark})"


def _differ(differ: bool) -> str:
    return "; raters differ" if differ else ""


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


_RULE_OF_LACK: Mapping[Lack, str] = {Lack.OWN_WORDS: "G8", Lack.NO_HARM: "G9", Lack.ONLY_HARM: "G9"}


def _lacking(outcome: Outcome, rated: Rated, rubrics: Rubrics) -> Iterator[Capped]:
    """Give what each rating lacks, with what would mend it."""
    if not rated.ratings:
        text = "No scale was chosen and no level was given."
        yield _capped("G2", text, _REMEDIES[Lack.SCALE], (outcome.outcome_id,))
    for rating in rated.ratings:
        lack = rated.lacks(rating)
        if lack is not None:
            text = f"The rating “{rating.level}” is only asserted: {lack}."
            mend = _harm_remedy(rating, rubrics) if lack is Lack.NO_HARM else _REMEDIES[lack]
            yield _capped(_RULE_OF_LACK.get(lack, "G3"), text, mend, (rating.rating_id,))


def _harm_remedy(rating: Rating, rubrics: Rubrics) -> str:
    """Name the scale for changes for the worse: what the rating's scale says, or else any there is."""
    own = rubrics.scale(rating.scale)
    named = rubrics.scale(own.for_the_worse) if own else None
    harm = (
        named
        if named and named.is_of_harm
        else next((each for each in rubrics.scales if each.is_of_harm), None)
    )
    if harm is None:
        return "Write a scale with words for harm, and give its own name in its line for_the_worse."
    levels = listed(f"“{level.level}”" for level in harm.levels)
    return f"Rate it on the scale “{harm.name}”, whose levels are {levels}."


def _capped(rule: str, text: str, mend: str, rows: tuple[str, ...]) -> Capped:
    return Reason(rule=rule, text=text, rows=rows), Reason(rule=rule, text=mend, rows=rows)


def _held(counts: Sequence[Count], outcome: Outcome, reach: Reach) -> Iterator[Capped]:
    """Say where a rating counts lower than it was given, for grounds against it or those named."""
    for each in counts:
        rating = each.rating
        if each.unanswered:
            ids = listed(ground.ground_id for ground in each.unanswered)
            text = (
                f"{rating.criterion.capitalize()} was rated “{rating.level}” and is contested: its reason "
                f"does not answer {ids}. It counts as “{each.level}”."
            )
            yield _capped(
                "G1", text, _answer(ids), (rating.rating_id, *(g.ground_id for g in each.unanswered))
            )
        if each.given > each.cap:
            level = each.scale.levels[each.cap - 1].level
            names = listed(actor.name for actor in reach.actors) or "nobody"
            text = (
                f"{rating.criterion.capitalize()} was rated “{rating.level}”; the text names {names}"
                f"{' alone' if len(reach.actors) == 1 else ''}, which carries “{level}” at most."
            )
            mend = f"Quote who else changed, or rate {rating.criterion} no higher than “{level}”."
            rows = (rating.rating_id, outcome.outcome_id, *(actor.actor_id for actor in reach.actors))
            yield _capped("G5", text, mend, rows)


def _answer(ids: str) -> str:
    return f"Say in the reason what is to be made of {ids}, by id or in its words; refuse what is no limit."


def _contested_whole(rated: Rated, counts: Sequence[Count]) -> Iterator[Capped]:
    scales = {count.scale.name: count.scale for count in counts}
    for name in sorted(scales):
        parts = [
            count for count in counts if count.scale.name == name and not is_whole(count.rating.criterion)
        ]
        grounds = _unanswered_on_the_whole(scales[name], parts, rated)
        if grounds:
            ids = listed(ground.ground_id for ground in grounds)
            text = f"The whole is contested: not every rater answers {ids}. It counts one level lower."
            rows = (*(count.rating.rating_id for count in parts), *(ground.ground_id for ground in grounds))
            yield _capped("G1", text, _answer(ids), rows)


def _by_rule(wholes: Sequence[OverallResult]) -> Iterator[Capped]:
    for each in wholes:
        for level, unmet in each.missed:
            text = f"The scale's rule for “{level}” is not met ({unmet})."
            mend = "Rate what nobody rated; a level that the grounds do not carry is not to be raised."
            yield _capped("G6", text, mend, each.rows)


def _differing(counts: Sequence[Count], wholes: Sequence[OverallResult]) -> Iterator[Capped]:
    mend = (
        "Have the raters read each other's reasons beside the text, and say who keeps which level, and why."
    )
    groups: dict[tuple[str, str], list[Count]] = {}
    for count in counts:
        groups.setdefault((count.scale.name, count.rating.criterion.strip().casefold()), []).append(count)
    for (_, criterion), group in groups.items():
        low, high = min(group, key=lambda each: each.given), max(group, key=lambda each: each.given)
        if low.given != high.given:
            text = f"Raters differ on {criterion}: from “{low.rating.level}” to “{high.rating.level}”."
            yield _capped("G7", text, mend, tuple(count.rating.rating_id for count in group))
    for each in wholes:
        if each.whole and each.level and set(each.whole) != {each.level}:
            given = listed(f"“{level}”" for level in each.whole)
            text = f"The whole was rated {given}, and the criteria come out as “{each.level}” by the rule."
            yield _capped("G7", text, mend, (*each.whole_rows, *each.rows))
