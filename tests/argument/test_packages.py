"""Necessary in its own package, in every package, or in none (method, section 6.4)."""

import pytest
from builders import DECIDED, added, strong_book
from hypothesis import given
from hypothesis import strategies as st

from sjc_analysis.argument.packages import package_result
from sjc_analysis.argument.premises import is_necessary
from sjc_analysis.graph.model import Model
from sjc_analysis.records import Package


def package(number: int, *event_ids: str, **more: str) -> Package:
    return Package(package_id=f"J-0{number}", outcome_id="O-01", event_ids=event_ids, **{**DECIDED, **more})


@pytest.mark.parametrize(
    ("packages", "standing", "needed"),
    [
        ((), "no package given", ()),
        ((package(1, "A-02"),), "in no package", ()),
        ((package(1, "A-01", "A-02"),), "necessary in every package", ("J-01",)),
        ((package(1, "A-01", "A-02"), package(2, "A-02")), "redundant", ()),
        ((package(1, "A-01"), package(2, "A-02")), "necessary in its own package", ("J-01",)),
        ((package(1, "A-01"), package(2, "A-01", "A-02")), "necessary in every package", ("J-01", "J-02")),
        ((package(1, "A-01"), package(2, "A-02", status="refused")), "necessary in every package", ("J-01",)),
    ],
)
def test_where_an_act_is_needed(
    packages: tuple[Package, ...], standing: str, needed: tuple[str, ...]
) -> None:
    result = package_result(Model(added(strong_book(), packages=packages)), "A-01", "O-01")
    assert (result.standing, result.packages) == (standing, needed)


EVENTS = st.lists(st.sampled_from([f"A-0{n}" for n in range(1, 6)]), min_size=1, unique=True)


@given(EVENTS, st.lists(EVENTS, max_size=4), st.sampled_from([f"A-0{n}" for n in range(1, 6)]))
def test_more_packages_never_make_an_act_more_necessary(
    events: list[str], others: list[list[str]], event_id: str
) -> None:
    own = package(1, *events)
    packages = [own, *(package(number, *other) for number, other in enumerate(others, start=2))]
    if is_necessary(event_id, own, packages):
        assert is_necessary(event_id, own, [own])
        assert event_id in own.event_ids
