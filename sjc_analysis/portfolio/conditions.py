"""The changes as cases by conditions, for the tools that compare cases (QCA)."""

import csv
import io
from collections.abc import Iterator

from sjc_analysis.portfolio.changes import Change, Harvest
from sjc_analysis.portfolio.people import VICTIMS, kinds_of
from sjc_analysis.records import Event

CASE, OUTCOME = "CASE", "OUTCOME"


def conditions_csv(harvest: Harvest) -> str:
    """Write a row a change and a column a kind of act, 1 where such an act is said to lead to the change.

    Acts of anybody but the programme have columns of their own. ``OUTCOME`` is 1 throughout, because a
    harvest holds only what happened: cases without the outcome have to be added before anything can be
    compared. A change for the worse is no case of the same outcome and does not stand here; nor, in a table
    for a donor, does a change of people at risk.

    Examples
    --------
    >>> from sjc_analysis.assessment import assess
    >>> from sjc_analysis.casebook import Casebook
    >>> conditions_csv(Harvest(assess(Casebook()))).splitlines()
    ['CASE,OUTCOME']
    """
    found = {
        change.outcome_id: set(_conditions(harvest, change))
        for change in harvest.changes
        if _may_stand(harvest, change)
    }
    names = sorted({name for conditions in found.values() for name in conditions})
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((CASE, *names, OUTCOME))
    writer.writerows(
        (case, *(int(name in conditions) for name in names), 1) for case, conditions in found.items()
    )
    return out.getvalue()


def _conditions(harvest: Harvest, change: Change) -> Iterator[str]:
    ids = {outcome.outcome_id for outcome in change.outcomes}
    causes = {claim.cause_id for claim in harvest.claims_on(change)}
    causes |= {link.cause_id for link in harvest.casebook.live("links") if link.effect_id in ids}
    for act in harvest.casebook.live("events"):
        if act.event_id in causes:
            yield _condition(act)


def _condition(act: Event) -> str:
    name = act.kind if act.category == "act" else act.category
    return ("" if act.side == "programme" else f"{act.side}_").upper() + name.replace(" ", "_").upper()


def _may_stand(harvest: Harvest, change: Change) -> bool:
    """Whether a change may be a row: none for the worse is, and in a donor's table none of people at risk."""
    return not change.negative and not (harvest.small_tables and VICTIMS & set(kinds_of(harvest, change)))
