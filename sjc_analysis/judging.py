"""Judge all outcomes of a casebook, in this process or in several, with the same result."""

from collections.abc import Callable, Iterator, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.harvest import OutcomeVerdicts, judge_outcomes, outcomes_to_judge
from sjc_analysis.reasoning.neighbourhood import Neighbourhoods
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.work import made

SHARED_FROM = 1000
"""From how many outcomes on the work is shared; below that, starting a process takes longer than it saves."""

_AT_ONCE = 100
"""Outcomes a process is given at once."""


def judge_all(
    casebook: Casebook, rubrics: Rubrics, workers: int, progress: Callable[[int, int], None] | None
) -> Iterator[OutcomeVerdicts]:
    """Judge every live outcome with its claims, in the order of the outcomes' ids.

    Parameters
    ----------
    casebook
        The casebook.
    rubrics
        Cut-offs, words and thresholds.
    workers
        How many processes at most; the work is shared from :data:`SHARED_FROM` outcomes on.
    progress
        Is told how many outcomes are judged, and of how many.
    """
    ids = [outcome.outcome_id for outcome in outcomes_to_judge(casebook)]
    shared = workers > 1 and len(ids) >= SHARED_FROM
    results = (
        _in_processes(casebook, rubrics, ids, workers) if shared else judge_outcomes(casebook, rubrics, ids)
    )
    for done, result in enumerate(results, start=1):
        if progress is not None:
            progress(done, len(ids))
        yield result


def _in_processes(
    casebook: Casebook, rubrics: Rubrics, ids: Sequence[str], workers: int
) -> Iterator[OutcomeVerdicts]:
    """Send each process the few rows that its outcomes look at; take results in the order of the ids."""
    near = Neighbourhoods(casebook)
    tasks = (
        (near.of_outcomes(ids[start : start + _AT_ONCE]), rubrics, tuple(ids[start : start + _AT_ONCE]))
        for start in range(0, len(ids), _AT_ONCE)
    )
    for verdicts in made(_judged, tasks, workers):
        yield from verdicts


def _judged(task: tuple[Casebook, Rubrics, tuple[str, ...]]) -> list[OutcomeVerdicts]:
    return list(judge_outcomes(*task))
