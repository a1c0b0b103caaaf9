"""The verdict card: a contribution claim, its verdict, what decides it, its premises, and what would raise it."""

from collections.abc import Sequence

from sjc_analysis.argument.results import ClaimResult, Posterior, RatingResult, Reason
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures import draw_weights
from sjc_analysis.plain_text import shorten, start_needed
from sjc_analysis.report.blocks import (
    Block,
    Bullets,
    Cell,
    Grid,
    Image,
    Paragraph,
    Section,
    Sentence,
    fold_many,
)
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import explain, interval, premise_words, sentence, share, term
from sjc_analysis.report.rows import dated, said

MOST_PICTURED = 12
"""Cards or dossiers on one page that are drawn as well as told; a page of more would be too heavy to open."""


def verdict_cards(assessment: Assessment, outcome_id: str = "") -> Document:
    """Show the verdict on each contribution claim, with its argument; for the evaluator.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        One outcome's claims only; blank for all.

    Returns
    -------
    Document
        A card for each claim, in the order of the casebook. Of more than a few only the headings are seen until
        a reader opens one; of many a table, as the cards stand in the dossiers; name one outcome to have its cards.
    """
    claims = assessment.claims_on(outcome_id) if outcome_id else assessment.claims
    if len(claims) > MOST_PICTURED:
        return Document((_claims(claims),), kind="cards")
    cards = fold_many([verdict_card(assessment, claim) for claim in claims])
    nothing = Paragraph((Sentence("There is no contribution claim to show."),))
    return Document(cards or (nothing,), kind="cards")


def _claims(claims: Sequence[ClaimResult]) -> Grid:
    """List many claims with their verdicts and what decides each."""
    rows = tuple(
        ((Sentence(claim.claim_id),), (Sentence(claim.question),), answer(claim), deciding(claim))
        for claim in claims
    )
    headings = ("Claim", "Question", "Verdict", "What decides it")
    return Grid(
        f"Each of {len(claims)} claims; its card stands in the dossier of its outcome", headings, rows
    )


def answer(claim: ClaimResult) -> Cell:
    """Give the verdict, and what it would read if the change were granted."""
    words = f"{claim.if_happened} if the change took place"
    return (Sentence("", verdict=claim.verdict), *([Sentence(words)] if claim.if_happened else []))


def deciding(claim: ClaimResult) -> Cell:
    """Say what decides a verdict, with its rows."""
    if claim.deciding is None:
        return (Sentence("Every premise is strongly supported."),)
    return (Sentence(sentence(claim.deciding.text), claim.deciding.rows),)


def verdict_card(assessment: Assessment, claim: ClaimResult, *, pictured: bool = True) -> Section:
    """Describe the card of one claim (method, section 6.5), with its weights if it is pictured."""
    casebook = assessment.casebook
    blocks: list[Block] = [
        Paragraph((Sentence(_claim_line(casebook, claim)),), quiet=True),
        Paragraph((*answer(claim), Sentence(explain(claim.verdict)))),
        Paragraph(tuple(Sentence(each.text, each.rows, lead="What decides it") for each in deciding(claim))),
    ]
    if claim.next:
        blocks.append(
            Section(
                "What would raise it", (Bullets(tuple((Sentence(sentence(each)),) for each in claim.next)),)
            )
        )
    blocks.append(premises(claim))
    if claim.why:
        blocks.append(Section("What was said", (Bullets(tuple((each,) for each in said(claim.why))),)))
    for number, posterior in enumerate(claim.posteriors):
        blocks.append(Paragraph((Sentence(_posterior_line(posterior, casebook)),)))
        if pictured:
            blocks.append(Image(draw_weights(assessment, claim.claim_id, number)))
    blocks.append(Paragraph((*_margin(claim), Sentence(_judged(claim)))))
    if ratings := _author_ratings(assessment, claim):
        blocks.append(Paragraph(ratings, quiet=True))
    return Section(claim.question, tuple(blocks), kind="card", brief=(Sentence("", verdict=claim.verdict),))


def premises(claim: ClaimResult) -> Grid:
    """List every premise with its level and what holds it there, those that decide first."""
    rows = tuple(
        (
            (Sentence(premise_words(each.name)), Sentence(each.about)),
            (Sentence("", verdict=each.level),) if each.conditions else (Sentence("sets no limit"),),
            (Sentence(sentence(each.text), each.rows),),
        )
        for each in claim.premises
    )
    return Grid(
        "Its premises; the lowest gives the verdict", ("Premise", "Level", "What holds it there"), rows
    )


def _claim_line(casebook: Casebook, claim: ClaimResult) -> str:
    act, outcome = casebook.row(claim.cause_id), casebook.row(claim.outcome_id)
    side = {"programme": "programme act", "other": "another body’s act"}.get(getattr(act, "side", ""), "act")
    kind = "" if getattr(act, "kind", "other") == "other" else f", {term(act.kind)}"
    return (
        f"Claim {claim.claim_id} · {side} {act.row_id}{kind} {dated(act.date)} → "
        f"{outcome.outcome_id}, {shorten(outcome.statement, 90)} {dated(outcome.date)}"
    )


def _posterior_line(posterior: Posterior, casebook: Casebook) -> str:
    rival = casebook.row(posterior.rival_id)
    counted = share(sum(item.counted for item in posterior.items), len(posterior.items), "item")
    line = (
        f"Of {posterior.step}: posterior {interval(posterior.low, posterior.high)} against {posterior.rival_id} "
        f"({shorten(rival.description, 80)}), {posterior.words}, from {counted} and a prior of "
        f"{interval(posterior.prior_low, posterior.prior_high)}."
    )
    if posterior.break_even_prior is None:
        return line
    return f"{line} To reach {posterior.threshold:g}, {start_needed(posterior.break_even_prior)}."


def _margin(claim: ClaimResult) -> Cell:
    margin = claim.margin
    changes = tuple(Sentence(sentence(each.text), each.rows) for each in margin.changes[1:])
    return (Sentence(sentence(margin.text), lead="Margin"), *changes)


def _judged(claim: ClaimResult) -> str:
    drafts = share(claim.drafts, claim.judgements, "judgement")
    are, judges = "is a draft" if claim.drafts == 1 else "are drafts", ", ".join(claim.judges) or "nobody yet"
    return f"{drafts} {are} nobody confirmed. Judged by {judges}."


def _author_ratings(assessment: Assessment, claim: ClaimResult) -> Cell:
    outcome = assessment.casebook.row(claim.outcome_id)
    return tuple(
        Sentence(sentence(rating.text), (rating.rating_id,))
        for rating in assessment.ratings
        if rating.criterion == "contribution" and is_about(rating, claim.outcome_id, outcome.record_id)
    )


def is_about(rating: RatingResult, outcome_id: str, record_id: str) -> bool:
    """Whether a rating is of an outcome, or of the record that tells it."""
    if rating.outcome_id:
        return rating.outcome_id == outcome_id
    return bool(record_id) and rating.record_id == record_id


def reasons(given: Sequence[Reason]) -> Bullets:
    """List reasons, each once."""
    return Bullets(tuple((each,) for each in dict.fromkeys(said(given))))
