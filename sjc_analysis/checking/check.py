"""All checks of a harvest, once, in the order of the documents."""

import re
from collections.abc import Iterable, Iterator, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.checking.abbreviations import abbreviation_findings
from sjc_analysis.checking.confidential import sensitive_findings, sensitive_note_findings
from sjc_analysis.checking.flags import flag_findings
from sjc_analysis.checking.forms import form_findings
from sjc_analysis.checking.levels import level_findings
from sjc_analysis.checking.links import link_findings, shared_link_findings
from sjc_analysis.checking.repeats import near_duplicate_findings, repeated_passage_findings
from sjc_analysis.checking.rules import check_of
from sjc_analysis.checking.significance import significance_findings
from sjc_analysis.checking.statement import statement_findings
from sjc_analysis.checking.times import time_findings
from sjc_analysis.checking.unchecked import not_checked
from sjc_analysis.checking.views import Harvest, RecordView, view_harvest
from sjc_analysis.findings import Finding
from sjc_analysis.work import nothing_searched, worked

OF_A_RECORD = (
    statement_findings, significance_findings, flag_findings, time_findings, link_findings,
    sensitive_findings,
)  # fmt: skip
"""Checks that look at one record alone."""

_ID = re.compile(r"X-([0-9]+)")
_Place = tuple[str, str, str, str, str]


@nothing_searched()
def check_harvest(casebook: Casebook) -> tuple[Finding, ...]:
    """Check a harvest for what matters to an evaluator, and say what was not checked.

    What the casebook's findings already say, under this rule or one of another room that says the same, is
    not said again; so checking a casebook that holds these findings gives none.

    Parameters
    ----------
    casebook
        Read documents, a draft, or a finished casebook.

    Returns
    -------
    tuple of Finding
        In the order of files and places, numbered on from the casebook's own findings; never a value.

    Examples
    --------
    >>> check_harvest(Casebook())
    ()
    """
    harvest = view_harvest(casebook)
    said = {_place(finding, finding.rule) for finding in casebook.findings}
    new = [finding for finding in _all(harvest) if not _is_said(finding, said)]
    return tuple(_numbered(sorted(set(new), key=_order), casebook.findings))


def _all(harvest: Harvest) -> Iterator[Finding]:
    for found in worked(_of_records, harvest.records, "checking"):
        yield from found
    yield from form_findings(harvest)
    yield from abbreviation_findings(harvest)
    yield from sensitive_note_findings(harvest)
    yield from shared_link_findings(harvest.records)
    yield from repeated_passage_findings(harvest.records)
    yield from near_duplicate_findings(harvest.records)
    yield from level_findings(harvest.casebook)
    yield from not_checked(harvest)


def _of_records(views: Sequence[RecordView]) -> list[list[Finding]]:
    return [[finding for check in OF_A_RECORD for finding in check(view)] for view in views]


def _place(finding: Finding, rule: str) -> _Place:
    return (rule, finding.source_id, finding.record_id, finding.passage_id, finding.column)


def _is_said(finding: Finding, said: set[_Place]) -> bool:
    """Whether it was said of this very place, or once of the column for all records of the document."""
    rules = (finding.rule, *check_of(finding.rule).same_as)
    column = (finding.source_id, "", "", finding.column)
    return any(_place(finding, rule) in said or (rule, *column) in said for rule in rules)


def _order(finding: Finding) -> tuple[bool, str, str, int, int, str, str, str, str, str]:
    return (
        finding.severity == "not_checked", finding.file, finding.sheet, finding.row or 0, finding.line or 0,
        finding.column, finding.rule, finding.reason, finding.record_id, finding.passage_id,
    )  # fmt: skip


def _numbered(found: Iterable[Finding], before: Iterable[Finding]) -> Iterator[Finding]:
    numbers = (_ID.fullmatch(each.finding_id) for each in before)
    last = max((int(number[1]) for number in numbers if number), default=0)
    for number, finding in enumerate(found, start=last + 1):
        yield finding.model_copy(update={"finding_id": f"X-{number:03d}"})
