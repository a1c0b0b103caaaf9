"""Which rows a verdict may use, and for what: a draft may lower or cap a verdict, never lift one.

Method, sections 2 and 4.
"""

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.records import Claim, Decided, Evidence, Likelihood, Row, Source


def is_decided(row: Decided) -> bool:
    """Whether a named person confirmed or corrected the row.

    Examples
    --------
    >>> is_decided(Claim(claim_id="C-01", cause_id="A-01", outcome_id="O-01"))
    False
    """
    return row.status in ("confirmed", "corrected")


def with_changes(casebook: Casebook, changed: dict[str, Row]) -> Casebook:
    """Give the casebook with some rows replaced by id, without checking it anew.

    For questions of the kind "what if this had been judged otherwise": a changed judgement moves no
    reference and no quote, so the casebook stays as sound as it was.
    """
    return casebook.replacing(changed)


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


def in_own_words(casebook: Casebook, item: Evidence) -> bool:
    """Whether the item quotes its own source; a quote of where that source is cited shows nothing."""
    return item.quote is not None and casebook.source_of(item.quote).source_id == item.source_id


def is_independent(casebook: Casebook, item: Evidence) -> bool:
    """Whether the item counts as independent: words of its own, from a source without a stake.

    Method, section 4.
    """
    return has_no_stake(casebook, item) and in_own_words(casebook, item)


def has_no_stake(casebook: Casebook, item: Evidence) -> bool:
    """Whether the item's source has no stake in the result.

    An outcome record has one whatever its interest says: it is the harvest's own account.
    """
    source = source_of(casebook, item)
    return source.interest == "independent" and source.kind != "outcome_record"


def evidence_on(casebook: Casebook, claim: Claim) -> tuple[Evidence, ...]:
    """Give the live evidence cited for a claim's contribution or mechanism, whatever it shows."""
    return tuple(
        item
        for item in casebook.live("evidence")
        if item.claim_id == claim.claim_id and item.part in ("contribution", "mechanism")
    )


def lifts(item: Evidence) -> bool:
    """Whether an item may lift a verdict: it was found, and a person judged that it supports."""
    return is_decided(item) and item.observation == "found" and item.bearing == "supports"


def speaks_against(item: Evidence) -> bool:
    """Whether an item contradicts, be it only by a draft: what was not looked for does not."""
    return item.bearing == "contradicts" and item.observation != "not_sought"
