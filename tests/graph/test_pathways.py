"""Paths, threads and robustness: maps countable by hand, and the laws they obey, checked by networkx."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from some_maps import FACTORS, maps, told

from sjc_analysis.graph.links import CitedLink
from sjc_analysis.graph.paths import count_paths
from sjc_analysis.graph.pathways import bundle, cycles, keep_between, threads
from sjc_analysis.graph.robustness import citations, robustness, sources

# Rain waters the crops (said by three), crops feed (said by Ada twice and by Ben), rain feeds directly (Cy).
SMALL = told("rain crops Ada", "rain crops Ben", "rain crops Cy", "crops food Ada", "crops food Ada",
             "crops food Ben", "rain food Cy", "food rain Cy", "crops price Ben")  # fmt: skip


def test_a_small_map_counted_by_hand() -> None:
    kept = keep_between(SMALL, {"rain"}, {"food"}, 2)
    assert [link.link_id for link in kept] == ["0", "1", "2", "3", "4", "5", "6"]
    assert count_paths(bundle(kept), {"rain"}, {"food"}, 2).total == 2
    assert threads(kept, {"rain"}, {"food"}, 2) == {"food": ("Ada", "Ben", "Cy")}
    assert robustness(bundle(kept), {"rain"}, {"food"}).value == 4  # 3 through the crops, 1 directly
    assert robustness(bundle(kept), {"rain"}, {"food"}, sources).value == 3  # 2 through the crops, 1 directly


def test_a_path_pooled_from_two_sources_is_no_thread() -> None:
    pooled = told("a b Ada", "b c Ben")
    assert count_paths(bundle(pooled), {"a"}, {"c"}, 4).total == 1
    assert threads(pooled, {"a"}, {"c"}, 4) == {"c": ()}


def test_a_thread_longer_than_the_limit_is_none() -> None:
    long = told("a b Ada", "b c Ada", "c d Ada")
    assert threads(long, {"a"}, {"d"}, 3) == {"d": ("Ada",)}
    assert threads(long, {"a"}, {"d"}, 2) == {"d": ()}


def test_a_factor_at_both_ends_is_no_thread_to_itself() -> None:
    assert threads(told("a b Ada", "c b Ben"), {"a", "c"}, {"c", "b"}, 4) == {"b": ("Ada", "Ben"), "c": ()}


def test_loops_are_kept_and_named_and_lie_on_no_simple_path() -> None:
    looped = told("a b Ada", "b a Ada", "b c Ada")
    kept = keep_between(looped, {"a"}, {"c"}, 4)
    assert kept == tuple(looped)
    assert cycles(bundle(kept)) == (("a", "b"),)
    assert count_paths(bundle(kept), {"a"}, {"c"}, 4).bundles == {("a", "b"), ("b", "c")}
    assert cycles(bundle(told("a a Ada"))) == (("a",),)


def test_counting_stops_at_the_limit_and_says_so() -> None:
    many = told(*(f"{x} {y} Ada" for x in FACTORS for y in FACTORS if x != y))
    counted = count_paths(bundle(many), {"a"}, {"f"}, 5, limit=10)
    assert (counted.total, counted.complete) == (10, False)
    assert (
        count_paths(bundle(many), {"a"}, {"f"}, 5).total == 1 + 4 + 12 + 24 + 24
    )  # 0 to 4 factors between, in order


def test_a_bundle_that_nobody_is_named_for_is_cut_at_no_cost() -> None:
    result = robustness(bundle(told("a b", "b c Ada")), {"a"}, {"c"}, sources)
    assert result.value == 0
    assert [(each.cause, each.effect) for each in result.cut] == [("a", "b")]


def test_a_link_without_words_is_no_citation() -> None:
    assert bundle([CitedLink("1", "a", "b", "", cited=False)])[0].citations == 0


def test_a_factor_at_both_ends_has_no_robustness() -> None:
    with pytest.raises(ValueError, match="both"):
        robustness(bundle(told("a b Ada")), {"a"}, {"a"})


def graph_of(links: list[CitedLink]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(FACTORS)
    for each in bundle(links):
        graph.add_edge(each.cause, each.effect, capacity=each.citations)
    return graph


@given(maps(), st.integers(1, 5))
def test_paths_are_those_networkx_finds(links: list[CitedLink], most: int) -> None:
    counted = count_paths(bundle(links), {"a", "b"}, {"e", "f"}, most)
    found = [
        path
        for start in "ab"
        for end in "ef"
        for path in nx.all_simple_paths(graph_of(links), start, end, cutoff=most)
    ]
    assert counted.total == len(found)
    assert counted.bundles == {step for path in found for step in nx.utils.pairwise(path)}


@given(maps())
def test_robustness_is_the_flow_networkx_finds_and_what_its_cut_holds(links: list[CitedLink]) -> None:
    bundles = bundle(links)
    result = robustness(bundles, {"a"}, {"f"})
    assert result.value == nx.maximum_flow_value(graph_of(links), "a", "f")
    assert result.value == sum(each.citations for each in result.cut)


@given(maps(), st.booleans())
def test_without_the_cut_no_path_is_left(links: list[CitedLink], by_source: bool) -> None:
    cut = robustness(bundle(links), {"a", "b"}, {"e", "f"}, sources if by_source else citations).cut
    gone = {link_id for each in cut for link_id in each.link_ids}
    rest = [link for link in links if link.link_id not in gone]
    assert count_paths(bundle(rest), {"a", "b"}, {"e", "f"}, len(FACTORS)).total == 0


@given(maps(), st.integers(1, 5))
def test_tracing_loses_no_path_and_keeps_nothing_out_of_reach(links: list[CitedLink], most: int) -> None:
    kept = keep_between(links, {"a"}, {"f"}, most)
    before, after = (count_paths(bundle(some), {"a"}, {"f"}, most) for some in (links, kept))
    assert (after.total, after.bundles) == (before.total, before.bundles)
    graph = graph_of(links)
    for link in kept:
        there = nx.shortest_path_length(graph, "a", link.cause)
        onward = nx.shortest_path_length(graph, link.effect, "f")
        assert there + 1 + onward <= most


@given(maps(), st.integers(1, 5))
def test_a_thread_is_a_path_of_one_source(links: list[CitedLink], most: int) -> None:
    tellers = threads(links, {"a", "b"}, {"e"}, most)["e"]
    assert "" not in tellers
    for source in ("Ada", "Ben", "Cy"):
        own = [link for link in links if link.source == source]
        assert (source in tellers) == (count_paths(bundle(own), {"a", "b"}, {"e"}, most).total > 0)


@given(maps(), st.sampled_from(FACTORS), st.sampled_from(FACTORS))
def test_a_further_citation_never_lowers_robustness(links: list[CitedLink], cause: str, effect: str) -> None:
    more = [*links, CitedLink("more", cause, effect, "Dee")]
    for count in (citations, sources):
        before, after = (robustness(bundle(some), {"a"}, {"f"}, count).value for some in (links, more))
        assert before <= after <= before + 1


@given(maps(), st.data())
def test_the_order_of_links_never_shows(links: list[CitedLink], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(links))
    assert bundle(mixed) == bundle(links)
    assert robustness(bundle(mixed), {"a"}, {"f"}) == robustness(bundle(links), {"a"}, {"f"})
    assert threads(mixed, {"a"}, {"f"}, 4) == threads(links, {"a"}, {"f"}, 4)
    assert count_paths(bundle(mixed), {"a"}, {"f"}, 4) == count_paths(bundle(links), {"a"}, {"f"}, 4)
