"""A donor's first page: what changed, how sure, what else explains it, what is not known, what was done.

Every sentence is made from rows and carries their ids. The rows are those of the view that was assessed; this
room never sees another.
"""

from collections.abc import Iterable, Sequence

from sjc_analysis.argument.words import when
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.figures import draw_verdicts
from sjc_analysis.plain_text import shorten
from sjc_analysis.portfolio import NOT_CLAIMED, across_harvest
from sjc_analysis.reasoning.results import ClaimResult, PartResult
from sjc_analysis.records import Event, Rival, Row
from sjc_analysis.report.blocks import (
    Block,
    Bullets,
    Cell,
    Image,
    Paragraph,
    Section,
    Sentence,
    SideBySide,
)
from sjc_analysis.report.document import Document
from sjc_analysis.report.every_outcome import every_outcome
from sjc_analysis.report.phrases import (
    NOTHING_RELEASED,
    WITHHELD,
    count,
    ladder_place,
    number,
    sentence,
    share,
    some,
    term,
)
from sjc_analysis.report.rows import actor_words, dated, names
from sjc_analysis.report.unknowns import what_was_done, what_we_do_not_know

MOST_CHANGES = 5
"""Changes told on the first page; the others are in the dossiers."""

MOST_STANDING = 6
"""Explanations that stand and are told in their words where all are counted."""

MOST_TOLD = 12
"""Acts, and other explanations, that are told one by one; more are counted by kind."""


def donor_page(assessment: Assessment) -> Document:
    """Tell a donor what the released rows carry, and how far.

    Parameters
    ----------
    assessment
        The assessment of the donor's view.

    Returns
    -------
    Document
        The six parts of the page, in order.
    """
    casebook = assessment.casebook
    if not any(isinstance(row, Row) for table in TABLES for row in getattr(casebook, table)):
        return Document((_nothing_released(),), level=2, kind="donor")
    return Document(
        (
            Section("What changed", _changes(assessment)),
            Section("How sure, at a glance", _glance(assessment)),
            SideBySide((_programme(casebook), _others(casebook))),
            what_we_do_not_know(assessment),
            what_was_done(casebook),
            Section("Every outcome, with its verdicts", (every_outcome(assessment),)),
        ),
        level=2,
        kind="donor",
    )


def _nothing_released() -> Section:
    sentences = (
        Sentence(NOTHING_RELEASED),
        Sentence(WITHHELD),
        Sentence("This page therefore says nothing of what changed, nor of what the programme did."),
        Sentence("That nothing is shown is no sign that nothing happened, nor that something did."),
    )
    return Section("What changed", (Paragraph(sentences),))


def _changes(assessment: Assessment) -> tuple[Block, ...]:
    outcomes = assessment.outcomes
    if not outcomes:
        return (Paragraph((Sentence("The rows released hold no outcome."),)),)
    # The best carried come first, and the order of the casebook decides between equals.
    ranked = sorted(outcomes, key=lambda part: _rank(assessment, part))
    told = Bullets(tuple(_change(assessment, part) for part in ranked[:MOST_CHANGES]))
    rest = len(outcomes) - MOST_CHANGES
    if rest <= 0:
        return (told,)
    further = count(rest, "further outcome").capitalize()
    more = f"{further} of {len(outcomes)} stand in the table at the end of this page."
    return (told, Paragraph((Sentence(more), *_worse(assessment.casebook))), _overview(assessment))


def _rank(assessment: Assessment, part: PartResult) -> tuple[int, int]:
    claims = [claim for claim in assessment.claims if claim.outcome_id == part.outcome_id]
    best = max((ladder_place(claim.verdict) for claim in claims), default=-1)
    return -ladder_place(part.verdict), -best


def _worse(casebook: Casebook) -> Cell:
    """Name the changes for the worse, which a list of the best carried would leave out."""
    outcomes = casebook.live("outcomes")
    worse = [outcome.outcome_id for outcome in outcomes if outcome.negative]
    if not worse:
        return ()
    words = (
        f"{share(len(worse), len(outcomes), 'outcome')} {'is' if len(worse) == 1 else 'are'} for the worse."
    )
    return (Sentence(words, some(worse)),)


def _overview(assessment: Assessment) -> Block:
    """Count the outcomes of each verdict on the contribution, the best carried first."""
    harvest = across_harvest(assessment).harvest
    groups: dict[str, list[str]] = {}
    for change in harvest.changes:
        groups.setdefault(harvest.verdict(change), []).append(change.outcome_id)
    order = sorted((word for word in groups if word != NOT_CLAIMED), key=lambda word: -ladder_place(word))
    base = len(harvest.changes)
    return Bullets(
        tuple(
            (
                Sentence(
                    f"{share(len(groups[word]), base, 'change')}: that the programme contributed is",
                    some(groups[word]), word,
                ),
            )
            for word in order
        )
    )  # fmt: skip


def _change(assessment: Assessment, part: PartResult) -> Cell:
    outcome = assessment.casebook.row(part.outcome_id)
    claims = [claim for claim in assessment.claims if claim.outcome_id == part.outcome_id]
    words = sentence(shorten(part.statement, 240))
    known = when(outcome.date) in part.statement
    statement = words if known else f"{words.rstrip('.')} {dated(outcome.date)}."
    return (
        Sentence(statement, (part.outcome_id,)),
        Sentence("That it happened is", verdict=part.verdict),
        *_contributed(claims),
    )


def _contributed(claims: list[ClaimResult]) -> Cell:
    if not claims:
        return (Sentence("Nobody has claimed that the programme contributed."),)
    best = max(claims, key=lambda claim: ladder_place(claim.verdict))
    if len(claims) == 1:
        return (Sentence("That the programme contributed is", verdict=best.verdict),)
    words = f"Of {number(len(claims))} claims that an act of the programme contributed, the best carried is"
    return (Sentence(words, verdict=best.verdict),)


def _glance(assessment: Assessment) -> tuple[Block, ...]:
    if not assessment.outcomes:
        return (Paragraph((Sentence("There is nothing to show at a glance."),)),)
    return (Image(draw_verdicts(assessment)),)


def _programme(casebook: Casebook) -> Section:
    acts = [event for event in casebook.live("events") if event.side == "programme"]
    told = _acts_by_kind(casebook, acts) if len(acts) > MOST_TOLD else [_act(casebook, act) for act in acts]
    body = Bullets(tuple(told))
    none = Paragraph((Sentence("No act of the programme is among the rows released."),))
    return Section("What the programme did", (body if acts else none,))


def _acts_by_kind(casebook: Casebook, acts: Sequence[Event]) -> list[Cell]:
    """Count many acts by kind, with who did them; the dossiers tell each."""
    kinds: dict[str, list[Event]] = {}
    for act in acts:
        kinds.setdefault(act.kind, []).append(act)
    ordered = sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        (
            Sentence(
                f"{share(len(group), len(acts), 'act')}, by "
                f"{names(casebook, list(dict.fromkeys(a for act in group for a in act.actor_ids)))}.",
                some([act.event_id for act in group]),
                lead=term(kind).capitalize(),
            ),
        )
        for kind, group in ordered
    ]


def _act(casebook: Casebook, act: Event) -> Cell:
    lead = term(act.kind).capitalize() if act.kind != "other" else "Act"
    words = f"{sentence(shorten(act.description, 200))} By {actor_words(casebook, act)} {dated(act.date)}."
    return (Sentence(words, (act.event_id,), lead=lead),)


def _others(casebook: Casebook) -> Section:
    rivals = casebook.live("rivals")
    carried = {rival.event_id for rival in rivals}
    acts = [act for act in casebook.live("events") if act.side != "programme" and act.event_id not in carried]
    items = [*_rivals(rivals), *(_act(casebook, act) for act in acts)]
    if len(items) > MOST_TOLD:
        items = [*_rivals_by_standing(rivals), *_acts_by_kind(casebook, acts)]
    none = Paragraph(
        (Sentence("No other explanation is among the rows released; that is a gap, not a finding."),)
    )
    return Section("What else explains it", (Bullets(tuple(items)) if items else none,))


def _rivals_by_standing(rivals: Sequence[Rival]) -> list[Cell]:
    """Count many explanations by how they stand, those that limit a claim first; the dossiers tell each."""
    groups: dict[str, list[str]] = {}
    for rival in rivals:
        standing = _STANDINGS[rival.standing] if rival.kind == "rival" else "Part of the same effort"
        unsearched = rival.kind == "rival" and rival.search == "not_searched"
        groups.setdefault("Never searched" if unsearched else standing, []).append(rival.rival_id)
    counted: list[Cell] = [
        (Sentence(f"{share(len(groups[lead]), len(rivals), 'explanation')}.", some(groups[lead]), lead=lead),)
        for lead in ("Never searched", *_STANDINGS.values(), "Part of the same effort")
        if lead in groups
    ]
    stand = [rival for rival in rivals if rival.rival_id in groups.get(_STANDINGS["stands"], ())]
    return [*counted, *map(_stands, stand[:MOST_STANDING])]


def _stands(rival: Rival) -> Cell:
    words = sentence(shorten(rival.description, 160))
    return (Sentence(words, (rival.rival_id,), lead=f"It stands, for {rival.outcome_id}"),)


_STANDINGS = {
    "stands": "It stands",
    "not_assessed": "Nobody has decided how it stands",
    "weakened": "Weakened by what was found",
    "excluded": "Excluded by what was found",
}


def _rivals(rivals: Iterable[Rival]) -> list[Cell]:
    """Tell each explanation once, and for each outcome or claim how far it was looked into."""
    by_words: dict[tuple[str, str], list[Rival]] = {}
    for rival in rivals:
        by_words.setdefault((rival.description, rival.kind), []).append(rival)
    return [
        (
            Sentence(sentence(shorten(words, 200)), lead=term(kind).capitalize()),
            *(
                Sentence(
                    f"For {rival.claim_id or rival.outcome_id} it was {term(rival.search)}; "
                    f"{term(f'standing:{rival.standing}')}.",
                    (rival.rival_id,),
                )
                for rival in group
            ),
        )
        for (words, kind), group in by_words.items()
    ]
