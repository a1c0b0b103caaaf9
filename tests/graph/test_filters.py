"""Labels with a form, and filters whose order matters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_maps import maps

from sjc_analysis.graph.filters import (
    Filter,
    apply_filters,
    opposites_combined,
    said_by,
    said_often,
    told_whole,
    traced,
    without_loops,
    zoomed,
)
from sjc_analysis.graph.labels import combine_opposites, levels, opposite, upright, zoom
from sjc_analysis.graph.links import CitedLink, Factor, LinkMap
from sjc_analysis.graph.pathways import bundle, cycles

plain = st.text(st.characters(exclude_characters=";~\x00", exclude_categories=["Cs"]), min_size=1).map(
    lambda text: text.strip() or "x"
)
labels = st.lists(st.tuples(st.booleans(), plain), min_size=1, max_size=3).map(
    lambda parts: "; ".join(f"{'~' if flipped else ''}{part}" for flipped, part in parts)
)


def some_map(*rows: tuple[str, str, str]) -> LinkMap:
    names = sorted({end for row in rows for end in row[:2]})
    links = (CitedLink(str(number), *row) for number, row in enumerate(rows))
    return LinkMap(tuple(Factor(name, name) for name in names), tuple(links))


def said(links: LinkMap) -> list[tuple[str, str, bool]]:
    return [(link.cause, link.effect, link.opposed) for link in links.links]


@given(labels)
def test_an_opposite_of_an_opposite_is_the_label_and_both_stand_under_one(label: str) -> None:
    assert levels(opposite(opposite(label))) == levels(label)
    assert levels(upright(label)) in (levels(label), levels(opposite(label)))
    assert not upright(label).startswith("~")
    assert levels(upright(upright(label))) == levels(upright(label))


def test_a_link_between_opposite_poles_is_marked_and_one_between_two_flipped_ends_is_plain() -> None:
    told = some_map(
        ("fear", "trust", "Ada"),
        ("~fear", "trust", "Ben"),
        ("~fear", "~trust", "Cy"),
        ("fear", "~trust", "Dee"),
    )
    combined = combine_opposites(told)
    assert said(combined) == [
        ("fear", "trust", False), ("fear", "trust", True), ("fear", "trust", False), ("fear", "trust", True),
    ]  # fmt: skip
    (only,) = bundle(combined.links)
    assert (only.citations, only.opposed) == (4, 2)
    assert any("opposite poles" in note for note in combined.notes)


def test_opposites_left_alone_are_factors_of_their_own() -> None:
    told = some_map(("~fear", "trust", "Ada"), ("fear", "trust", "Ben"))
    assert len(bundle(told.links)) == 2


def test_a_hierarchy_is_flipped_at_every_level() -> None:
    told = some_map(
        ("~Healthy habits; smoking", "illness", "Ada"), ("Healthy habits; ~smoking", "illness", "Ben")
    )
    assert {factor.label for factor in combine_opposites(told).factors} == {
        "Healthy habits; ~smoking",
        "illness",
    }


def test_combining_twice_is_combining_once() -> None:
    told = some_map(("~fear", "trust", "Ada"), ("fear", "~trust", "Ben"))
    once = combine_opposites(told)
    assert said(combine_opposites(once)) == said(once)


def test_zooming_keeps_every_link_and_shows_loops() -> None:
    told = some_map(("Health; fear", "Health; sleep", "Ada"), ("Health", "rain", "Ben"))
    seen = zoom(told, 1)
    assert [(link.cause, link.effect) for link in seen.links] == [("Health", "Health"), ("Health", "rain")]
    assert cycles(bundle(seen.links)) == (("Health",),)
    assert zoom(told, 2).links == told.links
    with pytest.raises(ValueError, match="one level"):
        zoom(told, 0)


def test_two_acts_of_one_description_stay_two() -> None:
    told = LinkMap((Factor("A-01", "a course"), Factor("A-02", "a course"), Factor("O-01", "x; y")),
                   (CitedLink("1", "A-01", "O-01"), CitedLink("2", "A-02", "O-01")))  # fmt: skip
    assert [factor.factor_id for factor in zoom(told, 1).factors] == ["A-01", "A-02", "x"]


# Nobody tells how rain leads to trust: Ada ends at sleep, Ben begins at fear. Zoomed, the two are one factor.
FAMILY = some_map(("rain", "Health; sleep", "Ada"), ("Health; fear", "trust", "Ben"))


def test_zooming_before_tracing_makes_a_path_that_tracing_first_does_not() -> None:
    trace = traced("rain", "trust")
    assert [step.links for step in apply_filters(FAMILY, [trace, zoomed(1)])[1]] == [2, 0, 0]
    assert [step.links for step in apply_filters(FAMILY, [zoomed(1), trace])[1]] == [2, 2, 2]


def test_counts_are_made_anew_after_each_filter() -> None:
    told = some_map(
        ("a", "b", "Ada"), ("a", "b", "Ben"), ("b", "~c", "Ada"), ("b", "c", "Ben"), ("b", "b", "Cy")
    )
    left, steps = apply_filters(
        told,
        [without_loops(), opposites_combined(), said_often(2, 2), said_by(["Ada"]), told_whole("a", "c")],
    )
    assert [step[1:] for step in steps] == [
        (4, 5, 4, 5, 3), (4, 4, 3, 4, 2), (3, 4, 2, 4, 2), (3, 4, 2, 4, 2), (3, 2, 2, 2, 1), (3, 2, 2, 2, 1),
    ]  # fmt: skip
    assert {link.source for link in left.links} == {"Ada"}


@given(maps(), st.permutations([without_loops(), said_by(["Ada", "Ben"]), traced("a", "f")]))
def test_no_filter_adds_a_link_and_none_leaves_a_factor_without(
    links: list[CitedLink], order: list[Filter]
) -> None:
    names = sorted({end for link in links for end in link[1:3]})
    left, steps = apply_filters(LinkMap(tuple(Factor(name, name) for name in names), tuple(links)), order)
    assert [step.links for step in steps] == sorted((step.links for step in steps), reverse=True)
    assert {factor.factor_id for factor in left.factors} == {end for link in left.links for end in link[1:3]}
