"""Understand a record's heading as one of the fields, also where it is misspelt.

The alias table comes first; only then similarity, with a cutoff and a margin to the second field, because
many headings share words ("rating contribution", "rating significance").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.words import words_of

_BRACKETS = re.compile(r"\([^()]*\)")

FLAG_FIELDS = frozenset({"confidential", "negative", "unintended"})
"""Fields that hold a yes or a no."""


@dataclass(frozen=True)
class Understood:
    """What a heading was understood as.

    Parameters
    ----------
    field
        The field, or blank.
    exact
        Whether the heading is one of the table's aliases but for case, spacing and punctuation.
    nearest
        The alias that is most like it, where none is the same.
    """

    field: str
    exact: bool
    nearest: str = ""


@cache
def understand_heading(heading: str) -> Understood:
    """Understand a heading; what stands in brackets is a hint to who fills the form in, and does not count.

    Examples
    --------
    >>> understand_heading("Outcome Status:")
    Understood(field='outcome_status', exact=True, nearest='')
    >>> understand_heading("Additional information (if any)").field
    'additional_information'
    >>> understand_heading("Yaer")
    Understood(field='', exact=False, nearest='year')
    >>> understand_heading("Rating contributoin").field
    'rating_contribution'
    """
    bare = _BRACKETS.sub(" ", heading)
    for words in (words_of(heading), words_of(bare)):
        for field, alias in _aliases():
            if _same(words, alias.split()):
                # "(not)" in brackets may turn a flag round, so such a heading is not trusted with one
                turned = field in FLAG_FIELDS and not {"not", "non", "un"}.isdisjoint(words_of(heading))
                return Understood(field=field, exact=not turned, nearest=alias if turned else "")
    joined = " ".join(words_of(bare) or words_of(heading))
    best: dict[str, tuple[float, str]] = {}
    for field, alias in _aliases():
        score = fuzz.ratio(joined, alias)
        if score > best.get(field, (-1.0, ""))[0]:
            best[field] = (score, alias)
    ranked = sorted(((score, alias, field) for field, (score, alias) in best.items()), reverse=True)
    (score, alias, field), (second, _, _) = ranked[0], ranked[1]
    if score >= threshold("heading_cutoff") and score - second >= threshold("heading_margin"):
        return Understood(field=field, exact=False, nearest=alias)
    near = alias if score >= threshold("nearest_cutoff") else ""
    return Understood(field="", exact=False, nearest=near)


def _aliases() -> Iterator[tuple[str, str]]:
    return ((row["field"], row["alias"]) for row in lexicon("headings"))


def _same(words: list[str], alias: list[str]) -> bool:
    if len(words) != len(alias):
        return False
    return all(wanted in ("*", word) for word, wanted in zip(words, alias, strict=True))
