"""What to ask next: the question, and the kind of informant, whose answer would be expected to tell most.

Method, section 8. The numbers rest on typical answers, which are data (``substantiation.toml``) and no part
of any verdict; an answer changes a verdict only as evidence that a person judged.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.quotes import whole
from sjc_analysis.reasoning.chains import Step
from sjc_analysis.reasoning.facts import verdict_of
from sjc_analysis.reasoning.information import gain
from sjc_analysis.reasoning.ladder import Facts
from sjc_analysis.reasoning.occurrence import judge_happened
from sjc_analysis.reasoning.odds import Bounds
from sjc_analysis.reasoning.results import PartResult, QueueRow
from sjc_analysis.reasoning.strength import STRENGTHS
from sjc_analysis.records import Claim, Evidence, Outcome, Passage, Source, Substantiation
from sjc_analysis.rubrics import Rubrics
from sjc_analysis.vocabulary import Bearing, ClaimPart, Interest, Verdict

_ANSWERED = ("confirmed", "partly", "denied")


IfSaid = Callable[[Bearing, Interest], Verdict]
"""Gives the verdict as it would read if an informant's answer stood in it."""


class _Asked(NamedTuple):
    """What a question is about."""

    outcome_id: str
    claim_id: str
    part: ClaimPart
    link_id: str
    question: str
    verdict: Verdict


def question_on_claim(
    facts: Facts, verdict: Verdict, joint: Bounds | None, weight: int, rubrics: Rubrics
) -> QueueRow | None:
    """Give the question on a claim: on its weakest step, or on the contribution if it has one step or none.

    Parameters
    ----------
    facts
        The claim's facts.
    verdict
        Its verdict.
    joint
        Its posterior beside all rivals and the residual, if there is one: belief starts there, unless the
        verdict is below ``plausible`` whatever the likelihoods say.
    weight
        Significance rank of the outcome, or 1.
    rubrics
        Typical answers and wording.

    Returns
    -------
    QueueRow or None
        ``None`` where every kind of informant has answered it.
    """
    casebook, claim = facts.casebook, facts.claim
    template = rubrics.substantiation.questions
    step = _weakest(facts.steps) if len(facts.steps) > 1 else None
    if step is None:
        text = template["contribution"].format(change=_bare(casebook, claim.outcome_id))
    else:
        link = casebook.row(step.link_id)
        cause, effect = (_bare(casebook, row) for row in (link.cause_id, link.effect_id))
        text = template["mechanism"].format(cause=cause, effect=effect)
    part: ClaimPart = "mechanism" if step else "contribution"
    link_id = step.link_id if step else ""
    asked = _Asked(claim.outcome_id, claim.claim_id, part, link_id, text, verdict)
    known = joint if verdict not in ("refuted", "unsubstantiated") else None

    def if_said(bearing: Bearing, interest: Interest) -> Verdict:
        book = _with_answer(casebook, asked, bearing, interest, claim)
        return verdict_of(book, claim, rubrics, facts)

    return _row(casebook, asked, known, weight, rubrics, if_said)


def question_on_change(
    casebook: Casebook, outcome: Outcome, result: PartResult, weight: int, rubrics: Rubrics
) -> QueueRow | None:
    """Give the question whether an outcome took place; ``None`` where every kind of informant answered it."""
    change = _bare(casebook, outcome.outcome_id)
    text = rubrics.substantiation.questions["happened"].format(change=change)
    asked = _Asked(outcome.outcome_id, "", "happened", "", text, result.verdict)

    def if_said(bearing: Bearing, interest: Interest) -> Verdict:
        book = _with_answer(casebook, asked, bearing, interest, None)
        return judge_happened(book, outcome).verdict

    return _row(casebook, asked, None, weight, rubrics, if_said)


def ranked(rows: Iterable[QueueRow | None]) -> tuple[QueueRow, ...]:
    """Order questions by expected information at its cautious end, times the significance rank.

    Between equals, one whose answer could change a verdict's wording comes first.
    """

    def key(row: QueueRow) -> tuple[float | bool | str, ...]:
        moves = row.verdict not in (row.if_confirmed, row.if_denied)
        told = -row.weight * row.gain_low_bits, -row.weight * row.gain_high_bits
        return (*told, not moves, row.outcome_id, row.claim_id, row.link_id)

    return tuple(sorted((row for row in rows if row is not None), key=key))


def _row(
    casebook: Casebook, asked: _Asked, known: Bounds | None, weight: int, rubrics: Rubrics, if_said: IfSaid
) -> QueueRow | None:
    rubric = rubrics.substantiation
    belief = known or Bounds(*rubric.belief[asked.verdict])
    put = _put_before(casebook, asked)
    open_ = [
        informant
        for informant in rubric.informants
        if not any(row.response in _ANSWERED for row in put if row.interest == informant.interest)
    ]
    if not open_:
        return None
    best = max(open_, key=lambda informant: gain(belief, (informant,)))
    told = gain(belief, (best,))
    before = [row for row in put if row.interest == best.interest and row.response != "not_asked"]
    return QueueRow(
        outcome_id=asked.outcome_id,
        claim_id=asked.claim_id,
        part=asked.part,
        link_id=asked.link_id,
        interest=best.interest,
        who=best.who,
        question=asked.question,
        verdict=asked.verdict,
        if_confirmed=if_said("supports", best.interest),
        if_denied=if_said("contradicts", best.interest),
        belief_low=belief.low,
        belief_high=belief.high,
        gain_low_bits=told.low,
        gain_high_bits=told.high,
        weight=weight,
        asked=len(before),
        unanswered=sum(row.response == "no_response" for row in before),
        rows=tuple(row_id for row_id in (asked.outcome_id, asked.claim_id, asked.link_id) if row_id),
    )


def _put_before(casebook: Casebook, asked: _Asked) -> Sequence[Substantiation]:
    parts = ("contribution", "mechanism") if asked.claim_id else (asked.part,)
    return [
        row
        for row in casebook.live("substantiations")
        if row.outcome_id == asked.outcome_id and row.part in parts and row.claim_id in ("", asked.claim_id)
    ]


def _weakest(steps: Sequence[Step]) -> Step:
    """Give the step to ask about: one that nobody states, or else the one with the weakest evidence."""
    return min(steps, key=lambda step: (step.stated, STRENGTHS.index(step.strength)))


def _bare(casebook: Casebook, row_id: str) -> str:
    """Give the whole words of an act or a change: a question put to somebody may not break off."""
    row = casebook.row(row_id)
    words = row.statement if isinstance(row, Outcome) else row.description
    return " ".join(words.split()).rstrip(".")


@cache
def _imagined(interest: Interest) -> tuple[Source, Passage]:
    """Make the interview that an imagined answer would stand in."""
    text = "an answer nobody has given yet"
    source = Source(source_id="S-9999999", kind="interview", interest=interest, title=text)
    passage = Passage(
        passage_id="P-9999999", source_id=source.source_id, start=0, end=len(text), text=text
    )  # fmt: skip
    return source, passage


def _with_answer(
    casebook: Casebook, asked: _Asked, bearing: Bearing, interest: Interest, claim: Claim | None
) -> Casebook:
    """Give the casebook as it would be with the answer in it, quoted and judged."""
    source, passage = _imagined(interest)
    evidence = Evidence(
        evidence_id="E-9999999",
        outcome_id=asked.outcome_id,
        claim_id=claim.claim_id if claim else "",
        link_id=asked.link_id or (claim.link_ids[0] if claim and claim.link_ids else ""),
        part=asked.part,
        source_id=source.source_id,
        bearing=bearing,
        quote=whole(passage),
        status="confirmed",
        decided_by="nobody: an answer imagined",
        reason="what the verdict would read",
    )
    added = {"sources": source, "passages": passage, "evidence": evidence}
    tables: dict[str, Any] = {name: getattr(casebook, name) for name in TABLES}
    tables |= {name: (*tables[name], row) for name, row in added.items()}
    return Casebook.model_construct(**tables)
