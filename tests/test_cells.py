"""Cells: a row is the same row after it was text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sjc_analysis.casebook import TABLES
from sjc_analysis.cells import columns, field_columns, from_cells, to_cells
from sjc_analysis.dates import Interval
from sjc_analysis.records import Actor, Likelihood, Outcome, Passage, Quote, Statement

texts = st.text(max_size=20)


@given(texts, st.lists(st.sampled_from(["N-01", "N-02", "N-03"])), st.booleans())
def test_an_outcome_comes_back(text: str, ids: list[str], negative: bool) -> None:
    quote = Quote(passage_id="P-01", start=2, end=7, text="   a ")
    row = Outcome(
        outcome_id="O-01",
        statement=f"x{text}",
        place=text,
        actor_ids=tuple(ids),
        negative=negative,
        quote=quote,
        date=Interval(latest=dt.date(33, 1, 2)),
    )
    assert Outcome(**from_cells(Outcome, to_cells(row))) == row


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_probability_comes_back_to_the_last_digit(one: float, other: float) -> None:
    low, high = sorted([one, other])
    row = Likelihood(
        likelihood_id="H-01",
        evidence_id="E-01",
        claim_id="C-01",
        rival_id="V-01",
        p_claim_low=low,
        p_claim_high=high,
        p_rival_low=low,
        p_rival_high=high,
    )
    assert Likelihood(**from_cells(Likelihood, to_cells(row))) == row


@pytest.mark.parametrize("text", [" ", "\n", "\t ", "no", "0", "None"])
def test_a_text_of_white_space_or_odd_words_is_kept(text: str) -> None:
    row = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    assert Passage(**from_cells(Passage, to_cells(row))) == row


def test_zero_is_not_blank() -> None:
    quote = Quote(passage_id="P-01", start=0, end=1, text="a")
    row = Statement(statement_id="T-01", kind="quantity", text="none", number_low=0.0, quote=quote)
    assert to_cells(row)["number_low"] == "0.0"
    assert Statement(**from_cells(Statement, to_cells(row))).number_low == 0


@pytest.mark.parametrize("day", ["86400", "2031", "2031-02-30", "tomorrow"])
def test_a_number_is_never_taken_for_a_date(day: str) -> None:
    cells = {"outcome_id": "O-01", "statement": "a", "date_earliest": day}
    with pytest.raises(ValidationError):
        Outcome(**from_cells(Outcome, cells))


def test_blank_and_absent_cells_take_the_default() -> None:
    assert from_cells(Actor, {"actor_id": "N-01", "name": "A", "role": "", "note": ""}) == {
        "actor_id": "N-01",
        "name": "A",
    }


def test_every_column_belongs_to_one_field_and_the_decision_stands_last() -> None:
    for model in TABLES.values():
        every = [column for field in model.model_fields for column in field_columns(model, field)]
        assert sorted(every) == sorted(columns(model))
        assert len(set(every)) == len(every)
    assert columns(Outcome)[-5:] == ("status", "rule", "decided_by", "reason", "withheld")
