"""What the programme did, by kind and by whom; and mechanisms that recur (method, sections 1 and 8)."""

from collections.abc import Sequence

from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.portfolio.changes import NOT_CLAIMED, Change, Harvest, best_carried, verdicts
from sjc_analysis.portfolio.people import UNKNOWN, VICTIMS, kinds_of
from sjc_analysis.portfolio.suppress import LIMIT_VICTIMS
from sjc_analysis.portfolio.table import HarvestTable, by_number, cases, many, nothing_left_out, told_in
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
                verdicts([(change, _carried(harvest, change, ids)) for change in changes]),
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
    shown = sum(len(pairs) for pairs in recurring.values())
    rows = []
    for key, pairs in sorted(recurring.items(), key=lambda item: (-len(item[1]), item[0])):
        stated, independent = _sources(harvest, [claim for _, claim in pairs])
        rows.append(
            (
                " → ".join(key),
                cases([change.outcome_id for change, _ in pairs]),
                cases(stated),
                cases(independent),
                verdicts([(change, claim.verdict) for change, claim in pairs]),
            )
        )
    return HarvestTable(
        key="mechanisms",
        title="Which mechanisms recur, and who says so?",
        headings=(
            "Act → who changed", "Changes", "Records or sources that state the step",
            "Sources outside judged to support it", "How far it is carried",
        ),
        meanings=(
            "the kinds that the changes have in common", "the changes",
            "whose words say that the act led to the change; pooled from several changes",
            "sources without a stake that a person judged to support one of these claims",
            "verdicts on these changes",
        ),
        rows=tuple(rows),
        base=f"The base is {harvest.base}; {many(shown, 'change')} share "
        f"{many(len(recurring), 'mechanism')}.",
        left_out=nothing_left_out(
            [f"{many(len(harvest.changes) - shown, 'change')} in none that recurs", *harvest.set_aside]
        ),
        rate=True,
        notes=(
            "Sources are pooled: that a mechanism recurs is not told whole by any one of them.",
            *_few_at_risk(harvest),
        ),
    )  # fmt: skip


def _sources(harvest: Harvest, claims: Sequence[ClaimResult]) -> tuple[list[str], list[str]]:
    """Give whose words state the steps, and the outside voices that a person judged to support a claim."""
    casebook = harvest.casebook
    links = [
        casebook.row(link)
        for claim in claims
        for step in claim.steps
        if step.stated
        for link in step.link_ids
    ]
    stated = {told_in(casebook, link.quote) for link in links if link.quote}
    outside = {
        voice.source_id
        for claim in claims
        for voice in claim.voices
        if voice.standing == "outside" and voice.supports
    }
    return sorted(stated, key=by_number), sorted(outside, key=by_number)


def contrasts_table(harvest: Harvest) -> HarvestTable:
    """Set changes of one mechanism beside each other whose contribution is carried differently far."""
    seen = _by_mechanism(harvest)
    differing = {key: pairs for key, pairs in seen.items() if len({claim.verdict for _, claim in pairs}) > 1}
    rows = [
        (
            " → ".join(key),
            change.outcome_id,
            change.outcome.statement,
            claim.verdict,
            claim.deciding.text if claim.deciding else "",
        )
        for key, pairs in sorted(differing.items())
        for change, claim in pairs
    ]
    return HarvestTable(
        key="contrasts",
        title="Where do similar changes have different verdicts?",
        headings=("Act → who changed", "Change", "Who changed what", "Verdict", "What decides it"),
        meanings=(
            "what the changes have in common", "the change", "its statement",
            "best carried verdict on its contribution", "the premise that decides the verdict",
        ),
        rows=tuple(rows),
        base=f"The base is {harvest.base}; {many(len(rows), 'change')} stand beside a similar one.",
        left_out=nothing_left_out(
            [
                f"{many(len(harvest.changes) - len(rows), 'change')} beside no like one of another verdict",
                *harvest.set_aside,
            ]
        ),
        notes=(
            "Changes are similar here by two kinds only; what else differs between them is not said.",
            *_few_at_risk(harvest),
        ),
    )  # fmt: skip
