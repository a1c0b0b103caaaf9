"""Which outcomes tell one change, and which claims and links say the same of it (method, section 6).

Splitting a claim or a change over several rows makes no rival and no contradiction go away. So rows are
compared by what they say: this act, or this change, led to that change.
"""

from collections.abc import Mapping

from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Claim, Link, Outcome

Ends = tuple[str, str]
"""What led to what: an act or a change, and a change; a change that several rows tell has one name."""


def tellings_of(casebook: Casebook, outcome_id: str) -> tuple[str, ...]:
    """List the outcomes that tell one change, this one among them, by id.

    A refused one is among them: whoever refused a row because it tells a change once more did not say that
    what is filed under it is untrue.

    Examples
    --------
    >>> from sjc_analysis.records import Outcome
    >>> told = Outcome(outcome_id="O-01", statement="the gate opened")
    >>> again = Outcome(outcome_id="O-02", statement="the gate was opened", same_as_id="O-01")
    >>> tellings_of(Casebook(outcomes=(told, again)), "O-01")
    ('O-01', 'O-02')
    """
    return _tellings(casebook).get(outcome_id, (outcome_id,))


def _tellings(casebook: Casebook) -> Mapping[str, tuple[str, ...]]:
    if "tellings" not in casebook.memory:
        groups: dict[str, list[str]] = {}
        for outcome in casebook.outcomes:
            if outcome.same_as_id:
                one, other = (groups.get(each, [each]) for each in (outcome.outcome_id, outcome.same_as_id))
                joined = one if one is other else [*one, *other]
                groups |= dict.fromkeys(joined, joined)
        casebook.memory["tellings"] = {each: tuple(sorted(group)) for each, group in groups.items()}
    found: Mapping[str, tuple[str, ...]] = casebook.memory["tellings"]
    return found


def ends_of(casebook: Casebook, row: Claim | Link) -> Ends:
    """Say what a claim as a whole, or a link, claims to have led to what."""
    effect = row.outcome_id if isinstance(row, Claim) else row.effect_id
    return tellings_of(casebook, row.cause_id)[0], tellings_of(casebook, effect)[0]


def places_in(casebook: Casebook, claim: Claim) -> Mapping[Ends, str]:
    """Say of what a claim says where it says it: the id of the link, or blank for the claim as a whole."""
    links = (casebook.row(link_id) for link_id in claim.link_ids)
    return {ends_of(casebook, claim): "", **{ends_of(casebook, link): link.link_id for link in links}}


def changes_of_claim(casebook: Casebook, claim: Claim) -> tuple[str, ...]:
    """List the changes that a claim passes through, in order, its own among them."""
    return tuple(each for each in _effects(casebook, claim) if isinstance(casebook.row(each), Outcome))


def passed_by(casebook: Casebook, claim: Claim) -> tuple[str, ...]:
    """List what a claim passes through, under every id that tells one of these changes."""
    told = {each for effect in _effects(casebook, claim) for each in tellings_of(casebook, effect)}
    return tuple(sorted(told))


def _effects(casebook: Casebook, claim: Claim) -> tuple[str, ...]:
    effects = (casebook.row(link_id).effect_id for link_id in claim.link_ids)
    return tuple(dict.fromkeys((*effects, claim.outcome_id)))
