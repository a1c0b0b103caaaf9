"""The dossier of an outcome: three answers, how it is said to have come about, and the sources' own words."""

from collections.abc import Sequence
from dataclasses import replace

from sjc_analysis.argument.results import ClaimResult, GroundResult, OutcomeResult, SignificanceResult
from sjc_analysis.argument.words import when
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.figures import draw_graph, draw_timeline
from sjc_analysis.plain_text import shorten
from sjc_analysis.records import Evidence, Outcome, Rival
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
from sjc_analysis.report.cards import MOST_PICTURED, answer, deciding, is_about, reasons, verdict_card
from sjc_analysis.report.document import Document
from sjc_analysis.report.lay import limit, plain
from sjc_analysis.report.links import claim_anchor, dossier_anchor
from sjc_analysis.report.phrases import explain, explain_happened, ladder_place, sentence, term
from sjc_analysis.report.rows import names, quoted, said
from sjc_analysis.vocabulary import Audience

_RATING = "G2"
"""Rule of the reason that tells a rating as it was given."""


def dossiers(assessment: Assessment, outcome_id: str = "", audience: Audience = "evaluator") -> Document:
    """Show for each outcome everything the casebook says of it.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        One outcome only; blank for all.
    audience
        A donor reads the three answers, and what the sources say for and against; an evaluator also the graph, the
        rows, the premises and the weighing.

    Returns
    -------
    Document
        A dossier for each outcome, in the order of the casebook. Of more than a few only the headings with their
        verdicts are seen until a reader opens one, and none is drawn; name one outcome to have its pictures.
    """
    parts = [part for part in assessment.outcomes if outcome_id in ("", part.outcome_id)]
    pictured = len(parts) <= MOST_PICTURED
    sections: tuple[Block, ...] = fold_many(
        [_dossier(assessment, part, audience, pictured=pictured) for part in parts]
    )
    if audience == "donor":
        sections = tuple(map(plain, sections))
    nothing = Paragraph((Sentence("There is no outcome to show."),))
    return Document(sections or (nothing,), level=2, kind="dossiers")


def _dossier(assessment: Assessment, part: OutcomeResult, audience: Audience, *, pictured: bool) -> Section:
    casebook = assessment.casebook
    outcome: Outcome = casebook.row(part.outcome_id)
    claims = assessment.claims_on(part.outcome_id)
    expert = audience == "evaluator"
    blocks: list[Block] = [
        Paragraph((Sentence(_facts(casebook, outcome)),), quiet=True),
        *(Paragraph(words) for words in [quoted(outcome.quote)] if words),
        *(
            [Paragraph((Sentence(_record(casebook, outcome)),), quiet=True)]
            if expert and outcome.record_id
            else []
        ),
        _answers(assessment, part, claims, expert=expert),
    ]
    if expert and pictured:
        drawn = (
            Image(draw_graph(assessment, part.outcome_id)),
            Image(draw_timeline(assessment, part.outcome_id)),
        )
        blocks.append(Section("What is said to lead to it, and when", drawn))
    blocks += _voices(assessment, part.outcome_id, claims)
    blocks += _rivals(assessment, part.outcome_id, claims)
    if expert:
        blocks.append(Section("Did it happen?", _happened(part)))
        blocks.append(
            Section("Does it matter?", significance_blocks(assessment.significance_of(part.outcome_id)))
        )
        blocks += [_card(assessment, claim, part.outcome_id) for claim in claims]
        blocks += _ratings(assessment, outcome)
    else:
        blocks += _next(part, claims)
    title = shorten(part.statement, 140)
    return Section(
        f"{part.outcome_id} {title}" if expert else sentence(title), tuple(blocks), kind="dossier",
        anchor=dossier_anchor(part.outcome_id), brief=_brief(part, claims),
    )  # fmt: skip


def help_question(*, negative: bool) -> str:
    """Ask what the programme did to a change; harm is asked about as harm."""
    return "Did the programme provoke it?" if negative else "Did the programme help bring it about?"


def _answers(
    assessment: Assessment, part: OutcomeResult, claims: Sequence[ClaimResult], *, expert: bool
) -> Grid:
    """Answer the three questions, each with what most limits the answer."""
    why = (
        (Sentence(part.deciding.text, part.deciding.rows),)
        if expert and part.deciding
        else (Sentence(limit(part)),)
    )
    rows: list[tuple[Cell, ...]] = [
        ((Sentence("Did it happen?"),), (Sentence("", verdict=part.verdict),), why)
    ]
    question = help_question(negative=part.negative)
    for claim in claims:
        asked = (Sentence(question), Sentence(shorten(claim.cause, 100) if len(claims) > 1 else ""))
        limits = deciding(claim) if expert else (Sentence(limit(claim)),)
        rows.append((tuple(each for each in asked if each.text), answer(claim), limits))
    if not claims:
        rows.append(
            ((Sentence(question),), (Sentence("not claimed"),), (Sentence("Nobody claims that it did."),))
        )
    matters = assessment.significance_of(part.outcome_id)
    told = (Sentence(explain(matters.verdict)),)
    rows.append(((Sentence("How much does it matter?"),), (Sentence("", verdict=matters.verdict),), told))
    return Grid(
        "Three questions, answered apart",
        ("Question", "Answer", "What limits the answer, or what it means"),
        tuple(rows),
    )


def _card(assessment: Assessment, claim: ClaimResult, outcome_id: str) -> Section:
    """Give a claim's card; where several outcomes tell one change, links lead to that which it is filed under."""
    anchor = claim_anchor(claim.claim_id) if claim.outcome_id == outcome_id else ""
    return replace(verdict_card(assessment, claim, pictured=False), anchor=anchor)


def _brief(part: OutcomeResult, claims: Sequence[ClaimResult]) -> Cell:
    """Say in two words how sure it is: that it happened, and that an act of the programme contributed."""
    best = max((claim.verdict for claim in claims), key=ladder_place, default="not claimed")
    did = "provoked it" if part.negative else "contributed"
    contributed = f"the programme {did}{', of the best carried claim' if len(claims) > 1 else ''}:"
    return (Sentence("It happened:", verdict=part.verdict), Sentence(contributed, verdict=best))


def _facts(casebook: Casebook, outcome: Outcome) -> str:
    facts = [
        f"Who changed: {names(casebook, outcome.actor_ids)}",
        f"when: {when(outcome.date) if outcome.date.known else 'not stated'}",
        f"where: {outcome.place}" if outcome.place else "",
        "a change for the worse" if outcome.negative else "",
        "nobody planned it" if outcome.unintended else "",
        "a draft that nobody has confirmed" if outcome.is_draft else "",
    ]
    return sentence(" · ".join(fact for fact in facts if fact))


def _record(casebook: Casebook, outcome: Outcome) -> str:
    """Name the record and the other outcomes that were split from it."""
    record = casebook.row(outcome.record_id)
    others = [row.outcome_id for row in casebook.live("outcomes") if row.record_id == outcome.record_id]
    others.remove(outcome.outcome_id)
    label = f"{record.record_id}, {record.label}" if record.label else str(record.record_id)
    return f"Record {label}. " + (
        f"Of the same record: {', '.join(others)}." if others else "The only outcome of it."
    )


def _targets(outcome_id: str, claims: Sequence[ClaimResult]) -> list[str]:
    """List what an outcome rests on: itself, and the steps and changes of the paths of its claims."""
    nodes = [outcome_id]
    for claim in claims:
        nodes += [
            f"{claim.cause_id}>{claim.effect_id}",
            *claim.path,
            *(step.effect_id for step in claim.steps),
        ]
    return list(dict.fromkeys(nodes))


def _rows(assessment: Assessment, targets: Sequence[str], kind: str) -> dict[str, list[str]]:
    """Give the rows of a kind that bear on the targets, each with those it bears on, as the graph has them."""
    found: dict[str, list[str]] = {}
    for target in targets:
        if target in assessment.graph:
            for tail, _, said_of in assessment.graph.in_edges(target, data=True):
                if said_of["kind"] == kind:
                    found.setdefault(tail, []).append(target)
    return found


def _voices(assessment: Assessment, outcome_id: str, claims: Sequence[ClaimResult]) -> list[Block]:
    """Set what sources say for it beside what they say against it, in their own words; then what nobody judged."""
    casebook = assessment.casebook
    standing = {voice.source_id: voice.standing for claim in claims for voice in claim.voices}
    bearing = _rows(assessment, _targets(outcome_id, claims), "shows")
    items: list[tuple[Evidence, str]] = [
        (casebook.row(row_id), targets[0]) for row_id, targets in sorted(bearing.items())
    ]
    blocks: list[Block] = []
    sides = (("contradicts", "What speaks against it"), ("supports", "What speaks for it"))
    for side, title in sides:
        told = tuple(
            _voice(casebook, item, target, standing.get(item.source_id, ""))
            for item, target in items if item.bearing == side and not item.is_draft
        )  # fmt: skip
        if told:
            blocks.append(Section(title, (Bullets(told),)))
    silent = [item.evidence_id for item, _ in items if item.is_draft or item.bearing == "not_assessed"]
    if silent:
        what = "1 item is" if len(silent) == 1 else f"{len(silent)} items are"
        words = f"Besides, {what} cited of which nobody has said what they show; that counts for nothing."
        blocks.append(
            Paragraph(
                (
                    Sentence(
                        words.replace("they show", "it shows") if len(silent) == 1 else words, tuple(silent)
                    ),
                )
            )
        )
    if not blocks:
        blocks.append(Paragraph((Sentence("No evidence is cited for it in this edition."),)))
    return blocks


_WHO = {"outside": "outside the programme", "party": "an interested party", "own": "the programme’s own word"}


def _voice(casebook: Casebook, item: Evidence, target: str, standing: str) -> Cell:
    source = casebook.row(item.source_id)
    who = " · ".join(part for part in (source.title, term(source.kind), _WHO.get(standing, "")) if part)
    about = "on whether it happened" if ">" not in target else "on what brought it about"
    absent = "; it was looked for and not found" if item.observation != "found" else ""
    words = item.description or term(item.bearing)
    told = quoted(item.quote) or (Sentence(sentence(words)),)
    return (*told, Sentence(f"{who}, {about}{absent}.", (item.evidence_id,)))


def _rivals(assessment: Assessment, outcome_id: str, claims: Sequence[ClaimResult]) -> list[Block]:
    casebook = assessment.casebook
    rivals: list[Rival] = [
        casebook.row(each) for each in sorted(_rows(assessment, _targets(outcome_id, claims), "rivals"))
    ]
    if not rivals:
        words = (
            "No other explanation is named in this edition; until one is, or a search found none, the account is "
            "incomplete."
        )
        return [Paragraph((Sentence(words),))]
    rows = tuple(
        (
            (Sentence(sentence(shorten(row.description, 200)), (row.rival_id,)),),
            (Sentence(term(row.kind)),),
            (Sentence(f"{term(row.search)}; {term(f'standing:{row.standing}')}"),),
        )
        for row in rivals
    )
    return [Grid("What else may explain it", ("Explanation", "Kind", "How far it was looked into"), rows)]


def _next(part: OutcomeResult, claims: Sequence[ClaimResult]) -> list[Block]:
    """Say what would make the answers firmer."""
    texts = dict.fromkeys(text for each in [part.next, *(claim.next for claim in claims)] for text in each)
    return (
        [
            Section(
                "What would change these answers", (Bullets(tuple((Sentence(sentence(t)),) for t in texts)),)
            )
        ]
        if texts
        else []
    )


def _ratings(assessment: Assessment, outcome: Outcome) -> list[Block]:
    """List the ratings of an outcome or its record as what they are: claims."""
    rows = tuple(
        ((Sentence(rating.rating_id),), (Sentence(sentence(rating.text)),))
        for rating in assessment.ratings
        if is_about(rating, outcome.outcome_id, outcome.record_id)
    )
    return (
        [Grid("Ratings, shown as claims; no verdict rests on one", ("Row", "Rating"), rows)] if rows else []
    )


def _happened(part: OutcomeResult) -> tuple[Block, ...]:
    told: list[Block] = [
        Paragraph((Sentence("", verdict=part.verdict), Sentence(explain_happened(part.verdict)))),
        *([reasons(part.why)] if part.why else []),
    ]
    raised = tuple((Sentence(sentence(each)),) for each in part.next)
    if raised:
        told += [Paragraph((Sentence("What would raise it:"),)), Bullets(raised)]
    return tuple(told)


def significance_blocks(result: SignificanceResult) -> tuple[Block, ...]:
    """Describe what is said of an outcome's significance: limits first, then what speaks for it.

    The ratings stand in a table of their own in the dossier, and are not told one by one here.
    """
    given = (*result.limits, *result.why_not_higher, *result.why)
    told = said([reason for reason in given if reason.rule != _RATING])
    blocks: list[Block] = [
        Paragraph((Sentence("", verdict=result.verdict), Sentence(explain(result.verdict))))
    ]
    if told:
        blocks.append(Bullets(tuple((each,) for each in dict.fromkeys(told))))
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
