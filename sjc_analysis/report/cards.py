"""The verdict card: a contribution claim, its verdict, what carries it and what holds it down."""

from collections.abc import Sequence

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures import draw_waterfall
from sjc_analysis.plain_text import shorten, start_needed
from sjc_analysis.reasoning.results import ClaimResult, Margin, Posterior, RatingResult, Reason
from sjc_analysis.report.blocks import (
    Block,
    Cell,
    Grid,
    Image,
    Paragraph,
    Section,
    Sentence,
    fold_many,
)
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import explain, interval, sentence, share, term
from sjc_analysis.report.rows import dated, rests_on, said

MOST_PICTURED = 12
"""Cards or dossiers on one page that are drawn as well as told; a page of more would be too heavy to open."""


def verdict_cards(assessment: Assessment, outcome_id: str = "") -> Document:
    """Show the verdict on each contribution claim, with its reasons.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        One outcome's claims only; blank for all.

    Returns
    -------
    Document
        A card for each claim, in the order of the casebook, with a picture of what its evidence weighs. Of
        more than a few only the headings are seen until a reader opens one; of many a table, because the
        cards stand in the dossiers; name one outcome to have its cards in any case.
    """
    claims = [claim for claim in assessment.claims if outcome_id in ("", claim.outcome_id)]
    if len(claims) > MOST_PICTURED:
        return Document((_claims(claims),), kind="cards")
    cards = fold_many([verdict_card(assessment, claim) for claim in claims])
    nothing = Paragraph((Sentence("There is no contribution claim to show."),))
    return Document(cards or (nothing,), kind="cards")


def _claims(claims: Sequence[ClaimResult]) -> Grid:
    """List many claims with their verdicts and what first holds each down."""
    rows = tuple(
        (
            (Sentence(claim.claim_id),),
            (Sentence(claim.question),),
            (Sentence("", verdict=claim.verdict),),
            said(claim.why_not_higher[:1]),
        )
        for claim in claims
    )
    headings = ("Claim", "Question", "Verdict", "What first holds it down")
    return Grid(
        f"Each of {len(claims)} claims; its card stands in the dossier of its outcome", headings, rows
    )


def verdict_card(assessment: Assessment, claim: ClaimResult, *, pictured: bool = True) -> Section:
    """Describe the card of one claim (method, section 6), with its waterfalls if it is pictured."""
    casebook = assessment.casebook
    blocks: list[Block] = [
        Paragraph((Sentence(_claim_line(casebook, claim)),), quiet=True),
        Paragraph((Sentence("", verdict=claim.verdict), Sentence(explain(claim.verdict)))),
        _why(casebook, claim.why),
        limits(claim.why_not_higher, claim.what_would_raise_it),
    ]
    for posterior in claim.posteriors:
        blocks.append(Paragraph((Sentence(_posterior_line(posterior, casebook)),)))
        if pictured:
            blocks.append(Image(draw_waterfall(assessment, claim.claim_id, posterior.rival_id)))
    blocks.append(Paragraph(_margin(claim.margin, _drafts_line(claim))))
    ratings = _author_ratings(assessment, claim)
    if ratings:
        blocks.append(Paragraph(ratings, quiet=True))
    brief = (Sentence("The act contributed:", verdict=claim.verdict),)
    return Section(claim.question, tuple(blocks), kind="card", brief=brief)


def _claim_line(casebook: Casebook, claim: ClaimResult) -> str:
    act, outcome = casebook.row(claim.cause_id), casebook.row(claim.outcome_id)
    side = {"programme": "programme act", "other": "another body’s act"}.get(act.side, "act")
    kind = "" if act.kind == "other" else f", {term(act.kind)}"
    return (
        f"Claim {claim.claim_id} · {side} {act.event_id}{kind} {dated(act.date)} → "
        f"{outcome.outcome_id}, {shorten(outcome.statement, 90)} {dated(outcome.date)}"
    )


def _why(casebook: Casebook, reasons: Sequence[Reason]) -> Grid:
    rows = tuple(((Sentence(sentence(r.text)),), rests_on(casebook, r.rows)) for r in reasons)
    return Grid("What the verdict rests on", ("Why", "Rows"), rows)


def limits(why_not_higher: Sequence[Reason], what_would_raise_it: Sequence[Reason]) -> Grid:
    """Set what holds a verdict down beside what would raise it, matched by rule."""
    left = list(what_would_raise_it)
    rows: list[tuple[Cell, ...]] = []
    for reason in why_not_higher:
        mate = next((each for each in left if each.rule == reason.rule), None)
        if mate:
            left.remove(mate)
        rows.append((_ruled(reason), said([mate]) if mate else ()))
    rows += [((), said([reason])) for reason in left]
    return Grid("What limits it", ("Why not higher", "What would raise it"), tuple(rows))


def _ruled(reason: Reason) -> Cell:
    return (Sentence(sentence(reason.text), (f"rule {reason.rule}", *reason.rows)),)


def _posterior_line(posterior: Posterior, casebook: Casebook) -> str:
    rival = casebook.row(posterior.rival_id)
    counted = sum(item.counted for item in posterior.items)
    items = share(counted, len(posterior.items), "item")
    line = (
        f"Posterior {interval(posterior.low, posterior.high)} against {posterior.rival_id} "
        f"({shorten(rival.description, 80)}): {posterior.words}, from {items} "
        f"and a prior of {interval(posterior.prior_low, posterior.prior_high)}."
    )
    if posterior.break_even_prior is None:
        return line
    return f"{line} To reach {posterior.threshold:g}, {start_needed(posterior.break_even_prior)}."


def _margin(margin: Margin, drafts: str) -> Cell:
    if margin.fewest is None:
        return (Sentence(margin.text, lead="Margin"), Sentence(drafts))
    changes = tuple(Sentence(sentence(each.text), each.rows) for each in margin.changes)
    more = (Sentence("Further changes would do as well."),) if margin.more else ()
    return (Sentence(f"{margin.fewest}.", lead="Margin"), *changes, *more, Sentence(drafts))


def _drafts_line(claim: ClaimResult) -> str:
    return f"{share(claim.drafts, claim.judgements, 'judgement')} are drafts nobody confirmed."


def _author_ratings(assessment: Assessment, claim: ClaimResult) -> Cell:
    outcome = assessment.casebook.row(claim.outcome_id)
    return tuple(
        Sentence(sentence(rating.text), (rating.rating_id,))
        for rating in assessment.ratings
        if rating.criterion == "contribution" and _is_about(rating, claim.outcome_id, outcome.record_id)
    )


def _is_about(rating: RatingResult, outcome_id: str, record_id: str) -> bool:
    if rating.outcome_id:
        return rating.outcome_id == outcome_id
    return bool(record_id) and rating.record_id == record_id
