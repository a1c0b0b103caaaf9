"""A donor's first page: what changed, how sure, what else explains it, what is not known, what was done.

Every sentence is made from rows and carries their ids. The rows are those of the view that was assessed; this
room never sees another.
"""

from collections.abc import Iterable

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.figures import draw_matrix
from sjc_analysis.plain_text import shorten
from sjc_analysis.reasoning.results import ClaimResult, PartResult
from sjc_analysis.reasoning.words import when
from sjc_analysis.records import Event, Rival, Row
from sjc_analysis.report.blocks import Block, Bullets, Cell, Image, Paragraph, Section, Sentence, SideBySide
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import (
    NOTHING_RELEASED,
    WITHHELD,
    count,
    ladder_place,
    number,
    sentence,
    term,
)
from sjc_analysis.report.rows import actor_words, dated
from sjc_analysis.report.unknowns import what_was_done, what_we_do_not_know

MOST_CHANGES = 5
"""Changes told on the first page; the others are in the dossiers."""


def donor_page(assessment: Assessment) -> Document:
    """Tell a donor what the released rows carry, and how far.

    Parameters
    ----------
    assessment
        The assessment of the donor's view.

    Returns
    -------
    Document
        The five parts of the page, in order.
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
    ranked = sorted(outcomes, key=lambda part: -ladder_place(part.verdict))
    told = Bullets(tuple(_change(assessment, part) for part in ranked[:MOST_CHANGES]))
    rest = len(outcomes) - MOST_CHANGES
    if rest <= 0:
        return (told,)
    more = f"{count(rest, 'further outcome').capitalize()} of {len(outcomes)} stand in the dossiers below."
    return (told, Paragraph((Sentence(more),)))


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
    return (Image(draw_matrix(assessment)),)


def _programme(casebook: Casebook) -> Section:
    acts = [event for event in casebook.live("events") if event.side == "programme"]
    body = Bullets(tuple(_act(casebook, act) for act in acts))
    none = Paragraph((Sentence("No act of the programme is among the rows released."),))
    return Section("What the programme did", (body if acts else none,))


def _act(casebook: Casebook, act: Event) -> Cell:
    lead = term(act.kind).capitalize() if act.kind != "other" else "Act"
    words = f"{sentence(shorten(act.description, 200))} By {actor_words(casebook, act)} {dated(act.date)}."
    return (Sentence(words, (act.event_id,), lead=lead),)


def _others(casebook: Casebook) -> Section:
    rivals = casebook.live("rivals")
    carried = {rival.event_id for rival in rivals}
    acts = [act for act in casebook.live("events") if act.side != "programme" and act.event_id not in carried]
    items = [*_rivals(rivals), *(_act(casebook, act) for act in acts)]
    none = Paragraph(
        (Sentence("No other explanation is among the rows released; that is a gap, not a finding."),)
    )
    return Section("What else explains it", (Bullets(tuple(items)) if items else none,))


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
