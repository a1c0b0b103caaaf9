"""Does a change reach as far as is said? One station is not the national police (method, section 7)."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.argument.results import Reason
from sjc_analysis.argument.words import listed
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Actor, Ground, Outcome
from sjc_analysis.rubrics import ReachCap, ReachRubric, ReachWords
from sjc_analysis.scales import Scale

_SCALE = "The scale that the record gives"


class Limit(NamedTuple):
    """What limits the reach of a change, what would mend it, and whether it caps ``reach`` too.

    A scale that the record gives does, and a body that acts further than it; words found in a statement or
    a ground ("the national guideline") are shown only.
    """

    reason: Reason
    mend: Reason
    binds: bool


class Reach(NamedTuple):
    """How far a change reaches by its text: its limits, and the caps on ``reach`` that follow from them.

    A cap follows from the scale of the outcome's row and those it names, so that taking a ground away never
    lifts one.
    """

    limits: tuple[Limit, ...]
    caps: tuple[ReachCap, ...]
    actors: tuple[Actor, ...]

    def cap(self, scale: Scale, criterion: str) -> int:
        """Give the highest rank that counts for a criterion of a scale."""
        wanted = (scale.name.casefold(), criterion.strip().casefold())
        ranks = [
            scale.rank(cap.level)
            for cap in self.caps
            if (cap.scale.casefold(), cap.criterion.casefold()) == wanted
        ]
        return min((rank for rank in ranks if rank), default=len(scale.levels))


def reach_of(
    casebook: Casebook,
    outcome: Outcome,
    actor_ids: Sequence[str],
    grounds: Sequence[Ground],
    rubric: ReachRubric,
) -> Reach:
    """Compare how far a change is said to reach with those whom its row names as changed.

    Parameters
    ----------
    casebook
        The casebook.
    outcome
        The outcome.
    actor_ids
        Who changed, by every row that tells the change.
    grounds
        Its grounds; those for it may claim a reach.
    rubric
        Words that claim a reach, words that place an actor, and the caps.
    """
    actors = tuple(casebook.row_of(Actor, actor_id) for actor_id in actor_ids)
    limits = (
        *_further_than_named(outcome, actors, grounds, rubric),
        *_part_of_a_body(outcome, actors, rubric),
    )
    over = rubric.overreach if any(limit.binds for limit in limits) else ()
    few = rubric.one_actor if len(actors) < 2 else ()
    return Reach(limits, (*few, *over), actors)


def _further_than_named(
    outcome: Outcome, actors: Sequence[Actor], grounds: Sequence[Ground], rubric: ReachRubric
) -> Iterator[Limit]:
    """Give each claim that goes further than the actors named; none where an actor cannot be placed."""
    placed = [actor_level(actor, rubric) for actor in actors]
    if actors and not all(placed):
        return
    reached = max(map(rubric.levels.index, placed), default=-1)
    names = listed(actor.name for actor in actors)
    carried = (
        f"it names {names}, which is {rubric.levels[reached]}" if actors else "it names nobody who changed"
    )
    for where, level, row in _claims(outcome, grounds, rubric):
        if rubric.levels.index(level) > reached:
            rows = (row, *(actor.actor_id for actor in actors))
            text = f"{where} makes the change {level}; as to who changed, {carried}."
            mend = (
                f"Say in the text who else changed, so that it is {level}; "
                "or state the scale that those named carry."
            )
            yield Limit(
                Reason(rule="G5", text=text, rows=rows),
                Reason(rule="G5", text=mend, rows=rows),
                where == _SCALE,
            )


def _part_of_a_body(outcome: Outcome, actors: Sequence[Actor], rubric: ReachRubric) -> Iterator[Limit]:
    """Say where a body acts further than the scale its record gives the change: a part is not the whole."""
    scale = _widest(outcome.scale, rubric.claims, rubric)
    if not scale:
        return
    for actor in actors:
        level = actor_level(actor, rubric)
        if level and rubric.levels.index(level) > rubric.levels.index(scale):
            rows = (outcome.outcome_id, actor.actor_id)
            text = (
                f"{actor.name} is a {level} body, and its record gives the scale of the change as {scale}: "
                "that the whole body changed is not shown."
            )
            mend = f"Name the part of {actor.name} that changed, and quote it; or quote what shows the whole."
            yield Limit(
                Reason(rule="G5", text=text, rows=rows), Reason(rule="G5", text=mend, rows=rows), True
            )


def _claims(
    outcome: Outcome, grounds: Sequence[Ground], rubric: ReachRubric
) -> Iterator[tuple[str, str, str]]:
    """Find what claims a reach, how far, and on which row: the outcome's own or a ground for it."""
    texts = [
        (_SCALE, outcome.scale, outcome.outcome_id),
        ("The statement", outcome.statement, outcome.outcome_id),
        *(
            ("A ground for it", ground.quote.text, ground.ground_id)
            for ground in grounds
            if ground.direction == "for"
        ),
    ]
    for where, text, row in texts:
        level = _widest(text, rubric.claims, rubric)
        if level:
            yield where, level, row


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
