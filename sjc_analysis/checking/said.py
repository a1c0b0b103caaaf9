"""What a check says of a place, made into a finding with the rule's severity and remedy."""

import re

from sjc_analysis.checking.rules import checks
from sjc_analysis.checking.views import RecordView
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage, Source

_LINE = re.compile(r"line (\d+)")
_ROW = re.compile(r"row (\d+)")
_SHEET = re.compile(r'sheet "([^"]*)"')


def say(view: RecordView, rule: str, reason: str, passage: Passage | None = None) -> Finding:
    """Say something of a record, at a field or at the record's beginning.

    Parameters
    ----------
    view
        The record.
    rule
        A rule of ``data/checks.csv``.
    reason
        What is wrong, without the value.
    passage
        The field; without it, the record as a whole.
    """
    at = passage or (view.passages[0] if view.passages else None)
    return _finding(
        view.source, rule, reason, at=at, record_id=view.record.record_id,
        column=passage.heading.strip() if passage else "", passage_id=passage.passage_id if passage else "",
    )  # fmt: skip


def say_of_source(
    source: Source, rule: str, reason: str, passage: Passage | None = None, column: str = ""
) -> Finding:
    """Say something of a document, or of one of its passages."""
    return _finding(
        source, rule, reason, at=passage, record_id=passage.record_id if passage else "",
        column=column, passage_id=passage.passage_id if passage else "",
    )  # fmt: skip


def say_of_all(rule: str, reason: str) -> Finding:
    """Say something of the harvest as a whole."""
    check = checks()[rule]
    return Finding(rule=rule, severity=check.severity, reason=reason, remedy=check.remedy)


def _finding(
    source: Source,
    rule: str,
    reason: str,
    *,
    at: Passage | None,
    record_id: str,
    column: str,
    passage_id: str,
) -> Finding:
    check, place = checks()[rule], at.place if at else ""
    line, row, sheet = _LINE.search(place), _ROW.search(place), _SHEET.search(place)
    return Finding(
        rule=rule, severity=check.severity, file=source.file, sheet=sheet[1] if sheet else "",
        row=int(row[1]) if row else None, line=int(line[1]) if line else None, column=column, reason=reason,
        remedy=check.remedy, source_id=source.source_id, record_id=record_id, passage_id=passage_id,
    )  # fmt: skip


def where(view: RecordView) -> str:
    """Say where a record stands, for a finding about another one.

    Examples
    --------
    >>> from sjc_analysis.records import HarvestRecord
    >>> source = Source(source_id="S-01", file="harvest.csv")
    >>> cell = Passage(passage_id="P-01", source_id="S-01", place="row 14", start=0, end=0)
    >>> where(RecordView(HarvestRecord(record_id="R-01", source_id="S-01"), source, (cell,), (), (), {}))
    'harvest.csv, row 14'
    """
    place = view.passages[0].place if view.passages else ""
    return ", ".join(part for part in (view.source.file, place) if part)
