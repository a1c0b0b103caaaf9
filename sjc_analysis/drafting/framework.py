"""The results framework: the items a record says it belongs to."""

import re

from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.quotes import quote_at, whole
from sjc_analysis.records import FrameworkItem, Passage, Quote
from sjc_analysis.vocabulary import FrameworkLevel

_LEVELS: dict[str, FrameworkLevel] = {"outcome": "outcome", "output": "output", "objective": "objective"}


def draft_framework(text: RecordText, ids: Numbering) -> tuple[FrameworkItem, ...]:
    """Draft the framework items of a record's results-framework and objective fields.

    Parameters
    ----------
    text
        The record, whose fields say in ``understood`` which codes they hold.
    ids
        Gives the row ids.
    """
    items = []
    for passage in text.field("framework"):
        for part in passage.understood.split("|"):
            level, _, code = part.strip().rpartition(" ")
            if code:
                items.append((_LEVELS.get(level.lower(), "other"), code, "", _code_quote(passage, code)))
    for passage in text.field("objective"):
        code = passage.understood.strip()
        if code:
            label = passage.text.partition(":")[2].strip()
            items.append(("objective", code, label, whole(passage)))
    return tuple(
        FrameworkItem(
            framework_id=ids.next("F"), level=level, code=code, label=label,
            record_ids=(text.record.record_id,), quote=quote, rule="framework code",
            reason="the record names the item",
        )
        for level, code, label, quote in items
    )  # fmt: skip


def _code_quote(passage: Passage, code: str) -> Quote:
    """Quote a code where it stands by itself: 1.3 is not the beginning of 1.3.2."""
    match = re.search(rf"(?<![\w.]){re.escape(code)}(?!\.?\w)", passage.text)
    if match is None:
        return whole(passage)
    return quote_at(passage, passage.start + match.start(), passage.start + match.end())
