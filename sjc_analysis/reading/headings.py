"""Understand a record's heading as one of the fields, also where it is misspelt.

The alias table comes first; only then similarity, with a cutoff and a margin to the second field, because
many headings share words ("rating contribution", "rating significance").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from sjc_analysis.reading.lexicons import KnownHeading, known_headings, lexicon, threshold
from sjc_analysis.reading.words import words_of

_BRACKETS = re.compile(r"\([^()]*\)")

FLAG_FIELDS = frozenset({"confidential", "may_publish", "negative", "unintended"})
"""Fields that hold a yes or a no."""

MAY_PUBLISH = "may_publish"
"""The field whose yes lets a record out. No heading is understood as it: only the evaluator may say so."""


KEPT = "keep"
"""What the evaluator writes for a heading that is no field, and whose values are only to be kept."""

HeadingMap = Mapping[str, str]
"""The evaluator's own word on headings: :func:`heading_key` of a heading -> field, or :data:`KEPT`."""

NOTHING_MAPPED: HeadingMap = MappingProxyType({})
"""No heading was mapped."""


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


def heading_key(heading: str) -> str:
    """Give what headings are told apart by: their words without case, or their signs where there are none.

    Examples
    --------
    >>> heading_key(" Outcome_Status: "), heading_key("§")
    ('outcome status', '§')
    """
    return " ".join(words_of(heading)) or heading.strip()


def understand_heading(heading: str, mapping: HeadingMap = NOTHING_MAPPED) -> Understood:
    """Understand a heading; what stands in brackets is a hint to who fills the form in, and does not count.

    Parameters
    ----------
    heading
        As it stands.
    mapping
        What the evaluator said of headings, which comes before everything else.

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
    >>> understand_heading("Remarks", {"remarks": "additional_information"}).field
    'additional_information'
    """
    if mapping:
        said = mapping.get(heading_key(heading))
        if said is not None:
            return Understood(field="" if said == KEPT else said, exact=True)
    return _by_alias_or_likeness(heading)


@lru_cache(maxsize=10_000)
def _by_alias_or_likeness(heading: str) -> Understood:
    bare = _BRACKETS.sub(" ", heading)
    if asks_consent(bare):
        return Understood(field="", exact=False)
    numbered = next((found for form in _numbers() if (found := form.fullmatch(heading.strip()))), None)
    hinted = next((found for form in _hints() if (found := form.fullmatch(bare.strip(" ?:.*")))), None)
    ways = (heading, bare, *(found["heading"] for found in (numbered, hinted) if found))
    for words in map(words_of, ways):
        alias = _alias_of(words)
        if alias is not None:
            # "(not)" in brackets may turn a flag round, so such a heading is not trusted with one
            beside = set(words_of(heading)).difference(alias.alias.split())
            turned = alias.field in FLAG_FIELDS and (_is_turned(beside) or asks_consent(heading))
            return Understood(field=alias.field, exact=not turned, nearest=alias.alias if turned else "")
    own = numbered["heading"] if numbered else heading
    words = words_of(_BRACKETS.sub(" ", own)) or words_of(own)
    ranked = _ranked(" ".join(words))
    if ranked:
        score, like, field = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        if score >= threshold("heading_cutoff") and score - second >= threshold("heading_margin"):
            return Understood(field=field, exact=False, nearest=like)
    return Understood(field="", exact=False, nearest=next(iter(likely_aliases(words)), ""))


def asks_consent(heading: str) -> str:
    """Say what yes means where a heading asks whether a record may be shown: ``publish``, ``open`` or blank.

    Examples
    --------
    >>> asks_consent("May we publish this?"), asks_consent("Sensitive"), asks_consent("Confidential")
    ('publish', 'open', '')
    """
    return next((sense for sense, form in _consent_forms() if form.search(heading)), "")


@cache
def _consent_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["sense"], re.compile(row["pattern"])) for row in lexicon("consent_headings"))


def likely_aliases(words: list[str]) -> Iterator[str]:
    """Give known headings that words may stand for: their words cut short, or a slip of a letter or two.

    Letters alone lead astray ("deviceid" is no "evidence"), so every word has to be the beginning of a
    word of the heading, or the same but for a slip.

    Examples
    --------
    >>> [next(likely_aliases(words), "") for words in (["outcome", "desc"], ["contrib", "prog"], ["yaer"])]
    ['outcome description', 'contribution of the programme', 'year']
    >>> [*likely_aliases(["deviceid"])], [*likely_aliases(["instanceid"])]
    ([], [])
    """
    if len("".join(words)) < _SHORTEST or len(words) > _MOST_WORDS:
        return
    by_beginning, by_shape = _by_beginning(), _by_shape()
    for alias in by_beginning.get(words[0][:_SHORTEST], ()):
        if _cut_short(words, alias):
            yield " ".join(alias)
    for alias in by_shape.get((len(words), words[0][0]), ()):
        if _slips(words, alias):
            yield " ".join(alias)


@cache
def _by_beginning() -> dict[str, list[list[str]]]:
    """Give the known headings by the first letters of each of their words."""
    found: dict[str, list[list[str]]] = {}
    for words in _telling_aliases():
        for beginning in dict.fromkeys(word[:_SHORTEST] for word in words):
            found.setdefault(beginning, []).append(words)
    return found


@cache
def _by_shape() -> dict[tuple[int, str], list[list[str]]]:
    """Give the known headings by the number of their words and their first letter."""
    found: dict[tuple[int, str], list[list[str]]] = {}
    for words in _telling_aliases():
        found.setdefault((len(words), words[0][0]), []).append(words)
    return found


def _telling_aliases() -> Iterator[list[str]]:
    return (known.alias.split() for known in known_headings() if "*" not in known.alias)


_MOST_WORDS = 8
_SHORTEST = 4
_TWO_SLIPS = 9
_JOINING = frozenset(
    {
        "of",
        "the",
        "a",
        "an",
        "by",
        "for",
        "to",
        "in",
        "de",
        "du",
        "des",
        "la",
        "le",
        "l",
        "d",
        "del",
        "da",
        "do",
    }
)


def _cut_short(words: list[str], alias: list[str]) -> bool:
    """Whether each word begins a word of the heading, in any order, and no telling word is left over."""
    left = [*alias]
    for word in words:
        own = next(
            (each for each in left if each == word or (len(word) >= _SHORTEST and each.startswith(word))),
            None,
        )
        if own is None:
            return False
        left.remove(own)
    return set(left) <= _JOINING


def _slips(words: list[str], alias: list[str]) -> bool:
    """Whether the words are those of the heading but for a slip or two in all."""
    if len(words) != len(alias):
        return False
    length = sum(map(len, words))
    allowed = 0 if length < _SHORTEST else 1 if length < _TWO_SLIPS else 2
    slips = 0
    for word, own in zip(words, alias, strict=True):
        if word[0] != own[0]:
            return False
        slips += OSA.distance(word, own, score_cutoff=allowed)
    return slips <= allowed


def _ranked(words: str) -> list[tuple[float, str, str]]:
    """Give the best alias of each field that is like the words, the likest first."""
    best: dict[str, tuple[float, str]] = {}
    alike = process.extract(
        words, _aliases(), scorer=fuzz.ratio, limit=None, score_cutoff=threshold("nearest_cutoff")
    )
    for alias, score, at in sorted(alike, key=lambda each: each[2]):
        field = known_headings()[at].field
        if score > best.get(field, (-1.0, ""))[0]:
            best[field] = (score, alias)
    return sorted(((score, alias, field) for field, (score, alias) in best.items()), reverse=True)


@cache
def _aliases() -> tuple[str, ...]:
    return tuple(known.alias for known in known_headings())


def _is_turned(beside: set[str]) -> bool:
    """Whether the words beside an alias turn it round; "(oui/non)" only says how to answer."""
    return not {"not", "non", "un"}.isdisjoint(beside) and "oui" not in beside


def is_above_headings(words: str) -> bool:
    """Whether words are the heading of a column of headings.

    Examples
    --------
    >>> is_above_headings("Field"), is_above_headings("Year")
    (True, False)
    """
    return any(form.fullmatch(words.strip()) for form in _above_headings())


@cache
def _above_headings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon("row_words") if row["use"] == "above headings")


@cache
def _numbers() -> tuple[re.Pattern[str], ...]:
    """Give the forms of headings with the number of their question before them."""
    return tuple(
        re.compile(row["pattern"], re.DOTALL) for row in lexicon("export_forms") if row["use"] == "number"
    )


@cache
def _hints() -> tuple[re.Pattern[str], ...]:
    """Give the forms of headings with words round them that tell how to answer."""
    return tuple(
        re.compile(row["pattern"], re.DOTALL | re.IGNORECASE)
        for row in lexicon("export_forms")
        if row["use"] == "hint"
    )


def _alias_of(words: list[str]) -> KnownHeading | None:
    """Give the known heading of these words; "*" in it stands for any one word."""
    whole = " ".join(words)
    exact = _by_words().get(whole)
    if exact is not None:
        return exact
    return next((known for known, form in _with_any_word() if form.fullmatch(whole)), None)


@cache
def _by_words() -> dict[str, KnownHeading]:
    return {known.alias: known for known in known_headings()}


@cache
def _with_any_word() -> tuple[tuple[KnownHeading, re.Pattern[str]], ...]:
    return tuple(
        (known, re.compile(re.escape(known.alias).replace(r"\*", r"\S+")))
        for known in known_headings()
        if "*" in known.alias
    )
