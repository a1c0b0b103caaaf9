"""The dossier of an outcome: what is said of it, by whom, and what that carries."""

from collections.abc import Sequence
from dataclasses import replace

from sjc_analysis.argument.words import listed, when
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures import claim_anchor, dossier_anchor
from sjc_analysis.plain_text import shorten
from sjc_analysis.reasoning.results import ClaimResult, GroundResult, PartResult, SignificanceResult
from sjc_analysis.records import Evidence, Outcome, Rival
from sjc_analysis.report.blocks import Block, Bullets, Cell, Grid, Paragraph, Section, Sentence, fold_many
from sjc_analysis.report.cards import MOST_PICTURED, limits, verdict_card
from sjc_analysis.report.document import Document
from sjc_analysis.report.dossier_pictures import dossier_pictures
from sjc_analysis.report.phrases import explain, explain_happened, ladder_place, sentence, term
from sjc_analysis.report.rows import names, quoted, said, source_words

_RATING = "G2"
"""Rule of the reason that tells a rating as it was given."""

_IN_CAPTION = " It is shown, and no verdict rests on it."
"""What the caption of the ratings says once for all of them."""


def dossiers(assessment: Assessment, outcome_id: str = "") -> Document:
    """Show for each outcome everything the casebook says of it.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        One outcome only; blank for all.

    Returns
    -------
    Document
        A dossier for each outcome, in the order of the casebook, with its graph, chains and timeline as long
        as the dossiers on the page are few; name one outcome to have its pictures in any case. Of more than
        a few only the headings with their verdicts are seen until a reader opens one.
    """
    parts = [part for part in assessment.outcomes if outcome_id in ("", part.outcome_id)]
    pictured = len(parts) <= MOST_PICTURED
    sections = fold_many([_dossier(assessment, part, pictured=pictured) for part in parts])
    nothing = Paragraph((Sentence("There is no outcome to show."),))
    return Document(sections or (nothing,), kind="dossiers")


def _dossier(assessment: Assessment, part: PartResult, *, pictured: bool) -> Section:
    casebook = assessment.casebook
    outcome = casebook.row(part.outcome_id)
    evidence = [row for row in casebook.live("evidence") if row.outcome_id == part.outcome_id]
    rivals = [row for row in casebook.live("rivals") if row.outcome_id == part.outcome_id]
    claims = [claim for claim in assessment.claims if claim.outcome_id == part.outcome_id]
    blocks: list[Block] = [
        Paragraph((Sentence(_facts(casebook, outcome)),), quiet=True),
        *(Paragraph(words) for words in [quoted(outcome.quote)] if words),
        *_split(casebook, outcome),
        *(dossier_pictures(assessment, part.outcome_id, claims) if pictured else ()),
        _happened(part),
        *_significance(assessment, part.outcome_id),
        _evidence(casebook, evidence),
        _rivals(casebook, rivals),
        *(_card(assessment, claim, pictured=pictured) for claim in claims),
        *_ratings(assessment, outcome),
    ]
    title = f"{part.outcome_id} {shorten(part.statement, 140)}"
    return Section(
        title,
        tuple(blocks),
        kind="dossier",
        anchor=dossier_anchor(part.outcome_id),
        brief=_brief(part, claims),
    )


def _card(assessment: Assessment, claim: ClaimResult, *, pictured: bool) -> Section:
    return replace(verdict_card(assessment, claim, pictured=pictured), anchor=claim_anchor(claim.claim_id))


def _brief(part: PartResult, claims: Sequence[ClaimResult]) -> Cell:
    """Say in two words how sure it is: that it happened, and that an act of the programme contributed."""
    best = max((claim.verdict for claim in claims), key=ladder_place, default="not claimed")
    contributed = f"the programme contributed{', of the best carried claim' if len(claims) > 1 else ''}:"
    return (Sentence("It happened:", verdict=part.verdict), Sentence(contributed, verdict=best))


def _facts(casebook: Casebook, outcome: Outcome) -> str:
    earlier = dict.fromkeys(
        link.cause_id
        for link in casebook.live("links")
        if link.effect_id == outcome.outcome_id
        and link.cause_id.startswith(Outcome.prefix)
        and link.basis != "inferred"  # a step no words state is shown with its verdict, and not as a fact
    )
    facts = [
        f"Who changed: {names(casebook, outcome.actor_ids)}",
        f"when: {when(outcome.date) if outcome.date.known else 'not stated'}",
        f"where: {outcome.place}" if outcome.place else "",
        f"follows from {listed(earlier)}" if earlier else "",
        "a negative change" if outcome.negative else "",
        "unintended" if outcome.unintended else "",
        "a draft that nobody has confirmed" if outcome.is_draft else "",
    ]
    return sentence(" · ".join(fact for fact in facts if fact))


def _split(casebook: Casebook, outcome: Outcome) -> tuple[Block, ...]:
    """Name the record and the other outcomes that were split from it."""
    if not outcome.record_id:
        return ()
    record = casebook.row(outcome.record_id)
    others = [
        row.outcome_id
        for row in casebook.live("outcomes")
        if row.record_id == outcome.record_id and row.outcome_id != outcome.outcome_id
    ]
    label = f"{record.record_id}, {record.label}" if record.label else str(record.record_id)
    rest = f"Of the same record: {listed(others)}" if others else "It is the only outcome of its record"
    return (Paragraph((Sentence(f"{label}. {rest}.", lead="Record"),), quiet=True),)


def _ratings(assessment: Assessment, outcome: Outcome) -> tuple[Block, ...]:
    """List the ratings of an outcome or its record as what they are: claims."""
    rows = tuple(
        ((Sentence(rating.rating_id),), (Sentence(sentence(rating.text.removesuffix(_IN_CAPTION))),))
        for rating in assessment.ratings
        if rating.outcome_id == outcome.outcome_id
        or (not rating.outcome_id and rating.record_id and rating.record_id == outcome.record_id)
    )
    return (
        (Grid("Ratings, shown as claims; no verdict rests on one", ("Row", "Rating"), rows),) if rows else ()
    )


def _happened(part: PartResult) -> Section:
    blocks: list[Block] = [
        Paragraph((Sentence("", verdict=part.verdict), Sentence(explain_happened(part.verdict)))),
        Bullets(tuple((reason,) for reason in said(part.why))),
    ]
    if part.why_not_higher or part.what_would_raise_it:
        blocks.append(limits(part.why_not_higher, part.what_would_raise_it))
    return Section("Did it happen?", tuple(blocks))


def _significance(assessment: Assessment, outcome_id: str) -> tuple[Block, ...]:
    results = [each for each in assessment.significance if each.outcome_id == outcome_id]
    return tuple(Section("Does it matter?", significance_blocks(each)) for each in results)


def significance_blocks(result: SignificanceResult) -> tuple[Block, ...]:
    """Describe what is said of an outcome's significance: limits first, then what speaks for it.

    The ratings stand in a table of their own in the dossier, and are not told one by one here.
    """
    reasons = (*result.limits, *result.why_not_higher, *result.why)
    told = said([reason for reason in reasons if reason.rule != _RATING])
    blocks: list[Block] = [
        Paragraph((Sentence("", verdict=result.verdict), Sentence(explain(result.verdict)))),
        Bullets(tuple((each,) for each in dict.fromkeys(told))),
    ]
    grounds = (
        *_grounds("Speaks against it", result.grounds_against),
        *_grounds("Speaks for it", result.grounds_for),
        *_grounds("Tells only of the time before", result.baseline),
    )
    if grounds:
        blocks.append(Grid("What the sources say of it", ("What it does", "Words of the source"), grounds))
    return tuple(blocks)


def _grounds(heading: str, grounds: Sequence[GroundResult]) -> tuple[tuple[Cell, ...], ...]:
    """Give each quote once, with every ground that it is."""
    by_words: dict[str, list[str]] = {}
    for ground in grounds:
        by_words.setdefault(ground.quote, []).append(ground.ground_id)
    return tuple(
        ((Sentence(heading),), (Sentence(words, tuple(ids), quoted=True),)) for words, ids in by_words.items()
    )


def _evidence(casebook: Casebook, evidence: Sequence[Evidence]) -> Block:
    if not evidence:
        return Paragraph((Sentence("No evidence is cited for it."),))
    rows = tuple(
        (
            (Sentence(item.evidence_id),),
            (Sentence(sentence(shorten(_shown(casebook, item), 200))),),
            (Sentence(f"{term(item.part)}{f', {item.claim_id}' if item.claim_id else ''}"),),
            (Sentence(f"{term(item.observation)}; {term(item.bearing)}"),),
            (Sentence(source_words(casebook, item.evidence_id)),),
        )
        for item in evidence
    )
    return Grid("Evidence", ("Row", "What it is", "Cited for", "What it shows", "Source"), rows)


def _shown(casebook: Casebook, item: Evidence) -> str:
    source = casebook.row(item.source_id)
    return item.description or (item.quote.text if item.quote else "") or source.title or item.source_id


def _rivals(casebook: Casebook, rivals: Sequence[Rival]) -> Block:
    if not rivals:
        return Paragraph((Sentence("No other explanation is named; until one is, the claim is incomplete."),))
    rows = tuple(
        (
            (Sentence(row.rival_id),),
            (Sentence(sentence(shorten(row.description, 200))),),
            (Sentence(term(row.kind)),),
            (Sentence(f"{term(row.search)}; {term(f'standing:{row.standing}')}"),),
            (Sentence(source_words(casebook, row.rival_id) or "the evaluator"),),
        )
        for row in rivals
    )
    return Grid(
        "What else explains it", ("Row", "Explanation", "Kind", "How far it was looked into", "Source"), rows
    )
