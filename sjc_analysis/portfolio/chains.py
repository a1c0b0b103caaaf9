"""Changes that helped a later one, changes told twice, and those for the worse or planned by nobody."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import networkx as nx

from sjc_analysis.argument.words import when
from sjc_analysis.portfolio.changes import WORSE, Change, Harvest
from sjc_analysis.portfolio.table import HarvestTable, many, nothing_left_out, told_in


def chains_table(harvest: Harvest) -> HarvestTable:
    """Write every chain of changes from its first to its last, with the sources that say each step."""
    earlier = earlier_of(harvest)
    chains = sorted(chains_of(earlier))
    by_id = {change.outcome_id: change for change in harvest.changes}
    rows = [
        (
            " → ".join(chain),
            "\n".join(
                f"{each} ({when(by_id[each].outcome.date)}): {by_id[each].outcome.statement}"
                for each in chain
            ),
            "\n".join(_step(harvest, one, two) for one, two in pairwise(chain)),
            "\n".join(f"{each}: {harvest.verdict(by_id[each])}" for each in chain),
        )
        for chain in chains
    ]
    linked = {each for chain in chains for each in chain}
    return HarvestTable(
        key="chains",
        title="Which changes helped a later one?",
        headings=("Chain", "Changes", "Who says that one helped the next", "Contribution to each"),
        meanings=(
            "changes in order, the earliest first",
            "what changed and when",
            "records or sources whose words say so",
            "best carried verdict on the contribution to each change",
        ),
        rows=tuple(rows),
        base=f"The base is {harvest.base}; {len(linked)} stand in {many(len(rows), 'chain')}.",
        left_out=nothing_left_out(
            [f"{many(len(harvest.changes) - len(linked), 'change')} in no chain", *harvest.set_aside]
        ),
        notes=("A chain is no stronger than its weakest step; it is told in pieces by several sources.",),
    )


def earlier_of(harvest: Harvest) -> dict[str, tuple[str, ...]]:
    """Give for each change the changes it grew from, by the ids they are counted under."""
    counted = {
        outcome.outcome_id: change.outcome_id for change in harvest.changes for outcome in change.outcomes
    }
    earlier: dict[str, dict[str, None]] = {change.outcome_id: {} for change in harvest.changes}
    for link in harvest.casebook.live("links"):
        cause, effect = counted.get(link.cause_id), counted.get(link.effect_id)
        if cause and effect and cause != effect:
            earlier[effect][cause] = None
    return {outcome_id: tuple(causes) for outcome_id, causes in earlier.items()}


def chains_of(earlier: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """List the chains from a change that grew from none to one that nothing grew from.

    Examples
    --------
    >>> sorted(chains_of({"O-01": [], "O-02": ["O-01"], "O-03": ["O-02"], "O-04": ["O-01"], "O-05": []}))
    [('O-01', 'O-02', 'O-03'), ('O-01', 'O-04')]
    """
    graph: nx.DiGraph[str] = nx.DiGraph([(cause, effect) for effect in earlier for cause in earlier[effect]])
    last = [each for each in graph if not graph.out_degree(each)]
    for first in (each for each in graph if not graph.in_degree(each)):
        yield from map(tuple, nx.all_simple_paths(graph, first, last))


def _step(harvest: Harvest, one: str, two: str) -> str:
    casebook = harvest.casebook
    sources = sorted(
        {
            told_in(casebook, link.quote)
            for link in casebook.live("links")
            if (link.cause_id, link.effect_id) == (one, two) and link.quote is not None
        }
    )
    return f"{one} → {two}: {', '.join(sources) if sources else 'nobody in words'}"


def repeated_table(harvest: Harvest) -> HarvestTable:
    """Write the changes that several records tell, with the outcome each is counted by."""
    repeated = [change for change in harvest.changes if change.also_told_by]
    rows = [
        (change.outcome_id, change.outcome.statement, other.outcome_id, other.statement)
        for change in repeated
        for other in change.also_told_by
    ]
    return HarvestTable(
        key="told_twice",
        title="Which changes do several records tell?",
        headings=("Counted as", "What it says", "Told again as", "What that says"),
        meanings=("the outcome it counts as", "its statement", "the other outcome", "its statement"),
        rows=tuple(rows),
        base=f"The base is {harvest.base}; {many(len(repeated), 'change')} told by more than one.",
        left_out=nothing_left_out([]),
        notes=("A person decided that they are one change; two records of it are no two sources.",),
    )


def adverse_table(harvest: Harvest) -> HarvestTable:
    """Write every change for the worse and every one that nobody planned, told and not counted up."""
    adverse = [change for change in harvest.changes if change.negative or change.unintended]
    rows = [
        (change.outcome_id, change.outcome.statement, _how(change), harvest.verdict(change))
        for change in sorted(adverse, key=lambda change: (not change.negative, change.outcome_id))
    ]
    return HarvestTable(
        key="negative_unintended",
        title="What changed for the worse, and what did nobody plan?",
        headings=("Change", "Who changed what", "How", "That the programme brought it about"),
        meanings=("the change", "its statement", "for the worse, unplanned, or both", "best carried verdict"),
        rows=tuple(rows),
        base=f"The base is {harvest.base}; {sum(change.negative for change in adverse)} {WORSE}, "
        f"{sum(change.unintended for change in adverse)} that nobody planned, {len(adverse)} in all.",
        left_out=nothing_left_out(harvest.set_aside),
        rate=True,
        notes=("Those who send records seldom tell of harm: few such records are no sign of little harm.",),
    )


def _how(change: Change) -> str:
    return ", ".join([*([WORSE] if change.negative else []), *(["unplanned"] if change.unintended else [])])
