"""Does a change reach as far as is said? One station is not the national police (method, section 7)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.ratings import same_criterion
from sjc_analysis.reasoning.results import Reason
from sjc_analysis.argument.words import listed
from sjc_analysis.records import Actor, Ground, Outcome, Rating
from sjc_analysis.rubrics import ReachRubric, ReachWords, Rubrics


class Claimed(NamedTuple):
    """How far something says that a change reaches, where it says so, and on which row."""

    level: str
    where: str
    row: str


def reach_limits(
    casebook: Casebook, outcome: Outcome, grounds: Sequence[Ground], rubric: ReachRubric
) -> Iterator[tuple[Reason, Reason]]:
    """Compare how far a change is said to reach with those whom the text names as changed.

    Parameters
    ----------
    casebook
        The casebook.
    outcome
        The outcome.
    grounds
        Its grounds; those for it may claim a reach.
    rubric
        Words that claim a reach, and words that place an actor.

    Yields
    ------
    tuple of Reason
        Each claim that goes further than the actors named, with what would mend it. Nothing is said where
        an actor cannot be placed.
    """
    claims = _claims(outcome, grounds, rubric)
    if not claims:
        return
    actors = [casebook.row(actor_id) for actor_id in outcome.actor_ids]
    placed = [actor_level(actor, rubric) for actor in actors]
    if actors and not all(placed):
        return
    reached = max(map(rubric.levels.index, placed), default=-1)
    names = listed(actor.name for actor in actors)
    carried = (
        f"it names {names}, which is {rubric.levels[reached]}" if actors else "it names nobody who changed"
    )
    for claim in claims:
        if rubric.levels.index(claim.level) > reached:
            rows = (claim.row, *outcome.actor_ids)
            text = f"{claim.where} makes the change {claim.level}; as to who changed, {carried}."
            mend = (
                f"Say in the text who else changed, so that it is {claim.level}; "
                "or state the scale that those named carry."
            )
            yield Reason(rule="G5", text=text, rows=rows), Reason(rule="G5", text=mend, rows=rows)


def wider_actor_limits(
    casebook: Casebook, outcome: Outcome, rubric: ReachRubric
) -> Iterator[tuple[Reason, Reason]]:
    """Say where a body acts further than the scale of the change: a part of it is not the whole.

    Parameters
    ----------
    casebook
        The casebook.
    outcome
        The outcome; nothing is said where its record gives no scale.
    rubric
        Words that claim a reach, and words that place an actor.
    """
    scale = _widest(outcome.scale, rubric.claims, rubric)
    if not scale:
        return
    for actor_id in outcome.actor_ids:
        actor = casebook.row(actor_id)
        level = actor_level(actor, rubric)
        if level and rubric.levels.index(level) > rubric.levels.index(scale):
            rows = (outcome.outcome_id, actor.actor_id)
            text = (
                f"{actor.name} is a {level} body, and its record gives the scale of the change as {scale}: "
                "that the whole body changed is not shown."
            )
            mend = f"Name the part of {actor.name} that changed, and quote it; or quote what shows the whole."
            yield Reason(rule="G5", text=text, rows=rows), Reason(rule="G5", text=mend, rows=rows)


def one_actor_limits(
    casebook: Casebook, outcome: Outcome, ratings: Sequence[Rating], rubrics: Rubrics
) -> Iterator[tuple[Reason, Reason]]:
    """Say where reach is rated higher than the one actor whom the text names can carry.

    Parameters
    ----------
    casebook
        The casebook.
    outcome
        The outcome.
    ratings
        Its ratings that count.
    rubrics
        The scales, and for each the highest level one actor can carry.
    """
    if len(outcome.actor_ids) != 1:
        return
    actor = casebook.row(outcome.actor_ids[0])
    for rating in ratings:
        scale = rubrics.scale(rating.scale)
        for limit in rubrics.reach.one_actor:
            if (
                scale is None
                or limit.scale != scale.name
                or not same_criterion(limit.criterion, rating.criterion)
            ):
                continue
            if (scale.rank(rating.level) or 0) > (scale.rank(limit.level) or 0):
                rows = (rating.rating_id, outcome.outcome_id, actor.actor_id)
                text = (
                    f"{rating.criterion.capitalize()} was rated “{rating.level}”; the text names "
                    f"{actor.name} alone, which carries “{limit.level}” at most."
                )
                mend = f"Quote who else changed, or rate {rating.criterion} no higher than “{limit.level}”."
                yield Reason(rule="G5", text=text, rows=rows), Reason(rule="G5", text=mend, rows=rows)


def _claims(outcome: Outcome, grounds: Sequence[Ground], rubric: ReachRubric) -> list[Claimed]:
    """Find what claims a reach: the scale the record gives, the statement, the words quoted for it."""
    texts = [
        ("The scale that the record gives", outcome.scale, outcome.outcome_id),
        ("The statement", outcome.statement, outcome.outcome_id),
        *(
            ("A ground for it", ground.quote.text, ground.ground_id)
            for ground in grounds
            if ground.direction == "for"
        ),
    ]
    found = ((where, _widest(text, rubric.claims, rubric), row) for where, text, row in texts)
    return [Claimed(level, where, row) for where, level, row in found if level]


def actor_level(actor: Actor, rubric: ReachRubric) -> str:
    """Place an actor by the words of its name and kind; blank where they do not tell.

    Where a name holds words of two levels, as "the national police, Ferry Road station", the narrower
    counts.

    Examples
    --------
    >>> from sjc_analysis.rubrics import load_rubrics
    >>> rubric = load_rubrics().reach
    >>> [actor_level(Actor(actor_id="N-01", name=name), rubric) for name in ("Ferry Road station", "Ada")]
    ['local', '']
    """
    found = _found(f"{actor.name} {actor.kind}", rubric.actors)
    return min(found, key=rubric.levels.index, default="")


def _widest(text: str, entries: Sequence[ReachWords], rubric: ReachRubric) -> str:
    return max(_found(text, entries), key=rubric.levels.index, default="")


def _found(text: str, entries: Sequence[ReachWords]) -> list[str]:
    return [
        entry.level
        for entry in entries
        if any(
            re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE) for word in entry.words
        )
    ]
