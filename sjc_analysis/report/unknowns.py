"""What is not known, and what was done to find out: the half of a report that harvests leave out."""

from collections import Counter
from collections.abc import Sequence

from sjc_analysis.argument.words import listed
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.report.blocks import Block, Bullets, Cell, Grid, Paragraph, Section, Sentence
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD, count, sentence, share, some, term

MOST_REASONS = 5
"""Limits of single claims told on the first page; all of them stand on the cards."""

MANY_CLAIMS = 12
"""Claims whose limits can be told one by one; of more it is told how many a rule holds down."""


def what_we_do_not_know(assessment: Assessment) -> Section:
    """Tell what was not asked, not searched and not defined, and the two sentences that always stand."""
    casebook = assessment.casebook
    gaps = [*_unassessed(casebook), *_unsearched(casebook), *_unasked(casebook), *_undefined(assessment)]
    gaps += [*_drafts(assessment), *_limits(assessment)]
    always = Paragraph((Sentence(SURVIVORSHIP), Sentence(WITHHELD)))
    blocks: tuple[Block, ...] = (Bullets(tuple((gap,) for gap in gaps)), always) if gaps else (always,)
    return Section("What we do not know", blocks)


def _unassessed(casebook: Casebook) -> list[Sentence]:
    evidence = casebook.live("evidence")
    if not evidence:
        return [Sentence("No evidence is cited for any outcome.")]
    silent = [item.evidence_id for item in evidence if item.bearing == "not_assessed"]
    return _gap("Cited, without a word on what it shows", silent, len(evidence), "piece", "of evidence")


def _unsearched(casebook: Casebook) -> list[Sentence]:
    rivals = [rival for rival in casebook.live("rivals") if rival.kind == "rival"]
    if not rivals:
        return [Sentence("No other explanation of any outcome was named, so none was tested.")]
    unsearched = [rival.rival_id for rival in rivals if rival.search == "not_searched"]
    return _gap("Never searched", unsearched, len(rivals), "other explanation")


def _unasked(casebook: Casebook) -> list[Sentence]:
    asked = {row.outcome_id for row in casebook.live("substantiations") if row.response != "not_asked"}
    outcomes = casebook.live("outcomes")
    unasked = [row.outcome_id for row in outcomes if row.outcome_id not in asked]
    return _gap("Nobody was asked to confirm", unasked, len(outcomes), "outcome")


def _undefined(assessment: Assessment) -> list[Sentence]:
    results = assessment.significance
    asserted = [row.outcome_id for row in results if row.verdict.startswith("asserted")]
    unrated = [row.outcome_id for row in results if row.verdict == "not rated"]
    return [
        *_gap("Rated for significance on a scale that nobody defined", asserted, len(results), "outcome"),
        *_gap("Not rated for significance by anybody", unrated, len(results), "outcome"),
    ]


def _drafts(assessment: Assessment) -> list[Sentence]:
    judgements = sum(claim.judgements for claim in assessment.claims)
    drafts = sum(claim.drafts for claim in assessment.claims)
    if not drafts:
        return []
    words = f"{share(drafts, judgements, 'judgement')} behind the contribution claims."
    return [Sentence(words, lead="Drafts that no person confirmed")]


def _gap(lead: str, rows: Sequence[str], base: int, noun: str, rest: str = "") -> list[Sentence]:
    if not rows:
        return []
    words = " ".join(part for part in (share(len(rows), base, noun), rest) if part)
    return [Sentence(f"{words}.", some(rows), lead=lead)]


def _limits(assessment: Assessment) -> list[Sentence]:
    """Tell what first holds each contribution claim down; of many claims, how many each rule holds down."""
    many = len(assessment.claims) > MANY_CLAIMS
    limits: dict[str, tuple[list[str], list[str]]] = {}
    for claim in assessment.claims:
        for reason in claim.why_not_higher[:1]:
            text = assessment.rules[reason.rule] if many else sentence(reason.text)
            claims, rows = limits.setdefault(text, ([], []))
            claims.append(claim.claim_id)
            rows += [row for row in reason.rows if row not in rows]
    told = sorted(limits.items(), key=lambda limit: -len(limit[1][0]) if many else 0)[:MOST_REASONS]
    base = len(assessment.claims)
    return [
        Sentence(text, some(claims), lead=f"Holds {share(len(claims), base, 'claim')} down")
        if many
        else Sentence(text, tuple(rows), lead=f"Holds {listed(claims)} down")
        for text, (claims, rows) in told
    ]


def what_was_done(casebook: Casebook) -> Section:
    """Tell which sources there are, whose they are, who was asked and who did not answer."""
    return Section("What was done to find out", (*_sources(casebook), *_asked(casebook)))


def _sources(casebook: Casebook) -> tuple[Block, ...]:
    counts = Counter((source.kind, source.interest) for source in casebook.sources)
    independent = sum(source.interest == "independent" for source in casebook.sources)
    base = len(casebook.sources)
    if not base:
        return (Paragraph((Sentence("No source is among the rows released."),)),)
    rows = tuple(
        _row(term(kind), term(interest), str(counts[kind, interest])) for kind, interest in sorted(counts)
    )
    words = Sentence(f"{share(independent, base, 'source')}.", lead="Independent of the programme")
    caption = f"Sources by kind and interest, of {count(base, 'source')} in all"
    return (Paragraph((words,)), Grid(caption, ("Kind", "Whose word it is", "Sources"), rows))


def _row(*cells: str) -> tuple[Cell, ...]:
    return tuple((Sentence(cell),) for cell in cells)


def _asked(casebook: Casebook) -> tuple[Block, ...]:
    questions = casebook.live("substantiations")
    if not questions:
        return (Paragraph((Sentence("Nobody was asked to confirm any of it."),)),)
    answers = Counter(question.response for question in questions)
    words = "; ".join(f"{term(code)}: {answers[code]}" for code in sorted(answers))
    rows = tuple(row.substantiation_id for row in questions)
    asked = f"Of {count(len(questions), 'question')} put to people who should know"
    return (Paragraph((Sentence(f"{words}.", some(rows), lead=asked),)),)
