"""Strength of evidence by rule, for a claim and for each link of its chain (method, section 4.3).

Levels are ordinal: they are combined by the rules below and never averaged or added.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import Literal

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.about import place_of
from sjc_analysis.reasoning.judged import shows
from sjc_analysis.reasoning.voices import cluster_of
from sjc_analysis.reasoning.weighing import Item, bears, items_by_rival
from sjc_analysis.records import Claim, Evidence, Link
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.vocabulary import Strength, TestKind

STRENGTHS: tuple[Strength, ...] = ("failed", "untested", "weak", "mixed", "some", "strong")
"""The levels in order, lowest first: ``mixed`` has a decisive test on each side, so it is below ``some``."""

TestResult = Literal["passed decisively", "passed", "failed", "failed decisively"]
"""What a test comes to."""

_KINDS: tuple[TestKind, ...] = ("straw_in_the_wind", "hoop", "smoking_gun", "doubly_decisive")
_DECISIVE_FOUND = {"smoking_gun", "doubly_decisive"}
_DECISIVE_ABSENT = {"hoop", "doubly_decisive"}


def strength_of(tests: Iterable[tuple[TestKind, bool]]) -> Strength:
    """Give the level of a set of independent tests, each a kind and whether it was passed.

    A hoop that was passed counts as a straw, since finding it moves the claim up no further. A straw that
    failed decides nothing. A failed hoop is not made good by straws: only a decisive test that was passed
    makes it ``mixed``.

    Examples
    --------
    >>> strength_of([("straw_in_the_wind", True), ("straw_in_the_wind", True)])
    'some'
    >>> strength_of([("smoking_gun", True), ("hoop", False)])
    'mixed'
    >>> strength_of([])
    'untested'
    """
    results = [result_of(kind, passed=passed) for kind, passed in tests]
    decisive = "passed decisively" in results
    if "failed decisively" in results:
        return "mixed" if decisive else "failed"
    if decisive:
        return "strong"
    passed = results.count("passed")
    return "some" if passed > 1 else "weak" if passed else "untested"


def result_of(kind: TestKind, *, passed: bool) -> TestResult:
    """Say what a test comes to: a strength sees no more of it than this.

    Examples
    --------
    >>> result_of("hoop", passed=True), result_of("hoop", passed=False)
    ('passed', 'failed decisively')
    """
    if passed:
        return "passed decisively" if kind in _DECISIVE_FOUND else "passed"
    return "failed decisively" if kind in _DECISIVE_ABSENT else "failed"


def chain_strength(strengths: Iterable[Strength]) -> Strength:
    """Give the strength of a chain: that of its weakest link; a chain without links is untested.

    Examples
    --------
    >>> chain_strength(["strong", "untested", "some"])
    'untested'
    """
    return min(strengths, key=STRENGTHS.index, default="untested")


def link_strength(casebook: Casebook, claim: Claim, link: Link, rubrics: Rubrics) -> Strength:
    """Give the strength of the evidence on one link of a claim's chain.

    Evidence on the claim as a whole counts for its link where the chain has only one. On a longer chain it
    says nothing of any one step in particular, so it lifts none; if it fails decisively, every step fails.
    """
    judged = items_by_rival(casebook, claim, rubrics.cutoffs)
    return _link_strength(casebook, claim, link.link_id, bears(casebook, claim), judged)


def claim_strength(casebook: Casebook, claim: Claim, rubrics: Rubrics) -> Strength:
    """Give the strength of the evidence on a claim: never more than that of its weakest link."""
    return strengths_of(casebook, claim, items_by_rival(casebook, claim, rubrics.cutoffs))[1]


def strengths_of(
    casebook: Casebook,
    claim: Claim,
    judged: Mapping[str, Sequence[Item]],
    *,
    without: Collection[str] = (),
) -> tuple[tuple[Strength, ...], Strength]:
    """Give the strength on each link of a claim, in order, and on the claim, some evidence left out."""
    evidence = [item for item in bears(casebook, claim) if item.evidence_id not in without]
    if not claim.link_ids:
        return (), _strength(casebook, claim, evidence, judged, lifting={""})
    links = tuple(_link_strength(casebook, claim, link_id, evidence, judged) for link_id in claim.link_ids)
    return links, chain_strength(links)


def _link_strength(
    casebook: Casebook,
    claim: Claim,
    link_id: str,
    evidence: Sequence[Evidence],
    judged: Mapping[str, Sequence[Item]],
) -> Strength:
    lifting = {"", link_id} if len(claim.link_ids) == 1 else {link_id}
    on_link = [item for item in evidence if place_of(casebook, claim, item) in ("", link_id)]
    return _strength(casebook, claim, on_link, judged, lifting=lifting)


def _strength(
    casebook: Casebook,
    claim: Claim,
    evidence: Sequence[Evidence],
    judged: Mapping[str, Sequence[Item]],
    *,
    lifting: Set[str],
) -> Strength:
    """Give the lowest level over the rivals somebody judged; without any, that of the bare bearings.

    ``lifting`` names the links (blank: the whole claim) whose passed tests count.
    """
    wanted = {item.evidence_id for item in evidence}
    against = [{item.evidence_id: item for item in judged[rival_id]} for rival_id in sorted(judged)]
    return chain_strength(
        strength_of(_tests(casebook, claim, evidence, items, lifting))
        for items in ([items for items in against if wanted & set(items)] or [{}])
    )


def _tests(
    casebook: Casebook,
    claim: Claim,
    evidence: Sequence[Evidence],
    items: Mapping[str, Item],
    lifting: Set[str],
) -> list[tuple[TestKind, bool]]:
    """List the tests against one rival: every failed one, and of each cluster the best that was passed.

    A draft passes none, nor does what was filed under another claim, or what somebody said to contradict.
    """
    failed: list[tuple[TestKind, bool]] = []
    passed: dict[str, list[TestKind]] = defaultdict(list)
    for item in evidence:
        kind, was_passed, draft = _test(item, items.get(item.evidence_id))
        if not was_passed:
            failed.append((kind, False))
        elif (
            not draft
            and item.claim_id == claim.claim_id
            and item.bearing == "supports"
            and item.link_id in lifting
            and shows(casebook, item)
        ):
            passed[cluster_of(casebook, item)].append(kind)
    return [*failed, *((max(kinds, key=_KINDS.index), True) for kinds in passed.values())]


def _test(evidence: Evidence, item: Item | None) -> tuple[TestKind, bool, bool]:
    """Give an item's kind of test, whether it was passed, and whether it rests on a draft.

    Without likelihoods it is a straw: passed if it was found and supports. An absence lifts nothing until
    somebody says how probable it was.
    """
    if item is None:
        passed = evidence.observation == "found" and evidence.bearing == "supports"
        return "straw_in_the_wind", passed, evidence.is_draft
    if item.test is None:
        return "straw_in_the_wind", False, item.draft
    return item.test.kind, item.test.passed, item.draft
