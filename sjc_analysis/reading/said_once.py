"""Say once what would be said of many rows: notes are counted, warnings stay with their rows."""

from collections.abc import Iterable, Iterator

from sjc_analysis.reading.pieces import Remark

_COUNTED = frozenset({"note", "not_checked"})


def said_once(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """Join notes of the same rule on the same column into the first of them, with the number of rows.

    Parameters
    ----------
    remarks
        In the order of the rows.
    """
    counts: dict[tuple[str, str], int] = {}
    kept: list[Remark] = []
    for remark in remarks:
        if remark.note.severity in _COUNTED:
            key = (remark.note.rule, remark.column)
            counts[key] = counts.get(key, 0) + 1
            if counts[key] > 1:
                continue
        kept.append(remark)
    for remark in kept:
        more = counts.get((remark.note.rule, remark.column), 1) - 1
        yield _with_count(remark, more) if more and remark.note.severity in _COUNTED else remark


def _with_count(remark: Remark, more: int) -> Remark:
    rows = "row" if more == 1 else "rows"
    reason = f"{remark.note.reason} (here, and likewise in {more:,} more {rows} of the file)"
    # what is said of many records belongs to none of them
    return remark._replace(note=remark.note._replace(reason=reason), at=None, record=None)
