"""What could not be carried into a new draft, row by row; and what stands in its place if it was withheld."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sjc_analysis.casebook import TABLES
from sjc_analysis.decisions.pairing import Pairs
from sjc_analysis.decisions.places import section
from sjc_analysis.decisions.rows import Gone
from sjc_analysis.findings import Finding
from sjc_analysis.records import Actor, Decided, Row
from sjc_analysis.references import references, target_prefixes

_NOT_COMPARED = frozenset({"rule", "reason", "hint"})


def lost_finding(pairs: Pairs, row_id: str, gone: Gone) -> Finding:
    """Say that a row a person made or decided is left out, why, and what to do.

    Parameters
    ----------
    pairs
        The two casebooks.
    row_id
        The row's id in the old casebook, to whose sheet and row the finding points.
    gone
        What it names that is gone.
    """
    table, number = pairs.stood_at[row_id]
    nearest = pairs.ids.get(row_id, "")
    stands = f"Decide {nearest}, the new draft in its place" if nearest else "Look for the new words"
    return Finding(
        rule="quote lost", severity="warning", sheet=table, row=number, column=gone.column,
        reason=f"{row_id} of the kept casebook is left out: {_why(pairs, gone)}",
        remedy=f"{stands}, or add it again; it is kept whole in the casebook of lost rows.",
    )  # fmt: skip


def _why(pairs: Pairs, gone: Gone) -> str:
    if not gone.column:
        return "it does not fit the other rows that were kept"
    if not gone.row_id.startswith("P-"):
        return f"{gone.row_id}, which it names, is gone"
    unit = section(pairs.old.row(gone.row_id))[0]
    if unit in pairs.ids:
        return "the words it quotes no longer stand in this field or section"
    return "its record or document is not among those given"


def left_out_findings(pairs: Pairs, left_out: Mapping[str, Sequence[Gone]]) -> Iterator[Finding]:
    """Say which rows were carried without one of the names they gave."""
    for row_id, missing in left_out.items():
        table, number = pairs.stood_at[row_id]
        for gone in missing:
            yield Finding(
                rule="name left out", severity="warning", sheet=table, row=number, column=gone.column,
                reason=f"{row_id} of the kept casebook named {gone.row_id}, which is gone; the rest was kept",
                remedy="Name the row that takes its place, if there is one.",
            )  # fmt: skip


def changed_drafts(pairs: Pairs, stands: Iterable[str]) -> dict[str, Finding]:
    """Find drafts that stood otherwise although their words did not change: a person may have edited them.

    Parameters
    ----------
    pairs
        The two casebooks.
    stands
        Ids of the old rows that were carried; these are not asked about.

    Returns
    -------
    dict of str to Finding
        Old id -> the finding.
    """
    carried = frozenset(stands)
    found = {}
    for table in TABLES:
        for number, row in enumerate(getattr(pairs.old, table), start=2):
            if not isinstance(row, Decided) or isinstance(row, Actor):
                continue
            if row.row_id not in pairs.ids or row.row_id in carried:
                continue
            columns = _differing(pairs, row) if _undisturbed(pairs, row) else []
            if columns:
                found[row.row_id] = Finding(
                    rule="draft changed", severity="note", sheet=table, row=number, column=columns[0],
                    reason=f"{row.row_id} of the kept casebook stood otherwise, and nobody had decided it",
                    remedy=f"The new draft {pairs.ids[row.row_id]} stands. If you had changed the row, "
                    "change it again and set its status.",
                )  # fmt: skip
    return found


def _differing(pairs: Pairs, row: Row) -> list[str]:
    """Name the columns that differ, without actors and clusters, which come of other rows' words."""
    model, new = type(row), pairs.new.row(pairs.ids[row.row_id])
    fields = [field for field in model.model_fields if field not in (row.id_field, *_NOT_COMPARED)]
    return [
        field
        for field in fields
        if target_prefixes(model, field) not in ("N", "D")
        if pairs.moved(getattr(row, field), field, model) != getattr(new, field)
    ]


def _undisturbed(pairs: Pairs, row: Row) -> bool:
    """Whether the passages that a row and the rows it names quote are the old ones."""
    named = [pairs.old.row(row_id) for _, _, row_id in references(row)]
    quoted = [row_id for each in (row, *named) for _, allowed, row_id in references(each) if allowed == "P"]
    return all(row_id in pairs.ids for row_id in quoted)


def withhold_in_place(
    tables: Mapping[str, tuple[Any, ...]], pairs: Pairs, lost: Iterable[str]
) -> dict[str, tuple[Any, ...]]:
    """Withhold the new drafts that stand where a withheld row was lost: nobody has read them yet.

    Parameters
    ----------
    tables
        The new rows.
    pairs
        The two casebooks.
    lost
        Ids of the old rows that are left out.
    """
    places: set[tuple[str, str, str]] = set()
    partners: set[str] = set()
    for row_id in lost:
        row = pairs.old.row(row_id)
        if not row.withheld:
            continue
        partners.add(pairs.ids.get(row_id, ""))
        if getattr(row, "quote", None):
            unit, field = section(pairs.old.passage_of(row.quote))
            places.add((type(row).__name__, pairs.ids.get(unit, ""), field))

    def withheld(row: Any) -> bool:
        if not isinstance(row, Decided) or not row.is_draft:
            return False
        quote = getattr(row, "quote", None)
        at = (
            section(pairs.new.row(quote.passage_id))
            if quote and pairs.new.has(quote.passage_id)
            else ("", "")
        )
        return row.row_id in partners or (type(row).__name__, *at) in places

    return {
        table: tuple(row.model_copy(update={"withheld": True}) if withheld(row) else row for row in rows)
        for table, rows in tables.items()
    }
