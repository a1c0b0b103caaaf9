"""The changes placed on the results framework, with the items on which none stands (method, section 8)."""

import re

from sjc_analysis.portfolio.changes import Change, Harvest, verdicts
from sjc_analysis.portfolio.table import FEW, HarvestTable, cases, many, nothing_left_out, of_base
from sjc_analysis.records import FrameworkItem

LEVELS = ("objective", "outcome", "output", "other")


def placements(harvest: Harvest) -> tuple[tuple[FrameworkItem, tuple[Change, ...]], ...]:
    """List the items of the framework with the changes on each; none is left out.

    Items with one level and code are one item, whichever records named it.
    """
    items: dict[tuple[str, str], list[FrameworkItem]] = {}
    for item in harvest.casebook.live("framework"):
        items.setdefault((item.level, item.code), []).append(item)
    found = []
    for key in sorted(items, key=_order):
        ids = {item.framework_id for item in items[key]}
        records = {record_id for item in items[key] for record_id in item.record_ids}
        named = next((item for item in items[key] if item.label), items[key][0])
        found.append((named, tuple(each for each in harvest.changes if _stands_on(each, ids, records))))
    return tuple(found)


def _order(key: tuple[str, str]) -> tuple[bool, tuple[tuple[int, str], ...], int]:
    """Put objectives first, then each outcome with its outputs below it."""
    level, code = key
    return level != "objective", _by_number(code), LEVELS.index(level)


def _by_number(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part) if part.isdigit() else -1, part) for part in re.split(r"[.\s]+", code))


def _stands_on(change: Change, ids: set[str], records: set[str]) -> bool:
    """Whether an outcome names the item, or names none and its record does."""
    return any(
        ids & set(outcome.framework_ids) or (not outcome.framework_ids and outcome.record_id in records)
        for outcome in change.outcomes
    )


def framework_table(harvest: Harvest) -> HarvestTable:
    """Write the framework as a table; an item without a change says so."""
    placed = placements(harvest)
    base = len(harvest.changes)
    rows = []
    for item, changes in placed:
        ids = [change.outcome_id for change in changes]
        carried = verdicts([(change, harvest.verdict(change)) for change in changes])
        told = cases(ids) if len(ids) < FEW else f"{of_base(len(ids), base, 'change')} ({', '.join(ids)})"
        rows.append((item.level, item.code, item.label, told or "gap: no change", carried))
    gaps = sum(not changes for _, changes in placed)
    named = {change.outcome_id for _, changes in placed for change in changes}
    nowhere = [change.outcome_id for change in harvest.changes if change.outcome_id not in named]
    return HarvestTable(
        key="framework",
        title="Where do the changes stand on the results framework, and where does none?",
        headings=("Level", "Code", "What it says", "Changes", "How far the contribution is carried"),
        meanings=(
            "level of the results framework", "its code", "its words, where somebody gave them",
            "the changes placed there; a change may stand on several items",
            "verdicts on the contribution to them",
        ),
        rows=tuple(rows),
        base=f"The base is {harvest.base}, and {len(placed)} items of the framework, "
        f"{gaps} of them without a change.",
        left_out=nothing_left_out(
            [
                *harvest.set_aside,
                f"{many(len(nowhere), 'change')} placed on no item ({', '.join(nowhere)})" if nowhere else "",
            ]
        ),
        rate=True,
        notes=(
            "Only items that are in the casebook are shown: an item that nobody entered is no gap here.",
            "A gap says that no change was harvested there, not that nothing changed.",
        ),
    )  # fmt: skip
