"""Its author's ratings, on a scale nobody named."""

from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.quotes import whole
from sjc_analysis.records import Rating

_CRITERIA = {"rating_significance": "significance", "rating_contribution": "contribution"}


def draft_ratings(text: RecordText, ids: Numbering) -> tuple[Rating, ...]:
    """Draft a record's ratings as its author's claims, on a scale nobody named.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    """
    return tuple(
        Rating(
            rating_id=ids.next("G"), record_id=text.record.record_id, criterion=criterion,
            level=passage.text.strip(), by_author=True, quote=whole(passage), rule="rating in the record",
            reason="its author's claim about the own record",
        )
        for field, criterion in _CRITERIA.items()
        for passage in text.field(field)
    )  # fmt: skip
