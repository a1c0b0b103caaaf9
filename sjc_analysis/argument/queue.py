"""What to ask next: the questions whose answer would change a verdict come first (method, section 9)."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.argument.argue import Argument, Verdict
from sjc_analysis.argument.levels import Level
from sjc_analysis.argument.results import QueueRow
from sjc_analysis.records import Claim, Event, Outcome
from sjc_analysis.vocabulary import ClaimPart

WHO = "somebody outside the programme who would know"


class Asked(NamedTuple):
    """A claim with its verdict, for which answers are tried."""

    claim: Claim
    verdict: Verdict


def queue_of(argument: Argument, claims: Sequence[Asked], outcomes: Sequence[str]) -> tuple[QueueRow, ...]:
    """List the questions worth asking, those that could move verdicts furthest first.

    Parameters
    ----------
    argument
        The argument as it stands.
    claims
        The claims, with their verdicts.
    outcomes
        Ids of the outcomes that are judged.

    Returns
    -------
    tuple of QueueRow
        By how many levels an answer would move the verdicts, then by how many it would move the premise
        that is asked about, then by outcome. A question that could move neither is not listed.
    """
    by_change: dict[str, list[Asked]] = {}
    for each in claims:
        by_change.setdefault(argument.model.node(each.claim.outcome_id), []).append(each)
    rows = []
    for change in dict.fromkeys(map(argument.model.node, outcomes)):
        rows += [
            row
            for row in _about(argument, change, by_change.get(change, ()))
            if row.moves or row.moves_premise
        ]
    return by_moves(rows)


def by_moves(rows: Iterable[QueueRow]) -> tuple[QueueRow, ...]:
    """Sort questions: by how far an answer would move verdicts, then its premise, then by outcome."""
    return tuple(sorted(rows, key=lambda row: (-row.moves, -row.moves_premise, row.outcome_id, row.step)))


def _about(argument: Argument, change: str, claims: Sequence[Asked]) -> Iterator[QueueRow]:
    yield _row(argument, change, change, claims)
    for step in dict.fromkeys(step for each in claims for step in each.verdict.path):
        yield _row(argument, change, step, [each for each in claims if step in each.verdict.path])


def _row(argument: Argument, change: str, target: str, claims: Sequence[Asked]) -> QueueRow:
    confirmed, denied = argument.suppose(target, speaks_for=1), argument.suppose(target, against=1)
    now, up, down = (_premise(each, target) for each in (argument, confirmed, denied))
    moved = [(each, confirmed.claim(each.claim).level, denied.claim(each.claim).level) for each in claims]
    moves = sum(high - each.verdict.level + each.verdict.level - low for each, high, low in moved)
    best = max(moved, key=lambda each: (each[1], each[0].claim.claim_id), default=None)
    shown = (best[0].verdict.level, best[1], best[2]) if best else (now, up, down)
    book, is_step = argument.book, ">" in target
    part: ClaimPart = "contribution" if is_step else "happened"
    asked = [
        row for row in argument.model.asked_about(change)
        if row.part == part or (is_step and row.part == "mechanism")
    ]  # fmt: skip
    return QueueRow(
        outcome_id=change,
        part=part,
        step=target if is_step else "",
        claim_ids=tuple(each.claim.claim_id for each, high, low in moved if high != low),
        question=_question(argument, change, target),
        who=WHO,
        now=shown[0].word,
        if_confirmed=shown[1].word,
        if_denied=shown[2].word,
        moves=moves,
        moves_premise=up - down,
        asked=len(asked),
        unanswered=sum(row.response == "no_response" for row in asked),
        rows=tuple(argument.model.ends(target)) if is_step and book.has(target.split(">")[0]) else (change,),
    )


def _premise(argument: Argument, target: str) -> Level:
    premises = argument.premises
    return (premises.step(target) if ">" in target else premises.change(target)).level


def _question(argument: Argument, change: str, target: str) -> str:
    """Put a question so that it presupposes neither that the change took place nor what brought it about."""
    book = argument.book
    tellings: Sequence[Outcome] = argument.model.tellings(change)
    who = sorted({book.row(actor).name for row in tellings for actor in row.actor_ids})
    whose = f" of {' and '.join(who)}" if who else ""
    if ">" not in target:
        return (
            f"What, if anything, has become different in the conduct{whose}? Since when, and how do you know?"
        )
    cause = book.row(argument.model.ends(target)[0])
    when = f" ({when(cause.date)})" if isinstance(cause, Event) and cause.date.known else ""
    return (
        f"If something became different in the conduct{whose}: what brought it about, who did what, and would it "
        f"have come about anyway{when and '; what was going on at the time'}{when}?"
    )
