"""The contribution story of a claim, told in the six steps of contribution analysis (method, section 6).

References
----------
Mayne, J. (2008). Contribution analysis: an approach to exploring cause and effect. ILAC Brief 16.
Mayne, J. (2012). Contribution analysis: coming of age? Evaluation 18(3), 270-280.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.argument.results import ClaimResult, Posterior, Reason
from sjc_analysis.argument.words import source_words, when
from sjc_analysis.records import Decided, Evidence, Rival, Substantiation
from sjc_analysis.report.blocks import Block, Bullets, Paragraph, Section, Sentence, fold_many
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import count, explain, sentence, term
from sjc_analysis.report.rows import dated

STEPS = (
    "1. What is asked",
    "2. How it is said to have come about, and what else may explain it",
    "3. What evidence there is",
    "4. How far the story carries",
    "5. What to seek next",
    "6. What has been made firmer, and what has not",
)
"""Mayne's six steps, in a reader's words."""


def contribution_stories(assessment: Assessment, outcome_id: str = "") -> Document:
    """Tell the contribution story of each claim.

    Parameters
    ----------
    assessment
        The assessed casebook.
    outcome_id
        One outcome's claims only; blank for all.

    Returns
    -------
    Document
        A story a claim, each sentence with the rows it rests on.
    """
    claims = [claim for claim in assessment.claims if outcome_id in ("", claim.outcome_id)]
    nothing = Paragraph((Sentence("There is no contribution claim to tell of."),))
    stories = fold_many([contribution_story(assessment, each) for each in claims])
    return Document(stories or (nothing,), kind="stories")


def contribution_story(assessment: Assessment, claim: ClaimResult) -> Section:
    """Tell the story of one claim: in each step what limits it first."""
    casebook = assessment.casebook
    chain = [*_others(casebook, claim), *_steps(claim)]
    told = (
        _question(casebook, claim),
        chain,
        list(_evidence(casebook, claim)),
        [each for each in _carries(casebook, claim) if each not in chain],
        [_said(reason) for reason in claim.what_would_raise_it]
        or [Sentence("No rule caps it; the next question is whether it holds elsewhere.", (claim.claim_id,))],
    )
    firmer = list(_firmer(casebook, claim, [row for step in told for each in step for row in each.rows]))
    parts = zip(STEPS, (*told, firmer), strict=True)
    sections: tuple[Block, ...] = tuple(
        Section(title, (Bullets(tuple((each,) for each in sentences)),)) for title, sentences in parts
    )
    brief = (Sentence("The act contributed:", verdict=claim.verdict),)
    title = f"{claim.claim_id} {claim.question}".strip()
    return Section(title, sections, kind="story", brief=brief)


def _said(reason: Reason) -> Sentence:
    return Sentence(sentence(reason.text), reason.rows)


def _question(casebook: Casebook, claim: ClaimResult) -> list[Sentence]:
    act, outcome = casebook.row(claim.cause_id), casebook.row(claim.outcome_id)
    kind = "" if act.kind == "other" else f" ({term(act.kind)})"
    words = (
        f"It is claimed that this act{kind} helped to bring about the change: "
        f"“{act.description.rstrip('.')}”{_dated(act.date, act.description)}."
    )
    change = f"The change: “{outcome.statement.rstrip('.')}”{_dated(outcome.date, outcome.statement)}."
    return [Sentence(words, (claim.claim_id, act.event_id)), Sentence(change, (outcome.outcome_id,))]


def _dated(date: Interval, words: str) -> str:
    """Write a date in brackets, unless the words hold its month or year already."""
    end = date.latest
    return "" if end and when(date).split()[-1] in words else f" {dated(date)}"


def _others(casebook: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    if not claim.rivals:
        words = "No other explanation is named; until one is, the claim is incomplete."
        yield Sentence(words, (claim.claim_id,))
    for result in sorted(claim.rivals, key=lambda each: (each.kind != "rival", not each.caps, each.rival_id)):
        rival: Rival = casebook.row(result.rival_id)
        if rival.kind == "co_contributor":
            words = f"Others worked towards the same change: “{rival.description.rstrip('.')}”."
        else:
            words = (
                f"Another explanation: “{rival.description.rstrip('.')}”; it was {term(rival.search)}, and "
                f"{term(f'standing:{rival.standing}')}."
            )
        yield Sentence(words, (rival.rival_id,))


def _steps(claim: ClaimResult) -> Iterator[Sentence]:
    """Tell the chain, the steps that no source states first."""
    if not claim.steps:
        yield Sentence("No step from the act to the change is written down.", (claim.claim_id,))
    for step in sorted(claim.steps, key=lambda each: each.stated):
        yield _said(step.reason)
        if step.timing.reason.text != step.reason.text:
            yield _said(step.timing.reason)


_BEARINGS = ("contradicts", "does_not_bear", "not_assessed", "supports")


def _evidence(casebook: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    items = [row for row in casebook.live("evidence") if row.claim_id == claim.claim_id]
    if not items:
        yield Sentence("Nothing that anybody cites bears on the contribution.", (claim.claim_id,))
    for bearing in _BEARINGS:
        for item in items:
            if item.bearing == bearing:
                yield _item(casebook, item)


def _item(casebook: Casebook, item: Evidence) -> Sentence:
    """Say what was sought, what came of it and whose word it is; what nobody looked for is said to be so."""
    source = casebook.row(item.source_id)
    seen = f"“{item.description.rstrip('.')}”" if item.description else "an item without a description"
    draft = "; nobody has confirmed this" if item.is_draft else ""
    words = f"{term(item.observation)}: {seen} ({source_words(source)}); {term(item.bearing)}{draft}."
    return Sentence(sentence(words), (item.evidence_id, item.source_id))


def _carries(casebook: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    yield from (_said(reason) for reason in claim.why_not_higher)
    yield Sentence("That the act contributed is", (claim.claim_id,), verdict=claim.verdict)
    yield Sentence(explain(claim.verdict), (claim.claim_id,))
    yield from (_posterior(casebook, each) for each in claim.posteriors)
    yield from (_said(reason) for reason in claim.why)


def _posterior(casebook: Casebook, posterior: Posterior) -> Sentence:
    rival = casebook.row(posterior.rival_id)
    words = f"Weighed against “{rival.description.rstrip('.')}”: {posterior.words}."
    items = tuple(item.evidence_id for item in posterior.items if item.counted)
    return Sentence(words, (rival.rival_id, *items))


def _firmer(casebook: Casebook, claim: ClaimResult, cited: Sequence[str]) -> Iterator[Sentence]:
    drafts = tuple(row for row in dict.fromkeys(cited) if _is_draft(casebook, row))
    if drafts:
        words = count(
            len(drafts), "row that this story rests on is a draft", "rows that this story rests on are drafts"
        )
        yield Sentence(f"{words.capitalize()} that nobody has confirmed.", drafts)
    else:
        yield Sentence("Every row that this story rests on was confirmed by a person.", (claim.claim_id,))
    yield from (_said(change) for change in claim.margin.changes)
    asked = [row for row in casebook.live("substantiations") if _is_about(row, claim)]
    if not asked:
        yield Sentence("Nobody outside has been asked about it.", (claim.claim_id,))
    yield from _answers(asked)


def _is_draft(casebook: Casebook, row_id: str) -> bool:
    row: Any = casebook.row(row_id) if casebook.has(row_id) else None
    return isinstance(row, Decided) and row.is_draft


def _is_about(row: Substantiation, claim: ClaimResult) -> bool:
    if row.part not in ("contribution", "mechanism") or row.response == "not_asked":
        return False
    return row.claim_id == claim.claim_id if row.claim_id else row.outcome_id == claim.outcome_id


_ANSWERS = {"denied": "denied it", "no_response": "did not answer", "partly": "confirmed a part of it"}


def _answers(asked: Iterable[Substantiation]) -> Iterator[Sentence]:
    """Tell who was asked, the answers against it first."""
    order = (*_ANSWERS, "confirmed")
    for row in sorted(asked, key=lambda each: order.index(each.response)):
        who = row.informant or "somebody"
        question = f" “{row.question}”" if row.question else ""
        answer = _ANSWERS.get(row.response, "confirmed it")
        words = f"{who} ({term(row.interest)}) was asked{question} and {answer}"
        yield Sentence(sentence(words), (row.substantiation_id,))
