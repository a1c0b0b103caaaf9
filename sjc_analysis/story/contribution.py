"""The contribution story of a claim: what decides it, then the six steps of contribution analysis.

References
----------
Mayne, J. (2008). Contribution analysis: an approach to exploring cause and effect. ILAC Brief 16.
Mayne, J. (2012). Contribution analysis: coming of age? Evaluation 18(3), 270-280.
"""

import re
from collections.abc import Iterable, Iterator

from sjc_analysis.argument.results import ClaimResult, StepResult
from sjc_analysis.argument.words import name_of, source_name, when
from sjc_analysis.assessment import Assessment
from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.records import Rival, Substantiation
from sjc_analysis.report.blocks import Bullets, Paragraph, Section, Sentence, fold_many
from sjc_analysis.report.document import Document
from sjc_analysis.report.phrases import count, explain, sentence, term
from sjc_analysis.report.rows import dated

STEPS = (
    "1. What is asked",
    "2. How it is said to have come about, and what else may explain it",
    "3. What those say who were heard",
    "4. What else holds it where it stands",
    "5. What to seek next",
    "6. What is not known",
)
"""Mayne's six steps, in a reader's words."""

_ORDER = {
    "before": "which the dates put in this order,",
    "uncertain": "where the dates leave the order open,",
    "after": "where the dates seem to tell of the opposite order,",
    "refuted": "where the dates tell of the opposite order,",
}
_STANDING = {"own": "the programme's own", "party": "with a stake in it", "outside": "without a stake in it"}
_ANSWERS = {
    "denied": "denied it",
    "no_response": "did not answer",
    "partly": "confirmed a part of it",
    "confirmed": "confirmed it",
}
"""Answers, those against it first."""

_ID = re.compile(r"\b[A-Z]-\d+\b")


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
    """Tell the story of one claim, what decides it first; no sentence is told twice."""
    book = assessment.casebook
    first = tuple(_decides(book, claim))
    told = (
        [*_question(book, claim)],
        [*_steps(book, claim), *_others(book, claim)],
        [*_voices(book, claim)],
        [*_held(book, claim)],
        [_resting(book, text, (claim.claim_id, *_about(claim))) for text in claim.next],
        [*_unknown(assessment, claim)],
    )
    said = set(first)
    sections = []
    for title, sentences in zip(STEPS, told, strict=True):
        new = [each for each in dict.fromkeys(sentences) if each not in said]
        said.update(new)
        if new:
            sections.append(Section(title, (Bullets(tuple((each,) for each in new)),)))
    title = f"{claim.claim_id} {claim.question}".strip()
    return Section(title, (Paragraph(first), *sections), kind="story", brief=first[:1])


def _decides(book: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    own = (claim.claim_id,)
    did = "provoked the change" if claim.negative else "contributed"
    yield Sentence(f"That the act {did} is", own, verdict=claim.verdict)
    if claim.if_happened:
        yield Sentence(
            "If the change took place as it is told, it would read", own, verdict=claim.if_happened
        )
    if claim.deciding:
        yield _resting(book, claim.deciding.text, (*claim.deciding.rows, *_about(claim)))
    yield Sentence(explain(claim.verdict), own)


def _about(claim: ClaimResult) -> tuple[str, ...]:
    """Name the rows that the deciding premise is about."""
    premise = next((each for each in claim.premises if claim.deciding in each.conditions), None)
    return tuple(premise.about.split(">")) if premise else ()


def _resting(book: Casebook, text: str, rows: Iterable[str]) -> Sentence:
    """Make a sentence that rests on some rows and on those it names by their ids."""
    named = (each for each in _ID.findall(text) if book.has(each))
    return Sentence(sentence(text), tuple(dict.fromkeys((*rows, *named))))


def _question(book: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    act, outcome = book.row(claim.cause_id), book.row(claim.outcome_id)
    kind = getattr(act, "kind", "other")
    named = "" if kind == "other" else f" ({term(kind)})"
    did = "provoked the change" if claim.negative else "helped to bring about the change"
    words = f"“{claim.cause.rstrip('.')}”{_dated(act.date, claim.cause)}"
    yield Sentence(f"It is claimed that this act{named} {did}: {words}.", (claim.claim_id, claim.cause_id))
    change = "The change, for the worse" if claim.negative else "The change"
    words = f"“{claim.effect.rstrip('.')}”{_dated(outcome.date, claim.effect)}"
    yield Sentence(f"{change}: {words}.", (claim.outcome_id,))


def _dated(date: Interval, words: str) -> str:
    """Write a date in brackets, unless the words hold its month or year already."""
    end = date.latest
    return "" if end and when(date).split()[-1] in words else f" {dated(date)}"


def _steps(book: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    """Tell the chain in its order: each step with its level and what holds it there, then who states it."""
    for step in claim.steps:
        rows = (step.cause_id, step.effect_id, *step.link_ids)
        yield Sentence(_step(book, step), rows, verdict=step.verdict)
        premise = next(each for each in claim.premises if (each.name, each.about) == ("step", step.step))
        yield _resting(book, step.text, (*premise.rows, step.cause_id, step.effect_id))
    for reason in claim.why:
        if reason.rule == "L1":
            yield Sentence(sentence(reason.text), reason.rows)


def _step(book: Casebook, step: StepResult) -> str:
    verb = "helped provoke" if getattr(book.row(step.effect_id), "negative", False) else "helped bring about"
    ends = f"{name_of(book, step.cause_id)} {verb} {name_of(book, step.effect_id)}"
    return f"That {ends}, {_ORDER[step.timing]} is"


def _others(book: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    if not claim.rivals:
        yield Sentence("No other explanation is named.", (claim.claim_id,))
    for result in sorted(claim.rivals, key=lambda each: (each.kind != "rival", not each.caps, each.rival_id)):
        rival: Rival = book.row(result.rival_id)
        named = f"“{rival.description.rstrip('.')}”"
        stands = f"it was {term(rival.search)}, and {term(f'standing:{rival.standing}')}"
        together = rival.kind == "co_contributor"
        words = (
            f"Others worked towards it: {named}." if together else f"Another explanation: {named}; {stands}."
        )
        yield Sentence(words, (rival.rival_id,))


def _voices(book: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    """Give what each source says in its own words, those that speak against it first."""
    if not claim.voices:
        yield Sentence("Nobody was heard whose words a person judged to bear on it.", (claim.claim_id,))
    for side, named in (("contradicts", "Against it:"), ("supports", "For it:")):
        for voice in claim.voices:
            who = f"{source_name(book, voice.source_id)}, {_STANDING[voice.standing]}"
            for evidence_id in getattr(voice, side):
                item = book.row(evidence_id)
                words = f"“{item.quote.text}”" if item.quote else f"“{item.description.rstrip('.')}”"
                absent = "" if item.observation == "found" else "looked for and not found: "
                yield Sentence(f"{absent}{words} ({who}).", (evidence_id, voice.source_id), lead=named)


def _held(book: Casebook, claim: ClaimResult) -> Iterator[Sentence]:
    """Give what holds the other premises down, the lowest first, and what was weighed in words."""
    for premise in claim.premises:
        if premise.name != "step":
            for condition in premise.conditions[:1]:
                yield _resting(book, condition.text, (*condition.rows, *premise.about.split(">")))
    for each in claim.posteriors:
        rival: Rival = book.row(each.rival_id)
        items = tuple(item.evidence_id for item in each.items if item.counted)
        named = f"“{rival.description.rstrip('.')}”"
        yield Sentence(f"Weighed against {named}: {each.words}.", (rival.rival_id, *items))


def _unknown(assessment: Assessment, claim: ClaimResult) -> Iterator[Sentence]:
    """Say what nobody assessed, decided or was asked."""
    book, own = assessment.casebook, (claim.claim_id,)
    if unread := tuple(_not_assessed(assessment, claim)):
        cited = count(len(unread), "item is", "items are").capitalize()
        yield Sentence(f"{cited} cited for it, and nobody has said what they show.", unread)
    if claim.drafts:
        yield Sentence("Some rows that this verdict looks at are drafts that nobody has confirmed.", own)
    asked = [row for row in book.live("substantiations") if _is_about(row, claim)]
    if not asked:
        yield Sentence("Nobody outside has been asked about it.", own)
    for row in sorted(asked, key=lambda each: [*_ANSWERS].index(each.response)):
        who = f"{row.informant or 'somebody'} ({term(row.interest)})"
        question = f" “{row.question}”" if row.question else ""
        words = f"{who} was asked{question} and {_ANSWERS[row.response]}"
        yield Sentence(sentence(words), (row.substantiation_id,))


def _not_assessed(assessment: Assessment, claim: ClaimResult) -> Iterator[str]:
    graph = assessment.graph
    for node in dict.fromkeys(premise.about for premise in claim.premises):
        if node in graph:
            for _, _, edge in graph.in_edges(node, data=True):
                if (edge["kind"], edge["bearing"]) == ("shows", "not_assessed"):
                    yield edge["row"]


def _is_about(row: Substantiation, claim: ClaimResult) -> bool:
    if row.part not in ("contribution", "mechanism") or row.response == "not_asked":
        return False
    return row.claim_id == claim.claim_id if row.claim_id else row.outcome_id == claim.outcome_id
