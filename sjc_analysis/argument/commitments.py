"""Requests and commitments: who asked, who promised, and what became of it (method, section 10)."""

from sjc_analysis.argument.results import CommitmentResult, Reason, RequestResult
from sjc_analysis.argument.voices import is_decided
from sjc_analysis.argument.words import listed, name_of, source_words, when
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Commitment, Request
from sjc_analysis.vocabulary import CommitmentStanding


def request_results(casebook: Casebook) -> tuple[RequestResult, ...]:
    """Give every live request with the commitments that answer it.

    Parameters
    ----------
    casebook
        The casebook.

    Returns
    -------
    tuple of RequestResult
        In the order of the casebook. ``status`` is ``met by somebody else``, ``no promise answers it``, or
        ``promised`` with what became of the promises.
    """
    return tuple(_request(casebook, request) for request in casebook.live("requests"))


def _request(casebook: Casebook, request: Request) -> RequestResult:
    answers = [row for row in casebook.live("commitments") if request.request_id in row.answers_ids]
    return RequestResult(
        request_id=request.request_id,
        text=request.text,
        asked_by=request.asked_by_ids,
        asked_of=request.asked_of_ids,
        commitments=tuple(row.commitment_id for row in answers),
        status=_request_status(request, [standing_of(row) for row in answers]),
        met_by=request.met_by_ids,
        quote=request.quote.text,
        draft=request.is_draft or any(row.is_draft for row in answers),
    )


def _request_status(request: Request, standings: list[CommitmentStanding]) -> str:
    if request.met_by_ids and request.met_quote is not None and is_decided(request):
        return "met by somebody else"
    if not standings:
        return "no promise answers it"
    return f"promised; the promise: {listed(sorted(set(standings)))}"


def commitment_results(casebook: Casebook) -> tuple[CommitmentResult, ...]:
    """Give every live commitment with what a later text says of it.

    Returns
    -------
    tuple of CommitmentResult
        In the order of the casebook; ``unknown`` unless a person confirmed, by the words of a later text,
        that it was kept, partly kept or broken.
    """
    return tuple(_commitment(casebook, row) for row in casebook.live("commitments"))


def standing_of(commitment: Commitment) -> CommitmentStanding:
    """Give what became of a commitment as far as it may be said: a draft leaves it unknown."""
    return commitment.standing if is_decided(commitment) else "unknown"


def _commitment(casebook: Casebook, commitment: Commitment) -> CommitmentResult:
    standing = standing_of(commitment)
    return CommitmentResult(
        commitment_id=commitment.commitment_id,
        text=commitment.text,
        made_by=commitment.made_by_ids,
        made_on=when(commitment.date) if commitment.date.known else "",
        due=when(commitment.due) if commitment.due.known else "",
        answers=commitment.answers_ids,
        status=standing,
        reason=_commitment_reason(casebook, commitment, standing),
        quote=commitment.quote.text,
        draft=commitment.is_draft,
    )


def _commitment_reason(casebook: Casebook, commitment: Commitment, standing: CommitmentStanding) -> Reason:
    if commitment.later_quote is None:
        text = "No later text in the casebook says what became of it."
        return Reason(rule="K1", text=text, rows=(commitment.commitment_id,))
    source = casebook.source_of(commitment.later_quote)
    rows = (commitment.commitment_id, source.source_id)
    said = f"“{commitment.later_quote.text}” ({source_words(source)})"
    if standing == "unknown" and commitment.standing != "unknown":
        text = f"A rule reads {said} as {commitment.standing}; nobody has confirmed it."
        return Reason(rule="K1", text=text, rows=rows)
    return Reason(rule="K2", text=f"{name_of(casebook, commitment.commitment_id)}: {said}.", rows=rows)
