"""Two coders' versions of one row: what they agree on, and what nobody has decided because they differ."""

from typing import Any, NamedTuple

from sjc_analysis.casebook import TABLES
from sjc_analysis.cells import to_cells
from sjc_analysis.dates import Interval
from sjc_analysis.decisions.rows import DISAGREE, is_disputed
from sjc_analysis.disclosure.columns import secondary_quotes
from sjc_analysis.findings import Finding
from sjc_analysis.records import Decided, Row, Source
from sjc_analysis.references import target_prefixes

STRICT = {"confidential": True, "withheld": True, "named_in_public": False, "consent": "", "role": ""}
"""What stands in these columns wherever two rows differ: nothing is released by one coder alone."""

_UNSAID = {
    **STRICT,
    "bearing": "not_assessed", "observation": "not_sought", "search": "not_searched",
    "standing": "not_assessed", "basis": "inferred", "direction": "baseline", "response": "not_asked",
    "interest": "unknown", "treatment": "once",
}  # fmt: skip
"""What says nothing, in the columns that hold a judgement."""

_NEVER_CHOSEN = frozenset({"level"})
"""Columns that cannot be blank and in which no value says nothing: the row is left out."""

_OF_THE_DECISION = frozenset({"status", "decided_by", "reason", "rule"})


class Disagreement(NamedTuple):
    """One column in which two coders differ.

    Attributes
    ----------
    table, row_id
        The row in the merged casebook, or the id it would have had if it is left out.
    column
        The column.
    value_one, value_two, coder_one, coder_two, reason_one, reason_two
        What each coder wrote there, who it was and why; blank where nobody decided.
    """

    table: str
    row_id: str
    column: str
    value_one: str
    value_two: str
    coder_one: str
    coder_two: str
    reason_one: str
    reason_two: str

    @property
    def place(self) -> tuple[int, str, int, str]:
        """Where it stands in a list: by sheet, row and column."""
        letter, _, number = self.row_id.partition("-")
        return [*TABLES].index(self.table), letter, int(number or 0), self.column


def join(table: str, one: Any, two: Any) -> tuple[Any, tuple[Disagreement, ...]]:
    """Join two coders' versions of a row.

    Parameters
    ----------
    table
        The table the row stands in.
    one, two
        The two versions, with the ids of the merged casebook.

    Returns
    -------
    tuple
        The joined row, or ``None`` if it must be left out; and the columns in which the two differ.

    Examples
    --------
    >>> from sjc_analysis.records import Rival
    >>> said = {"status": "confirmed", "decided_by": "R. Ames", "reason": "asked"}
    >>> one = Rival(rival_id="V-01", outcome_id="O-01", description="a visit", standing="excluded", **said)
    >>> two = one.model_copy(update={"standing": "stands", "decided_by": "B. Orr"})
    >>> row, differ = join("rivals", one, two)
    >>> row.status, row.standing, [(each.column, each.value_one, each.value_two) for each in differ]
    ('draft', 'not_assessed', [('standing', 'excluded', 'stands')])
    """
    if one == two:
        return one, ()
    if any(isinstance(row, Decided) and is_disputed(row) for row in (one, two)):
        return _still_disputed(table, one, two)
    decided = [row for row in (one, two) if isinstance(row, Decided) and not row.is_draft]
    if len(decided) == 1:
        return decided[0].model_copy(update={"withheld": one.withheld or two.withheld}), ()
    changed, disputed = _settled(one, two, fill=not decided)
    first = min(one, two, key=_in_cells)
    if not decided:
        changed |= {name: getattr(first, name) for name in _OF_THE_DECISION if hasattr(first, name)}
    elif not disputed and (one.status == "refused") == (two.status == "refused"):
        changed |= _agreed(one, two)
    else:
        disputed = disputed or ["status"]
        changed |= {"status": "draft", "decided_by": "", "reason": DISAGREE, "rule": one.rule or two.rule}
    row = None if decided and _NEVER_CHOSEN & {*disputed} else first.model_copy(update=changed)
    return row, tuple(_disagreement(table, one, two, field) for field in disputed)


def _still_disputed(table: str, one: Any, two: Any) -> tuple[Any, tuple[Disagreement, ...]]:
    """Leave open what coders disagreed on before: a third says one thing more, and settles nothing.

    What the third decided is listed; a draft nobody decided says nothing.
    """
    open_rows = [row for row in (one, two) if is_disputed(row)]
    changed, differ = _settled(one, two, fill=False)
    if len(open_rows) == 2:
        return min(one, two, key=_in_cells).model_copy(update=changed), ()
    third = two if is_disputed(one) else one
    if third.is_draft:
        return open_rows[0].model_copy(update={"withheld": one.withheld or two.withheld}), ()
    said = {"status": "draft", "decided_by": "", "reason": DISAGREE, "rule": one.rule or two.rule}
    row = None if _NEVER_CHOSEN & {*differ} else open_rows[0].model_copy(update=changed | said)
    return row, tuple(_disagreement(table, one, two, field) for field in differ or ["status"])


def _in_cells(row: Row) -> tuple[str, ...]:
    return tuple(to_cells(row).values())


def _settled(one: Any, two: Any, *, fill: bool) -> tuple[dict[str, Any], list[str]]:
    """Give each column its value, and name the disputed ones; ``fill`` lets a blank give way to a value."""
    fields = type(one).model_fields
    first = min(one, two, key=_in_cells)
    changed: dict[str, Any] = {}
    disputed = []
    for field in fields:
        a, b = getattr(one, field), getattr(two, field)
        if a == b or field in _OF_THE_DECISION:
            continue
        # A rule gives every cited page this kind, so it stands where nobody said another.
        blank = "cited_link" if field == "kind" and isinstance(one, Source) else fields[field].default
        if fill and field not in STRICT and blank in (a, b):
            changed[field] = b if a == blank else a
            continue
        changed[field] = _unsaid(field, a, b, getattr(first, field))
        if field != "withheld":
            disputed.append(field)
    for quote, field in secondary_quotes(type(one)).items():
        if {quote, field} & {*disputed}:
            changed |= {quote: None, field: fields[field].default}
    return changed, disputed


def _unsaid(field: str, one: Any, two: Any, first: Any) -> Any:
    """Give what a disputed column holds: nothing said, the widest interval, or words that have to stand."""
    if field in _UNSAID:
        return _UNSAID[field]
    if field.endswith(("_low", "_high")):
        widest = min if field.endswith("_low") else max
        return None if one is None or two is None else widest(one, two)
    return first


def _agreed(one: Decided, two: Decided) -> dict[str, Any]:
    """Name both coders where they decided the same."""
    people = {person for row in (one, two) for person in row.decided_by.split("; ")}
    reasons = {
        reason
        for row in (one, two)
        for reason in (row.reason.split(" / ") if "; " in row.decided_by else [row.reason])
    }
    return {
        "status": one.status if one.status == two.status else "corrected",
        "decided_by": "; ".join(sorted(people)), "reason": " / ".join(sorted(reasons)),
        "rule": one.rule or two.rule,
    }  # fmt: skip


def _disagreement(table: str, one: Row, two: Row, field: str) -> Disagreement:
    (coder_one, reason_one), (coder_two, reason_two) = _said(one), _said(two)
    return Disagreement(
        table, one.row_id, field, _text(one, field), _text(two, field), coder_one, coder_two, reason_one,
        reason_two,
    )  # fmt: skip


def _said(row: Row) -> tuple[str, str]:
    return (row.decided_by, row.reason) if isinstance(row, Decided) else ("", "")


def _text(row: Row, field: str) -> str:
    value = getattr(row, field)
    return str(value) if isinstance(value, Interval) else to_cells(row)[field]


def left_out(table: str, row: Any, column: str) -> Disagreement:
    """List a row, or a column of it, that does not fit what the other coder decided."""
    value = to_cells(row).get(column, "")
    coder, reason = _said(row)
    return Disagreement(table, row.row_id, column, value, "", coder, "", reason, "")


def as_finding(disagreement: Disagreement) -> Finding:
    """Say a disagreement without its values."""
    return Finding(
        rule="coders disagree", severity="warning", sheet=disagreement.table, column=disagreement.column,
        reason=f"{disagreement.row_id}: the two coders differ, so nothing is decided",
        remedy="Talk it over, then decide the row; the list of disagreements has both values and reasons.",
    )  # fmt: skip


def is_reference(row: Row, column: str) -> bool:
    """Whether a column of a row may be blank and names another row."""
    info = type(row).model_fields.get(column)
    return info is not None and not info.is_required() and bool(target_prefixes(type(row), column))
