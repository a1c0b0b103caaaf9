"""An assessment as lines for a screen: the answer first, what decides it in one line, and what to do next."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, get_args

from sjc_analysis.argument.results import (
    ClaimResult,
    OutcomeResult,
    Posterior,
    PremiseResult,
    QueueRow,
    Reason,
    SignificanceResult,
)
from sjc_analysis.assessment import Assessment
from sjc_analysis.plain_text import shorten, start_needed, three_decimals
from sjc_analysis.vocabulary import Verdict

if TYPE_CHECKING:
    from sjc_analysis.display import Table

NEXT_THINGS = 3
"""How many things to do next are named first."""

TAKEN_OVER = "W23"
"""The rule of the notes on what a casebook of an earlier form was taken over as."""

TOP_QUESTIONS = 5
"""How many of the questions are shown with --all; the JSON has all."""

_SHORT = 12
"""Outcomes that a notebook's cell shows; the rest are counted."""

_NOTHING = "Nothing to assess: the casebook holds no claims, outcomes, requests or commitments."
_WIDTH = 72


def first_lines(assessment: Assessment) -> list[str]:
    """Answer first: three words an outcome, what decides each claim in one line, and what to do next."""
    if not (assessment.outcomes or assessment.requests or assessment.commitments):
        return [_NOTHING]
    lines = [
        _counted(assessment),
        f"Held to the profile “{assessment.profile.name}”. {assessment.drafts_note}",
    ]
    if taken_over := sum(finding.rule == TAKEN_OVER for finding in assessment.findings):
        changes = "1 change" if taken_over == 1 else f"{taken_over} changes"
        lines.append(
            f"The casebook is of an earlier form; {changes} made in reading it: sjc check says which."
        )
    if assessment.outcomes:
        lines += ["", "Each outcome: did it happen? did the programme contribute? does it matter?"]
        lines += [_outcome_line(assessment, each) for each in assessment.outcomes]
    if assessment.claims:
        lines += ["", "What decides each claim"]
        lines += [f"  {claim.claim_id} {_verdict(claim)}. {_decides(claim)}" for claim in assessment.claims]
    if promised := _promises(assessment):
        lines += ["", promised]
    if assessment.queue or assessment.claims:
        lines += ["", "Next", *next_things(assessment)]
    if not assessment.claims:
        return [*lines, "", "Everything: sjc assess … --all."]
    first = assessment.claims[0].claim_id
    return [*lines, "", f"The whole argument of one claim: sjc assess … --claim {first}; of all: --all."]


def short_lines(assessment: Assessment) -> list[str]:
    """Show an assessment in a few lines, as a notebook's cell does."""
    if not assessment.outcomes:
        return [_NOTHING]
    shown = assessment.outcomes[:_SHORT]
    lines = [_counted(assessment), *(_outcome_line(assessment, each) for each in shown)]
    if len(assessment.outcomes) > _SHORT:
        lines.append(f'  … and {len(assessment.outcomes) - _SHORT} more: .frame("outcomes"), .claim("C-01")')
    return lines


def short_table(assessment: Assessment) -> "Table":
    """Show the same as a table."""
    import pandas as pd

    from sjc_analysis.display import Table

    rows = [
        [each.outcome_id, *_three(assessment, each), shorten(each.statement, 90)]
        for each in assessment.outcomes[:_SHORT]
    ]
    frame = pd.DataFrame(
        rows, columns=["Outcome", "Happened?", "Contributed?", "Matters?", "Who changed what"], dtype="str"
    )
    more = f" The first {_SHORT} are shown." if len(assessment.outcomes) > _SHORT else ""
    return Table(frame, _counted(assessment) + more, empty=_NOTHING)


def _counted(assessment: Assessment) -> str:
    claims = Counter(claim.verdict for claim in assessment.claims)
    words = ", ".join(f"{claims[word]} {word}" for word in reversed(get_args(Verdict)) if claims[word])
    total = len(assessment.claims)
    return f"{_number(total, 'claim')} on {_number(len(assessment.outcomes), 'outcome')}" + (
        f": {words}." if words else "."
    )


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _outcome_line(assessment: Assessment, each: OutcomeResult) -> str:
    return f"  {each.outcome_id}  {' · '.join(_three(assessment, each))}  {shorten(each.statement, _WIDTH)}"


def _three(assessment: Assessment, each: OutcomeResult) -> tuple[str, str, str]:
    """Give three words: whether it happened, the highest verdict of its claims, and its significance."""
    order: Sequence[str] = get_args(Verdict)
    claims = [claim.verdict for claim in assessment.claims_on(each.outcome_id)]
    best = max(claims, key=order.index, default="no claim")
    return each.verdict, best, significance_word(assessment.significance_of(each.outcome_id))


def significance_word(result: SignificanceResult) -> str:
    """Say the significance of a change in a word or two: its levels by the scale's rule, or what it lacks.

    Examples
    --------
    >>> from sjc_analysis.argument.results import SignificanceResult
    >>> significance_word(SignificanceResult.model_construct(verdict="asserted: scale undefined", overall=()))
    'asserted'
    """
    if not result.verdict.startswith("rated"):
        return result.verdict.partition(":")[0]
    levels = dict.fromkeys(level for each in result.overall for level in (each.level, each.highest) if level)
    return " / ".join(levels) or "rated by criterion"


def _verdict(claim: ClaimResult) -> str:
    return f"{claim.verdict}; {claim.if_happened} if it happened" if claim.if_happened else claim.verdict


def _decides(claim: ClaimResult) -> str:
    return claim.deciding.text if claim.deciding else "Every premise is strongly supported."


def _promises(assessment: Assessment) -> str:
    kept = Counter(commitment.status for commitment in assessment.commitments)
    words = ", ".join(f"{count} {status}" for status, count in sorted(kept.items()))
    parts = [_number(len(assessment.requests), "request")] if assessment.requests else []
    parts += (
        [f"{_number(len(assessment.commitments), 'commitment')} ({words})"] if assessment.commitments else []
    )
    return f"Also {' and '.join(parts)}." if parts else ""


def next_things(assessment: Assessment) -> list[str]:
    """Name the things that would move most: the questions that move a verdict, or else the commonest remedies."""
    lines = [
        f"  {number}. Ask {row.who}: {row.question} ({', '.join((row.outcome_id, *row.claim_ids))}: now {row.now}; "
        f"confirmed, {row.if_confirmed}; denied, {row.if_denied})"
        for number, row in enumerate((row for row in assessment.queue if row.moves), start=1)
    ][:NEXT_THINGS]
    wanted = Counter(claim.next[0] for claim in assessment.claims if claim.next)
    remedies = [text for text, _ in wanted.most_common(NEXT_THINGS)]
    return [*lines, *(f"  {at}. {text}" for at, text in enumerate(remedies, start=len(lines) + 1))][
        :NEXT_THINGS
    ]


def all_lines(assessment: Assessment) -> list[str]:
    """Write everything: each claim with its premises, happened, significance, ratings, promises, questions."""
    blocks: list[tuple[str, list[list[str]]]] = [
        ("Did the programme contribute?", [claim_lines(claim) for claim in assessment.claims]),
        ("Did it happen?", [_part_lines(part) for part in assessment.outcomes]),
        ("Does it matter?", [_significance_lines(result) for result in assessment.significance]),
        (
            "Ratings as given (never used for a verdict)",
            [[f"  {r.outcome_id or r.record_id} {r.rating_id}: {r.text}"] for r in assessment.ratings],
        ),
        (
            "Requests",
            [
                [f"  {r.request_id} {r.text}: {r.status} ({', '.join(r.commitments) or 'no promise'})"]
                for r in assessment.requests
            ],
        ),
        (
            "Commitments",
            [
                [f"  {c.commitment_id} {c.text}: {c.status} (answers {', '.join(c.answers) or 'no request'})"]
                for c in assessment.commitments
            ],
        ),
        ("What came back", [[f"  {response.reason.text}"] for response in assessment.responses]),
        ("What to ask next", [_question_lines(row) for row in assessment.queue[:TOP_QUESTIONS]]),
    ]
    lines: list[str] = []
    for heading, items in blocks:
        if items:
            lines += ["", heading, *(line for item in items for line in item)]
    return lines[1:] or [_NOTHING]


def claim_lines(claim: ClaimResult) -> list[str]:
    """Take one claim through its premises: the deciding one first, then each with its level and its rows."""
    return [
        "",
        f"  {claim.claim_id} {claim.question}",
        f"  {_verdict(claim).upper()}. {_decides(claim)}",
        *(f"    to raise it: {text}" for text in claim.next),
        *map(_premise_line, claim.premises),
        *_reason_lines("why", claim.why),
        f"    {claim.drafts} of {claim.judgements} rows are drafts; judged by {_judges(claim)}",
        *robustness_lines(claim),
    ]


def _premise_line(premise: PremiseResult) -> str:
    level = premise.level if premise.conditions else "sets no limit"
    rows = ", ".join(dict.fromkeys((premise.about, *premise.rows)))
    return f"    {premise.name:<7} {level:<18} {premise.text} ({rows})"


def _judges(claim: ClaimResult) -> str:
    return ", ".join(claim.judges) or "nobody yet"


def robustness_lines(claim: ClaimResult) -> list[str]:
    """Say how easily a verdict would change: its margin first, then voices, posteriors and likelihoods."""
    others = [f"    or: {change.text} ({', '.join(change.rows)})" for change in claim.margin.changes[1:]]
    more = ["    or: further sets of that size, not listed"] if claim.margin.more else []
    falls = [
        f"    without {voice.source_id}: {voice.without}"
        for voice in claim.voices
        if voice.without != claim.verdict
    ]
    tips = [
        f"    tipping: if P({point.evidence_id} | {'claim' if point.likelihood == 'p_claim' else point.rival_id}) were "
        f"{point.at:g} and not {three_decimals(point.low, point.high)}: {point.after}"
        for point in claim.tipping
    ]
    joint = [
        f"    against {len(each.rival_ids)} rivals together: {three_decimals(each.low, each.high)}, {each.words}; "
        "what nobody named is not in it"
        for each in claim.joint
    ]
    return [
        f"    margin {claim.margin.text}",
        *others,
        *more,
        *falls,
        *map(_posterior_line, claim.posteriors),
        *joint,
        *tips,
    ]


def _posterior_line(posterior: Posterior) -> str:
    prior, now = (
        three_decimals(*ends)
        for ends in ((posterior.prior_low, posterior.prior_high), (posterior.low, posterior.high))
    )
    return (
        f"    posterior of {posterior.step} against {posterior.rival_id}: {now} from a prior of {prior}, "
        f"{posterior.words}; to reach {posterior.threshold:g}, {start_needed(posterior.break_even_prior)}"
    )


def _question_lines(row: QueueRow) -> list[str]:
    silent = f"; asked {row.asked} times, {row.unanswered} without answer" if row.asked else ""
    return [
        f"  {', '.join((*row.rows, *row.claim_ids))} ({row.part}): {row.question}",
        f"    ask {row.who}; now {row.now}; confirmed, {row.if_confirmed}; denied, {row.if_denied}{silent}",
    ]


def _part_lines(part: OutcomeResult) -> list[str]:
    return [f"  {part.outcome_id} {part.statement}", f"    {part.text}", *_reason_lines("why", part.why)]


def _significance_lines(result: SignificanceResult) -> list[str]:
    quotes = dict.fromkeys(ground.quote for ground in result.grounds_against)
    against = [f'    against: "{quote}"' for quote in quotes]
    other = [reason for reason in result.limits if reason.rule != "G1"]
    return [
        f"  {result.outcome_id} {result.statement}",
        f"    {result.verdict}",
        *against,
        *_reason_lines("limit", other),
        *_reason_lines("why not higher", [each for each in result.why_not_higher if each not in other]),
    ]


def _reason_lines(heading: str, reasons: Iterable[Reason]) -> list[str]:
    return [f"    {heading}: {reason.text} ({', '.join((reason.rule, *reason.rows))})" for reason in reasons]
