"""Gather what the rules of the ladder look at, once for a claim, and again only what a change touches."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.reasoning.about import evidence_on, place_of, support_for
from sjc_analysis.reasoning.chains import How, Step, statement_of
from sjc_analysis.reasoning.judged import (
    in_own_words,
    is_independent,
    repeats_the_record,
    speaks_against,
    without_drafts,
)
from sjc_analysis.reasoning.ladder import Facts, lowest
from sjc_analysis.reasoning.occurrence import doubts_about, happened_verdict
from sjc_analysis.reasoning.results import RivalResult
from sjc_analysis.reasoning.rivals import rivals_faced
from sjc_analysis.reasoning.rules import caps_of
from sjc_analysis.reasoning.same_change import changes_of_claim
from sjc_analysis.reasoning.sentences import sentences_of
from sjc_analysis.reasoning.strength import claim_strength, strengths_of
from sjc_analysis.reasoning.timing import orders_of_claim
from sjc_analysis.reasoning.voices import cluster_of
from sjc_analysis.reasoning.weighing import Item, items_by_rival, rivalled_in
from sjc_analysis.records import Claim, Decided, Evidence
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.vocabulary import Strength, Verdict

_CITED = ("evidence", "likelihoods")
_WEIGHED = ("evidence", "likelihoods", "clusters", "sources")
_VOICES = ("evidence", "clusters", "sources")
_DATED = ("events", "outcomes", "traces")
_OWN = ("claims", "links", "events", "outcomes")


def verdict_of(casebook: Casebook, claim: Claim, rubrics: Rubrics, base: Facts | None = None) -> Verdict:
    """Give the verdict on a claim, without its reasons; see :func:`facts_of` for ``base``."""
    return lowest(caps_of(facts_of(casebook, claim, rubrics, base)))


def facts_of(casebook: Casebook, claim: Claim, rubrics: Rubrics, base: Facts | None = None) -> Facts:
    """Gather what the rules of the ladder look at.

    Parameters
    ----------
    casebook
        The casebook.
    claim
        One of its claims.
    rubrics
        Cut-offs of the tests.
    base
        Facts of the same claim in a casebook of which this one is a changed copy: what rests only on tables
        that are the same objects in both is taken from there.
    """
    known = _Known(casebook, base)
    evidence = known.take("evidence", _CITED, lambda: evidence_on(casebook, claim))
    lifting = known.take("lifting", ("evidence",), lambda: support_for(casebook, claim))
    rivals = known.take("rivals", ("rivals",), lambda: rivals_faced(casebook, claim))
    judged, strengths, strength, decided_strength = _weighed(casebook, claim, rubrics, rivals, known)
    independent = known.take(
        "independent",
        ("evidence", "sources", *_OWN),
        lambda: frozenset(item.evidence_id for item in lifting if is_independent(casebook, item)),
    )
    outcome = casebook.row(claim.outcome_id)

    def those(name: str, wanted: Callable[[Evidence], bool]) -> Any:
        return known.take(name, _CITED, lambda: tuple(item for item in evidence if wanted(item)))

    def unquoted() -> tuple[str, ...]:
        return tuple(item.evidence_id for item in lifting if not in_own_words(casebook, item))

    def repeated() -> tuple[str, ...]:
        return tuple(item.evidence_id for item in lifting if repeats_the_record(casebook, item))

    return Facts(
        casebook=casebook,
        claim=claim,
        orders=known.take("orders", _DATED, lambda: orders_of_claim(casebook, claim)),
        judged=judged,
        steps=_steps(casebook, claim, strengths, base if known.same("evidence", "links") else None),
        strength=strength,
        decided_strength=decided_strength,
        rivals=rivals,
        evidence=evidence,
        lifting=lifting,
        unquoted=known.take("unquoted", ("evidence",), unquoted),
        repeated=known.take("repeated", ("evidence", "claims", "links", "events", "outcomes"), repeated),
        unweighed=_unweighed(casebook, claim, rivals, judged),
        cited=those("cited", lambda item: item.claim_id == claim.claim_id and _is_unassessed(item)),
        against=those("against", speaks_against),
        clusters=known.take(
            "clusters", _VOICES, lambda: _independent_clusters(casebook, claim, lifting, independent)
        ),
        changes_in_doubt=known.take(
            "changes_in_doubt",
            ("evidence", "outcomes"),
            lambda: doubts_about(casebook, changes_of_claim(casebook, claim)),
        ),
        happened=known.take(
            "happened", ("evidence", "outcomes"), lambda: happened_verdict(casebook, outcome)
        ),
        independent=independent,
        independent_strength=_independently(casebook, claim, lifting, independent, judged, strength),
        sentences=known.take(
            "sentences", ("evidence",), lambda: _sentences(casebook, claim, lifting, independent)
        ),
        drafts=known.take("drafts", _OWN, lambda: _drafts(casebook, claim)),
    )


def reweighed(facts: Facts, judged: Mapping[str, Sequence[Item]]) -> Facts:
    """Give the facts as they would be with other likelihoods, none of which rests on a draft."""
    strengths, strength = strengths_of(facts.casebook, facts.claim, judged)
    decided = strength
    if strength == "failed":
        decided = strengths_of(without_drafts(facts.casebook), facts.claim, judged)[1]
    steps = tuple(step._replace(strength=each) for step, each in zip(facts.steps, strengths, strict=True))
    independently = _independently(
        facts.casebook, facts.claim, facts.lifting, facts.independent, judged, strength
    )
    return replace(
        facts, judged=judged, steps=steps, strength=strength, decided_strength=decided,
        independent_strength=independently,
    )  # fmt: skip


class _Known:
    """What is known from other facts of the same claim, as long as the tables it rests on did not change."""

    def __init__(self, casebook: Casebook, base: Facts | None) -> None:
        self.base = base
        self.changed = (
            {name for name in TABLES if getattr(casebook, name) is not getattr(base.casebook, name)}
            if base is not None
            else {*TABLES}
        )

    def same(self, *tables: str) -> bool:
        """Whether tables are the same objects in both casebooks."""
        return self.changed.isdisjoint(tables)

    def take(self, name: str, tables: Iterable[str], work: Callable[[], Any]) -> Any:
        """Take a fact from there, or work it out."""
        return getattr(self.base, name) if self.same(*tables) else work()


def _weighed(
    casebook: Casebook, claim: Claim, rubrics: Rubrics, rivals: Sequence[RivalResult], known: _Known
) -> tuple[Mapping[str, Sequence[Item]], tuple[Strength, ...], Strength, Strength]:
    """Give the items by rival, the strength on each step, on the claim, and on it without drafts."""
    base = known.base
    proper = [rival.rival_id for rival in rivals if rival.kind == "rival"]
    if base is not None and known.same(*_WEIGHED) and proper == [*base.judged]:
        return base.judged, tuple(step.strength for step in base.steps), base.strength, base.decided_strength
    judged = items_by_rival(casebook, claim, rubrics.cutoffs)
    strengths, strength = strengths_of(casebook, claim, judged)
    decided = strength
    if strength == "failed":
        decided = claim_strength(without_drafts(casebook), claim, rubrics)
    return judged, strengths, strength, decided


def _drafts(casebook: Casebook, claim: Claim) -> tuple[str, ...]:
    return tuple(row.row_id for row in own_rows(casebook, claim) if row.is_draft)


def _steps(
    casebook: Casebook, claim: Claim, strengths: Sequence[Strength], base: Facts | None
) -> tuple[Step, ...]:
    stated: Iterable[tuple[How, str]]
    if base is not None:
        stated = [(step.how, step.by) for step in base.steps]
    else:
        stated = [statement_of(casebook, claim, casebook.row(link_id)) for link_id in claim.link_ids]
    return tuple(
        Step(link_id, how, by, strength)
        for link_id, (how, by), strength in zip(claim.link_ids, stated, strengths, strict=True)
    )


def _unweighed(
    casebook: Casebook, claim: Claim, rivals: Iterable[RivalResult], judged: Mapping[str, Sequence[Item]]
) -> tuple[str, ...]:
    """List the rivals that were set aside with nothing a person weighed against them where they rival it."""
    aside = [
        rival.rival_id
        for rival in rivals
        if rival.kind == "rival" and rival.standing in ("weakened", "excluded")
    ]
    return tuple(
        rival_id
        for rival_id in aside
        if not any(
            not item.draft and place_of(casebook, claim, casebook.row(item.evidence_id)) in where
            for where in [rivalled_in(casebook, claim, casebook.row(rival_id))]
            for item in judged.get(rival_id, ())
        )
    )


def _independently(
    casebook: Casebook,
    claim: Claim,
    lifting: Iterable[Evidence],
    independent: Collection[str],
    judged: Mapping[str, Sequence[Item]],
    strength: Strength,
) -> Strength:
    """Give the strength that is left of a strong claim without the support of those with a stake."""
    staked = {item.evidence_id for item in lifting if item.evidence_id not in independent}
    if strength != "strong" or not staked:
        return strength
    return strengths_of(casebook, claim, judged, without=staked)[1]


def _sentences(
    casebook: Casebook, claim: Claim, lifting: Iterable[Evidence], independent: Collection[str]
) -> tuple[frozenset[str], ...]:
    """Give, for each step of a longer chain, the sentences that independent sources are quoted with."""
    if len(claim.link_ids) < 2:
        return ()
    quoted = {
        item.evidence_id: (item.link_id, sentences_of(casebook.passage_of(item.quote), item.quote))
        for item in lifting
        if item.evidence_id in independent and item.quote is not None
    }
    return tuple(
        frozenset(each for on, said in quoted.values() if on == link_id for each in said)
        for link_id in claim.link_ids
    )


def _is_unassessed(item: Evidence) -> bool:
    return item.bearing == "not_assessed" or (item.is_draft and item.bearing == "supports")


def _independent_clusters(
    casebook: Casebook, claim: Claim, lifting: Iterable[Evidence], independent: Collection[str]
) -> tuple[frozenset[str], ...]:
    """Give the independent clusters on each step; what is on the whole of a longer chain shows no step."""
    voices: Mapping[str, str] = {
        item.evidence_id: cluster_of(casebook, item) for item in lifting if item.evidence_id in independent
    }
    if len(claim.link_ids) <= 1:
        return (frozenset(voices.values()),)
    return tuple(
        frozenset(
            voices[item.evidence_id]
            for item in lifting
            if item.link_id == link_id and item.evidence_id in voices
        )
        for link_id in claim.link_ids
    )


def own_rows(casebook: Casebook, claim: Claim) -> tuple[Decided, ...]:
    """Give the claim, its links, and the act and changes they join, each once."""
    links = [casebook.row(link_id) for link_id in claim.link_ids]
    ends = [claim.cause_id, *(link.effect_id for link in links), claim.outcome_id]
    return (claim, *links, *(casebook.row(row_id) for row_id in dict.fromkeys(ends)))
