"""What was asked and promised, and what may be said became of it (method, section 10)."""

from typing import Any

import pytest
from builders import DECIDED, NOTE_PASSAGE, added, strong_book, words

from sjc_analysis.argument.commitments import commitment_results, request_results
from sjc_analysis.casebook import Casebook
from sjc_analysis.records import Commitment, Request

QUOTE = words(NOTE_PASSAGE, "the council was already opening its files")


def commitment(number: int = 1, **more: Any) -> Commitment:
    values: dict[str, Any] = {
        "commitment_id": f"K-0{number}", "text": "to ask about the files", "quote": QUOTE, **more,
    }  # fmt: skip
    return Commitment(**values)


def request(number: int = 1, **more: Any) -> Request:
    return Request(request_id=f"Q-0{number}", text="open the files", quote=QUOTE, **more)


def book(requests: tuple[Request, ...], commitments: tuple[Commitment, ...]) -> Casebook:
    return added(strong_book(), requests=requests, commitments=commitments)


@pytest.mark.parametrize(
    ("promise", "status", "rule"),
    [
        (commitment(), "unknown", "K1"),
        (commitment(**DECIDED), "unknown", "K1"),
        (commitment(standing="kept", later_quote=QUOTE), "unknown", "K1"),
        (commitment(standing="broken", later_quote=QUOTE), "unknown", "K1"),
        (commitment(standing="kept", later_quote=QUOTE, **DECIDED), "kept", "K2"),
        (commitment(standing="partly", later_quote=QUOTE, **DECIDED), "partly", "K2"),
        (commitment(standing="broken", later_quote=QUOTE, **DECIDED), "broken", "K2"),
        (commitment(later_quote=QUOTE, **DECIDED), "unknown", "K2"),
    ],
)
def test_a_promise_is_unknown_until_a_person_says_so_by_later_words(
    promise: Commitment, status: str, rule: str
) -> None:
    (result,) = commitment_results(book((), (promise,)))
    assert (result.status, result.reason.rule) == (status, rule)


def test_which_promise_answers_which_request() -> None:
    promises = (commitment(1, answers_ids=("Q-02",)), commitment(2, status="refused", answers_ids=("Q-01",),
                decided_by="R. Ames", reason="not said"))  # fmt: skip
    first, second = request_results(book((request(1), request(2)), promises))
    assert (first.commitments, first.status) == ((), "no promise answers it")
    assert (second.commitments, second.status) == (("K-01",), "promised; the promise: unknown")


def test_a_need_met_by_somebody_else_is_said_to_be_so_once_confirmed() -> None:
    met: dict[str, Any] = {"met_by_ids": ("N-04",), "met_quote": QUOTE}
    (draft,) = request_results(book((request(1, **met),), ()))
    (confirmed,) = request_results(book((request(1, **met, **DECIDED),), ()))
    assert draft.status == "no promise answers it"
    assert confirmed.status == "met by somebody else"
    assert confirmed.met_by == ("N-04",)
