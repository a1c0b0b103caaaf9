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
from sjc_analysis.reasoning.sentences import is_hedged, sentences_of
from sjc_analysis.reasoning.strength import claim_strength, strengths_of
from sjc_analysis.reasoning.timing import is_too_early, orders_of_claim
from sjc_analysis.reasoning.voices import cluster_of
from sjc_analysis.reasoning.weighing import Item, items_by_rival, rivalled_in
from sjc_analysis.records import Claim, Decided, Evidence
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.vocabulary import Strength, Verdict

_CITED = ("evidence", "likelihoods")
_WEIGHED = ("evidence", "likelihoods", "clusters", "sources")
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
    rivals = known.take("rivals", ("rivals",), lambda: rivals_faced(casebook, claim))
    judged, strengths, strength, decided_strength = _weighed(casebook, claim, rubrics, rivals, known)
    outcome = casebook.row(claim.outcome_id)
    cited = _cited(casebook, claim, known, rubrics.verdicts.hedges)
    facts = Facts(
        casebook=casebook,
        claim=claim,
        orders=known.take("orders", _DATED, lambda: orders_of_claim(casebook, claim)),
        judged=judged,
        steps=_steps(casebook, claim, strengths, base if known.same("evidence", "links") else None),
        strength=strength,
        decided_strength=decided_strength,
        rivals=rivals,
        **cited,
        unweighed=_unweighed(casebook, claim, rivals, judged),
        changes_in_doubt=known.take(
            "changes_in_doubt",
            ("evidence", "outcomes"),
            lambda: doubts_about(casebook, changes_of_claim(casebook, claim)),
        ),
        happened=known.take("happened", ("evidence", *_DATED), lambda: happened_verdict(casebook, outcome)),
        drafts=known.take("drafts", _OWN, lambda: _drafts(casebook, claim)),
        idle=(),
        clusters=(),
        certain=(),
        sentences=(),
        independent_strength=strength,
    )
    return _with_voices(facts)


def reweighed(facts: Facts, judged: Mapping[str, Sequence[Item]]) -> Facts:
    """Give the facts as they would be with other likelihoods, none of which rests on a draft."""
    strengths, strength = strengths_of(facts.casebook, facts.claim, judged)
    decided = strength
    if strength == "failed":
        decided = strengths_of(without_drafts(facts.casebook), facts.claim, judged)[1]
    steps = tuple(step._replace(strength=each) for step, each in zip(facts.steps, strengths, strict=True))
    again = replace(facts, judged=judged, steps=steps, strength=strength, decided_strength=decided)
    return _with_voices(again)


def _cited(casebook: Casebook, claim: Claim, known: "_Known", hedges: Sequence[str]) -> dict[str, Any]:
    """Sort the evidence on a claim by what it may be used for."""
    evidence = known.take("evidence", _CITED, lambda: evidence_on(casebook, claim))
    lifting = known.take("lifting", ("evidence",), lambda: support_for(casebook, claim))

    def those(
        name: str, tables: Iterable[str], among: Iterable[Evidence], wanted: Callable[[Evidence], bool]
    ) -> Any:
        return known.take(name, tables, lambda: tuple(item for item in among if wanted(item)))

    def ids(name: str, tables: Iterable[str], wanted: Callable[[Evidence], bool]) -> Any:
        return known.take(name, tables, lambda: tuple(i.evidence_id for i in lifting if wanted(i)))

    return {
        "evidence": evidence,
        "lifting": lifting,
        "unquoted": ids("unquoted", ("evidence",), lambda item: not in_own_words(casebook, item)),
        "repeated": ids("repeated", ("evidence", *_OWN), lambda item: repeats_the_record(casebook, item)),
        "early": ids("early", ("evidence", "sources", *_DATED), lambda item: is_too_early(casebook, item)),
        "hedged": ids("hedged", ("evidence",), lambda item: is_hedged(casebook, item, hedges)),
        "independent": frozenset(
            ids(
                "independent", ("evidence", "sources", *_OWN, *_DATED), lambda item: _is_voice(casebook, item)
            )
        ),
        "cited": those(
            "cited", _CITED, evidence, lambda item: item.claim_id == claim.claim_id and _is_unassessed(item)
        ),
        "against": those("against", _CITED, evidence, speaks_against),
    }


def _is_voice(casebook: Casebook, item: Evidence) -> bool:
    return is_independent(casebook, item) and not is_too_early(casebook, item)


def _with_voices(facts: Facts) -> Facts:
    """Add what rests on who says so and on what it weighs: voices, their sentences, and their strength."""
    idle = _idle(facts.lifting, facts.judged)
    telling = facts.independent - {*idle}
    casebook, claim = facts.casebook, facts.claim
    return replace(
        facts,
        idle=idle,
        clusters=_independent_clusters(casebook, claim, facts.lifting, telling),
        certain=_independent_clusters(casebook, claim, facts.lifting, telling - {*facts.hedged}),
        sentences=_sentences(casebook, claim, facts.lifting, telling),
        independent_strength=_independently(facts, telling),
    )


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


def _idle(lifting: Iterable[Evidence], judged: Mapping[str, Sequence[Item]]) -> tuple[str, ...]:
    """List supporting evidence that was weighed against rivals and passed no test against any of them."""
    passed: dict[str, bool] = {}
    for item in (each for items in judged.values() for each in items):
        was_passed = item.test is not None and item.test.passed
        passed[item.evidence_id] = passed.get(item.evidence_id, False) or was_passed
    return tuple(item.evidence_id for item in lifting if not passed.get(item.evidence_id, True))


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


def _independently(facts: Facts, telling: Collection[str]) -> Strength:
    """Give the strength that is left of a strong claim without the support of those with a stake."""
    staked = {item.evidence_id for item in facts.lifting if item.evidence_id not in telling}
    if facts.strength != "strong" or not staked:
        return facts.strength
    return strengths_of(facts.casebook, facts.claim, facts.judged, without=staked)[1]


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
