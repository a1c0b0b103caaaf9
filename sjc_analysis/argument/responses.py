"""What came back from those who were asked; no answer is evidence of nothing (method, section 9)."""

from collections.abc import Sequence

from sjc_analysis.argument.results import Reason, ResponseResult
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Substantiation
from sjc_analysis.vocabulary import Interest


def responses_of(casebook: Casebook) -> tuple[ResponseResult, ...]:
    """Count what came back, by kind of informant; who was not asked is not counted.

    Returns
    -------
    tuple of ResponseResult
        In the order of the interests.
    """
    asked: dict[Interest, list[Substantiation]] = {}
    for row in casebook.live("substantiations"):
        if row.response != "not_asked":
            asked.setdefault(row.interest, []).append(row)
    return tuple(_response(interest, rows) for interest, rows in sorted(asked.items()))


def _response(interest: Interest, rows: Sequence[Substantiation]) -> ResponseResult:
    silent = sum(row.response == "no_response" for row in rows)
    unlinked = [row for row in rows if row.response != "no_response" and not row.evidence_id]
    came = f"{silent} did not answer; no answer is evidence of nothing." if silent else "all answered."
    text = f"Of {len(rows)} asked ({interest}), {came}"
    if unlinked:
        text += f" In no evidence row, and so without effect: {len(unlinked)} of the answers."
    return ResponseResult(
        interest=interest,
        asked=len(rows),
        no_response=silent,
        confirmed=sum(row.response == "confirmed" for row in rows),
        partly=sum(row.response == "partly" for row in rows),
        denied=sum(row.response == "denied" for row in rows),
        unlinked=len(unlinked),
        reason=Reason(rule="U2", text=text, rows=tuple(row.substantiation_id for row in rows)),
    )
