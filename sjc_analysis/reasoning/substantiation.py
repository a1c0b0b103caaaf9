"""What to ask next: advice, and a plan of interviews (method, section 8)."""

from collections.abc import Iterable, Sequence

from sjc_analysis.reasoning.information import gain
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.results import (
    ClaimResult,
    InterviewResult,
    PartResult,
    QueueRow,
    Reason,
    SignificanceResult,
)
from sjc_analysis.rubrics import Informant, SubstantiationRubric

_MOST_OF_ONE_OUTCOME = 4
"""Interviews planned on one outcome at most; more would be asked after the first answers are in."""


def questions_to_ask(results: Iterable[ClaimResult | PartResult | SignificanceResult]) -> tuple[Reason, ...]:
    """Gather what would raise the verdicts, each piece of advice once with all the rows it is about.

    Parameters
    ----------
    results
        Verdicts, in the order their advice should stand.

    Returns
    -------
    tuple of Reason
        The advice that concerns most verdicts first; ties keep their order.
    """
    rows: dict[tuple[str, str], dict[str, None]] = {}
    wanted: dict[tuple[str, str], int] = {}
    for result in results:
        for reason in result.what_would_raise_it:
            key = (reason.rule, reason.text)
            rows.setdefault(key, {}).update(dict.fromkeys(reason.rows))
            wanted[key] = wanted.get(key, 0) + 1
    ordered = sorted(rows, key=lambda key: -wanted[key])
    return tuple(Reason(rule=rule, text=text, rows=tuple(rows[rule, text])) for rule, text in ordered)


def plan_interviews(
    queue: Sequence[QueueRow], rubric: SubstantiationRubric, budget: int
) -> tuple[InterviewResult, ...]:
    """Choose interviews one after the other, each the one that adds most to those before it.

    This is greedy: another set of the same size may tell more together. One informant answers all questions
    on one outcome, but what is asked further counts for less, as the rubric says; a second informant on the
    same question adds only what the first left open.

    Parameters
    ----------
    queue
        The questions.
    rubric
        Typical answers.
    budget
        How many interviews there is time for.

    Returns
    -------
    tuple of InterviewResult
        At most ``budget``, in the order chosen, ranked by the cautious end times the significance rank.
    """
    questions: dict[str, list[QueueRow]] = {}
    for row in queue:
        about = questions.setdefault(row.outcome_id, [])
        if all(row.question != other.question for other in about):  # one answer serves several claims
            about.append(row)
    chosen: dict[str, tuple[Informant, ...]] = {}
    best = {outcome_id: _best(rows, (), rubric) for outcome_id, rows in questions.items()}
    plan: list[InterviewResult] = []
    while len(plan) < budget and best:
        outcome_id = max(best, key=lambda key: (best[key][0], key))
        (told, informant), rows = best[outcome_id], questions[outcome_id]
        if told[0] <= 0:
            break
        weight = rows[0].weight
        again = informant in chosen.get(outcome_id, ())
        plan.append(
            InterviewResult(
                number=len(plan) + 1,
                outcome_id=outcome_id,
                interest=informant.interest,
                who=f"{informant.who}, and does not draw on those before" if again else informant.who,
                questions=tuple(row.question for row in rows),
                gain_low_bits=told[0] / weight,
                gain_high_bits=told[1] / weight,
                weight=weight,
            )
        )
        chosen[outcome_id] = (*chosen.get(outcome_id, ()), informant)
        best[outcome_id] = _best(rows, chosen[outcome_id], rubric)
        if len(chosen[outcome_id]) == _MOST_OF_ONE_OUTCOME:
            del best[outcome_id]
    return tuple(plan)


def _best(
    rows: Sequence[QueueRow], before: tuple[Informant, ...], rubric: SubstantiationRubric
) -> tuple[tuple[float, float], Informant]:
    """Give the kind of informant who adds most on an outcome, and what that is, times its weight."""
    weight = rows[0].weight
    told = []
    for informant in rubric.informants:
        added = [_added(row, before, informant) for row in rows]
        low, high = (_with_share([each[end] for each in added], rubric) * weight for end in (0, 1))
        told.append(((low, high), informant))
    return max(told, key=lambda pair: pair[0])


def _added(row: QueueRow, before: tuple[Informant, ...], informant: Informant) -> tuple[float, float]:
    """Give what one more informant adds on one question to those already chosen."""
    belief = Bounds(row.belief_low, row.belief_high)
    least, most = gain(belief, before), gain(belief, (*before, informant))
    return max(0.0, most.low - least.low), max(0.0, most.high - least.high)


def _with_share(gains: Sequence[float], rubric: SubstantiationRubric) -> float:
    """Add the gains of one interview: the greatest whole, the others at the rubric's share."""
    return max(gains) + rubric.share_of_a_further_question * (sum(gains) - max(gains))
