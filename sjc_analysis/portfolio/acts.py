"""What the programme did, by kind and by whom; and mechanisms that recur (method, sections 1 and 8)."""

from collections.abc import Sequence

from sjc_analysis.portfolio.changes import NOT_CLAIMED, Change, Harvest, best_carried
from sjc_analysis.portfolio.people import UNKNOWN, VICTIMS, kinds_of
from sjc_analysis.portfolio.suppress import LIMIT_VICTIMS
from sjc_analysis.portfolio.table import HarvestTable, by_number, cases, many, nothing_left_out, told_in
from sjc_analysis.reasoning.about import support_for
from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.records import Event


def contributions_table(harvest: Harvest) -> HarvestTable:
    """Write the programme's acts by kind and by who did them, with the changes claimed for each."""
    casebook = harvest.casebook
    acts: list[Event] = [act for act in casebook.live("events") if act.side == "programme"]
    told: dict[tuple[str, str], list[Event]] = {}
    for act in acts:
        for actor_id in act.actor_ids or ("",):
            told.setdefault((act.kind, casebook.row(actor_id).name if actor_id else UNKNOWN), []).append(act)
    rows = []
    for (kind, name), group in sorted(told.items()):
        ids = {act.event_id for act in group}
        changes = [change for change in harvest.changes if ids & _claimed_acts(harvest, change)]
        rows.append(
            (
                kind,
                name,
                cases(sorted(ids)),
                cases([change.outcome_id for change in changes]),
                _verdicts([_carried(harvest, change, ids) for change in changes]),
            )
        )
    others = sum(act.side != "programme" for act in casebook.live("events"))
    return HarvestTable(
        key="contributions",
        title="What did the programme do, and who did it?",
        headings=(
            "Kind of contribution", "By whom", "Acts", "Changes claimed for them", "How far that is carried",
        ),
        meanings=(
            "what was done", "who did it", "the acts", "changes for which one of the acts is claimed",
            "verdict on each of these changes, of the claims made for these acts the best carried",
        ),
        rows=tuple(rows),
        base=f"The base is {many(len(acts), 'act')} of the programme; each stands with all who did it.",
        left_out=nothing_left_out([f"{many(others, 'act or event', 'acts and events')} of others"]),
        rate=True,
    )  # fmt: skip


def _claimed_acts(harvest: Harvest, change: Change) -> set[str]:
    return {claim.cause_id for claim in harvest.claims_on(change)}


def _carried(harvest: Harvest, change: Change, acts: set[str]) -> str:
    """Give the best verdict among the claims for these acts; what another act brought about is not theirs."""
    claim = best_carried(claim for claim in harvest.claims_on(change) if claim.cause_id in acts)
    return claim.verdict if claim else NOT_CLAIMED


def _verdicts(words: Sequence[str]) -> str:
    return "\n".join(f"{word}: {words.count(word)}" for word in dict.fromkeys(sorted(words)))


Mechanism = tuple[str, str]
"""Kind of act and kind of those who changed."""


def mechanism_of(harvest: Harvest, change: Change, claim: ClaimResult) -> Mechanism:
    """Name the mechanism of a claim by two kinds: of the act, and of those who changed."""
    return str(harvest.casebook.row(claim.cause_id).kind), kinds_of(harvest, change)[0]


def _by_mechanism(harvest: Harvest) -> dict[Mechanism, list[tuple[Change, ClaimResult]]]:
    """Sort the changes by their mechanism; few changes of people at risk are no row in a donor's table."""
    seen: dict[Mechanism, list[tuple[Change, ClaimResult]]] = {}
    for change in harvest.changes:
        claim = harvest.best_claim(change)
        if claim is not None:
            seen.setdefault(mechanism_of(harvest, change, claim), []).append((change, claim))
    if not harvest.small_tables:
        return seen
    return {key: pairs for key, pairs in seen.items() if key[1] not in VICTIMS or len(pairs) >= LIMIT_VICTIMS}


def _few_at_risk(harvest: Harvest) -> tuple[str, ...]:
    if not harvest.small_tables:
        return ()
    return (
        "Changes of victims, families, witnesses or minors stand here only where "
        f"{LIMIT_VICTIMS} or more have their mechanism in common.",
    )


def mechanisms_table(harvest: Harvest) -> HarvestTable:
    """Write the mechanisms seen in two changes or more, with the sources behind each."""
    seen = _by_mechanism(harvest)
    recurring = {key: pairs for key, pairs in seen.items() if len(pairs) > 1}
    once = len(seen) - len(recurring)
    rows = []
    for key, pairs in sorted(recurring.items(), key=lambda item: (-len(item[1]), item[0])):
        stated, independent = _sources(harvest, [claim for _, claim in pairs])
        rows.append(
            (
                " → ".join(key),
                cases([change.outcome_id for change, _ in pairs]),
                cases(stated),
                cases(independent),
                _verdicts([claim.verdict for _, claim in pairs]),
            )
        )
    return HarvestTable(
        key="mechanisms",
        title="Which mechanisms recur, and who says so?",
        headings=(
            "Act → who changed", "Changes", "Records or sources that state the step",
            "Independent sources judged to support it", "How far it is carried",
        ),
        meanings=(
            "the kinds that the changes have in common", "the changes",
            "whose words say that the act led to the change; pooled from several changes",
            "independent sources that a person judged to support one of these claims",
            "verdicts on these changes",
        ),
        rows=tuple(rows),
        base=f"The base is {harvest.base}; of {many(len(seen), 'mechanism')}, {len(recurring)} recur.",
        left_out=nothing_left_out(
            [f"{many(once, 'mechanism')} seen in one change only" if once else "", *harvest.set_aside]
        ),
        rate=True,
        notes=(
            "Sources are pooled: that a mechanism recurs is not told whole by any one of them.",
            *_few_at_risk(harvest),
        ),
    )  # fmt: skip


def _sources(harvest: Harvest, claims: Sequence[ClaimResult]) -> tuple[list[str], list[str]]:
    casebook = harvest.casebook
    stated: set[str] = set()
    independent: set[str] = set()
    for claim in claims:
        links = [casebook.row(step.link_id) for step in claim.steps if step.stated]
        stated |= {told_in(casebook, link.quote) for link in links if link.quote}
        for item in support_for(casebook, casebook.row(claim.claim_id)):
            if casebook.row(item.source_id).interest == "independent":
                independent.add(item.source_id)
    return sorted(stated, key=by_number), sorted(independent, key=by_number)


def contrasts_table(harvest: Harvest) -> HarvestTable:
    """Set changes of one mechanism beside each other whose contribution is carried differently far."""
    seen = _by_mechanism(harvest)
    differing = {key: pairs for key, pairs in seen.items() if len({claim.verdict for _, claim in pairs}) > 1}
    rows = [
        (" → ".join(key), change.outcome_id, change.outcome.statement, claim.verdict, _first_limit(claim))
        for key, pairs in sorted(differing.items())
        for change, claim in pairs
    ]
    alike = sum(len(pairs) for key, pairs in seen.items() if key not in differing)
    return HarvestTable(
        key="contrasts",
        title="Where do similar changes have different verdicts?",
        headings=("Act → who changed", "Change", "Who changed what", "Verdict", "What limits it"),
        meanings=(
            "what the changes have in common", "the change", "its statement",
            "best carried verdict on its contribution", "the first reason why the verdict is not higher",
        ),
        rows=tuple(rows),
        base=f"The base is {harvest.base}; {many(len(rows), 'change')} stand beside a similar one.",
        left_out=nothing_left_out(
            [f"{many(alike, 'change')} without a similar one of another verdict", *harvest.set_aside]
        ),
        notes=(
            "Changes are similar here by two kinds only; what else differs between them is not said.",
            *_few_at_risk(harvest),
        ),
    )  # fmt: skip


def _first_limit(claim: ClaimResult) -> str:
    return claim.why_not_higher[0].text if claim.why_not_higher else "nothing"
