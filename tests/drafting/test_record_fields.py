"""Ratings, grounds and framework items of a record."""

import pytest
from drafting_documents import REGISTRY, make_record

from sjc_analysis.casebook import Casebook
from sjc_analysis.drafting import draft_casebook


def _draft(**fields: str) -> Casebook:
    return draft_casebook(
        make_record({"year": "2031", "outcome": "QJH started to raise cases", **fields}), REGISTRY
    )


def test_ratings_are_the_author_s_claims_on_no_scale() -> None:
    book = _draft(rating_significance=" high ", rating_contribution="some")
    assert [(each.criterion, each.level, each.scale, each.by_author) for each in book.ratings] == [
        ("significance", "high", "", True),
        ("contribution", "some", "", True),
    ]


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("While letters are answered, threats against volunteers are prevalent.", "against"),
        ("Other stations still refuse.", "against"),
        ("Families can now find a detained relative within a day.", "for"),
        ("In February 2030 many people lost their homes.", "baseline"),
        ("Marchers were beaten and locked up.", "baseline"),
        ("The quay is long.", ""),
    ],
)
def test_the_direction_of_a_ground(words: str, direction: str) -> None:
    book = _draft(significance=words)
    assert [each.direction for each in book.grounds] == ([direction] if direction else [])


def test_a_ground_goes_to_the_change_it_speaks_of() -> None:
    book = _draft(significance="The register still leaves out short arrests.",
        outcome="The constabulary publishes its arrest register, "
        "and the State Prosecution Office adopted a code",
    )  # fmt: skip
    assert [each.outcome_id for each in book.grounds] == ["O-01"]


def test_outcome_and_output_stand_apart() -> None:
    fields = {"framework": "Outcome: 2.1   Output 2.1.4", "objective": "CIV: Civic space"}
    understood = {"framework": "outcome 2.1 | output 2.1.4", "objective": "CIV"}
    book = draft_casebook(make_record(fields, understood=understood), REGISTRY)
    found = [(each.level, each.code, each.label, each.quote) for each in book.framework]
    assert [each[:3] for each in found] == [
        ("outcome", "2.1", ""),
        ("output", "2.1.4", ""),
        ("objective", "CIV", "Civic space"),
    ]
    assert [each[3].text for each in found if each[3]] == ["2.1", "2.1.4", "CIV: Civic space"]


def test_a_code_is_quoted_where_it_stands_by_itself() -> None:
    fields = {"framework": "Output 2.1.4; Outcome 2.1"}
    book = draft_casebook(make_record(fields, understood={"framework": "outcome 2.1"}), REGISTRY)
    (item,) = book.framework
    assert item.quote is not None
    assert item.quote.start == fields["framework"].rindex("2.1")


def test_a_name_in_common_does_not_outweigh_what_changed() -> None:
    book = _draft(
        significance="With the register, families of the prosecution's detainees can now find them.",
        outcome="The constabulary publishes its arrest register, "
        "and the State Prosecution Office adopted a code",
    )
    assert [each.outcome_id for each in book.grounds] == ["O-01"]


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("2031", "2031-01-01 to 2031-12-31"),
        ("March 2031", "2031-03-01 to 2031-03-31"),
        ("2031-05-03", "2031-05-03"),
        ("2031, perhaps March 2031", "2031-01-01 to 2031-12-31"),
    ],
)
def test_a_date_in_the_field_of_the_year_dates_the_change(words: str, dated: str) -> None:
    fields = {"year": words, "outcome": "QJH started to raise cases"}
    book = draft_casebook(make_record(fields, understood={"year": "2031"}), REGISTRY)
    (outcome,) = book.outcomes
    assert str(outcome.date) == dated
    assert outcome.date_quote is not None
    assert outcome.date_quote.text == words
