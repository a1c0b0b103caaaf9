"""Which evidence is weighed for a claim, against which rival, and in which provenance cluster.

Only what a person said to bear on the contribution or the mechanism is weighed: refused rows, observations
nobody sought and evidence that does not bear, or of which nobody said whether it does, are left out
(method, section 4).
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.about import evidence_on
from sjc_analysis.reasoning.judged import shows
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.process_tracing import TracedTest, trace
from sjc_analysis.reasoning.same_change import Ends, ends_of, passed_by, places_in, tellings_of
from sjc_analysis.reasoning.voices import cluster_of
from sjc_analysis.records import Claim, Evidence, Likelihood, Rival
from sjc_analysis.rubrics import Cutoffs


class Item(NamedTuple):
    """One evidence item against one rival.

    ``claim`` and ``rival`` are P(E | ...) of the observation; ``given_id`` is the item they are conditional
    on, or blank; ``test`` is ``None`` where neither explanation allows what was observed; ``draft`` says
    that no person has confirmed the evidence or one of its likelihoods; ``elsewhere`` that it was filed under
    another claim and is here because it speaks against this one too; ``contradicts`` that it was judged to,
    so that it may lower and not lift, whatever its likelihoods; ``shows`` that it is quoted in words of its
    own source, which is not the record itself.
    """

    evidence_id: str
    cluster: str
    claim: Bounds
    rival: Bounds
    found: bool
    given_id: str
    test: TracedTest | None
    draft: bool
    elsewhere: bool = False
    contradicts: bool = False
    shows: bool = True

    @property
    def lifts(self) -> bool:
        """Whether it could make the claim more probable."""
        return self.test is not None and self.test.ratio.high > 1

    @property
    def counts(self) -> bool:
        """Whether it is weighed: what may not lift is left out where it would."""
        if self.draft and (self.test is None or self.lifts):
            return False
        if not self.shows and self.test is not None and self.test.passed:
            return False
        return not (self.contradicts and self.test is not None and self.test.passed)


def bears(casebook: Casebook, claim: Claim) -> tuple[Evidence, ...]:
    """List the evidence that was sought and judged to bear on a claim's contribution or mechanism."""
    return tuple(
        item
        for item in evidence_on(casebook, claim)
        if item.bearing in ("supports", "contradicts") and item.observation != "not_sought"
    )


def explanations_of(casebook: Casebook, claim: Claim) -> tuple[Rival, ...]:
    """List the live rivals and co-contributors of a claim, by id.

    They are those of the outcome and of the changes its chain passes through: a chained claim is never surer
    than a step of it, so a rival of a step is a rival of the claim, and so is a rival of another step to the
    same change. One that was named for another claim rivals this one if both say the same of the step
    or the whole it rivals. The act itself is no rival to its own claim.
    """
    passed, places = passed_by(casebook, claim), places_in(casebook, claim)
    found = [
        rival
        for rival in casebook.live("rivals")
        if (not rival.event_id or rival.event_id != claim.cause_id)
        and (_is_of_the_same(casebook, rival, places) or _is_on_the_way(casebook, claim, rival, passed))
    ]
    return tuple(sorted(found, key=lambda rival: str(rival.rival_id)))


def _is_of_the_same(casebook: Casebook, rival: Rival, places: Container[Ends]) -> bool:
    """Whether a rival of one link or one claim rivals something that this claim says as well."""
    about = rival.link_id or rival.claim_id
    return bool(about) and ends_of(casebook, casebook.row(about)) in places


def _is_on_the_way(casebook: Casebook, claim: Claim, rival: Rival, passed: Container[str]) -> bool:
    """Whether a rival of every claim, or of this one, explains a change the claim passes through."""
    return (
        rival.outcome_id in passed
        and rival.claim_id in ("", claim.claim_id)
        and (not rival.link_id or casebook.row(rival.link_id).effect_id in passed)
    )


def rivals_of(casebook: Casebook, claim: Claim) -> tuple[Rival, ...]:
    """List the live rivals of a claim; a co-contributor is part of the same package and not a rival."""
    return tuple(rival for rival in explanations_of(casebook, claim) if rival.kind == "rival")


def rivalled_in(casebook: Casebook, claim: Claim, rival: Rival) -> frozenset[str]:
    """Say where in a claim a rival explains something else: the links, and blank for the claim as a whole.

    That is the link it was named for, or the step to the change it explains; what rivals the claim's own
    change may be weighed on the claim as a whole too.
    """
    about = rival.link_id or rival.claim_id
    subject = ends_of(casebook, casebook.row(about)) if about else ("", "")
    effect = subject[1] or tellings_of(casebook, rival.outcome_id)[0]
    places = places_in(casebook, claim)
    if rival.link_id and subject in places:
        return frozenset({places[subject], *({""} if len(claim.link_ids) < 2 else ())})
    found = {place for (_, led_to), place in places.items() if led_to == effect}
    return frozenset(found | ({""} if effect == ends_of(casebook, claim)[1] else set()))


def items_by_rival(casebook: Casebook, claim: Claim, cutoffs: Cutoffs) -> dict[str, tuple[Item, ...]]:
    """List the items with likelihoods for a claim against each of its rivals.

    Several judges' likelihoods of one item are spanned by one interval. Conditional likelihoods are used
    where the item they are given is in the same cluster and has likelihoods too.

    Returns
    -------
    dict of str to tuple of Item
        Rival id -> its items by id, none where nobody gave likelihoods; sorted by rival id.
    """
    bearing = {item.evidence_id: item for item in bears(casebook, claim)}
    rivals = [rival.rival_id for rival in rivals_of(casebook, claim)]
    telling = {item.evidence_id: shows(casebook, item) for item in bearing.values()}
    rows: dict[str, list[Likelihood]] = {rival_id: [] for rival_id in rivals}
    for row in casebook.live("likelihoods"):
        if row.rival_id in rows and row.evidence_id in bearing:
            rows[row.rival_id].append(row)
    return {
        rival_id: tuple(
            item._replace(
                elsewhere=bearing[item.evidence_id].claim_id != claim.claim_id,
                shows=telling[item.evidence_id],
            )
            for item in _items(casebook, bearing, rows[rival_id], cutoffs)
        )
        for rival_id in rivals
    }


def _items(
    casebook: Casebook, bearing: Mapping[str, Evidence], rows: Iterable[Likelihood], cutoffs: Cutoffs
) -> Iterator[Item]:
    judged: dict[str, dict[str, list[Likelihood]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        judged[row.evidence_id][row.given_id].append(row)
    clusters = {evidence_id: cluster_of(casebook, bearing[evidence_id]) for evidence_id in judged}
    for evidence_id in sorted(judged):
        given = (other for other in judged[evidence_id] if clusters.get(other) == clusters[evidence_id])
        if of_item := judged[evidence_id].get(min(given, default="")):
            yield _item(bearing[evidence_id], clusters[evidence_id], of_item, cutoffs)


def _item(evidence: Evidence, cluster: str, rows: list[Likelihood], cutoffs: Cutoffs) -> Item:
    claim = Bounds(min(row.p_claim_low for row in rows), max(row.p_claim_high for row in rows))
    rival = Bounds(min(row.p_rival_low for row in rows), max(row.p_rival_high for row in rows))
    found = evidence.observation == "found"
    try:
        test = trace(claim, rival, found=found, cutoffs=cutoffs)
    except ValueError:
        test = None
    draft = evidence.is_draft or any(row.is_draft for row in rows)
    contradicts = evidence.bearing == "contradicts"
    return Item(
        evidence.evidence_id, cluster, claim, rival, found, rows[0].given_id, test, draft,
        contradicts=contradicts,
    )  # fmt: skip
