"""What limits a comparison of cases, said before its results (docs/configurations.md names the rules)."""

from collections.abc import Iterator, Sequence

from sjc_analysis.configurations.cases import Cases
from sjc_analysis.configurations.chance import clean_by_chance
from sjc_analysis.configurations.fit import at_least
from sjc_analysis.configurations.results import ModelResult, Solution
from sjc_analysis.configurations.settings import settings
from sjc_analysis.configurations.truth_table import Row
from sjc_analysis.reasoning.results import Reason


def limits_of_cases(cases: Cases, outcome: Sequence[float], table: Sequence[Row]) -> Iterator[Reason]:
    """Say what the choice and number of cases leave open."""
    yield Reason(
        rule="QL1", text="What is found holds for these cases. A configuration that goes with an outcome is "
        "not thereby its cause: that has to be shown within cases",
    )  # fmt: skip
    if cases.asked.calibrations:
        yield Reason(
            rule="QL2", text="Memberships rest on anchors that somebody chose; other anchors were not tried",
            rows=tuple(each.text() for each in cases.asked.calibrations),
        )  # fmt: skip
    yield from _diversity(cases, table)
    yield from _chance(outcome, table)
    constant = [
        name
        for at, name in enumerate(cases.asked.conditions)
        if len({case.conditions[at] > 0.5 for case in cases.cases}) == 1
    ]
    if constant:
        yield Reason(
            rule="QL5", text="Every case is on the same side of a condition: nothing can be learnt about it",
            rows=tuple(constant),
        )  # fmt: skip


def _diversity(cases: Cases, table: Sequence[Row]) -> Iterator[Reason]:
    count, size = len(cases.cases), 1 << len(cases.asked.conditions)
    if len(table) < size:
        fewer = f", and there are only {count} cases" if count < size else ""
        yield Reason(
            rule="QL3", text=f"{len(table)} of {size:,} configurations were observed{fewer}; what would "
            "happen in the others is not known",
        )  # fmt: skip


def _chance(outcome: Sequence[float], table: Sequence[Row]) -> Iterator[Reason]:
    if any(row.contradictory for row in table):
        return
    share = clean_by_chance([len(row.members) for row in table], sum(value > 0.5 for value in outcome))
    if share > settings().chance:
        yield Reason(
            rule="QL4", text=f"No row is contradictory, but of all ways to deal the outcome to these "
            f"{len(outcome)} cases by chance {share:.0%} leave none contradictory either: too few cases for "
            "so many conditions to tell a pattern from chance",
        )  # fmt: skip


def limits_of_table(table: Sequence[Row], opposite: Sequence[Row], pri: float) -> Iterator[Reason]:
    """Say what the truth table leaves open."""
    contradictory = [row for row in table if row.contradictory]
    if contradictory:
        yield Reason(
            rule="QL6", text="The same configuration holds cases with and without the outcome: look for what "
            "sets them apart", rows=tuple(name for row in contradictory for name in row.deviant),
        )  # fmt: skip
    positive = [row for row in table if row.code == "1"]
    also = {row.row for row in opposite if row.code == "1"}
    both = [row for row in positive if row.row in also]
    if both:
        yield Reason(
            rule="QL7", text="A row counts as sufficient for the outcome and for its absence, which cannot "
            "be; set a PRI cut-off", rows=_numbers(both),
        )  # fmt: skip
    low = [row for row in positive if row not in both and not at_least(row.pri, settings().pri_low)]
    if low and not pri:
        yield Reason(
            rule="QL8", text=f"A row that counts as sufficient has a PRI below {settings().pri_low:g}: it "
            "fits the absence of the outcome nearly as well", rows=_numbers(low),
        )  # fmt: skip
    dropped = [row for row in table if row.code == "?"]
    if dropped:
        yield Reason(
            rule="QL9", text="Rows with fewer cases than the frequency cut-off are treated as not observed",
            rows=tuple(name for row in dropped for name in row.members),
        )  # fmt: skip
    outside = [name for row in table if row.code != "1" for name in row.typical]
    if outside:
        yield Reason(
            rule="QL10", text="Cases with the outcome are in no row that counts as sufficient, so no "
            "solution is about them", rows=tuple(outside),
        )  # fmt: skip


def limits_of_solutions(
    conservative: Solution, parsimonious: Solution, intermediate: Solution, *, expected: bool
) -> Iterator[Reason]:
    """Say what the solutions leave open."""
    if not conservative.models:
        yield Reason(rule="QL11", text="No row counts as sufficient, so there is no solution")
        return
    if not parsimonious.models:
        yield Reason(
            rule="QL12", text="No row counts as not sufficient: with rows nobody observed one could say that "
            "everything leads to the outcome, so there is no parsimonious and no intermediate solution",
        )  # fmt: skip
    elif not expected:
        yield Reason(
            rule="QL13", text="No expectation was given, so there is no intermediate solution; --expect "
            "names the conditions that theory expects to contribute",
        )  # fmt: skip
    for name, solution in (("conservative", conservative), ("parsimonious", parsimonious)):
        if solution.tied > 1:
            yield Reason(
                rule="QL14", text=f"The {name} solution has {solution.tied} tied models, and the data cannot "
                "choose between them; a report gives all of them",
            )  # fmt: skip
    for name, solution in (
        ("conservative", conservative), ("parsimonious", parsimonious), ("intermediate", intermediate),
    ):  # fmt: skip
        if solution.note and solution.models:
            yield Reason(rule="QL15", text=f"Of the {name} solution {solution.note}")
    yield from _assumptions((*parsimonious.models, *intermediate.models))


def _assumptions(models: Sequence[ModelResult]) -> Iterator[Reason]:
    contradictory = tuple(model.name for model in models if model.contradictory)
    if contradictory:
        yield Reason(
            rule="QL16", text="A model assumes the outcome in rows for which a parsimonious model of the "
            "opposite assumes its absence; do not rest on it", rows=contradictory,
        )  # fmt: skip
    lacking = tuple(model.name for model in models if model.against_necessity)
    if lacking:
        yield Reason(
            rule="QL17", text="A model assumes the outcome in rows that lack a condition found necessary",
            rows=lacking,
        )  # fmt: skip


def _numbers(rows: Sequence[Row]) -> tuple[str, ...]:
    return tuple(f"row {row.row + 1}" for row in rows)
