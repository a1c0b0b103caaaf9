"""Which rows a verdict may use, and for what: a draft may lower or cap a verdict, never lift one.

Method, sections 2 and 4.
"""

from collections.abc import Iterable

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.quotes import words_said
from sjc_analysis.records import Decided, Evidence, Likelihood, Outcome, Quote, Source

FEWEST_WORDS = 3
"""Fewest words that a quote needs to say something: a convention (method, section 4)."""

_FEWEST_LETTERS = 12
"""The same in letters, for what is written without spaces between words."""

_NOT_ITS_WORDS = {"question", "furniture", "layout"}
"""Passages that do not hold what a source says: what it was asked, and the page's own words."""

_STAKES = {"implementer", "funder", "harvester", "beneficiary"}


def is_decided(row: Decided) -> bool:
    """Whether a named person confirmed or corrected the row.

    Examples
    --------
    >>> is_decided(Outcome(outcome_id="O-01", statement="the gate opened"))
    False
    """
    return row.status in ("confirmed", "corrected")


def without_drafts(casebook: Casebook) -> Casebook:
    """Give the casebook without the evidence and likelihoods that no person decided.

    Tests are weighed on this view, so that no draft passes or fails one.
    """
    evidence = tuple(item for item in casebook.evidence if is_decided(item))
    kept = {item.evidence_id for item in evidence}
    likelihoods = tuple(row for row in casebook.likelihoods if is_decided(row) and _rests_on(row) <= kept)
    tables = {name: getattr(casebook, name) for name in TABLES}
    return Casebook.model_construct(**{**tables, "evidence": evidence, "likelihoods": likelihoods})


def _rests_on(row: Likelihood) -> set[str]:
    return {row.evidence_id, row.given_id} - {""}


def source_of(casebook: Casebook, item: Evidence) -> Source:
    """Give the source an evidence item comes from."""
    source = casebook.row(item.source_id)
    assert isinstance(source, Source)  # noqa: S101 - a sound casebook's source ids lead to sources
    return source


def says_something(text: str) -> bool:
    """Whether quoted words can say anything: a letter or two words of a sentence cannot.

    Examples
    --------
    >>> says_something("The training was why"), says_something("from the"), says_something("T")
    (True, False, False)
    """
    words = words_said(text)
    return words.count(" ") + 1 >= FEWEST_WORDS or len(words.replace(" ", "")) >= _FEWEST_LETTERS


def in_own_words(casebook: Casebook, item: Evidence) -> bool:
    """Whether the item quotes its own source, and enough of it to say something.

    A quote of where that source is cited shows nothing, nor do the words of whoever asked the question.
    """
    if item.quote is None or not says_something(item.quote.text):
        return False
    passage = casebook.passage_of(item.quote)
    return passage.source_id == item.source_id and passage.kind not in _NOT_ITS_WORDS


def is_independent(casebook: Casebook, item: Evidence) -> bool:
    """Whether the item counts as independent: words of its own, from a source without a stake.

    Words that stand in the record as well are the record's, until the source is quoted for more. Method,
    section 4.
    """
    return (
        has_no_stake(casebook, item)
        and in_own_words(casebook, item)
        and not is_own_word(casebook, item)
        and not repeats_the_record(casebook, item)
    )


def has_no_stake(casebook: Casebook, item: Evidence) -> bool:
    """Whether neither the item's source nor whoever published it has a stake in the result.

    An outcome record has one whatever its interest says: it is the harvest's own account.
    """
    source = source_of(casebook, item)
    if source.interest != "independent" or source.kind == "outcome_record":
        return False
    return not source.publisher_id or casebook.row(source.publisher_id).interest not in _STAKES


def own_source(casebook: Casebook, outcome: Outcome) -> Source | None:
    """Give the source whose claim the outcome is: its record's, or that of its quote."""
    if outcome.record_id:
        source = casebook.row(casebook.row(outcome.record_id).source_id)
        assert isinstance(source, Source)  # noqa: S101 - a sound casebook's source ids lead to sources
        return source
    return casebook.source_of(outcome.quote) if outcome.quote is not None else None


def is_own_word(casebook: Casebook, item: Evidence) -> bool:
    """Whether an item is the word of its outcome's own record, or another word of the same publisher."""
    own = own_source(casebook, casebook.row(item.outcome_id))
    if own is None:
        return False
    source = source_of(casebook, item)
    same_publisher = bool(own.publisher_id) and own.publisher_id == source.publisher_id
    return source.source_id == own.source_id or same_publisher


def repeats_the_record(casebook: Casebook, item: Evidence) -> bool:
    """Whether an item's words stand in what its outcome's own record tells of the act and the change."""
    outcome = casebook.row(item.outcome_id)
    own = own_source(casebook, outcome)
    if own is None or item.quote is None or own.source_id == item.source_id:
        return False
    words = f" {words_said(item.quote.text)} "
    told = {quote.passage_id: casebook.passage_of(quote) for quote in _told(casebook, item)}
    return any(
        passage.source_id == own.source_id and words in f" {words_said(passage.text)} "
        for passage in told.values()
    )


def _told(casebook: Casebook, item: Evidence) -> Iterable[Quote]:
    """List the quotes of the change that an item is about, and of its claim's act and steps."""
    rows = [casebook.row(item.outcome_id)]
    if item.claim_id and item.part != "happened":
        claim = casebook.row(item.claim_id)
        rows += [casebook.row(row_id) for row_id in (claim.cause_id, *claim.link_ids)]
    return (row.quote for row in rows if row.quote is not None)


def shows(casebook: Casebook, item: Evidence) -> bool:
    """Whether an item may pass a test: what was found is quoted from elsewhere than the own record.

    What was looked for in vain has no words to quote.
    """
    if item.observation != "found":
        return True
    return in_own_words(casebook, item) and not is_own_word(casebook, item)


def lifts(item: Evidence) -> bool:
    """Whether an item may lift a verdict: it was found, and a person judged that it supports."""
    return is_decided(item) and item.observation == "found" and item.bearing == "supports"


def speaks_against(item: Evidence) -> bool:
    """Whether an item contradicts, be it only by a draft: what was not looked for does not."""
    return item.bearing == "contradicts" and item.observation != "not_sought"
