"""Which evidence is about a claim: its own, and what speaks against the same thing under another claim.

Support stays with the claim it was filed under. What speaks against an act having led to a change speaks
against every claim that says it did, as a whole or in one of its steps (method, section 6).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.judged import lifts, speaks_against
from sjc_analysis.reasoning.same_change import Ends, changes_of_claim, ends_of, places_in
from sjc_analysis.records import Claim, Evidence, Likelihood

_PARTS = ("contribution", "mechanism")


def evidence_on(casebook: Casebook, claim: Claim) -> tuple[Evidence, ...]:
    """Give the live evidence on a claim's contribution or mechanism.

    That is what is cited for it, whatever it shows, and what is cited for another claim and speaks against
    what this one says.
    """
    elsewhere = filed_elsewhere(casebook, claim)
    return tuple(
        item
        for item in casebook.live("evidence")
        if (item.claim_id == claim.claim_id and item.part in _PARTS) or item.evidence_id in elsewhere
    )


def support_for(casebook: Casebook, claim: Claim) -> tuple[Evidence, ...]:
    """Give a claim's own evidence that may lift its verdict."""
    return tuple(
        item for item in evidence_on(casebook, claim) if item.claim_id == claim.claim_id and lifts(item)
    )


def place_of(casebook: Casebook, claim: Claim, item: Evidence) -> str:
    """Name the link of a claim's chain that an item on the claim is about; blank for the claim as a whole."""
    return filed_elsewhere(casebook, claim).get(item.evidence_id, item.link_id)


def filed_elsewhere(casebook: Casebook, claim: Claim) -> Mapping[str, str]:
    """Find evidence under other claims that speaks against what a claim says.

    Parameters
    ----------
    casebook
        The casebook.
    claim
        The contribution claim.

    Returns
    -------
    Mapping of str to str
        Evidence id -> the link of this claim it speaks of, or blank for the claim as a whole.
    """
    key = "elsewhere", claim.claim_id
    if key not in casebook.memory:
        places = places_in(casebook, claim)
        casebook.memory[key] = {
            item.evidence_id: places[subject]
            for subject in places
            for item in against_by_subject(casebook).get(subject, ())
            if item.claim_id != claim.claim_id
        }
    found: Mapping[str, str] = casebook.memory[key]
    return found


def filed_words(casebook: Casebook, claim: Claim, row_ids: Iterable[str]) -> str:
    """Say which rows stand under another claim, or another outcome, that says the same; else blank."""
    claims, changes = {"", claim.claim_id}, {*changes_of_claim(casebook, claim)}
    said = []
    for row in (casebook.row(row_id) for row_id in row_ids):
        if row.claim_id not in claims:
            said.append(f" {row.row_id} is filed under {row.claim_id}, which says the same of it.")
        elif row.outcome_id not in changes:
            said.append(f" {row.row_id} is filed under {row.outcome_id}, which tells the same change.")
    return "".join(said)


def against_by_subject(casebook: Casebook) -> Mapping[Ends, list[Evidence]]:
    """Sort the evidence that speaks against a contribution or a step by what it speaks of."""
    if "against" not in casebook.memory:
        failed = _not_passed(casebook)
        found: dict[Ends, list[Evidence]] = defaultdict(list)
        for item in casebook.live("evidence"):
            if item.part in _PARTS and _speaks_against(item, failed):
                about = casebook.row(item.link_id or item.claim_id)
                found[ends_of(casebook, about)].append(item)
        casebook.memory["against"] = found
    sorted_: Mapping[Ends, list[Evidence]] = casebook.memory["against"]
    return sorted_


def _speaks_against(item: Evidence, failed: Set[str]) -> bool:
    missed = item.evidence_id in failed and item.bearing == "supports" and item.observation != "not_sought"
    return speaks_against(item) or missed


def _not_passed(casebook: Casebook) -> set[str]:
    """List the evidence that, by its likelihoods, is a test the claim did not pass, whatever it is called."""
    rows: dict[tuple[str, str, str], list[Likelihood]] = defaultdict(list)
    for row in casebook.live("likelihoods"):
        rows[row.evidence_id, row.rival_id, row.given_id].append(row)
    return {evidence_id for (evidence_id, _, _), judged in rows.items() if _missed(casebook, judged)}


def _missed(casebook: Casebook, judged: list[Likelihood]) -> bool:
    if casebook.row(judged[0].evidence_id).observation == "found":
        return min(row.p_claim_low for row in judged) <= max(row.p_rival_high for row in judged)
    return max(row.p_claim_high for row in judged) >= min(row.p_rival_low for row in judged)
