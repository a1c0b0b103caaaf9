"""Temporary: the tables written by hand equal what the declarations say."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from sjc_analysis.casebook import TABLES
from sjc_analysis.cells import field_type
from sjc_analysis.dates import Interval
from sjc_analysis.decisions import pairing
from sjc_analysis.disclosure import columns
from sjc_analysis.records import KnownBy, Quote, Ref, Row, marked
from sjc_analysis.references import target_prefixes

_TARGETS: Mapping[str, str] = {
    "source_id": "S",
    "record_id": "R",
    "record_ids": "R",
    "passage_id": "P",
    "repeats_ids": "P",
    "actor_id": "N",
    "actor_ids": "N",
    "recipient_ids": "N",
    "publisher_id": "N",
    "said_by_ids": "N",
    "asked_by_ids": "N",
    "asked_of_ids": "N",
    "met_by_ids": "N",
    "made_by_ids": "N",
    "made_to_ids": "N",
    "event_id": "A",
    "event_ids": "A",
    "outcome_id": "O",
    "follows_from_ids": "O",
    "same_as_id": "O",
    "trace_id": "Z",
    "cause_id": "AO",
    "effect_id": "AO",
    "link_id": "L",
    "link_ids": "L",
    "claim_id": "C",
    "rival_id": "V",
    "cluster_id": "D",
    "evidence_id": "E",
    "given_id": "E",
    "framework_ids": "F",
    "Passage.answers_id": "P",
    "Statement.answers_id": "T",
    "Commitment.answers_ids": "Q",
    "Claim.cause_id": "A",
}

SOFT_LISTS = frozenset(
    {
        "actor_ids", "recipient_ids", "said_by_ids", "asked_by_ids", "asked_of_ids", "met_by_ids",
        "made_by_ids", "made_to_ids", "record_ids", "follows_from_ids", "framework_ids", "answers_ids",
    }
)  # fmt: skip
"""Lists that lose the ids an audience may not know, while the row stands."""

SOFT_REFERENCES = frozenset({"publisher_id", "same_as_id"})
"""Single references that are blanked, while the row stands."""

BLANK_IF_REFUSED = frozenset({"cluster_id", "event_id", "trace_id"})
"""References that are blanked when a person refused the row they name: nothing secret, only not so."""


SECONDARY_QUOTES: Mapping[str, Mapping[str, Any]] = {
    "date_quote": {"date": Interval()},
    "due_quote": {"due": Interval()},
    "met_quote": {"met_by_ids": ()},
    "later_quote": {"standing": "unknown"},
}
"""Quotes a row can stand without, and what the value they carried becomes when they are withheld."""

BLANKED: Mapping[str, Mapping[str, Any]] = {
    "Source": {"file": "", "sha256": "", "confidential": False},
    "HarvestRecord": {
        "label": "", "label_quote": None, "number": "", "flag_quote": None, "confidential": False,
    },
    "Passage": {"place": ""},
    "Actor": {"note": "", "consent": "", "consent_period": Interval()},
    "Cluster": {"name": "items of one origin"},
}  # fmt: skip
"""What never leaves, table by table: labels and lines have gaps, notes are the evaluator's own."""


class _Known(NamedTuple):
    """What a table's rows are known by, beside the words they quote."""

    strict: tuple[str, ...]
    loose: tuple[str, ...]
    """What a person's correction is not expected to change."""
    enough: bool
    """Whether these columns tell rows apart without a quote."""


_KNOWN: Mapping[str, _Known] = {
    "framework": _Known(("level", "code"), (), False),
    "events": _Known(("kind",), (), False),
    "outcomes": _Known((), (), False),
    "traces": _Known(("outcome_id",), ("outcome_id",), False),
    "links": _Known(("cause_id", "effect_id"), ("cause_id", "effect_id"), True),
    "claims": _Known(("cause_id", "outcome_id"), ("cause_id", "outcome_id"), True),
    "rivals": _Known(("outcome_id", "claim_id", "link_id"), ("outcome_id",), False),
    "evidence": _Known(
        ("outcome_id", "source_id", "part", "claim_id", "link_id"), ("outcome_id", "source_id"), True
    ),
    "likelihoods": _Known(("evidence_id", "claim_id", "rival_id", "given_id"), (), True),
    "packages": _Known(("outcome_id", "event_ids"), (), True),
    "ratings": _Known(
        ("record_id", "outcome_id", "criterion", "rater", "by_author"),
        ("record_id", "outcome_id", "criterion", "by_author"),
        True,
    ),
    "grounds": _Known(("outcome_id", "criterion"), ("outcome_id",), False),
    "substantiations": _Known(("outcome_id", "claim_id", "part", "informant", "question"), (), True),
    "requests": _Known((), (), False),
    "commitments": _Known((), (), False),
    "statements": _Known(("kind",), (), False),
}
"""Tables in an order in which a row is paired after the rows it is known by."""


ROWS = {table: model for table, model in TABLES.items() if issubclass(model, Row)}


def _old_prefixes(model: Any, field: str) -> str:
    if field == getattr(model, "id_field", "finding_id") or not field.endswith(("_id", "_ids")):
        return ""
    return _TARGETS.get(f"{model.__name__}.{field}") or _TARGETS[field]


@pytest.mark.parametrize("table", TABLES)
def test_targets(table: str) -> None:
    model = TABLES[table]
    if table == "findings":
        assert not any(target_prefixes(model, f) for f in model.model_fields)
        return
    for field in model.model_fields:
        assert target_prefixes(model, field) == _old_prefixes(model, field), field


@pytest.mark.parametrize("table", ROWS)
def test_disclosure(table: str) -> None:
    model = ROWS[table]
    for field in model.model_fields:
        if _old_prefixes(model, field):
            soft = field in SOFT_LISTS or field in SOFT_REFERENCES
            assert columns.is_soft(model, field) == soft, field
            assert columns.blank_if_refused(model, field) == (field in BLANK_IF_REFUSED), field
            assert columns.goes_with(model, field) == (not soft)
        elif field_type(model, field) is Quote:
            strict = field not in SECONDARY_QUOTES and field not in ("label_quote", "flag_quote")
            assert columns.goes_with(model, f"{field}_at") == strict
            carried = columns.secondary_quotes(model).get(field)
            then = {carried: columns.blank(model, carried)} if carried else {}
            assert then == SECONDARY_QUOTES.get(field, {})
    assert columns.never_leaving(model) == BLANKED.get(model.__name__, {})


def test_known() -> None:
    assert pairing._PAIRED.keys() == _KNOWN.keys()
    for table, known in _KNOWN.items():
        marks = marked(ROWS[table], KnownBy)
        assert set(marks) == set(known.strict), table
        assert {f for f, m in marks.items() if m.lasting} == set(known.loose), table
        assert ROWS[table].known_without_quote == known.enough, table


def test_no_reference_of_a_row_is_undeclared() -> None:
    for model in ROWS.values():
        for field in model.model_fields:
            assert bool(_old_prefixes(model, field)) == (field in marked(model, Ref))
