"""The evaluator's own list of what a donor does not see; it is never part of what leaves."""

import re
from collections import Counter
from collections.abc import Sequence

from sjc_analysis.assessment import Assessment, assess
from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure import for_audience, withheld_log
from sjc_analysis.report.blocks import Block, Bullets, Grid, Paragraph, Section, Sentence
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import count, ladder_place, number
from sjc_analysis.vocabulary import Verdict


def withheld_rows(casebook: Casebook, whole: Assessment | None = None) -> Document:
    """List the rows a donor would not see, with the reason, and how far the findings change without them.

    Parameters
    ----------
    casebook
        The whole casebook.
    whole
        Its assessment, where somebody has it already.

    Returns
    -------
    Document
        For the evaluator alone.
    """
    log = withheld_log(casebook)
    if not log:
        return Document((Paragraph((Sentence("Nothing is withheld from a donor."),)),))
    reasons = _by_reason([(row.table, row.reason, row.row_id) for row in log])
    rows = tuple(
        ((Sentence(table),), (Sentence(_span(ids)),), (Sentence(reason),))
        for (table, reason), ids in reasons.items()
    )
    blocks: tuple[Block, ...] = (
        Section("How far the findings change", (_changes(whole or assess(casebook)),)),
        Section("The rows", (Grid("Rows that a donor does not see", ("Sheet", "Rows", "Why"), rows),)),
    )
    return Document(blocks)


MOST_REASONS = 5
"""Reasons told for the rows of one sheet; of more it is said only that they refer to withheld rows."""


def _by_reason(log: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], list[str]]:
    """Gather rows by sheet and reason; where each row has a reason of its own, by what the reasons share."""
    told = Counter(table for table, _ in {(table, reason) for table, reason, _ in log})
    grouped: dict[tuple[str, str], list[str]] = {}
    for table, reason, row_id in log:
        shared = _REFERS.sub("it refers to a row", reason) if told[table] > MOST_REASONS else reason
        grouped.setdefault((table, shared), []).append(row_id)
    return grouped


_REFERS = re.compile(r"^it refers to [A-Z]-\d+")


def _changes(whole: Assessment) -> Bullets:
    shown = assess(for_audience(whole.casebook, "donor"))
    return Bullets(tuple((Sentence(_change(name, whole, shown)),) for name in ("claims", "outcomes")))


def _change(name: str, whole: Assessment, shown: Assessment) -> str:
    noun = {"claims": "contribution claim", "outcomes": "outcome"}[name]
    all_words: list[Verdict] = [each.verdict for each in getattr(whole, name)]
    donor_words: list[Verdict] = [each.verdict for each in getattr(shown, name)]
    best = max(all_words, key=ladder_place, default="none")
    best_shown = max(donor_words, key=ladder_place, default="none")
    return (
        f"You see {count(len(all_words), noun)}, the best carried being {best}; a donor sees "
        f"{number(len(donor_words))}, the best carried being {best_shown}."
    )


def _span(ids: list[str]) -> str:
    """Write a long list of ids by its ends.

    Examples
    --------
    >>> _span(["P-01", "P-02", "P-03", "P-04"]), _span(["P-01"])
    ('4 rows, from P-01 to P-04', 'P-01')
    """
    return ", ".join(ids) if len(ids) <= 3 else f"{len(ids)} rows, from {ids[0]} to {ids[-1]}"
