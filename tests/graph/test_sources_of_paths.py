"""Who tells a path whole, and who tells only a step of it."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from some_maps import maps

from sjc_analysis.graph.links import CitedLink
from sjc_analysis.graph.paths import count_paths, list_paths
from sjc_analysis.graph.pathways import bundle, keep_between, keep_told, threads


@given(maps(), st.integers(1, 5))
def test_what_is_told_whole_is_each_source_traced_by_itself(links: list[CitedLink], most: int) -> None:
    own = {
        link.link_id
        for source in ("Ada", "Ben", "Cy")
        for link in keep_between([link for link in links if link.source == source], {"a", "b"}, {"f"}, most)
    }
    assert {link.link_id for link in keep_told(links, {"a", "b"}, {"f"}, most)} == own


@given(maps(), st.integers(1, 5))
def test_listed_paths_are_all_and_say_who_tells_each_step(links: list[CitedLink], most: int) -> None:
    bundles = bundle(links)
    listed = list_paths(bundles, {"a", "b"}, {"f"}, most, limit=10_000)
    assert len(listed) == count_paths(bundles, {"a", "b"}, {"f"}, most).total == len(set(listed))
    for path in listed:
        for source in ("Ada", "Ben", "Cy"):
            own = {(link.cause, link.effect) for link in links if link.source == source}
            steps = set(pairwise(path.factors))
            assert (source in path.told_by) == (steps <= own)
            assert (source in path.pooled_from) == bool(steps & own)
    told_whole = {source for path in listed for source in path.told_by}
    assert told_whole == set(threads(links, {"a", "b"}, {"f"}, most)["f"])
