"""Findings and verdicts for an evaluator's annex: one row a claim, and every column explained."""

from collections.abc import Callable
from dataclasses import dataclass

from sjc_analysis.assessment import Assessment
from sjc_analysis.portfolio.places import country_of
from sjc_analysis.argument.results import ClaimResult
from sjc_analysis.report.phrases import SURVIVORSHIP, WITHHELD, explain, term, verdict_words
from sjc_analysis.tables.cells import lines, names, reasons, words
from sjc_analysis.workbook.plain_book import PlainSheet


@dataclass(frozen=True)
class _Column:
    heading: str
    meaning: str
    cell: Callable[[Assessment, ClaimResult], str]


def claims_sheets(assessment: Assessment) -> tuple[PlainSheet, ...]:
    """Give the annex: the claims, the outcomes without one, the meaning of every column and word.

    Parameters
    ----------
    assessment
        What was assessed, as its reader may know it.
    """
    rows = tuple(tuple(column.cell(assessment, claim) for column in _COLUMNS) for claim in assessment.claims)
    said = (
        f"Verdicts on {len(rows)} contribution claims. {assessment.drafts_note}",
        "A verdict is about the evidence in the casebook. What limits it stands before what carries it.",
        SURVIVORSHIP,
        WITHHELD,
    )
    return (
        PlainSheet("claims", tuple(column.heading for column in _COLUMNS), rows, said),
        _without_claim(assessment),
        PlainSheet(
            "columns",
            ("Column of the sheet “claims”", "What it holds"),
            tuple((column.heading, column.meaning) for column in _COLUMNS),
        ),
        PlainSheet(
            "words",
            ("Verdict", "What it means"),
            tuple((each.word, each.explanation) for each in verdict_words()),
        ),
    )


def _without_claim(assessment: Assessment) -> PlainSheet:
    claimed = {claim.outcome_id for claim in assessment.claims}
    rows = tuple(
        (part.outcome_id, part.statement, part.verdict, reasons(part.why_not_higher))
        for part in assessment.outcomes
        if part.outcome_id not in claimed
    )
    said = (f"{len(rows)} of {len(assessment.outcomes)} outcomes have no contribution claim.",)
    headings = ("Outcome", "Who changed what", "Did it happen?", "Why not higher")
    return PlainSheet("without a claim", headings, rows, said)


def _act(assessment: Assessment, claim: ClaimResult) -> str:
    act = assessment.casebook.row(claim.cause_id)
    return f"{act.event_id}: {act.description}"


def _kind(assessment: Assessment, claim: ClaimResult) -> str:
    return str(assessment.casebook.row(claim.cause_id).kind)


def _by_whom(assessment: Assessment, claim: ClaimResult) -> str:
    return names(assessment.casebook, assessment.casebook.row(claim.cause_id).actor_ids)


def _changed(assessment: Assessment, claim: ClaimResult) -> str:
    return names(assessment.casebook, assessment.casebook.row(claim.outcome_id).actor_ids)


def _happened(assessment: Assessment, claim: ClaimResult) -> str:
    return next(part.verdict for part in assessment.outcomes if part.outcome_id == claim.outcome_id)


def _significance(assessment: Assessment, claim: ClaimResult) -> str:
    return next(each.verdict for each in assessment.significance if each.outcome_id == claim.outcome_id)


def _rivals(assessment: Assessment, claim: ClaimResult) -> str:
    return lines(
        f"{rival.rival_id} ({words(rival.kind)}; {words(rival.search)}; "
        f"{term(f'standing:{rival.standing}')}): {rival.description}"
        for rival in claim.rivals
    )


def _margin(assessment: Assessment, claim: ClaimResult) -> str:
    fewest = "none found" if claim.margin.fewest is None else str(claim.margin.fewest)
    return f"{fewest} of {claim.margin.of}"


def _posteriors(assessment: Assessment, claim: ClaimResult) -> str:
    return lines(
        f"against {each.rival_id}: {each.low:.2f} to {each.high:.2f}, {each.words}"
        for each in claim.posteriors
    )


def _without(assessment: Assessment, claim: ClaimResult) -> str:
    return lines(f"without {cluster}: {verdict}" for cluster, verdict in claim.without_cluster.items())


def _country(assessment: Assessment, claim: ClaimResult) -> str:
    return country_of(assessment.casebook, assessment.casebook.row(claim.outcome_id))


def _date(row_id: str, assessment: Assessment) -> str:
    return str(assessment.casebook.row(row_id).date)


_COLUMNS = (
    _Column("Claim", "id of the claim in the casebook", lambda _, claim: claim.claim_id),
    _Column("Question", "the claim as a question", lambda _, claim: claim.question),
    _Column("Verdict", "how far the evidence carries the claim", lambda _, claim: claim.verdict),
    _Column("What the word means", "the verdict in plain words", lambda _, claim: explain(claim.verdict)),
    _Column("Why not higher", "each rule that holds it down, with its rows",
            lambda _, claim: reasons(claim.why_not_higher)),
    _Column("Why", "what the verdict rests on", lambda _, claim: reasons(claim.why)),
    _Column("What would raise it", "what to ask or look for next",
            lambda _, claim: reasons(claim.what_would_raise_it)),
    _Column("Outcome", "id of the change", lambda _, claim: claim.outcome_id),
    _Column("Who changed what", "the change", lambda _, claim: claim.effect),
    _Column("Who changed", "the actors that changed", _changed),
    _Column("Country", "country of its record", _country),
    _Column("When it changed", "first and last possible day", lambda a, claim: _date(claim.outcome_id, a)),
    _Column("Did it happen?", "verdict on whether it took place, judged apart", _happened),
    _Column("Does it matter?", "what can be said of its significance; no verdict rests on it", _significance),
    _Column("Act", "the programme's act", _act),
    _Column("By whom", "who did it", _by_whom),
    _Column("Kind of contribution", "what kind of act it was", _kind),
    _Column("When it was done", "first and last possible day", lambda a, claim: _date(claim.cause_id, a)),
    _Column("Order in time", "the act against the change", lambda _, claim: claim.timing),
    _Column("Strength of evidence", "level of the weakest step", lambda _, claim: claim.strength),
    _Column("Independent clusters", "independent lines of evidence that bear on it",
            lambda _, claim: lines(claim.independent_clusters)),
    _Column("Other explanations", "each with its kind, how it was searched, and where it stands", _rivals),
    _Column("Posterior", "probability against each rival, as an interval, and its words", _posteriors),
    _Column("Without one cluster", "the verdict if one cluster of evidence were missing", _without),
    _Column("Margin", "fewest changed judgements that would change the verdict, of all", _margin),
    _Column("Drafts", "judgements behind it that no person confirmed, of all",
            lambda _, claim: f"{claim.drafts} of {claim.judgements}"),
)  # fmt: skip
