"""Rows: what one row alone may not say."""

from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from sjc_analysis import vocabulary
from sjc_analysis.casebook import TABLES
from sjc_analysis.cells import field_type
from sjc_analysis.records import (
    Actor,
    Claim,
    Commitment,
    Decided,
    Likelihood,
    Link,
    Passage,
    Quote,
    Row,
    Source,
    Statement,
)

QUOTE = Quote(passage_id="P-01", start=0, end=4, text="gate")
LIKELIHOOD = {"likelihood_id": "H-01", "evidence_id": "E-01", "claim_id": "C-01", "rival_id": "V-01"}
LINK = {"link_id": "L-01", "cause_id": "A-01", "effect_id": "O-01"}


@pytest.mark.parametrize(
    ("model", "values", "said"),
    [
        (Source, {"source_id": "S-1x"}, "must look like S-01"),
        (Source, {"source_id": "R-01"}, "must look like S-01"),
        (Source, {"source_id": "S-01\n"}, "must look like S-01"),
        (Source, {"source_id": "S-٣"}, "must look like S-01"),
        (Source, {"source_id": "S-01", "colour": "red"}, "Extra inputs"),
        (Link, LINK | {"status": "confirmed"}, "who decided"),
        (Link, LINK | {"status": "refused", "decided_by": "A. Reader"}, "who decided"),
        (Link, LINK | {"status": "corrected", "decided_by": " ", "reason": "seen"}, "who decided"),
        (Link, LINK | {"basis": "proved"}, "stated_cause"),
        (
            Passage,
            {"passage_id": "P-01", "source_id": "S-01", "start": 0, "end": 3, "text": "gate"},
            "code points",
        ),
        (Actor, {"actor_id": "N-01", "name": "A", "aliases": ("a|b",)}, "no | in it"),
        (Actor, {"actor_id": "N-01", "name": "A", "aliases": (" a",)}, "no space at its ends"),
        (Actor, {"actor_id": "N-01", "name": "A", "aliases": ("",)}, "not blank"),
        (
            Claim,
            {"claim_id": "C-01", "cause_id": "A-01", "outcome_id": "O-01", "prior_low": 0.5},
            "go together",
        ),
        (
            Likelihood,
            LIKELIHOOD | {"p_claim_low": 0.9, "p_claim_high": 0.8, "p_rival_low": 0, "p_rival_high": 1},
            "must not exceed",
        ),
        (
            Likelihood,
            LIKELIHOOD | {"p_claim_low": 0.9, "p_claim_high": 1.1, "p_rival_low": 0, "p_rival_high": 1},
            "less than or equal to 1",
        ),
        (
            Likelihood,
            LIKELIHOOD
            | {"p_claim_low": float("nan"), "p_claim_high": 1, "p_rival_low": 0, "p_rival_high": 1},
            "finite",
        ),
        (
            Commitment,
            {"commitment_id": "K-01", "text": "a", "quote": QUOTE, "standing": "kept"},
            "later text",
        ),
        (
            Statement,
            {
                "statement_id": "T-01",
                "kind": "quantity",
                "text": "a",
                "quote": QUOTE,
                "number_low": float("inf"),
            },
            "finite",
        ),
    ],
)
def test_a_row_that_cannot_be_is_refused(model: type[BaseModel], values: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError) as caught:
        model(**values)
    assert said in str(caught.value)


def test_every_table_has_an_id_letter_of_its_own() -> None:
    letters = [model.prefix for model in TABLES.values() if issubclass(model, Row)]
    assert len(letters) == len(set(letters)) == len(TABLES) - 2  # settings and findings have none


def test_a_new_source_is_confidential_and_a_new_row_a_draft() -> None:
    assert Source(source_id="S-01").confidential
    assert Link(**LINK).is_draft


def test_a_row_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Source(source_id="S-01").title = "another"  # type: ignore[misc]  # what the test is about


def test_every_coded_column_uses_the_vocabulary() -> None:
    published = {get_args(term) for term in vars(vocabulary).values() if get_args(term)}
    coded = [
        get_args(kind)
        for model in TABLES.values()
        for field in model.model_fields
        if (kind := field_type(model, field)) and get_args(kind) and isinstance(get_args(kind)[0], str)
    ]
    assert len(coded) > 20
    assert set(coded) <= published


def test_no_code_needs_more_than_its_letters() -> None:
    codes = {code for term in vars(vocabulary).values() for code in get_args(term) if isinstance(code, str)}
    assert not [code for code in codes if "," in code or "|" in code or code != code.strip().lower()]


def test_what_people_decide_can_be_refused() -> None:
    read_from_files = {"sources", "records", "passages", "mentions", "settings", "findings"}
    assert {name for name, model in TABLES.items() if not issubclass(model, Decided)} == read_from_files
