"""Did the change take place, as stated, when and where stated? Judged apart from the contribution.

A record is no evidence for itself: only what others show counts (method, sections 1, 4 and 6).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.reasoning.judged import (
    has_no_stake,
    is_decided,
    is_independent,
    is_own_word,
    lifts,
    own_source,
    source_of,
    speaks_against,
)
from sjc_analysis.reasoning.results import PartResult, Reason
from sjc_analysis.reasoning.same_change import tellings_of
from sjc_analysis.reasoning.timing import is_too_early
from sjc_analysis.reasoning.voices import cluster_of
from sjc_analysis.reasoning.words import listed, name_of, names_of, source_words
from sjc_analysis.records import Evidence, Outcome
from sjc_analysis.vocabulary import Verdict


@dataclass(frozen=True)
class _Sorted:
    """The evidence cited for whether an outcome happened, by what it shows."""

    supports: tuple[Evidence, ...]
    early: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    cited: tuple[Evidence, ...]
    beside: tuple[Evidence, ...]
    independent: frozenset[str]
    against_without_stake: frozenset[str]
    independent_against: frozenset[str]


def judge_happened(casebook: Casebook, outcome: Outcome) -> PartResult:
    """Judge whether an outcome took place.

    Parameters
    ----------
    casebook
        The casebook.
    outcome
        The outcome.

    Returns
    -------
    PartResult
        ``unsubstantiated`` where only its own record says so; ``plausible`` where another source with a stake
        in it does; ``supported`` by one independent cluster, ``strongly supported`` by two; capped at
        ``plausible`` by anything that contradicts it, under whichever outcome that tells the same change, at
        ``unsubstantiated`` where an independent source contradicts and none supports, and ``refuted`` where
        two do.
    """
    found = _sort(casebook, outcome)
    verdict = _verdict(found)
    caps = tuple(_caps(casebook, outcome, found))
    used = (*found.supports, *found.against)
    return PartResult(
        outcome_id=outcome.outcome_id,
        statement=outcome.statement,
        part="happened",
        verdict=verdict,
        why=tuple(_why(casebook, outcome, found)),
        why_not_higher=tuple(reason for reason, _ in caps),
        what_would_raise_it=tuple(remedy for _, remedy in caps),
        draft=outcome.is_draft or any(item.is_draft for item in used),
    )


def happened_verdict(casebook: Casebook, outcome: Outcome) -> Verdict:
    """Give the verdict of :func:`judge_happened` without its reasons."""
    return _verdict(_sort(casebook, outcome))


class Doubt(NamedTuple):
    """A change, the verdict on whether it took place, and the evidence that contradicts that it did."""

    outcome_id: str
    verdict: Verdict
    rows: tuple[str, ...]


def doubts_about(casebook: Casebook, outcome_ids: Iterable[str]) -> tuple[Doubt, ...]:
    """Give those of some changes of which evidence contradicts that they took place, in their order."""
    found = ((outcome_id, _sort(casebook, casebook.row(outcome_id))) for outcome_id in outcome_ids)
    return tuple(
        Doubt(outcome_id, _verdict(each), _ids(each.against)) for outcome_id, each in found if each.against
    )


def _sort(casebook: Casebook, outcome: Outcome) -> _Sorted:
    on_it = evidence_on_change(casebook, outcome.outcome_id)
    cited = [item for item in on_it if item.outcome_id == outcome.outcome_id]
    by_others = [item for item in cited if not is_own_word(casebook, item)]
    lifting = [item for item in by_others if lifts(item)]
    early = tuple(item for item in lifting if is_too_early(casebook, item))
    supports = tuple(item for item in lifting if item not in early)
    against = tuple(item for item in on_it if speaks_against(item))
    decided_against = [item for item in against if is_decided(item)]
    without_stake = [item for item in decided_against if has_no_stake(casebook, item)]
    return _Sorted(
        supports=supports,
        early=early,
        against=against,
        cited=tuple(item for item in cited if item.bearing == "not_assessed" or _is_only_proposed(item)),
        beside=tuple(item for item in cited if item.bearing == "does_not_bear" and is_decided(item)),
        independent=_independent(casebook, supports),
        against_without_stake=frozenset(cluster_of(casebook, item) for item in without_stake),
        independent_against=_independent(casebook, decided_against),
    )


def evidence_on_change(casebook: Casebook, outcome_id: str) -> tuple[Evidence, ...]:
    """List the evidence on whether a change took place: its own, and what contradicts it where told again."""
    told = tellings_of(casebook, outcome_id)
    return tuple(
        item
        for item in casebook.live("evidence")
        if item.part == "happened"
        and item.outcome_id in told
        and (item.outcome_id == outcome_id or speaks_against(item))
    )


def _is_only_proposed(item: Evidence) -> bool:
    return item.is_draft and item.bearing != "contradicts"


def _independent(casebook: Casebook, items: Iterable[Evidence]) -> frozenset[str]:
    return frozenset(cluster_of(casebook, item) for item in items if is_independent(casebook, item))


def _verdict(found: _Sorted) -> Verdict:
    if found.against_without_stake and not found.independent:
        return "refuted" if len(found.independent_against) > 1 else "unsubstantiated"
    if not found.supports:
        return "unsubstantiated"
    if found.against or not found.independent:
        return "plausible"
    return "strongly supported" if len(found.independent) > 1 else "supported"


def _why(casebook: Casebook, outcome: Outcome, found: _Sorted) -> Iterable[Reason]:
    for item in found.against:
        yield _evidence_reason(casebook, item, "contradicts it")
    for item in found.supports:
        yield _evidence_reason(casebook, item, "supports it")
    if found.early:
        text = f"Older than the change, so no sign of it: what {listed(_ids(found.early))} quotes."
        yield Reason(rule="O8", text=text, rows=_ids(found.early))
    own = own_source(casebook, outcome)
    if not found.supports:
        text = f"Only its own record says so ({source_words(own)})." if own else "No source is given for it."
        rows = (outcome.outcome_id, own.source_id) if own else (outcome.outcome_id,)
        yield Reason(rule="O1", text=text, rows=rows)


def _evidence_reason(casebook: Casebook, item: Evidence, does: str) -> Reason:
    source = source_of(casebook, item)
    draft = " (a draft; nobody confirmed it)" if item.is_draft else ""
    name = name_of(casebook, item.evidence_id)
    text = f"{item.evidence_id}, {name}, {does}{draft}; from {source_words(source)}."
    return Reason(rule="O2", text=text, rows=(item.evidence_id, source.source_id))


def _caps(casebook: Casebook, outcome: Outcome, found: _Sorted) -> Iterable[tuple[Reason, Reason]]:
    """Give each reason why the verdict is not higher, with what would raise it."""
    change = name_of(casebook, outcome.outcome_id)

    def cap(rule: str, text: str, rows: tuple[str, ...], remedy: str) -> tuple[Reason, Reason]:
        rows = rows or (outcome.outcome_id,)
        return Reason(rule=rule, text=text, rows=rows), Reason(rule=rule, text=remedy, rows=rows)

    if found.against:
        rows = _ids(found.against)
        text = f"Evidence contradicts that it took place: {names_of(casebook, rows)}."
        yield cap("O3", text, rows, "Ask each contradicting source what it rests on, and judge it again.")
    if found.cited:
        rows = _ids(found.cited)
        shows = "it shows" if len(rows) == 1 else "they show"
        text = f"Cited for it: {listed(rows)}; nobody has said what {shows}."
        yield cap(
            "O4", text, rows, f"Say of {listed(rows)} whether it supports, contradicts or does not bear."
        )
    if found.beside:
        rows = _ids(found.beside)
        text = f"Cited, but about something else: {names_of(casebook, rows)}."
        yield cap("O5", text, rows, f"Find a source that speaks of {change} itself.")
    if found.early:
        rows = _ids(found.early)
        text = f"Older than the change, so no sign of it: what {listed(rows)} quotes."
        yield cap("O8", text, rows, f"Find a source that is not older than {change}.")
    if not found.independent:
        remedy = f"Ask somebody outside the programme, who would know, whether {change} took place."
        yield cap(
            "O6",
            "No quoted words of an independent source were judged to show that it took place.",
            (),
            remedy,
        )
    elif len(found.independent) == 1:
        rows = tuple(sorted(found.independent))
        text = "One independent source, or several that draw on each other, shows that it took place."
        yield cap("O7", text, rows, "Find a second independent source that does not draw on the first.")


def _ids(items: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(item.evidence_id for item in items)
