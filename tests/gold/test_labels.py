"""The labelled set is whole: words in their passages, known kinds and values, two halves of like mix."""

import datetime as dt
from collections import Counter
from typing import get_args

import pytest
from gold.gold_set import load_labels, load_passages, rows
from gold.scoring import KINDS, Marked

from sjc_analysis.vocabulary import ContributionKind, LinkBasis, RivalKind

PASSAGES = load_passages()
LABELS = load_labels(PASSAGES)  # raises if a label's words are not in its passage
HALVES = sorted({passage.half for passage in PASSAGES})
FOLDS = ("a", "b", "c")
FIELDS = {
    "outcome", "significance", "additional_information", "contribution_programme", "contribution_others",
    "evidence", "requests", "commitments", "overview", "questions", "comments",
}  # fmt: skip
NAMES = {row["name"] for row in rows("actors.csv")}


def is_interval(value: str) -> bool:
    first, last = (dt.date.fromisoformat(day) for day in value.split("/"))
    return first <= last


def is_quantity(value: str) -> bool:
    number, _, unit = value.partition(" ")
    low, _, high = number.partition("-")
    return bool(unit) and low.isdigit() and (not high or int(low) < int(high))


VALUE_RULES = {
    "actor_mention": NAMES.__contains__,
    "act_kind": set(get_args(ContributionKind)).__contains__,
    "date": is_interval,
    "link": (set(get_args(LinkBasis)) - {"inferred"}).__contains__,
    "rival": (set(get_args(RivalKind)) | {""}).__contains__,
    "quantity": is_quantity,
}


def test_there_are_enough_passages_with_ids_of_their_own() -> None:
    assert min(Counter(passage.half for passage in PASSAGES).values()) >= 150
    assert len({passage.passage_id for passage in PASSAGES}) == len(PASSAGES)
    assert len({passage.text for passage in PASSAGES}) == len(PASSAGES)


def test_passages_stand_in_known_fields_and_halves() -> None:
    assert set(HALVES) <= {"develop", "report"}
    assert {passage.field for passage in PASSAGES} == FIELDS
    assert all((passage.fold in FOLDS) == (passage.half == "develop") for passage in PASSAGES)


def test_an_outcome_that_holds_a_link_has_the_field_that_tells_its_act() -> None:
    linked = {label.passage_id for label in LABELS if label.kind == "link"}
    for passage in PASSAGES:
        beside = passage.field == "outcome" and passage.passage_id in linked
        assert bool(passage.beside_text) == beside
        assert passage.beside_field in ({"contribution_programme", "contribution_others"} if beside else {""})


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_each_field_is_shared_out_evenly(field: str) -> None:
    counts = Counter(passage.fold for passage in PASSAGES if passage.field == field)
    assert abs(counts["a"] - counts["b"]) <= 1


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_each_field_has_a_like_share_of_both_halves(field: str) -> None:
    sizes = Counter(passage.half for passage in PASSAGES)
    counts = Counter(passage.half for passage in PASSAGES if passage.field == field)
    assert abs(counts["develop"] / sizes["develop"] - counts["report"] / sizes["report"]) <= 0.03


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_enough_labels_and_enough_passages_without(kind: str, half: str) -> None:
    holding = Counter(label.passage_id for label in LABELS if label.kind == kind)
    in_half = [passage.passage_id for passage in PASSAGES if passage.half == half]
    assert sum(holding[passage_id] for passage_id in in_half) >= 12
    assert sum(passage_id not in holding for passage_id in in_half) >= 30


@pytest.mark.parametrize("half", HALVES)
def test_some_passages_hold_nothing(half: str) -> None:
    holding = {label.passage_id for label in LABELS}
    assert sum(passage.half == half and passage.passage_id not in holding for passage in PASSAGES) >= 5


def has_known_value(label: Marked) -> bool:
    return label.kind in KINDS and VALUE_RULES.get(label.kind, "".__eq__)(label.value)


def test_labels_have_a_known_kind_and_value() -> None:
    assert [label for label in LABELS if not has_known_value(label)] == []


def test_no_label_stands_twice() -> None:
    assert [label for label, count in Counter(LABELS).items() if count > 1] == []


def test_every_act_has_one_kind_and_the_other_way_round() -> None:
    acts = {(label.passage_id, label.start, label.end) for label in LABELS if label.kind == "act"}
    kinds = Counter(
        (label.passage_id, label.start, label.end) for label in LABELS if label.kind == "act_kind"
    )
    assert set(kinds) == acts
    assert set(kinds.values()) == {1}
