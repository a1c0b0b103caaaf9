"""Results as typed tables: numbers are numbers, verdicts are ordered, and a row is found by its id."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, get_args

import pandas as pd

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.vocabulary import Timing, Verdict

if TYPE_CHECKING:
    from sjc_analysis.assessment import Assessment

_ORDERED = {
    name: pd.CategoricalDtype(list(get_args(Verdict)), ordered=True)
    for name in ("verdict", "if_happened", "level", "without", "now", "if_confirmed", "if_denied", "happened")
}
_TYPES: Mapping[str, Any] = {
    **_ORDERED,
    "timing": pd.CategoricalDtype(list(get_args(Timing)), ordered=True),
    "margin": "Int64",
    "drafts": "Int64",
    "judgements": "Int64",
    "moves": "Int64",
    "posterior_low": "Float64",
    "posterior_high": "Float64",
}


def frame_of(assessment: "Assessment", name: str) -> pd.DataFrame:
    """Build one table; see :meth:`sjc_analysis.assessment.Assessment.frame`."""
    if name not in _TABLES:
        raise FindingsError.of(
            [
                Finding(
                    rule="A3",
                    column="name",
                    reason="there is no such table",
                    allowed=", ".join(_TABLES),
                    remedy="Give one of the names.",
                )
            ]
        )
    columns, rows = _TABLES[name](assessment)
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.astype({column: _TYPES.get(column, frame[column].dtype) for column in columns})
    for column in ("begun", "until"):
        if column in columns:
            frame[column] = pd.to_datetime(frame[column])
    own = f"{name.removesuffix('s')}_id"
    return frame.set_index(own) if name in ("claims", "outcomes") else frame


_Table = tuple[list[str], list[list[Any]]]


def _claims(assessment: "Assessment") -> _Table:
    columns = [
        "claim_id",
        "cause_id",
        "outcome_id",
        "verdict",
        "if_happened",
        "deciding",
        "rule",
        "next",
        "timing",
        "posterior_low",
        "posterior_high",
        "margin",
        "judgements",
        "drafts",
    ]
    rows = []
    for claim in assessment.claims:
        lowest = min(claim.posteriors, key=lambda each: each.low, default=None)
        rows.append(
            [
                claim.claim_id,
                claim.cause_id,
                claim.outcome_id,
                claim.verdict,
                claim.if_happened or None,
                claim.deciding.text if claim.deciding else "",
                claim.deciding.rule if claim.deciding else "",
                claim.next[0] if claim.next else "",
                claim.timing,
                lowest.low if lowest else None,
                lowest.high if lowest else None,
                claim.margin.fewest,
                claim.judgements,
                claim.drafts,
            ]
        )
    return columns, rows


def _outcomes(assessment: "Assessment") -> _Table:
    columns = [
        "outcome_id",
        "statement",
        "verdict",
        "deciding",
        "next",
        "begun",
        "until",
        "negative",
        "significance",
    ]
    significance = {each.outcome_id: each.verdict for each in assessment.significance}
    rows = [
        [
            each.outcome_id,
            each.statement,
            each.verdict,
            each.deciding.text if each.deciding else "",
            each.next[0] if each.next else "",
            *_dates(assessment, each.outcome_id),
            each.negative,
            significance[each.outcome_id],
        ]
        for each in assessment.outcomes
    ]
    return columns, rows


def _dates(assessment: "Assessment", outcome_id: str) -> tuple[Any, Any]:
    date = assessment.casebook.row(outcome_id).date
    return date.earliest, date.latest


def _premises(assessment: "Assessment") -> _Table:
    columns = ["claim_id", "premise", "about", "level", "rule", "text", "rows"]
    return columns, [
        [
            claim.claim_id,
            each.name,
            each.about,
            each.level,
            each.conditions[0].rule if each.conditions else "",
            each.text,
            ", ".join(each.rows),
        ]
        for claim in assessment.claims
        for each in claim.premises
    ]


def _steps(assessment: "Assessment") -> _Table:
    columns = ["claim_id", "step", "cause_id", "effect_id", "verdict", "timing", "stated", "text"]
    return columns, [
        [
            claim.claim_id,
            each.step,
            each.cause_id,
            each.effect_id,
            each.verdict,
            each.timing,
            each.stated,
            each.text,
        ]
        for claim in assessment.claims
        for each in claim.steps
    ]


def _rivals(assessment: "Assessment") -> _Table:
    columns = ["claim_id", "rival_id", "kind", "search", "standing", "draft", "holds_down", "description"]
    return columns, [
        [
            claim.claim_id,
            each.rival_id,
            each.kind,
            each.search,
            each.standing,
            each.draft,
            each.caps,
            each.description,
        ]
        for claim in assessment.claims
        for each in claim.rivals
    ]


def _queue(assessment: "Assessment") -> _Table:
    columns = [
        "outcome_id",
        "part",
        "step",
        "claim_ids",
        "question",
        "now",
        "if_confirmed",
        "if_denied",
        "moves",
    ]
    return columns, [
        [
            row.outcome_id,
            row.part,
            row.step,
            ", ".join(row.claim_ids),
            row.question,
            row.now,
            row.if_confirmed,
            row.if_denied,
            row.moves,
        ]
        for row in assessment.queue
    ]


def _voices(assessment: "Assessment") -> _Table:
    columns = ["claim_id", "source_id", "standing", "supports", "contradicts", "verdict", "without"]
    return columns, [
        [
            claim.claim_id,
            each.source_id,
            each.standing,
            ", ".join(each.supports),
            ", ".join(each.contradicts),
            claim.verdict,
            each.without,
        ]
        for claim in assessment.claims
        for each in claim.voices
    ]


_TABLES: Mapping[str, Callable[["Assessment"], _Table]] = {
    "claims": _claims,
    "outcomes": _outcomes,
    "premises": _premises,
    "steps": _steps,
    "rivals": _rivals,
    "queue": _queue,
    "voices": _voices,
}
