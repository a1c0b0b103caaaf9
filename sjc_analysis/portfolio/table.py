"""A table across a harvest: never without its base and what was left out of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Quote

FEW = 5
"""Under so many cases they are named, and never turned into a share (method, section 8)."""


@dataclass(frozen=True)
class HarvestTable:
    """One table across a harvest.

    Parameters
    ----------
    key
        Short name, which is also the name of its sheet.
    title
        What it shows, as a reader's question.
    headings, meanings
        One heading a column, and what stands below each.
    rows
        Text cells.
    base
        Out of what the counts are, as a sentence.
    left_out
        What is not counted, and why, as a sentence.
    rate
        Whether somebody could read a rate into it, so that the sentence on survivorship belongs to it.
    notes
        Further sentences a reader needs.
    """

    key: str
    title: str
    headings: tuple[str, ...]
    meanings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    base: str
    left_out: str
    rate: bool = False
    notes: tuple[str, ...] = ()


def cases(ids: Sequence[str], *, marks: Mapping[str, str] | None = None) -> str:
    """Write how many cases there are and which; a cell without any is blank.

    Examples
    --------
    >>> cases(["O-02", "O-05"], marks={"O-05": "*"}), cases([])
    ('2 (O-02, O-05*)', '')
    """
    known = marks or {}
    return f"{len(ids)} ({', '.join(each + known.get(each, '') for each in ids)})" if ids else ""


def by_number(row_id: str) -> tuple[str, int]:
    """Sort ids by their number, where they have different lengths too.

    Examples
    --------
    >>> sorted(["S-108", "S-91"], key=by_number)
    ['S-91', 'S-108']
    """
    return row_id[:1], int(row_id[2:])


def of_base(part: int, base: int, noun: str, plural: str = "") -> str:
    """Write a count with its base in the same words.

    Examples
    --------
    >>> of_base(3, 9, "change"), of_base(1, 1, "change")
    ('3 of 9 changes', '1 of 1 change')
    """
    return f"{part} of {base} {noun if base == 1 else plural or noun + 's'}"


def many(number: int, noun: str, plural: str = "") -> str:
    """Write a count with its noun.

    Examples
    --------
    >>> many(1, "change"), many(0, "body", "bodies")
    ('1 change', '0 bodies')
    """
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def told_in(casebook: Casebook, quote: Quote) -> str:
    """Give the record that a quote stands in, or its source where it stands in no record."""
    passage = casebook.passage_of(quote)
    return passage.record_id or passage.source_id


def nothing_left_out(left: Iterable[str]) -> str:
    """Join what was left out to a sentence, or say that nothing in this edition was.

    Examples
    --------
    >>> nothing_left_out([]), nothing_left_out(["2 refused outcomes"])
    ('Nothing in this edition was left out.', 'Left out: 2 refused outcomes.')
    """
    said = [each for each in left if each]
    return f"Left out: {'; '.join(said)}." if said else "Nothing in this edition was left out."
